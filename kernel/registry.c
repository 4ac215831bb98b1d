// SPDX-License-Identifier: GPL-2.0
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/nodemask.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>

#include "answers.h"
#include "concurrency.h"
#include "counters.h"
#include "events.h"
#include "limit.h"
#include "play.h"
#include "registry.h"
#include "unloading.h"

/*
 * One for each CPU: those who submit do not meet on a lock, though whoever runs
 * an item comes back to the shard of the CPU that submitted it.
 */
struct registry_shard {
	spinlock_t lock;		/* for what follows; task or softirq */
	/*
	 * The oldest first, so that generations never fall. Those with a timer
	 * apart: a flush does not wait for them.
	 */
	struct list_head items[2];
	struct list_head seen[2];	/* older than these: a cancelling pass met them */
	struct list_head started;	/* with a timer, and running: a few */
	unsigned int waiting[2];	/* of them: not started, not cancelled */
};

static struct registry_shard *shard_of(struct allocated_item *item)
{
	return per_cpu_ptr(item->registry->shards, item->shard);
}

static void put_item(struct allocated_item *item)
{
	if (!refcount_dec_and_test(&item->references))
		return;
	if (item->registry->free)
		item->registry->free(item);
	else
		kfree(item);
}

/* The item leaves its shard; who waits for the shard to empty looks again. */
static void leave(struct allocated_item *item, bool was_waiting)
{
	struct registry_shard *shard = shard_of(item);
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	list_del_init(&item->entry);
	shard->waiting[item->delayed] -= was_waiting;
	spin_unlock_irqrestore(&shard->lock, flags);
	if (wq_has_sleeper(&item->registry->ended))
		wake_up_all(&item->registry->ended);
}

/*
 * The kernel's queue call. While events are recorded it is one step with the
 * item's number and its event, whoever else submits on another CPU: the events
 * stand in the order of the queue. Behind a timer there is no order.
 */
static bool queue_item(struct allocated_item *item,
		       const struct wqdemo_command *command, u64 now_ns)
{
	enum wqdemo_queue queue = item->registry->queue;
	spinlock_t *lock = concurrency_lock(queue);
	bool accepted;

	item->stamp.order = 0;
	if (item->delayed) {
		events_write(WQDEMO_EVENT_armed, queue, item->stamp.id, now_ns, NULL);
		return item->registry->submit(item, command);
	}
	if (!events_recording())
		return item->registry->submit(item, command);
	spin_lock(lock);
	item->stamp.order = concurrency_next_order(queue);
	events_write(WQDEMO_EVENT_submitted, queue, item->stamp.id, now_ns, NULL);
	accepted = item->registry->submit(item, command);
	spin_unlock(lock);
	return accepted;
}

static void submit_one(struct registry *registry, struct allocated_item *item,
		       const struct wqdemo_command *command, u64 id)
{
	u32 delay_ms = command->value[WQDEMO_KEY_DELAY];
	u64 now_ns = ktime_get_ns();
	struct registry_shard *shard;
	unsigned long flags;
	bool accepted;

	item->stamp.id = id;
	item->stamp.ready_ns = now_ns + (u64)delay_ms * NSEC_PER_MSEC;
	item->stamp.program = command->program;
	item->shard = raw_smp_processor_id();
	item->delayed = delay_ms;
	refcount_set(&item->references, 1);

	/*
	 * Entering the item and queueing it are one step for a canceller: were
	 * it to cancel an item that is not queued yet, the kernel might take the
	 * one call for the other and refuse to queue it. The handler waits for
	 * the lock on its first line; from then on the item may be gone.
	 */
	shard = shard_of(item);
	spin_lock_irqsave(&shard->lock, flags);
	/* A new item cannot be refused, so it may be counted beforehand. */
	counters_add(registry->queue, COUNTER_SUBMITTED, 1);
	counters_add(registry->queue, COUNTER_ACCEPTED, 1);
	item->generation = atomic64_read(&registry->generation);
	list_add_tail(&item->entry, &shard->items[item->delayed]);
	shard->waiting[item->delayed]++;
	accepted = queue_item(item, command, now_ns);
	spin_unlock_irqrestore(&shard->lock, flags);
	WARN_ON_ONCE(!accepted);
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
		submit_one(registry, item, command, ++id);
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
					     "no memory for %u more items", n + 1);
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
		put_item(item);
		cond_resched();
	}
}

int registry_submit_many(struct registry *registry,
			 const struct wqdemo_command *command,
			 struct answer *answer)
{
	u32 n = command->value[WQDEMO_KEY_N];
	LIST_HEAD(items);
	int error;

	error = limit_reserve(registry->queue, n, answer);
	if (error)
		return error;
	error = make_all(registry, &items, n, answer);
	if (error) {
		free_all(&items);
		limit_unreserve(registry->queue, n);
		return error;
	}
	submit_all(registry, &items, command);
	answer->accepted = n;
	return 0;
}

void allocated_item_run(struct allocated_item *item)
{
	struct registry_shard *shard = shard_of(item);
	unsigned long flags;
	struct item_run run;

	spin_lock_irqsave(&shard->lock, flags);
	shard->waiting[item->delayed]--;
	if (item->delayed)
		list_move_tail(&item->entry, &shard->started);
	spin_unlock_irqrestore(&shard->lock, flags);
	item_run_start(&run, item->registry->queue, &item->stamp);
	item_run_log_start(&run);

	play(&run, &run.stamp.program);

	item_run_finish(&run);
	item_run_log_finish(&run);
	leave(item, false);
	put_item(item);
}

void registry_read(struct registry *registry, u64 *armed, u64 *pending)
{
	struct registry_shard *shard;
	int cpu;

	*armed = 0;
	*pending = 0;
	for_each_possible_cpu(cpu) {
		shard = per_cpu_ptr(registry->shards, cpu);
		*pending += READ_ONCE(shard->waiting[false]);
		*armed += READ_ONCE(shard->waiting[true]);
	}
}

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

/* True if it was removed before it could run. */
static bool cancel(struct allocated_item *item)
{
	/* Works as well for an item without a timer. */
	if (!cancel_delayed_work(&item->dwork))
		return false;
	counters_add(item->registry->queue, COUNTER_CANCELLED, 1);
	concurrency_cancelled(item->registry->queue, item->stamp.order);
	events_write(WQDEMO_EVENT_cancelled, item->registry->queue,
		     item->stamp.id, ktime_get_ns(), NULL);
	leave(item, true);
	/* Its handler will not run: that reference is ours to give back. */
	put_item(item);
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
		if (cancel(item))
			tally->removed++;
		else if (!delayed)
			tally->running++;
		put_item(item);
		cond_resched();
	}
	spin_lock_irqsave(&shard->lock, flags);
	list_splice_init(&shard->seen[delayed], &shard->items[delayed]);
	if (delayed)
		tally->running += count_started(shard, generation);
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

int registry_init(struct registry *registry, struct workqueue_struct *wq,
		  unsigned int max_active)
{
	int cpu;

	if (!wq)
		return -ENOMEM;
	registry->shards = alloc_percpu(struct registry_shard);
	if (!registry->shards) {
		destroy_workqueue(wq);
		return -ENOMEM;
	}
	for_each_possible_cpu(cpu) {
		struct registry_shard *shard = per_cpu_ptr(registry->shards, cpu);

		spin_lock_init(&shard->lock);
		INIT_LIST_HEAD(&shard->items[false]);
		INIT_LIST_HEAD(&shard->items[true]);
		INIT_LIST_HEAD(&shard->seen[false]);
		INIT_LIST_HEAD(&shard->seen[true]);
		INIT_LIST_HEAD(&shard->started);
	}
	mutex_init(&registry->cancel_mutex);
	init_waitqueue_head(&registry->ended);
	registry->wq = wq;
	registry->max_active = max_active;
	return 0;
}

void registry_exit(struct registry *registry)
{
	struct tally unheard = { 0 };

	/*
	 * Always cancel before freeing. What waits is removed, armed items too,
	 * which destroy_workqueue() would not see; that waits for what runs.
	 */
	cancel_pass(registry, &unheard);
	destroy_workqueue(registry->wq);
	free_percpu(registry->shards);
}

int registry_set_max_active(struct registry *registry, unsigned int max_active,
			    struct answer *answer)
{
	if (registry->fixed)
		return answer_refuse(answer, -EOPNOTSUPP, "%s", registry->fixed);
	if (mutex_lock_killable(&registry->cancel_mutex))
		return answer_refuse(answer, -EINTR, "killed while another cancels");
	workqueue_set_max_active(registry->wq, max_active);
	WRITE_ONCE(registry->max_active, max_active);
	mutex_unlock(&registry->cancel_mutex);
	return 0;
}

static bool is_congested(struct registry *registry)
{
	bool congested = false;
	int cpu;

	for_each_online_cpu(cpu)
		congested |= workqueue_congested(cpu, registry->wq);
	return congested;
}

bool registry_held(struct registry *registry, bool unbound, u64 pending,
		   u64 running, u64 *held)
{
	u64 max_active = READ_ONCE(registry->max_active);

	*held = 0;
	if (!is_congested(registry))
		return true;
	/* max_active counts for each CPU or node; the items are known in all. */
	if (unbound ? num_online_nodes() > 1 : num_online_cpus() > 1)
		return false;
	*held = pending + running - min(pending + running, max_active);
	return true;
}
