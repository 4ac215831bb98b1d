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
 * At most so many items run at once on each CPU. 0 asks for the kernel's
 * default, some hundred, and each item that sleeps keeps a thread.
 */
#define MAX_ACTIVE 16
static struct workqueue_struct *freezable_wq;

/*
 * Runs in a kworker thread, on the CPU that queued the item or, with a
 * delay, on the CPU whose timer expired.
 */
static void freezable_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item = container_of(
		to_delayed_work(work), struct allocated_item, dwork);

	allocated_item_run(item);	/* => step, finished */
}

/*
 * WORK_CPU_UNBOUND, when the command names no CPU, means this CPU. For
 * a named one the caller holds cpus_read_lock(): nobody expires a timer
 * on a CPU that went offline. With a delay of 0 the kernel arms no
 * timer and queues the item at once.
 */
static bool freezable_submit(struct allocated_item *item,
			     const struct wqdemo_command *command)
{
	int cpu = wanted_cpu(command);
	unsigned long delay = wanted_delay(command);

	return queue_delayed_work_on(cpu, freezable_wq, &item->dwork,	/* => submitted, armed */
				     delay);
}

static struct registry freezable_registry = {
	.queue = WQDEMO_FREEZABLE,
	.handler = freezable_handler,
	.submit = freezable_submit,
};

int command_freezable(const struct wqdemo_command *command,
		      struct answer *answer)
{
	return registry_submit_many(&freezable_registry, command,
				    answer);
}

static int freezable_init(void)
{
	int error;

	freezable_wq =
		alloc_workqueue("wqdemo_freezable",
				WQ_FREEZABLE | WQ_PERCPU, MAX_ACTIVE);
	if (!freezable_wq)
		return -ENOMEM;
	error = registry_init(&freezable_registry, freezable_wq,
			      MAX_ACTIVE);
	if (error)
		destroy_workqueue(freezable_wq);
	return error;
}

/*
 * Cancels before it destroys: destroy_workqueue() runs what is queued,
 * waits for that, and does not see what a timer will still queue.
 */
static void freezable_exit(void)
{
	registry_cancel_all(&freezable_registry);
	destroy_workqueue(freezable_wq);
	registry_exit(&freezable_registry);
}

const struct pattern pattern_freezable = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_FREEZABLE" OR_WQ_PERCPU_TEXT,
	.init = freezable_init,
	.exit = freezable_exit,
	.registry = &freezable_registry,
};
