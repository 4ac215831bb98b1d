// SPDX-License-Identifier: GPL-2.0
/*
 * The system workqueue: the simplest way to have something done later.
 *
 * No queue to make, no thread to start: the kernel's own workqueue is there,
 * and its workers run the handler in process context, so it may sleep. Right
 * for short, occasional work. What must not wait behind the work of others
 * wants a workqueue of its own (custom.c).
 */
#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/workqueue.h>

#include "../item.h"
#include "../pattern.h"

static void system_handler(struct work_struct *work);

static DECLARE_WORK(system_work, system_handler);
static struct static_item item =
	STATIC_ITEM(item, WQDEMO_SYSTEM, &system_work, NULL);

/* Runs in a kworker thread. */
static void system_handler(struct work_struct *work)
{
	struct item_run run;

	static_item_start(&item, &run);
	msleep(500);			/* process context: sleeping is fine */
	static_item_finish(&item, &run);
}

static bool system_submit(void)
{
	bool accepted;
	u64 now_ns;

	spin_lock_irq(&item.lock);
	now_ns = ktime_get_ns();
	/*
	 * There is one item. While it is pending the call returns false, and one
	 * run serves both submissions; while it runs the call returns true, and
	 * it will run once more, never twice at the same time.
	 */
	accepted = schedule_work(&system_work);
	static_item_submitted(&item, accepted, now_ns);
	spin_unlock_irq(&item.lock);
	return accepted;
}

int command_immediate(const struct wqdemo_command *command,
		      struct answer *answer)
{
	return static_item_submit_many(system_submit,
				       command->value[WQDEMO_KEY_N], answer);
}

static void system_exit(void)
{
	/* The handler is code of this module: wait until nobody runs it. */
	cancel_work_sync(&system_work);
}

const struct pattern pattern_system = {
	.made_by = "schedule_work()",
	.flags = "-",
	.max_active = WQ_DFL_ACTIVE,
	.exit = system_exit,
	.item = &item,
};
