/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Allocated items: one for each submission, freed by its own handler, and a
 * registry of those that live, so that they can be cancelled at unload.
 *
 * An item that its handler frees must not be touched by others without a
 * reference. It is born with one, the handler's; a canceller takes its own
 * under the registry's lock. Whoever gives back the last one frees the item.
 */
#ifndef WQDEMO_REGISTRY_H
#define WQDEMO_REGISTRY_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/refcount.h>
#include <linux/workqueue.h>

#include "run.h"

struct allocated_item {
	struct work_struct work;
	struct item_stamp stamp;
	struct registry *registry;
	struct list_head entry;		/* of the command that makes it, then of its shard */
	unsigned int shard;		/* the CPU that registered it */
	refcount_t references;
};

struct registry_shard;

/* What a pattern with allocated items supplies, and its living items. */
struct registry {
	enum wqdemo_queue queue;
	struct allocated_item *(*make)(void);		/* may sleep; NULL: no memory */
	bool (*submit)(struct allocated_item *item);	/* the kernel's queue call */
	void (*free)(struct allocated_item *item);	/* any context */

	struct registry_shard __percpu *shards;
	atomic64_t last_id;
};

/* -ENOMEM, or 0: then registry_exit() must follow, with no item left. */
int registry_init(struct registry *registry);
void registry_exit(struct registry *registry);

/*
 * Makes @n items, then queues them; all or none. May sleep.
 * Return: 0; or -ENOSPC, -ENOMEM, -EINTR (killed), explained in @answer.
 */
int registry_submit_many(struct registry *registry, u32 n,
			 struct answer *answer);

/* The handler's first and last statement; the last one frees the item. */
void allocated_item_start(struct allocated_item *item, struct item_run *run);
void allocated_item_finish(struct allocated_item *item, struct item_run *run);

/* How many wait for a worker. */
u64 registry_pending(struct registry *registry);

/*
 * Cancels every item and waits for those that run. Nobody may submit any
 * longer. May sleep.
 */
void registry_cancel_all(struct registry *registry);

#endif
