// SPDX-License-Identifier: GPL-2.0
/*
 * Delayed work: a timer that queues a work item when it expires.
 *
 * Until then the item is armed: it waits for its timer, not for a
 * worker. Submitting it again while it is armed or pending does nothing:
 * the two seconds do not start again. mod_delayed_work() restarts them.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../static_item.h"

static void delayed_handler(struct work_struct *work);
static DECLARE_DELAYED_WORK(delayed_work, delayed_handler);

static u32 delay_ms_of(const struct wqdemo_command *command)
{
	if (command->given & WQDEMO_TAKES(DELAY))
		return command->value[WQDEMO_KEY_DELAY];
	return WQDEMO_DELAYED_MS;
}

static bool delayed_submit(const struct wqdemo_command *command)
{
	u32 delay_ms = delay_ms_of(command);
	u32 cpu = command->value[WQDEMO_KEY_CPU];

	if (command->given & WQDEMO_TAKES(CPU))
		return schedule_delayed_work_on(	/* cpu= => submitted, armed, coalesced */
			cpu, &delayed_work, msecs_to_jiffies(delay_ms));
	return schedule_delayed_work(&delayed_work,	/* => submitted, armed, coalesced */
				     msecs_to_jiffies(delay_ms));
}

/* True: it was waiting, and moved. False: it was idle, and queued. */
static bool delayed_modify(u32 delay_ms)
{
	return mod_delayed_work(schedule_wq, &delayed_work, /* mod => modified, submitted, armed */
				msecs_to_jiffies(delay_ms));
}

static bool delayed_cancel(void)
{
	return cancel_delayed_work(&delayed_work);	/* => cancelled */
}

static bool delayed_cancel_sync(void)
{
	return cancel_delayed_work_sync(&delayed_work);	/* cancel_sync => cancelled */
}

static struct static_item delayed_item = {
	STATIC_ITEM(delayed_item, WQDEMO_DELAYED, &delayed_work.work,
		    &delayed_work.timer),
	.submit = delayed_submit,
	.modify = delayed_modify,
	.cancel = delayed_cancel,
	.cancel_sync = delayed_cancel_sync,
};

/* Runs in a kworker thread, some time after the timer has expired. */
static void delayed_handler(struct work_struct *work)	/* => started */
{
	static_item_run(&delayed_item);	/* => step, finished */
}

int command_delayed(const struct wqdemo_command *command,
		    struct answer *answer)
{
	return static_item_submit_many(&delayed_item, command,	/* => refused */
				       delay_ms_of(command), answer);
}

int command_mod(const struct wqdemo_command *command,
		struct answer *answer)
{
	return static_item_modify(&delayed_item, command,
				  delay_ms_of(command), answer);
}

static void delayed_exit(void)
{
	/* Stops the timer, dequeues the item, waits for its handler. */
	cancel_delayed_work_sync(&delayed_work);
}

const struct pattern pattern_delayed = {
	.made_by = "schedule_delayed_work()",
	.flags = "-",
	.max_active = WQ_DFL_ACTIVE,
	.exit = delayed_exit,
	.item = &delayed_item,
};
