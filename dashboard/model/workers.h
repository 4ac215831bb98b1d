/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The workers that ran the module's items, as far as the lives of items tell.
 * Workers belong to pools, not to queues: one may serve several queues.
 */
#ifndef WQTOP_MODEL_WORKERS_H
#define WQTOP_MODEL_WORKERS_H

#include "model/item_lives.h"
#include "read/snapshot.h"

#define WORKERS_MOST		256
#define WORKER_NAME_MAX		40

/* The pool that a worker belongs to, by its name. */
enum worker_pool {
	WORKER_BOUND,			/* to a CPU: "kworker/1:0" */
	WORKER_UNBOUND,			/* "kworker/u4:0" */
	WORKER_RESCUER,			/* to none: a queue's own thread */
	WORKER_SOFTIRQ,			/* to none: it is no thread */
	WORKER_OTHER,
};

struct worker {
	char name[WORKER_NAME_MAX];
	enum worker_pool pool;
	unsigned int pool_cpu;		/* of WORKER_BOUND and WORKER_SOFTIRQ */
	bool highpri;			/* its pool has nice -20 */
	unsigned int items;		/* that it ran since workers.since_ns, */
	uint64_t busy_ns;		/* and for how long */
	const struct life *last;	/* the last item that it began */
	bool runs;			/* the last item still runs */
	unsigned int queues;		/* a bit for each that it served */
};

struct workers {
	uint64_t since_ns;		/* all items are known since then */
	unsigned int count;
	unsigned int left_out;		/* more than WORKERS_MOST */
	struct worker worker[WORKERS_MOST];	/* by name */
	unsigned int idle_count;	/* rescuers that ran nothing: rows below */
	const struct snapshot_queue *idle[WQDEMO_QUEUE_COUNT];	/* their queues */
};

/*
 * Finds the workers of all lives, as seen at @now_ns. @queue: only the items of
 * that one count, or -1. The lives must stay for as long as the result is used.
 */
void workers_build(struct workers *workers, const struct item_lives *lives,
		   int queue, uint64_t now_ns);

/*
 * Finds the rescuers that ran nothing, so that their threads are known to be
 * there. @queue: as above. The snapshot must stay as well.
 */
void workers_find_idle(struct workers *workers, const struct snapshot *snapshot,
		       int queue);

/* Return: the rows of all workers and of the rescuers that ran nothing. */
unsigned int workers_rows(const struct workers *workers);

/* Return: the first row that is shown, @wanted or what fills @rows rows. */
unsigned int workers_first(const struct workers *workers, unsigned int wanted,
			   unsigned int rows);

/* Writes the name of the worker that runs, or ran, an item. */
void worker_name(const struct life *life, char *name, size_t size);

/*
 * Writes the name of a queue's rescuer as ps shows it. Return: false if the
 * queue has none.
 */
bool worker_rescuer_name(const struct snapshot *snapshot,
			 const struct snapshot_queue *queue, char *name,
			 size_t size);

/* Return: whether both items have a worker of the same name. */
bool worker_is_same(const struct life *a, const struct life *b);

#endif
