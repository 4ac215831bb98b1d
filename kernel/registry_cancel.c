// SPDX-License-Identifier: GPL-2.0
/* Removing the items of a registry, and waiting for them: cancel and flush. */
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/sched.h>

#include "answers.h"
#include "concurrency.h"
#include "counters.h"
#include "events.h"
#include "registry.h"
#include "registry_shard.h"
#include "unloading.h"

/*
 * The oldest item of an earlier generation, with a reference, moved to the seen
 * ones; or NULL. It stays registered: it may run on.
 */
static struct allocated_item *take_oldest(struct registry_shard *shard,
					  bool delayed, u64 generation)
{
	struct allocated_item *item;
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	item = list_first_entry_or_null(&shard->items[delayed],
					struct allocated_item, entry);
	if (item && item->generation >= generation)
		item = NULL;
	if (item) {
		list_move_tail(&item->entry, &shard->seen[delayed]);
		refcount_inc(&item->references);
	}
	spin_unlock_irqrestore(&shard->lock, flags);
	return item;
}

/* The kernel's cancel call, one step with its count for the item behind this one. */
static bool remove_item(struct allocated_item *item)
{
	enum wqdemo_queue queue = item->registry->queue;
	spinlock_t *lock = concurrency_lock(queue);
	unsigned long flags;
	bool removed;

	/* Works as well for an item without a timer. */
	if (!item->stamp.order)
		return cancel_delayed_work(&item->dwork);
	spin_lock_irqsave(lock, flags);
	removed = cancel_delayed_work(&item->dwork);
	if (removed)
		concurrency_cancelled(queue, item->stamp.order);
	spin_unlock_irqrestore(lock, flags);
	return removed;
}

/* True if it was removed before it could run. */
static bool cancel_item(struct allocated_item *item)
{
	if (!remove_item(item))
		return false;
	counters_add(item->registry->queue, COUNTER_CANCELLED, 1);
	events_write(WQDEMO_EVENT_cancelled, item->registry->queue,
		     item->stamp.id, ktime_get_ns(), NULL);
	registry_leave_shard(item, true);
	/* Its handler will not run: that reference is ours to give back. */
	registry_put_item(item);
	return true;
}

/* Those that a timer started are in no order. */
static unsigned int count_started(struct registry_shard *shard, u64 generation)
{
	struct allocated_item *item;
	unsigned int count = 0;

	lockdep_assert_held(&shard->lock);
	list_for_each_entry(item, &shard->started, entry)
		count += item->generation < generation;
	return count;
}

/*
 * Of those with a timer: a pass met them and could not remove them, and they have
 * not come to their first line.
 */
static unsigned int count_about_to_start(struct registry_shard *shard)
{
	struct allocated_item *item;
	unsigned int count = 0;

	lockdep_assert_held(&shard->lock);
	list_for_each_entry(item, &shard->seen[true], entry)
		count++;
	return count;
}

/* What a cancelling pass met. */
struct tally {
	u64 removed;
	u64 running;			/* or about to end */
};

static void cancel_list(struct registry_shard *shard, bool delayed,
			u64 generation, struct tally *tally)
{
	struct allocated_item *item;
	unsigned long flags;

	while ((item = take_oldest(shard, delayed, generation))) {
		if (cancel_item(item))
			tally->removed++;
		else if (!delayed)
			tally->running++;
		registry_put_item(item);
		cond_resched();
	}
	spin_lock_irqsave(&shard->lock, flags);
	if (delayed)
		tally->running += count_about_to_start(shard) +
				  count_started(shard, generation);
	list_splice_init(&shard->seen[delayed], &shard->items[delayed]);
	spin_unlock_irqrestore(&shard->lock, flags);
}

/* Returns the generation that is not cancelled, for who waits for the older. */
static u64 cancel_pass(struct registry *registry, struct tally *tally)
{
	u64 generation = atomic64_inc_return(&registry->generation);
	struct registry_shard *shard;
	int cpu;

	for_each_possible_cpu(cpu) {
		shard = per_cpu_ptr(registry->shards, cpu);
		cancel_list(shard, true, generation, tally);
		cancel_list(shard, false, generation, tally);
	}
	return generation;
}

int registry_cancel(struct registry *registry, struct answer *answer)
{
	struct tally tally = { 0 };

	if (mutex_lock_killable(&registry->cancel_mutex))
		return answer_refuse(answer, -EINTR, "killed while another cancels");
	cancel_pass(registry, &tally);
	mutex_unlock(&registry->cancel_mutex);
	answer->removed = tally.removed;
	answer->running = tally.running;
	return 0;
}

void registry_cancel_all(struct registry *registry)
{
	struct tally unheard = { 0 };

	cancel_pass(registry, &unheard);
}

static bool list_has_older(struct list_head *items, u64 generation)
{
	struct allocated_item *item =
		list_first_entry_or_null(items, struct allocated_item, entry);

	return item && item->generation < generation;
}

static bool shard_has_older(struct registry_shard *shard, u64 generation,
			    bool delayed)
{
	lockdep_assert_held(&shard->lock);
	return list_has_older(&shard->seen[delayed], generation) ||
	       list_has_older(&shard->items[delayed], generation);
}

/* Whether an item of an earlier generation is left; @delayed: even an armed one. */
static bool has_older(struct registry *registry, u64 generation, bool delayed)
{
	bool older = false;
	int cpu;

	for_each_possible_cpu(cpu) {
		struct registry_shard *shard = per_cpu_ptr(registry->shards, cpu);
		unsigned long flags;

		spin_lock_irqsave(&shard->lock, flags);
		older = count_started(shard, generation) ||
			shard_has_older(shard, generation, false) ||
			(delayed && shard_has_older(shard, generation, true));
		spin_unlock_irqrestore(&shard->lock, flags);
		if (older)
			break;
	}
	return older;
}

/*
 * A condition of ours and not flush_workqueue(), which nobody could kill. It
 * holds no lock, so that others can cancel what is waited for.
 */
static int wait_for_older(struct registry *registry, u64 generation,
			  bool delayed, struct answer *answer)
{
	u64 began_ns = ktime_get_ns();

	if (!has_older(registry, generation, delayed))
		return 0;
	if (wait_event_killable(registry->ended, unloading() ||
				!has_older(registry, generation, delayed)) ||
	    unloading())
		return answer_interrupted(answer);
	answer->waited_ns = ktime_get_ns() - began_ns;
	return 0;
}

int registry_cancel_sync(struct registry *registry, struct answer *answer)
{
	struct tally tally = { 0 };
	u64 generation;

	if (mutex_lock_killable(&registry->cancel_mutex))
		return answer_refuse(answer, -EINTR, "killed while another cancels");
	generation = cancel_pass(registry, &tally);
	mutex_unlock(&registry->cancel_mutex);
	answer->removed = tally.removed;
	return wait_for_older(registry, generation, true, answer);
}

bool registry_is_empty(struct registry *registry)
{
	return !has_older(registry, U64_MAX, true);
}

int registry_flush(struct registry *registry, struct answer *answer)
{
	u64 generation = atomic64_inc_return(&registry->generation);

	return wait_for_older(registry, generation, false, answer);
}
