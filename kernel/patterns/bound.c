// SPDX-License-Identifier: GPL-2.0
/*
 * A plain workqueue of the module's own, to compare those with flags to.
 *
 * It is bound: an item runs on the CPU that queued it, in a worker of
 * that CPU's pool, which all bound queues share. The pool starts another
 * item only when none of its workers is runnable. So an item waits
 * behind one that burns the CPU, even while other CPUs are idle, but not
 * behind one that sleeps.
 *
 * The kernel's own work for that CPU waits in the same line: a long
 * burner here holds up memory compaction, CPU hotplug and suspend. Long
 * work belongs on a WQ_UNBOUND or WQ_CPU_INTENSIVE queue.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/*
 * At most so many items run at once on each CPU. 0 asks for the kernel's
 * default, some hundred, and each item that sleeps keeps a thread.
 */
#define MAX_ACTIVE 16
static struct workqueue_struct *bound_wq;

/*
 * Runs in a kworker thread, on the CPU that queued the item or, with a
 * delay, on the CPU whose timer expired.
 */
static void bound_handler(struct work_struct *work)	/* => started */
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
static bool bound_submit(struct allocated_item *item,
			 const struct wqdemo_command *command)
{
	int cpu = wanted_cpu(command);
	unsigned long delay = wanted_delay(command);

	return queue_delayed_work_on(cpu, bound_wq, &item->dwork, delay); /* => submitted, armed */
}

static struct registry bound_registry = {
	.queue = WQDEMO_BOUND,
	.handler = bound_handler,
	.submit = bound_submit,
};

int command_bound(const struct wqdemo_command *command,
		  struct answer *answer)
{
	return registry_submit_many(&bound_registry, command, answer);
}

static int bound_init(void)
{
	int error;

	bound_wq =
		alloc_workqueue("wqdemo_bound", WQ_PERCPU, MAX_ACTIVE);
	if (!bound_wq)
		return -ENOMEM;
	error = registry_init(&bound_registry, bound_wq, MAX_ACTIVE);
	if (error)
		destroy_workqueue(bound_wq);
	return error;
}

/*
 * Cancels before it destroys: destroy_workqueue() runs what is queued,
 * waits for that, and does not see what a timer will still queue.
 */
static void bound_exit(void)
{
	registry_cancel_all(&bound_registry);
	destroy_workqueue(bound_wq);
	registry_exit(&bound_registry);
}

const struct pattern pattern_bound = {
	.made_by = "alloc_workqueue()",
	.flags = WQ_PERCPU_TEXT,
	.init = bound_init,
	.exit = bound_exit,
	.registry = &bound_registry,
};
