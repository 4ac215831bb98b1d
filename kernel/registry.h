/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Allocated items: one for each submission, freed by its own handler, and a
 * registry of those that live, so that they can be cancelled and waited for.
 */
#ifndef WQDEMO_REGISTRY_H
#define WQDEMO_REGISTRY_H

#include <linux/atomic.h>
#include <linux/mutex.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "../common/command.h"
#include "allocated_item.h"

struct answer;

/* What a pattern with allocated items supplies, and its living items. */
struct registry {
	enum wqdemo_queue queue;
	work_func_t handler;
	/* For items with data of their own; without it they are plain ones. */
	struct allocated_item *(*make)(void); /* may sleep; NULL: no memory */
	void (*free)(struct allocated_item *item); /* task or softirq */
	/* The kernel's queue call. Interrupts are off. */
	bool (*submit)(struct allocated_item *item,
		       const struct wqdemo_command *command);
	const char *fixed; /* why max_active cannot change, or NULL */

	struct workqueue_struct *wq; /* NULL: not on this kernel */
	unsigned int max_active;
	struct registry_shard __percpu *shards;
	atomic64_t last_id;
	/*
	 * Grows with each cancel and flush: items of an earlier one are those that
	 * it is about.
	 */
	atomic64_t generation;
	wait_queue_head_t ended;   /* items leave their shards */
	struct mutex cancel_mutex; /* one pass at a time; no waiting under it */
	/* Of who changes max_active, until others may change it again: a scenario plays under it. */
	struct mutex max_active_mutex;
};

/*
 * Takes over @wq, a workqueue just made with @max_active; NULL stands for no
 * memory. Return: 0, or -ENOMEM and @wq is destroyed.
 */
int registry_init(struct registry *registry, struct workqueue_struct *wq,
		  unsigned int max_active);

/* Cancels every item, destroys the workqueue. Nobody may submit any longer. */
void registry_exit(struct registry *registry);

/*
 * Makes as many items as @command says, then queues them; all or none. May
 * sleep. Return: 0; or -EOPNOTSUPP, -ENOSPC, -ENOMEM, -EINTR (killed),
 * explained in @answer.
 */
int registry_submit_many(struct registry *registry,
			 const struct wqdemo_command *command,
			 struct answer *answer);

/* Where and when a command wants its items: for the kernel's ..._on() calls. */
static inline int wanted_cpu(const struct wqdemo_command *command)
{
	if (command->given & WQDEMO_TAKES(CPU))
		return command->value[WQDEMO_KEY_CPU];
	return WORK_CPU_UNBOUND;
}

static inline unsigned long wanted_delay(const struct wqdemo_command *command)
{
	return msecs_to_jiffies(command->value[WQDEMO_KEY_DELAY]);
}

/* All of a handler: its beginning, its program, its end. Frees the item. */
void allocated_item_run(struct allocated_item *item);

/*
 * How many wait. Nobody is told when a timer expires: those with a timer count
 * as armed until they start.
 */
void registry_read(struct registry *registry, u64 *armed, u64 *pending);

/* Takes the item out of its shard; who waits for that looks again. @was_waiting: it had not started. */
void registry_remove_item(struct allocated_item *item, bool was_waiting);

/* Puts a reference; the last one frees the item. Task or softirq. */
void registry_put_item(struct allocated_item *item);

/* Whether no item lives. */
bool registry_is_empty(struct registry *registry);

/* Removes what waits; tells @answer how many, and how many run on. */
int registry_cancel(struct registry *registry, struct answer *answer);

/* The same, and waits for those that run: -EINTR if killed before. */
int registry_cancel_sync(struct registry *registry, struct answer *answer);

/* Removes what waits, for registry_exit(): nobody submits or cancels any longer. */
void registry_cancel_all(struct registry *registry);

/* Waits for what was queued before, not for what is armed: -EINTR if killed. */
int registry_flush(struct registry *registry, struct answer *answer);

/*
 * workqueue_set_max_active(). Return: 0; -EOPNOTSUPP where the kernel would
 * warn; -EINTR if killed while a scenario is played.
 */
int registry_set_max_active(struct registry *registry, unsigned int max_active,
			    struct answer *answer);

/* The same in two steps, for who wants it to stay: -EINTR if killed. */
int registry_lock_max_active(struct registry *registry, struct answer *answer);
void registry_unlock_max_active(struct registry *registry);
void registry_change_max_active(struct registry *registry,
				unsigned int max_active);

/*
 * How many of the pending are held back by max_active, not by busy workers.
 * False where the kernel does not tell.
 */
bool registry_held(struct registry *registry, bool unbound, u64 armed,
		   u64 pending, u64 running, u64 *held);

#endif
