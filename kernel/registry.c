// SPDX-License-Identifier: GPL-2.0
/* The life of an allocated item: it is made, submitted, run, freed. */
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "answers.h"
#include "concurrency.h"
#include "counters.h"
#include "events.h"
#include "limit.h"
#include "online.h"
#include "registry.h"
#include "registry_shard.h"
#include "steps.h"

void registry_put_item(struct allocated_item *item)
{
	/* Pairs with itself: who put one before has looked for the last time. */
	if (!refcount_dec_and_test(&item->references))
		return;
	if (item->registry->free)
		item->registry->free(item);
	else
		kfree(item);
}

void registry_remove_item(struct allocated_item *item, bool was_waiting)
{
	struct registry *registry = item->registry;

	/*
	 * Who waits has made a new generation and entered @ended before it
	 * looked for older items, in each shard under its lock. If it found
	 * this one, that unlock pairs with the lock of this removal: both are
	 * seen from here on. Else it does not wait for this one.
	 */
	if (registry_shard_remove(item, was_waiting) &&
	    item->generation != atomic64_read(&registry->generation))
		wake_up_all(&registry->ended);
}

/*
 * Makes the kernel's queue call. While events are recorded, the lock makes the
 * call, the item's number and its event one step: other CPUs cannot come in
 * between, and the events stand in the order of the queue. Items with a timer
 * are in no order.
 */
static bool queue_item(struct allocated_item *item,
		       const struct wqdemo_command *command, u64 now_ns)
{
	struct event_detail timer = { .due_ns = item->stamp.ready_ns };
	enum wqdemo_queue queue = item->registry->queue;
	spinlock_t *lock = concurrency_lock(queue);
	bool accepted;

	item->stamp.order = 0;
	if (item->delayed) {
		events_write(WQDEMO_EVENT_armed, queue, item->stamp.id, now_ns,
			     &timer);
		return item->registry->submit(item, command);
	}
	if (!events_recording())
		return item->registry->submit(item, command);
	spin_lock(lock);
	item->stamp.order = concurrency_next_order(queue);
	events_write(WQDEMO_EVENT_submitted, queue, item->stamp.id, now_ns,
		     NULL);
	accepted = item->registry->submit(item, command);
	spin_unlock(lock);
	return accepted;
}

static void submit_one(struct registry *registry, struct allocated_item *item,
		       const struct wqdemo_command *command, u64 id)
{
	u32 delay_ms = command->value[WQDEMO_KEY_DELAY];
	u64 now_ns = ktime_get_ns();
	struct registry_shard *shard = raw_cpu_ptr(registry->shards);
	unsigned long flags;
	bool accepted;

	item->stamp.id = id;
	item->stamp.ready_ns = now_ns + (u64)delay_ms * NSEC_PER_MSEC;
	item->stamp.program = command->program;
	item->shard = shard;
	item->delayed = delay_ms;
	refcount_set(&item->references, 1);

	/*
	 * The lock makes entering the item and queueing it one step for a
	 * canceller. If it cancelled an item that is not queued yet, the kernel
	 * could refuse to queue the item. The handler waits for the lock on its
	 * first line; after the unlock the item may be freed.
	 */
	spin_lock_irqsave(&shard->lock, flags);
	/* The kernel cannot refuse a new item: counted before the call. */
	counters_submitted(registry->queue, 1);
	counters_add(registry->queue, COUNTER_ACCEPTED, 1);
	item->generation = atomic64_read(&registry->generation);
	registry_shard_add(item);
	accepted = queue_item(item, command, now_ns);
	spin_unlock_irqrestore(&shard->lock, flags);
	WARN_ON_ONCE(!accepted);
}

/* When the command's CPU goes offline, its other items do without cpu=. */
static void submit_where_online(struct registry *registry,
				struct allocated_item *item,
				const struct wqdemo_command *command, u64 id)
{
	struct wqdemo_command anywhere;

	if (online_begin(command)) {
		submit_one(registry, item, command, id);
	} else {
		anywhere = *command;
		anywhere.given &= ~WQDEMO_TAKES(CPU);
		submit_one(registry, item, &anywhere, id);
	}
	online_end(command);
}

static void submit_all(struct registry *registry, struct list_head *items,
		       const struct wqdemo_command *command)
{
	u32 n = command->value[WQDEMO_KEY_N];
	u64 id = atomic64_add_return(n, &registry->last_id) - n;
	struct allocated_item *item;

	while (!list_empty(items)) {
		item = list_first_entry(items, struct allocated_item, entry);
		list_del(&item->entry);
		submit_where_online(registry, item, command, ++id);
		cond_resched();
	}
}

static struct allocated_item *make_plain(struct registry *registry)
{
	struct allocated_item *item = kmalloc(sizeof(*item), GFP_KERNEL);

	if (item)
		INIT_DELAYED_WORK(&item->dwork, registry->handler);
	return item;
}

static int make_all(struct registry *registry, struct list_head *items, u32 n,
		    struct answer *answer)
{
	struct allocated_item *item;

	while (n--) {
		if (answer_interrupted(answer))
			return answer->error;
		item = registry->make ? registry->make() : make_plain(registry);
		if (!item)
			return answer_refuse(answer, -ENOMEM,
					     "no memory for %u more items: ask for fewer",
					     n + 1);
		item->registry = registry;
		list_add_tail(&item->entry, items);
		cond_resched();
	}
	return 0;
}

static void free_all(struct list_head *items)
{
	struct allocated_item *item, *next;

	list_for_each_entry_safe(item, next, items, entry) {
		refcount_set(&item->references, 1);
		registry_put_item(item);
		cond_resched();
	}
}

int registry_submit_many(struct registry *registry,
			 const struct wqdemo_command *command,
			 struct answer *answer)
{
	const struct limit_request request = {
		.queue = registry->queue,
		.n = command->value[WQDEMO_KEY_N],
		.program = &command->program,
		.timed = command->value[WQDEMO_KEY_DELAY],
	};
	LIST_HEAD(items);
	int error;

	error = limit_reserve(&request, answer);
	if (error)
		return error;
	error = make_all(registry, &items, request.n, answer);
	if (error) {
		free_all(&items);
		limit_unreserve(&request);
		return error;
	}
	submit_all(registry, &items, command);
	answer->accepted = request.n;
	return 0;
}

void allocated_item_run(struct allocated_item *item)
{
	struct item_run run;

	registry_shard_start(item);
	item_run_start(&run, item->registry->queue, &item->stamp);

	steps_run(&run, &run.stamp.program);

	/* First: an item that is seen completed has given back its room. */
	limit_item_ended(run.queue, &run.stamp.program, item->delayed, true);
	item_run_finish(&run);
	item_run_log_finish(&run);
	registry_remove_item(item, false);
	registry_put_item(item);
}

void registry_read(struct registry *registry, u64 *armed, u64 *pending)
{
	struct registry_shard *shard;
	int cpu;

	*armed = 0;
	*pending = 0;
	for_each_possible_cpu(cpu) {
		shard = per_cpu_ptr(registry->shards, cpu);
		*pending += registry_shard_waiting(shard, false);
		*armed += registry_shard_waiting(shard, true);
	}
}

int registry_init(struct registry *registry, struct workqueue_struct *wq,
		  unsigned int max_active)
{
	int cpu;

	registry->shards = alloc_percpu(struct registry_shard);
	if (!registry->shards)
		return -ENOMEM;
	for_each_possible_cpu(cpu)
		registry_shard_init(per_cpu_ptr(registry->shards, cpu));
	mutex_init(&registry->cancel_mutex);
	mutex_init(&registry->max_active_mutex);
	init_waitqueue_head(&registry->ended);
	init_waitqueue_head(&registry->max_active_free);
	registry->wq = wq;
	registry->max_active = max_active;
	registry->max_active_at_load = max_active;
	return 0;
}

void registry_exit(struct registry *registry)
{
	free_percpu(registry->shards);
}
