// SPDX-License-Identifier: GPL-2.0
/*
 * Periodic work: delayed work that re-arms itself.
 *
 * The next tick is armed before this one works, so the work's own length does
 * not add to the period. The ticks drift all the same: each delay counts from
 * the moment of re-arming and is rounded up by the timer wheel.
 */
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/timekeeping.h>
#include <linux/workqueue.h>

#include "../answers.h"
#include "../item.h"
#include "../pattern.h"
#include "../ticks.h"

static void periodic_handler(struct work_struct *work);

static DECLARE_DELAYED_WORK(periodic_work, periodic_handler);
static struct static_item item =
	STATIC_ITEM(item, WQDEMO_PERIODIC, &periodic_work.work, &periodic_work.timer);

/* One start or stop at a time. Never taken by the handler: stop waits for it. */
static DEFINE_MUTEX(commands);

static struct ticks ticks;	/* under item.lock */

static void arm(void)
{
	bool accepted;

	lockdep_assert_held(&item.lock);
	accepted = schedule_delayed_work(&periodic_work,
					 msecs_to_jiffies(ticks.period_ms));
	static_item_submitted(&item, accepted, ticks.period_ms);
}

static void periodic_handler(struct work_struct *work)
{
	struct item_run run;
	unsigned long flags;

	static_item_start(&item, &run);
	spin_lock_irqsave(&item.lock, flags);
	ticks_note(&ticks, &run);
	if (ticks.running)
		arm();
	spin_unlock_irqrestore(&item.lock, flags);
	msleep(100);
	static_item_finish(&item, &run);
}

int command_start(const struct wqdemo_command *command, struct answer *answer)
{
	unsigned long flags;

	if (mutex_lock_killable(&commands))
		return answer_refuse(answer, -EINTR, "killed while waiting");
	if (ticks.running) {
		answer_refuse(answer, -EBUSY, "it is running already: stop it first");
	} else {
		spin_lock_irqsave(&item.lock, flags);
		ticks_begin(&ticks, command->value[WQDEMO_KEY_PERIOD]);
		arm();
		spin_unlock_irqrestore(&item.lock, flags);
		answer->accepted = 1;
	}
	mutex_unlock(&commands);
	return answer->error;
}

static void stop_ticking(struct answer *answer)
{
	u64 began_ns = ktime_get_ns();
	unsigned long flags;

	spin_lock_irqsave(&item.lock, flags);
	ticks.running = false;
	spin_unlock_irqrestore(&item.lock, flags);
	/* Without _sync, a tick that runs now would run on after it. */
	answer->removed = cancel_delayed_work_sync(&periodic_work);
	if (answer->removed)
		static_item_cancelled(&item);
	if (static_item_finished_since(&item, began_ns))
		answer->waited_ns = ktime_get_ns() - began_ns;
}

int command_stop(const struct wqdemo_command *command, struct answer *answer)
{
	if (mutex_lock_killable(&commands))
		return answer_refuse(answer, -EINTR, "killed while waiting");
	if (ticks.running)
		stop_ticking(answer);
	else
		answer_refuse(answer, -EALREADY, "it is not running: start it first");
	mutex_unlock(&commands);
	return answer->error;
}

static void periodic_exit(void)
{
	struct answer unheard;

	stop_ticking(&unheard);
}

void periodic_read(struct ticks *now)
{
	unsigned long flags;

	spin_lock_irqsave(&item.lock, flags);
	*now = ticks;
	spin_unlock_irqrestore(&item.lock, flags);
}

const struct pattern pattern_periodic = {
	.made_by = "schedule_delayed_work()",
	.flags = "-",
	.max_active = WQ_DFL_ACTIVE,
	.exit = periodic_exit,
	.item = &item,
};
