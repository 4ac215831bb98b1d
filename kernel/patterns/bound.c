// SPDX-License-Identifier: GPL-2.0
/*
 * A plain workqueue of the module's own, to compare those with flags to.
 *
 * It is bound: an item runs on the CPU that queued it, in a worker of
 * that CPU's pool, which all bound queues share. The pool starts another
 * item only when none of its workers is runnable. So an item waits
 * behind one that burns the CPU, even while other CPUs are idle, but not
 * behind one that sleeps.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/*
 * Runs in a kworker thread, on the CPU that queued the item or, with a
 * delay, on the CPU whose timer expired.
 */
static void bound_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item =
		container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): this CPU. */
static bool bound_submit(struct allocated_item *item,
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
	.queue = WQDEMO_BOUND,
	.handler = bound_handler,
	.submit = bound_submit,
};

int command_bound(const struct wqdemo_command *command,
		  struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int bound_init(void)
{
	struct workqueue_struct *wq;

	wq = alloc_workqueue("wqdemo_bound", WQ_PERCPU, 0);
	return registry_init(&registry, wq, WQ_DFL_ACTIVE);
}

static void bound_exit(void)
{
	registry_exit(&registry);
}

const struct pattern pattern_bound = {
	.made_by = "alloc_workqueue()",
	.flags = WQ_PERCPU_TEXT,
	.init = bound_init,
	.exit = bound_exit,
	.registry = &registry,
};
