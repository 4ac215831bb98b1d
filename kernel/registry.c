// SPDX-License-Identifier: GPL-2.0
#include <linux/percpu.h>
#include <linux/sched/signal.h>
#include <linux/smp.h>
#include <linux/ktime.h>

#include "answers.h"
#include "counters.h"
#include "limit.h"
#include "registry.h"

/*
 * One for each CPU: those who submit do not meet on a lock, though whoever runs
 * an item comes back to the shard of the CPU that submitted it.
 */
struct registry_shard {
	spinlock_t lock;		/* for what follows; task or softirq */
	struct list_head items;		/* the oldest first */
	unsigned int pending;		/* of them: not started, not cancelled */
};

int registry_init(struct registry *registry)
{
	int cpu;

	registry->shards = alloc_percpu(struct registry_shard);
	if (!registry->shards)
		return -ENOMEM;
	for_each_possible_cpu(cpu) {
		struct registry_shard *shard = per_cpu_ptr(registry->shards, cpu);

		spin_lock_init(&shard->lock);
		INIT_LIST_HEAD(&shard->items);
	}
	return 0;
}

void registry_exit(struct registry *registry)
{
	free_percpu(registry->shards);
}

static struct registry_shard *shard_of(struct allocated_item *item)
{
	return per_cpu_ptr(item->registry->shards, item->shard);
}

static void put_item(struct allocated_item *item)
{
	if (refcount_dec_and_test(&item->references))
		item->registry->free(item);
}

/* The last thing before the item is queued: counts it and enters it. */
static void enter(struct registry *registry, struct allocated_item *item, u64 id)
{
	struct registry_shard *shard;
	unsigned long flags;

	item->stamp.id = id;
	item->stamp.ready_ns = ktime_get_ns();
	item->registry = registry;
	item->shard = raw_smp_processor_id();
	refcount_set(&item->references, 1);

	/* A new item cannot be refused, so it may be counted beforehand. */
	counters_add(registry->queue, COUNTER_SUBMITTED, 1);
	counters_add(registry->queue, COUNTER_ACCEPTED, 1);

	shard = shard_of(item);
	spin_lock_irqsave(&shard->lock, flags);
	list_add_tail(&item->entry, &shard->items);
	shard->pending++;
	spin_unlock_irqrestore(&shard->lock, flags);
}

static void submit_all(struct registry *registry, struct list_head *items, u32 n)
{
	u64 id = atomic64_add_return(n, &registry->last_id) - n;
	struct allocated_item *item;

	while (!list_empty(items)) {
		item = list_first_entry(items, struct allocated_item, entry);
		list_del(&item->entry);
		enter(registry, item, ++id);
		/* From this call on it is its handler's and may be gone. */
		WARN_ON_ONCE(!registry->submit(item));
		cond_resched();
	}
}

static int make_all(struct registry *registry, struct list_head *items, u32 n,
		    struct answer *answer)
{
	struct allocated_item *item;

	while (n--) {
		if (fatal_signal_pending(current))
			return answer_refuse(answer, -EINTR,
					     "killed before anything was queued");
		item = registry->make();
		if (!item)
			return answer_refuse(answer, -ENOMEM,
					     "no memory for %u more items", n + 1);
		list_add_tail(&item->entry, items);
		cond_resched();
	}
	return 0;
}

static void free_all(struct registry *registry, struct list_head *items)
{
	struct allocated_item *item, *next;

	list_for_each_entry_safe(item, next, items, entry) {
		registry->free(item);
		cond_resched();
	}
}

int registry_submit_many(struct registry *registry, u32 n, struct answer *answer)
{
	LIST_HEAD(items);
	int error;

	error = limit_reserve(registry->queue, n, answer);
	if (error)
		return error;
	error = make_all(registry, &items, n, answer);
	if (error) {
		free_all(registry, &items);
		limit_unreserve(registry->queue, n);
		return error;
	}
	submit_all(registry, &items, n);
	answer->accepted = n;
	return 0;
}

void allocated_item_start(struct allocated_item *item, struct item_run *run)
{
	struct registry_shard *shard = shard_of(item);
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	shard->pending--;
	spin_unlock_irqrestore(&shard->lock, flags);
	item_run_start(run, item->registry->queue, item->stamp);
	item_run_log_start(run);
}

void allocated_item_finish(struct allocated_item *item, struct item_run *run)
{
	struct registry_shard *shard = shard_of(item);
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	list_del_init(&item->entry);
	spin_unlock_irqrestore(&shard->lock, flags);
	item_run_finish(run);
	item_run_log_finish(run);
	put_item(item);
}

u64 registry_pending(struct registry *registry)
{
	u64 pending = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		pending += READ_ONCE(per_cpu_ptr(registry->shards, cpu)->pending);
	return pending;
}

/*
 * The newest item of a shard, taken off it, with a reference; or NULL. With
 * @only_pending also NULL where the newest is not pending any longer.
 */
static struct allocated_item *take_newest(struct registry_shard *shard,
					  bool only_pending)
{
	struct allocated_item *item = NULL;
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	if (!list_empty(&shard->items))
		item = list_last_entry(&shard->items, struct allocated_item, entry);
	if (item && only_pending && !work_pending(&item->work))
		item = NULL;
	if (item) {
		list_del_init(&item->entry);
		refcount_inc(&item->references);
	}
	spin_unlock_irqrestore(&shard->lock, flags);
	return item;
}

static void count_cancelled(struct allocated_item *item)
{
	struct registry_shard *shard = shard_of(item);
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	shard->pending--;
	spin_unlock_irqrestore(&shard->lock, flags);
	counters_add(item->registry->queue, COUNTER_CANCELLED, 1);
}

static void cancel(struct allocated_item *item)
{
	if (cancel_work_sync(&item->work)) {
		count_cancelled(item);
		/* Its handler will not run: that reference is ours to give back. */
		put_item(item);
	}
	put_item(item);
}

static void cancel_in_all_shards(struct registry *registry, bool only_pending)
{
	struct registry_shard *shard;
	struct allocated_item *item;
	int cpu;

	for_each_possible_cpu(cpu) {
		shard = per_cpu_ptr(registry->shards, cpu);
		while ((item = take_newest(shard, only_pending))) {
			cancel(item);
			cond_resched();
		}
	}
}

void registry_cancel_all(struct registry *registry)
{
	/*
	 * First those that wait, or each one that runs and is waited for would
	 * make room for another to start.
	 */
	cancel_in_all_shards(registry, true);
	cancel_in_all_shards(registry, false);
}
