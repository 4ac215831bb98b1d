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

static struct workqueue_struct *ordered_wq;

/* Runs in a kworker thread, never in two at the same time. */
static void ordered_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item = container_of(
		to_delayed_work(work), struct allocated_item, dwork);

	allocated_item_run(item);	/* => step, finished */
}

/*
 * A named CPU only says near which one the item may run. The caller
 * holds cpus_read_lock() for it: nobody expires a timer on a CPU that
 * went offline. With a delay of 0 the kernel arms no timer and queues
 * the item at once.
 */
static bool ordered_submit(struct allocated_item *item,
			   const struct wqdemo_command *command)
{
	int cpu = wanted_cpu(command);
	unsigned long delay = wanted_delay(command);

	return queue_delayed_work_on(cpu, ordered_wq, &item->dwork,	/* => submitted, armed */
				     delay);
}

static struct registry ordered_registry = {
	.queue = WQDEMO_ORDERED,
	.handler = ordered_handler,
	.submit = ordered_submit,
	.fixed = "an ordered queue runs one item at a time",
};

int command_ordered(const struct wqdemo_command *command,
		    struct answer *answer)
{
	return registry_submit_many(&ordered_registry, command, answer);
}

static int ordered_init(void)
{
	int error;

	ordered_wq = alloc_ordered_workqueue("wqdemo_ordered", 0);
	if (!ordered_wq)
		return -ENOMEM;
	error = registry_init(&ordered_registry, ordered_wq, 1);
	if (error)
		destroy_workqueue(ordered_wq);
	return error;
}

/*
 * Cancels before it destroys: destroy_workqueue() runs what is queued,
 * waits for that, and does not see what a timer will still queue.
 */
static void ordered_exit(void)
{
	registry_cancel_all(&ordered_registry);
	destroy_workqueue(ordered_wq);
	registry_exit(&ordered_registry);
}

const struct pattern pattern_ordered = {
	.made_by = "alloc_ordered_workqueue()",
	.flags = "WQ_UNBOUND|__WQ_ORDERED",
	.unbound = true,
	.init = ordered_init,
	.exit = ordered_exit,
	.registry = &ordered_registry,
};
