// SPDX-License-Identifier: GPL-2.0
/*
 * A plain workqueue of our own: what the ones with flags are compared with.
 *
 * It is bound: an item runs on the CPU that queued it, in a worker of that
 * CPU's pool, which all bound queues share. The pool starts another item only
 * when none of its workers is runnable: an item waits behind one that burns the
 * CPU, even while other CPUs are idle, and not behind one that sleeps.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/* Runs in a kworker thread of the CPU that queued the item, or where its timer expired. */
static void bound_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item = container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): on this CPU. */
static bool bound_submit(struct allocated_item *item,
			 const struct wqdemo_command *command)
{
	if (item->delayed)
		return queue_delayed_work_on(wanted_cpu(command), registry.wq,	/* => armed */
					     &item->dwork, wanted_delay(command));
	return queue_work_on(wanted_cpu(command), registry.wq,	/* => submitted */
			     &item->dwork.work);
}

static struct registry registry = {
	.queue = WQDEMO_BOUND,
	.handler = bound_handler,
	.submit = bound_submit,
};

int command_bound(const struct wqdemo_command *command, struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int bound_init(void)
{
	return registry_init(&registry,
			     alloc_workqueue("wqdemo_bound", WQ_PERCPU, 0),
			     WQ_DFL_ACTIVE);
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
