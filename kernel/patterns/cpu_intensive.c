// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_CPU_INTENSIVE: a worker that burns the CPU is not counted as runnable.
 *
 * So the pool starts the next item at once, and the scheduler shares the CPU
 * between the two. That makes nothing faster: it keeps a long burner from
 * holding up those behind it. Without the flag the kernel does the same by
 * itself since 6.5, once an item has burnt for 10 ms. It means nothing on an
 * unbound queue.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/* Runs in a kworker thread of the CPU that queued the item, or where its timer expired. */
static void cpu_intensive_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item = container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): on this CPU. */
static bool cpu_intensive_submit(struct allocated_item *item,
				 const struct wqdemo_command *command)
{
	if (item->delayed)
		return queue_delayed_work_on(wanted_cpu(command), registry.wq,	/* => armed */
					     &item->dwork, wanted_delay(command));
	return queue_work_on(wanted_cpu(command), registry.wq,	/* => submitted */
			     &item->dwork.work);
}

static struct registry registry = {
	.queue = WQDEMO_CPU_INTENSIVE,
	.handler = cpu_intensive_handler,
	.submit = cpu_intensive_submit,
};

int command_cpu_intensive(const struct wqdemo_command *command, struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int cpu_intensive_init(void)
{
	return registry_init(&registry,
			     alloc_workqueue("wqdemo_cpu_int",
					     WQ_CPU_INTENSIVE | WQ_PERCPU, 0),
			     WQ_DFL_ACTIVE);
}

static void cpu_intensive_exit(void)
{
	registry_exit(&registry);
}

const struct pattern pattern_cpu_intensive = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_CPU_INTENSIVE" OR_WQ_PERCPU_TEXT,
	.init = cpu_intensive_init,
	.exit = cpu_intensive_exit,
	.registry = &registry,
};
