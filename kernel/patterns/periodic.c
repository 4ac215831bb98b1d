// SPDX-License-Identifier: GPL-2.0
/*
 * Periodic work: delayed work that re-arms itself.
 *
 * The next tick is armed before this one works, so the work's own length does
 * not add to the period, unless it is longer: an item never overlaps itself.
 * The ticks drift all the same: each delay counts from the moment of re-arming
 * and is rounded up by the timer wheel.
 */
#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/sched.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

#include "../answers.h"
#include "../item.h"
#include "../pattern.h"
#include "../ticks.h"

static void periodic_handler(struct work_struct *work);

static DECLARE_DELAYED_WORK(periodic_work, periodic_handler);
static struct static_item item =
	STATIC_ITEM(item, WQDEMO_PERIODIC, &periodic_work.work, &periodic_work.timer);

/* One start or stop at a time. Not taken by the handler: stop waits for it. */
static DEFINE_MUTEX(start_stop);

static struct ticks ticks;	/* under item.lock; .running also under start_stop */

/* Under item.lock. */
static bool arm(void)
{
	bool accepted = schedule_delayed_work(&periodic_work,
					      msecs_to_jiffies(ticks.period_ms));

	static_item_submitted(&item, accepted, ticks.due_ns);
	return accepted;
}

static void periodic_handler(struct work_struct *work)
{
	struct item_run run;

	static_item_start(&item, &run);
	spin_lock_irq(&item.lock);
	ticks_note(&ticks, &run);
	if (ticks.running)
		arm();
	spin_unlock_irq(&item.lock);
	msleep(100);
	static_item_finish(&item, &run);
}

static bool cancel_ticking(void)
{
	/* Without _sync, a tick that runs now would run on after it. */
	return cancel_delayed_work_sync(&periodic_work);
}

int command_start(const struct wqdemo_command *command, struct answer *answer)
{
	if (mutex_lock_killable(&start_stop))
		return answer_refuse(answer, -EINTR, "killed while waiting");
	if (ticks.running) {
		answer_refuse(answer, -EBUSY, "it is running already: stop it first");
	} else {
		spin_lock_irq(&item.lock);
		ticks_begin(&ticks, command->value[WQDEMO_KEY_PERIOD]);
		answer->accepted = arm();
		spin_unlock_irq(&item.lock);
	}
	mutex_unlock(&start_stop);
	return answer->error;
}

int command_stop(const struct wqdemo_command *command, struct answer *answer)
{
	if (mutex_lock_killable(&start_stop))
		return answer_refuse(answer, -EINTR, "killed while waiting");
	if (!ticks.running) {
		answer_refuse(answer, -EALREADY, "it is not running: start it first");
	} else {
		spin_lock_irq(&item.lock);
		ticks.running = false;		/* from here on no tick re-arms */
		spin_unlock_irq(&item.lock);
		static_item_cancel_sync(&item, cancel_ticking, answer);
	}
	mutex_unlock(&start_stop);
	return answer->error;
}

static void periodic_exit(void)
{
	cancel_ticking();	/* _sync stops even what re-arms itself */
}

void periodic_read(struct ticks *now)
{
	spin_lock_irq(&item.lock);
	*now = ticks;
	spin_unlock_irq(&item.lock);
}

const struct pattern pattern_periodic = {
	.made_by = "schedule_delayed_work()",
	.flags = "-",
	.max_active = WQ_DFL_ACTIVE,
	.exit = periodic_exit,
	.item = &item,
};
