// SPDX-License-Identifier: GPL-2.0
/*
 * The system workqueue: the simplest way to have something done later.
 *
 * No queue to make, no thread to start: the kernel has the workqueue.
 * Its workers run the handler in process context, so it may sleep. It is
 * right for short, occasional work. Work that must not wait behind the
 * work of others needs a workqueue of its own (custom.c).
 *
 * There is one item. While it is pending, schedule_work() returns false,
 * and one run serves both submissions. While it runs, schedule_work()
 * returns true: it will run once more, never twice at the same time.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../static_item.h"

static void system_handler(struct work_struct *work);
static DECLARE_WORK(system_work, system_handler);

static bool system_submit(const struct wqdemo_command *command)
{
	u32 cpu = command->value[WQDEMO_KEY_CPU];

	if (command->given & WQDEMO_TAKES(CPU))
		return schedule_work_on(cpu, &system_work);	/* cpu= => submitted, coalesced */
	return schedule_work(&system_work);			/* => submitted, coalesced */
}

#if HAVE_CANCEL_WORK
/* Takes the item off the queue; a running handler goes on. */
static bool system_cancel(void)
{
	return cancel_work(&system_work);	/* => cancelled */
}
#else
#define system_cancel NULL
#endif

/* Does the same, and waits for a running handler. */
static bool system_cancel_sync(void)
{
	return cancel_work_sync(&system_work);	/* cancel_sync => cancelled */
}

static struct static_item system_item = {
	STATIC_ITEM(system_item, WQDEMO_SYSTEM, &system_work, NULL),
	.submit = system_submit,
	.cancel = system_cancel,
	.cancel_sync = system_cancel_sync,
};

/* Runs in a kworker thread: its program may sleep. */
static void system_handler(struct work_struct *work)	/* => started */
{
	static_item_run(&system_item);	/* => step, finished */
}

int command_immediate(const struct wqdemo_command *command,
		      struct answer *answer)
{
	return static_item_submit_many(&system_item, command, 0, answer); /* => refused */
}

static void system_exit(void)
{
	/* Waits for a running handler: its code goes with the module. */
	cancel_work_sync(&system_work);
}

const struct pattern pattern_system = {
	.made_by = "schedule_work()",
	.flags = "-",
	.max_active = WQ_DFL_ACTIVE,
	.exit = system_exit,
	.item = &system_item,
};
