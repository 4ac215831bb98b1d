// SPDX-License-Identifier: GPL-2.0
/* Removes the items of a registry and waits for them: cancel and flush. */
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/percpu.h>
#include <linux/sched.h>

#include "answers.h"
#include "compat.h"
#include "concurrency.h"
#include "counters.h"
#include "events.h"
#include "limit.h"
#include "registry.h"
#include "registry_shard.h"
#include "unloading.h"

/*
 * Makes the kernel's cancel call. The lock makes it one step with its count for
 * the next item, which may start at once.
 */
static bool remove_item(struct allocated_item *item)
{
	enum wqdemo_queue queue = item->registry->queue;
	spinlock_t *lock = concurrency_lock(queue);
	unsigned long flags;
	bool removed;

	/* This call works for an item without a timer, too. */
	if (!item->stamp.order)
		return cancel_delayed_work(&item->dwork);
	spin_lock_irqsave(lock, flags);
	removed = cancel_delayed_work(&item->dwork);
	if (removed)
		concurrency_cancelled(queue, item->stamp.order);
	spin_unlock_irqrestore(lock, flags);
	return removed;
}

/* True if the item was removed before it could run. */
static bool cancel_item(struct allocated_item *item)
{
	if (!remove_item(item))
		return false;
	/* In no order: who reads between the two finds too little room. */
	limit_item_ended(item->registry->queue, &item->stamp.program,
			 item->delayed, false);
	counters_add(item->registry->queue, COUNTER_CANCELLED, 1);
	events_write(WQDEMO_EVENT_cancelled, item->registry->queue,
		     item->stamp.id, ktime_get_ns(), NULL);
	registry_remove_item(item, true);
	/* Puts the handler's reference: the handler will not run. */
	registry_put_item(item);
	return true;
}

/* Results of a cancelling pass. */
struct tally {
	u64 removed;
	u64 running; /* handlers that run on, or are about to end */
};

static void cancel_list(struct registry_shard *shard, bool delayed,
			u64 generation, struct tally *tally)
{
	struct allocated_item *item;

	while ((item = registry_shard_take_oldest(shard, delayed,
						  generation))) {
		if (cancel_item(item))
			tally->removed++;
		else if (!delayed)
			tally->running++;
		registry_put_item(item);
		cond_resched();
	}
	tally->running += registry_shard_end_pass(shard, delayed, generation);
}

/* Return: the new generation; items of earlier ones were met. */
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
		return answer_refuse(answer, -EINTR,
				     "killed while another cancels");
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

/* True if an item from before @generation lives. @armed: armed ones count. */
static bool has_older(struct registry *registry, u64 generation, bool armed)
{
	int cpu;

	for_each_possible_cpu(cpu)
		if (registry_shard_has_older(per_cpu_ptr(registry->shards, cpu),
					     generation, armed))
			return true;
	return false;
}

/*
 * Waits on the registry and not in flush_workqueue(), which cannot be killed.
 * Holds no lock, so that others can cancel the items meanwhile. Task context.
 */
static int wait_for_older(struct registry *registry, u64 generation,
			  bool delayed, struct answer *answer)
{
	u64 began_ns = ktime_get_ns(), ended_ns;
	u64 newest = atomic64_read(&registry->last_id);
	bool interrupted;

	if (!has_older(registry, generation, delayed))
		return 0;
	events_write(WQDEMO_EVENT_waits, registry->queue, newest, began_ns,
		     NULL);
	interrupted =
		wait_event_killable_or_frozen(registry->ended,
					      unloading() ||
						      !has_older(registry,
								 generation,
								 delayed));
	ended_ns = ktime_get_ns();
	events_write(WQDEMO_EVENT_waited, registry->queue, newest, ended_ns,
		     NULL);
	if (interrupted || unloading())
		return answer_interrupted(answer);
	answer->waited_ns = ended_ns - began_ns;
	return 0;
}

int registry_cancel_sync(struct registry *registry, struct answer *answer)
{
	struct tally tally = { 0 };
	u64 generation;

	if (mutex_lock_killable(&registry->cancel_mutex))
		return answer_refuse(answer, -EINTR,
				     "killed while another cancels");
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
