// SPDX-License-Identifier: GPL-2.0
/*
 * An ordered queue: one item at a time, in the order in which they were queued.
 *
 * alloc_ordered_workqueue() is the way to say so: WQ_UNBOUND with max_active 1
 * was the same before Linux 6.9, and is no longer.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/* Runs in a kworker thread, never in two at the same time. */
static void ordered_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item = container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...). A CPU only says near which it may run. */
static bool ordered_submit(struct allocated_item *item,
			   const struct wqdemo_command *command)
{
	if (item->delayed)
		return queue_delayed_work_on(wanted_cpu(command), registry.wq,	/* => armed */
					     &item->dwork, wanted_delay(command));
	return queue_work_on(wanted_cpu(command), registry.wq,	/* => submitted */
			     &item->dwork.work);
}

static struct registry registry = {
	.queue = WQDEMO_ORDERED,
	.handler = ordered_handler,
	.submit = ordered_submit,
	.fixed = "an ordered queue runs one item at a time",
};

int command_ordered(const struct wqdemo_command *command, struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int ordered_init(void)
{
	return registry_init(&registry,
			     alloc_ordered_workqueue("wqdemo_ordered", 0),
			     1);
}

static void ordered_exit(void)
{
	registry_exit(&registry);
}

const struct pattern pattern_ordered = {
	.made_by = "alloc_ordered_workqueue()",
	.flags = "WQ_UNBOUND",
	.unbound = true,
	.init = ordered_init,
	.exit = ordered_exit,
	.registry = &registry,
};
