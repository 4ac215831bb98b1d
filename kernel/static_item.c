// SPDX-License-Identifier: GPL-2.0
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/sched.h>

#include "answers.h"
#include "compat.h"
#include "concurrency.h"
#include "counters.h"
#include "events.h"
#include "limit.h"
#include "online.h"
#include "static_item.h"
#include "steps.h"
#include "unloading.h"

/* Notes after a run or a cancel: every submission up to ended_id is over. */
static void note_ended(struct static_item *item)
{
	u64 ended_id = item->last_id;

	lockdep_assert_held(&item->lock);
	if (item->running_id)
		ended_id = item->running_id - 1;
	else if (item->waiting)
		ended_id = item->stamps[0].id - 1;
	/*
	 * static_item_flush() reads it without the lock. It queues itself as a
	 * waiter before it looks, and so pairs with wake_up_all(): both take the
	 * lock of the wait queue, so it sees the number or is woken.
	 */
	WRITE_ONCE(item->ended_id, ended_id);
	wake_up_all(&item->ended);
}

/* Drops the newest submission, which was cancelled before it ran. */
static void drop_newest(struct static_item *item)
{
	struct item_stamp *newest;

	lockdep_assert_held(&item->lock);
	if (WARN_ON_ONCE(!item->waiting))
		return;
	newest = &item->stamps[--item->waiting];
	counters_add(item->queue, COUNTER_CANCELLED, 1);
	concurrency_cancelled(item->queue, newest->order);
	events_write(WQDEMO_EVENT_cancelled, item->queue, newest->id,
		     ktime_get_ns(), NULL);
	note_ended(item);
}

static void push_stamp(struct static_item *item, const struct item_stamp *stamp)
{
	lockdep_assert_held(&item->lock);
	if (WARN_ON_ONCE(item->waiting >= ARRAY_SIZE(item->stamps)))
		return;
	item->stamps[item->waiting++] = *stamp;
}

static void note_accepted(struct static_item *item, struct item_stamp *stamp,
			  u64 now_ns)
{
	struct event_detail timer = { .due_ns = stamp->ready_ns };

	counters_add(item->queue, COUNTER_ACCEPTED, 1);
	stamp->id = ++item->last_id;
	push_stamp(item, stamp);
	events_write(stamp->ready_ns > now_ns ? WQDEMO_EVENT_armed :
						WQDEMO_EVENT_submitted,
		     item->queue, stamp->id, now_ns, &timer);
}

/* Notes that a submission came to nothing. */
static void note_not_accepted(struct static_item *item, enum counter counter,
			      enum wqdemo_event event)
{
	counters_add(item->queue, counter, 1);
	if (events_recording())
		events_write(event, item->queue, item->last_id, ktime_get_ns(),
			     NULL);
}

/* The item is the only one of its queue: its own lock keeps the order. */
static u64 take_number(struct static_item *item)
{
	spinlock_t *lock = concurrency_lock(item->queue);
	unsigned long flags;
	u64 order;

	lockdep_assert_held(&item->lock);
	if (!events_recording())
		return 0;
	spin_lock_irqsave(lock, flags);
	order = concurrency_next_order(item->queue);
	spin_unlock_irqrestore(lock, flags);
	return order;
}

/*
 * The handler waits for the lock: it finds the stamp, whenever it starts. Not
 * inline, as a flood is coalesced and should not save registers for this.
 */
static noinline void stamp_accepted(struct static_item *item,
				    const struct wqdemo_program *program,
				    u32 delay_ms)
{
	u64 now_ns = item->asked_ns ? item->asked_ns : ktime_get_ns();
	struct item_stamp stamp = {
		.ready_ns = now_ns + (u64)delay_ms * NSEC_PER_MSEC,
		.order = take_number(item),
		.program = *program,
	};

	note_accepted(item, &stamp, now_ns);
}

/*
 * The kernel refuses to queue an item that is being cancelled _sync. It returns
 * the same false as for a pending item, and nobody can tell from outside when
 * that begins. So the kernel is not asked: every submission is refused here,
 * from before the cancel until after it.
 */
bool static_item_begin(struct static_item *item) __acquires(&item->lock)
{
	spin_lock(&item->lock);
	/* The clock is read only for what will hardly be coalesced. */
	item->asked_ns = item->waiting ? 0 : ktime_get_ns();
	counters_submitted(item->queue, 1);
	return !item->cancelling;
}

enum static_outcome static_item_end(struct static_item *item,
				    const struct wqdemo_program *program,
				    u32 delay_ms, bool accepted)
	__releases(&item->lock)
{
	enum static_outcome outcome;

	if (accepted) {
		outcome = ITEM_ACCEPTED;
		stamp_accepted(item, program, delay_ms);
	} else if (item->cancelling) {
		outcome = ITEM_REFUSED;
		note_not_accepted(item, COUNTER_REFUSED, WQDEMO_EVENT_refused);
	} else {
		outcome = ITEM_COALESCED;
		note_not_accepted(item, COUNTER_COALESCED,
				  WQDEMO_EVENT_coalesced);
	}
	spin_unlock(&item->lock);
	return outcome;
}

static enum static_outcome submit_once(struct static_item *item,
				       const struct wqdemo_command *command,
				       u32 delay_ms)
{
	bool accepted = static_item_begin(item) && item->submit(command);

	return static_item_end(item, &command->program, delay_ms, accepted);
}

static enum static_outcome
submit_where_online(struct static_item *item,
		    const struct wqdemo_command *command, u32 delay_ms)
{
	enum static_outcome outcome = ITEM_OFFLINE;

	if (online_begin(command))
		outcome = submit_once(item, command, delay_ms);
	online_end(command);
	return outcome;
}

int static_item_submit_many(struct static_item *item,
			    const struct wqdemo_command *command, u32 delay_ms,
			    struct answer *answer)
{
	u32 n = command->value[WQDEMO_KEY_N];

	if (limit_check_run(item->queue, &command->program, answer))
		return answer->error;
	while (n--) {
		if (answer_interrupted(answer))
			return answer->error;
		switch (submit_where_online(item, command, delay_ms)) {
		case ITEM_ACCEPTED:
			answer->accepted++;
			break;
		case ITEM_COALESCED:
			answer->coalesced++;
			break;
		case ITEM_REFUSED:
			answer->rejected++;
			answer->refused++;
			break;
		case ITEM_OFFLINE:
			return answer_refuse(answer, -ERANGE,
					     "cpu=%u went offline: %u were not submitted, use another CPU",
					     command->value[WQDEMO_KEY_CPU],
					     n + 1);
		}
		cond_resched();
	}
	return 0;
}

/* True: the item was armed or pending, and moved. False: idle, and queued. */
static bool modify_once(struct static_item *item,
			const struct wqdemo_program *program, u32 delay_ms)
{
	u64 now_ns = ktime_get_ns();
	struct item_stamp stamp = {
		.ready_ns = now_ns + (u64)delay_ms * NSEC_PER_MSEC,
		.program = *program,
	};
	struct event_detail timer = { .due_ns = stamp.ready_ns };
	struct item_stamp *newest;

	lockdep_assert_held(&item->lock);
	counters_submitted(item->queue, 1);
	if (!item->modify(delay_ms)) {
		note_accepted(item, &stamp, now_ns);
		return false;
	}
	counters_add(item->queue, COUNTER_MODIFIED, 1);
	if (WARN_ON_ONCE(!item->waiting))
		return true;
	newest = &item->stamps[item->waiting - 1];
	newest->ready_ns = stamp.ready_ns;
	newest->program = stamp.program;
	events_write(WQDEMO_EVENT_modified, item->queue, newest->id, now_ns,
		     &timer);
	return true;
}

static void modify(struct static_item *item,
		   const struct wqdemo_program *program, u32 delay_ms,
		   struct answer *answer)
{
	if (modify_once(item, program, delay_ms))
		answer->modified = 1;
	else
		answer->accepted = 1;
}

/* A moved item keeps its program, unless do= names another. */
static const struct wqdemo_program *
program_after_modify(struct static_item *item,
		     const struct wqdemo_command *command)
{
	if (item->waiting && !(command->given & WQDEMO_TAKES(DO)))
		return &item->stamps[item->waiting - 1].program;
	return &command->program;
}

int static_item_modify(struct static_item *item,
		       const struct wqdemo_command *command, u32 delay_ms,
		       struct answer *answer)
{
	int error;

	error = limit_check_run(item->queue, &command->program, answer);
	if (error)
		return error;
	spin_lock(&item->lock);
	/* The kernel would return true now, and do nothing on some versions. */
	if (item->cancelling)
		error = answer_refuse(answer, -EBUSY,
				      "it is being cancelled: wait until that has ended");
	else
		modify(item, program_after_modify(item, command), delay_ms,
		       answer);
	spin_unlock(&item->lock);
	return error;
}

void static_item_start(struct static_item *item, struct item_run *run)
{
	spin_lock(&item->lock);
	WARN_ON_ONCE(!item->waiting);
	item_run_start(run, item->queue, &item->stamps[0]);
	item->stamps[0] = item->stamps[1];
	item->waiting -= min(item->waiting, 1u);
	item->running_id = run->stamp.id;
	spin_unlock(&item->lock);
}

void static_item_finish(struct static_item *item, struct item_run *run)
{
	spin_lock(&item->lock);
	item_run_finish(run);
	item->running_id = 0;
	item->runs++;
	note_ended(item);
	spin_unlock(&item->lock);
	item_run_log_finish(run);
}

void static_item_run(struct static_item *item)
{
	struct item_run run;

	static_item_start(item, &run);
	steps_run(&run, &run.stamp.program);
	static_item_finish(item, &run);
}

int static_item_cancel(struct static_item *item, struct answer *answer)
{
	if (!item->cancel)
		return answer_refuse(answer, -EOPNOTSUPP,
				     "cancel_work() is not there before Linux 6.0: use cancel_sync");
	spin_lock(&item->lock);
	/* Removes a pending item; a running handler goes on. */
	answer->removed = item->cancel();
	if (answer->removed)
		drop_newest(item);
	/* A stamp that is left: a worker is about to run the item. */
	answer->running = !!item->running_id + item->waiting;
	spin_unlock(&item->lock);
	return 0;
}

/* A cancel_sync under way. */
struct cancelling {
	bool waits;  /* a handler runs, or is about to */
	u64 runs;    /* of the item, before */
	u64 last_id; /* the newest submission, before */
	u64 began_ns;
};

/*
 * Refuses submissions from now on. Removes a waiting item at once where the
 * kernel can: cancel_sync() alone would leave it visible as waiting until the
 * running handler has ended.
 */
static void begin_cancelling(struct static_item *item,
			     struct cancelling *cancelling,
			     struct answer *answer)
{
	spin_lock(&item->lock);
	item->cancelling = true;
	answer->removed = item->cancel && item->cancel();
	if (answer->removed)
		drop_newest(item);
	cancelling->runs = item->runs;
	/* A stamp that is left: a worker is about to run the item. */
	cancelling->waits = item->running_id || (item->cancel && item->waiting);
	cancelling->last_id = item->last_id;
	spin_unlock(&item->lock);
}

/* No handler runs, nothing is queued: stamps that are left were removed. */
static void end_cancelling(struct static_item *item,
			   const struct cancelling *cancelling,
			   struct answer *answer)
{
	u64 ended_ns = ktime_get_ns();

	if (cancelling->waits)
		events_write(WQDEMO_EVENT_waited, item->queue,
			     cancelling->last_id, ended_ns, NULL);
	spin_lock(&item->lock);
	while (item->waiting)
		drop_newest(item);
	/* A run has ended meanwhile: it was waited for. */
	if (item->runs != cancelling->runs)
		answer->waited_ns = ended_ns - cancelling->began_ns;
	item->cancelling = false;
	spin_unlock(&item->lock);
}

int static_item_cancel_sync(struct static_item *item, struct answer *answer)
{
	struct cancelling cancelling;

	if (mutex_lock_killable(&item->cancel_mutex))
		return answer_refuse(answer, -EINTR,
				     "killed while another cancels it");
	cancelling.began_ns = ktime_get_ns();
	begin_cancelling(item, &cancelling, answer);
	if (cancelling.waits)
		events_write(WQDEMO_EVENT_waits, item->queue,
			     cancelling.last_id, ktime_get_ns(), NULL);
	/* Cannot be killed, but is bounded by the longest program. */
	answer->removed += item->cancel_sync();
	end_cancelling(item, &cancelling, answer);
	mutex_unlock(&item->cancel_mutex);
	return 0;
}

/*
 * Lets an armed item run at once, as flush_delayed_work() does: a flush does
 * not wait for its timer. That is a submission, and is counted in @answer.
 * Return: the newest submission, for which the flush waits.
 */
static u64 begin_flush(struct static_item *item, struct answer *answer)
{
	u64 last_id;

	spin_lock(&item->lock);
	if (item->modify && item->waiting && !item->cancelling &&
	    timer_pending(item->timer))
		modify(item, &item->stamps[item->waiting - 1].program, 0,
		       answer);
	last_id = item->last_id;
	spin_unlock(&item->lock);
	return last_id;
}

int static_item_flush(struct static_item *item, struct answer *answer)
{
	u64 began_ns = ktime_get_ns(), ended_ns;
	u64 last_id = begin_flush(item, answer);
	bool interrupted;

	if (READ_ONCE(item->ended_id) >= last_id)
		return 0;
	events_write(WQDEMO_EVENT_waits, item->queue, last_id, ktime_get_ns(),
		     NULL);
	interrupted =
		wait_event_killable_or_frozen(item->ended,
					      unloading() ||
						      READ_ONCE(
							      item->ended_id) >=
							      last_id);
	ended_ns = ktime_get_ns();
	events_write(WQDEMO_EVENT_waited, item->queue, last_id, ended_ns, NULL);
	if (interrupted || unloading())
		return answer_interrupted(answer);
	answer->waited_ns = ended_ns - began_ns;
	return 0;
}

void static_item_read(struct static_item *item, struct counter_sums *sums,
		      u64 *armed, u64 *pending, u64 *running)
{
	spin_lock(&item->lock);
	counters_read(item->queue, sums);
	/* A sample: nobody is told when the timer expires. */
	*armed = item->timer && timer_pending(item->timer);
	*pending = item->waiting - min_t(u64, item->waiting, *armed);
	*running = !!item->running_id;
	spin_unlock(&item->lock);
}

bool static_item_due(struct static_item *item, u64 *due_ns)
{
	bool armed;

	spin_lock(&item->lock);
	armed = item->timer && timer_pending(item->timer) && item->waiting;
	if (armed)
		*due_ns = item->stamps[item->waiting - 1].ready_ns;
	spin_unlock(&item->lock);
	return armed;
}
