// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_FREEZABLE: takes part in suspending the system.
 *
 * Before the system sleeps, the kernel waits for the items that run or
 * wait for a worker. It holds those that are queued later, or that
 * max_active holds back, until the system wakes. No item is lost. Use it
 * for work that must not touch hardware while that is going down.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/*
 * Runs in a kworker thread, on the CPU that queued the item or, with a
 * delay, on the CPU whose timer expired.
 */
static void freezable_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item =
		container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): this CPU. */
static bool freezable_submit(struct allocated_item *item,
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
	.queue = WQDEMO_FREEZABLE,
	.handler = freezable_handler,
	.submit = freezable_submit,
};

int command_freezable(const struct wqdemo_command *command,
		      struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int freezable_init(void)
{
	struct workqueue_struct *wq;

	wq = alloc_workqueue("wqdemo_freezable",
			     WQ_FREEZABLE | WQ_PERCPU, 0);
	return registry_init(&registry, wq, WQ_DFL_ACTIVE);
}

static void freezable_exit(void)
{
	registry_exit(&registry);
}

const struct pattern pattern_freezable = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_FREEZABLE" OR_WQ_PERCPU_TEXT,
	.init = freezable_init,
	.exit = freezable_exit,
	.registry = &registry,
};
