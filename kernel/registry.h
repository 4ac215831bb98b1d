/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A registry lists the living items of a queue that allocates one for each
 * submission, so that they can be cancelled and waited for.
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

/* Filled in by the pattern down to @fixed, then by registry_init(). */
struct registry {
	enum wqdemo_queue queue;
	work_func_t handler;
	/* For items of the pattern's own; NULL: struct allocated_item alone. */
	struct allocated_item *(*make)(void); /* may sleep; NULL on no memory */
	void (*free)(struct allocated_item *item); /* task or softirq */
	/* Makes the kernel's queue call, under a shard's lock. */
	bool (*submit)(struct allocated_item *item,
		       const struct wqdemo_command *command);
	const char *fixed; /* why max_active cannot change, or NULL */

	struct workqueue_struct *wq; /* NULL: not on this kernel */
	/* The first is read without its mutex, below: one number. 0: no limit */
	unsigned int max_active, max_active_at_load;
	struct registry_shard __percpu *shards;
	atomic64_t last_id; /* gives numbers; in no order with anything */
	/*
	 * Grows with each cancel and flush: they act on earlier items. Items take
	 * it under the lock of their shard, and who made it grow then locks each
	 * shard: it meets every item that has an earlier one.
	 */
	atomic64_t generation;
	wait_queue_head_t ended; /* woken when items of earlier ones are gone */
	struct mutex cancel_mutex; /* one pass at a time; never held in a wait */
	/* Serialises max_active changes. A scenario holds it while it plays. */
	struct mutex max_active_mutex;
	wait_queue_head_t max_active_free; /* woken when that is unlocked */
};

/* @wq: the pattern's workqueue, with @max_active. Return: 0 or -ENOMEM. */
int registry_init(struct registry *registry, struct workqueue_struct *wq,
		  unsigned int max_active);

/* Frees it, after the items are cancelled and the workqueue is destroyed. */
void registry_exit(struct registry *registry);

/*
 * Makes as many items as @command says, then queues them: all or none. May
 * sleep. Return: 0; or -ENOSPC, -ENOMEM, -EINTR (killed) or -ESHUTDOWN
 * (the module is being unloaded), which @answer explains.
 */
int registry_submit_many(struct registry *registry,
			 const struct wqdemo_command *command,
			 struct answer *answer);

/* The CPU and the delay of a command, for the kernel's ..._on() calls. */
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

/* Does all that a handler does: start, program, end. Frees the item. */
void allocated_item_run(struct allocated_item *item);

/*
 * Counts the items that wait. Nobody is told when a timer expires: items with a
 * timer count as armed until they start.
 */
void registry_read(struct registry *registry, u64 *armed, u64 *pending);

/*
 * Takes the item out of its shard, and wakes those who wait for items if they
 * may have waited for this one alone.
 * @was_waiting: it had not started. Task or softirq.
 */
void registry_remove_item(struct allocated_item *item, bool was_waiting);

/* Puts a reference; the last one frees the item. Task or softirq. */
void registry_put_item(struct allocated_item *item);

/* True if no item lives. */
bool registry_is_empty(struct registry *registry);

/* Removes the waiting items; @answer says how many, and how many run on. */
int registry_cancel(struct registry *registry, struct answer *answer);

/*
 * Also waits for running handlers. Return: 0; -EINTR if killed before,
 * -ESHUTDOWN if the module is being unloaded.
 */
int registry_cancel_sync(struct registry *registry, struct answer *answer);

/* Removes the waiting items of a pattern that goes, when no command runs. */
void registry_cancel_all(struct registry *registry);

/* Waits for items queued before, but not for armed ones. Return: as above. */
int registry_flush(struct registry *registry, struct answer *answer);

/*
 * Calls workqueue_set_max_active(), after a scenario that plays. Return: 0;
 * -EOPNOTSUPP if the kernel would warn; -EINTR if killed while waiting.
 */
int registry_set_max_active(struct registry *registry, unsigned int max_active,
			    struct answer *answer);

/* The parts of that, for a caller that changes it for some time. */
int registry_lock_max_active(struct registry *registry, struct answer *answer);
void registry_unlock_max_active(struct registry *registry);
void registry_change_max_active(struct registry *registry,
				unsigned int max_active);

/*
 * Finds how many pending items are held back by max_active, not by busy
 * workers. Return: false if that cannot be known.
 */
bool registry_held(struct registry *registry, bool unbound, u64 armed,
		   u64 pending, u64 running, u64 *held);

#endif
