// SPDX-License-Identifier: GPL-2.0
/*
 * Periodic work: delayed work that re-arms itself.
 *
 * Each tick arms the next one before it works. So the length of the work
 * does not add to the period, unless it is longer than the period: an
 * item never overlaps itself. The ticks still drift: each delay counts
 * from the moment of re-arming, and the timer wheel rounds it up.
 */
#include <linux/mutex.h>

#include "../answers.h"
#include "../limit.h"
#include "../pattern.h"
#include "../static_item.h"
#include "../steps.h"
#include "../ticks.h"

static void periodic_handler(struct work_struct *work);
static DECLARE_DELAYED_WORK(periodic_work, periodic_handler);

/* One start or stop at a time. Not in the handler: stop waits for it. */
static DEFINE_MUTEX(start_stop);
static struct wqdemo_command started; /* written while no tick runs */

/* Does not stop it for good: a running tick would go on, and re-arm. */
static bool periodic_cancel(void)
{
	return cancel_delayed_work(&periodic_work);
}

/* Does: the kernel refuses to re-arm until the tick has ended. */
static bool periodic_cancel_sync(void)
{
	return cancel_delayed_work_sync(&periodic_work); /* => cancelled */
}

static struct static_item periodic_item = {
	STATIC_ITEM(periodic_item, WQDEMO_PERIODIC, &periodic_work.work,
		    &periodic_work.timer),
	.cancel = periodic_cancel,
	.cancel_sync = periodic_cancel_sync,
};

static void periodic_handler(struct work_struct *work)	/* => started */
{
	u32 period_ms = started.value[WQDEMO_KEY_PERIOD];
	unsigned long period = msecs_to_jiffies(period_ms);
	struct item_run run;

	static_item_start(&periodic_item, &run);
	ticks_note(&run);
	/* Re-arms itself, before it works. */
	static_item_submit(&periodic_item, &started.program, period_ms,	/* => refused */
			   schedule_delayed_work(&periodic_work,	/* => armed */
						 period));
	steps_run(&run, &run.stamp.program);	/* => step */
	static_item_finish(&periodic_item, &run);	/* => finished */
}

int command_start(const struct wqdemo_command *command,
		  struct answer *answer)
{
	u32 period_ms = command->value[WQDEMO_KEY_PERIOD];
	unsigned long period = msecs_to_jiffies(period_ms);

	if (limit_check_run(WQDEMO_PERIODIC, &command->program, answer))
		return answer->error;
	if (mutex_lock_killable(&start_stop))
		return answer_refuse(answer, -EINTR,
				     "killed while waiting");
	if (ticks_running()) {
		answer_refuse(answer, -EBUSY,
			      "it is running already: stop it first");
	} else {
		started = *command;
		ticks_begin(period_ms);
		answer->accepted = static_item_submit(
			&periodic_item, &started.program, period_ms,
			schedule_delayed_work(&periodic_work, period));	/* => armed */
	}
	mutex_unlock(&start_stop);
	return answer->error;
}

int command_stop(const struct wqdemo_command *command,
		 struct answer *answer)
{
	if (mutex_lock_killable(&start_stop))
		return answer_refuse(answer, -EINTR,
				     "killed while waiting");
	if (!ticks_running())
		answer_refuse(answer, -EALREADY,
			      "it is not running: start it first");
	else if (!static_item_cancel_sync(&periodic_item, answer))
		ticks_end();
	mutex_unlock(&start_stop);
	return answer->error;
}

static void periodic_exit(void)
{
	cancel_delayed_work_sync(&periodic_work);
}

const struct pattern pattern_periodic = {
	.made_by = "schedule_delayed_work()",
	.flags = "-",
	.max_active = WQ_DFL_ACTIVE,
	.exit = periodic_exit,
	.item = &periodic_item,
};
