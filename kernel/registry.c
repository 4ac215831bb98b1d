// SPDX-License-Identifier: GPL-2.0
#include <linux/percpu.h>
#include <linux/sched/signal.h>
#include <linux/smp.h>
#include <linux/timekeeping.h>

#include "answers.h"
#include "counters.h"
#include "limit.h"
#include "registry.h"

/* One for each CPU, so that submitting and finishing seldom meet on a lock. */
struct registry_shard {
	spinlock_t lock;		/* taken in any context */
	struct list_head items;
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

static void put(struct registry *registry, struct allocated_item *item)
{
	if (refcount_dec_and_test(&item->references))
		registry->free(item);
}

/* The last thing before the item is queued: counts it and enters it. */
static void enter(struct registry *registry, struct allocated_item *item, u64 id)
{
	struct registry_shard *shard;
	unsigned long flags;

	item->stamp.id = id;
	item->stamp.ready_ns = ktime_get_ns();
	item->shard = raw_smp_processor_id();
	refcount_set(&item->references, 1);

	/* A new item cannot be refused, so it may be counted beforehand. */
	counters_add(registry->row, COUNTER_SUBMITTED, 1);
	counters_add(registry->row, COUNTER_ACCEPTED, 1);
	counters_add(registry->row, COUNTER_QUEUED, 1);

	shard = per_cpu_ptr(registry->shards, item->shard);
	spin_lock_irqsave(&shard->lock, flags);
	list_add_tail(&item->entry, &shard->items);
	spin_unlock_irqrestore(&shard->lock, flags);
}

static void queue_all(struct registry *registry, struct list_head *items, u32 n)
{
	u64 id = atomic64_add_return(n, &registry->last_id) - n;
	struct allocated_item *item, *next;

	list_for_each_entry_safe(item, next, items, entry) {
		enter(registry, item, ++id);
		/* From this call on it is its handler's and may be gone. */
		registry->queue(item);
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

	list_for_each_entry_safe(item, next, items, entry)
		registry->free(item);
}

int registry_submit_many(struct registry *registry, u32 n, struct answer *answer)
{
	LIST_HEAD(items);
	int error;

	error = limit_reserve(registry->row, n, answer);
	if (error)
		return error;
	error = make_all(registry, &items, n, answer);
	if (error) {
		free_all(registry, &items);
		limit_unreserve(registry->row, n);
		return error;
	}
	queue_all(registry, &items, n);
	answer->accepted = n;
	return 0;
}

void allocated_item_start(struct registry *registry,
			  struct allocated_item *item, struct item_run *run)
{
	item_run_start(run, registry->row, item->stamp);
}

void allocated_item_finish(struct registry *registry,
			   struct allocated_item *item, struct item_run *run)
{
	struct registry_shard *shard = per_cpu_ptr(registry->shards, item->shard);
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	list_del_init(&item->entry);
	spin_unlock_irqrestore(&shard->lock, flags);
	item_run_finish(run);
	put(registry, item);
}

/* The newest item of a shard, taken off it, with a reference; or NULL. */
static struct allocated_item *take_newest(struct registry_shard *shard)
{
	struct allocated_item *item = NULL;
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	if (!list_empty(&shard->items)) {
		item = list_last_entry(&shard->items, struct allocated_item, entry);
		list_del_init(&item->entry);
		refcount_inc(&item->references);
	}
	spin_unlock_irqrestore(&shard->lock, flags);
	return item;
}

static void cancel(struct registry *registry, struct allocated_item *item)
{
	if (cancel_work_sync(&item->work)) {
		/* Its handler will not run: the reference is ours to give back. */
		counters_add(registry->row, COUNTER_CANCELLED, 1);
		put(registry, item);
	}
	put(registry, item);
}

void registry_cancel_all(struct registry *registry)
{
	struct allocated_item *item;
	int cpu;

	for_each_possible_cpu(cpu) {
		struct registry_shard *shard = per_cpu_ptr(registry->shards, cpu);

		/*
		 * The newest first: those still pending are removed at once, and
		 * the few that run are waited for when nothing can follow them.
		 */
		while ((item = take_newest(shard))) {
			cancel(registry, item);
			cond_resched();
		}
	}
}
