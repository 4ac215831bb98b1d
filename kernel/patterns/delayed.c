// SPDX-License-Identifier: GPL-2.0
/*
 * Delayed work: a timer that queues a work item when it expires.
 *
 * Until then the item is armed: it waits for its timer, not for a worker.
 * Submitting it again while it is armed or pending is a no-op; it does not
 * start the two seconds anew (mod_delayed_work() would).
 */
#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/workqueue.h>

#include "../item.h"
#include "../pattern.h"

#define DELAY_MS	2000

static void delayed_handler(struct work_struct *work);

static DECLARE_DELAYED_WORK(delayed_work, delayed_handler);
static struct static_item item =
	STATIC_ITEM(item, WQDEMO_DELAYED, &delayed_work.work, &delayed_work.timer);

/* Runs in a kworker thread, some time after the timer expired. */
static void delayed_handler(struct work_struct *work)
{
	struct item_run run;

	static_item_start(&item, &run);
	msleep(500);
	static_item_finish(&item, &run);
}

static bool delayed_submit(void)
{
	bool accepted;
	u64 due_ns;

	spin_lock_irq(&item.lock);
	due_ns = ktime_get_ns() + DELAY_MS * NSEC_PER_MSEC;
	accepted = schedule_delayed_work(&delayed_work,
					 msecs_to_jiffies(DELAY_MS));
	static_item_submitted(&item, accepted, due_ns);
	spin_unlock_irq(&item.lock);
	return accepted;
}

int command_delayed(const struct wqdemo_command *command,
		    struct answer *answer)
{
	return static_item_submit_many(delayed_submit,
				       command->value[WQDEMO_KEY_N], answer);
}

static void delayed_exit(void)
{
	/* Stops the timer, takes the item off its queue, waits for a run. */
	cancel_delayed_work_sync(&delayed_work);
}

const struct pattern pattern_delayed = {
	.made_by = "schedule_delayed_work()",
	.flags = "-",
	.max_active = WQ_DFL_ACTIVE,
	.exit = delayed_exit,
	.item = &item,
};
