// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_CPU_INTENSIVE: a worker that burns does not count as runnable.
 *
 * So the pool starts the next item at once, and the scheduler shares the
 * CPU between the two. That makes nothing faster: it keeps a long burner
 * from holding up the items behind it. Since Linux 6.5 the kernel does
 * the same without the flag, once an item has burnt for 10 ms. The flag
 * means nothing on an unbound queue.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/*
 * Runs in a kworker thread, on the CPU that queued the item or, with a
 * delay, on the CPU whose timer expired.
 */
static void cpu_intensive_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item =
		container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): this CPU. */
static bool cpu_intensive_submit(struct allocated_item *item,
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
	.queue = WQDEMO_CPU_INTENSIVE,
	.handler = cpu_intensive_handler,
	.submit = cpu_intensive_submit,
};

int command_cpu_intensive(const struct wqdemo_command *command,
			  struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int cpu_intensive_init(void)
{
	struct workqueue_struct *wq;

	wq = alloc_workqueue("wqdemo_cpu_int",
			     WQ_CPU_INTENSIVE | WQ_PERCPU, 0);
	return registry_init(&registry, wq, WQ_DFL_ACTIVE);
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
