// SPDX-License-Identifier: GPL-2.0
/*
 * An ordered queue: one item at a time, in the order of queueing.
 *
 * Only alloc_ordered_workqueue() makes one. Before Linux 6.9 WQ_UNBOUND
 * with max_active 1 was ordered too; it no longer is.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/* Runs in a kworker thread, never in two at the same time. */
static void ordered_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item =
		container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/*
 * queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...). With a CPU the
 * item runs near that CPU, not necessarily on it.
 */
static bool ordered_submit(struct allocated_item *item,
			   const struct wqdemo_command *command)
{
	unsigned long delay = wanted_delay(command);
	int cpu = wanted_cpu(command);

	if (item->delayed)
		return queue_delayed_work_on(cpu, registry.wq,	/* => armed */
					     &item->dwork, delay);
	return queue_work_on(cpu, registry.wq, &item->dwork.work); /* => submitted */
}

static struct registry registry = {
	.queue = WQDEMO_ORDERED,
	.handler = ordered_handler,
	.submit = ordered_submit,
	.fixed = "an ordered queue runs one item at a time",
};

int command_ordered(const struct wqdemo_command *command,
		    struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int ordered_init(void)
{
	struct workqueue_struct *wq;

	wq = alloc_ordered_workqueue("wqdemo_ordered", 0);
	return registry_init(&registry, wq, 1);
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
