// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_HIGHPRI: another pool of workers on each CPU, at nice -20.
 *
 * Its items do not overtake those of the normal pool: they stand in
 * another line. A busy normal pool does not hold them up, and the
 * scheduler gives their workers most of the CPU.
 *
 * So they starve others: beside one that burns, an ordinary task got a
 * thousandth of the CPU. It is for short work that cannot wait.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/*
 * At most so many items run at once on each CPU. 0 asks for the kernel's
 * default, some hundred, and each item that sleeps keeps a thread.
 */
#define MAX_ACTIVE 16
static struct workqueue_struct *highpri_wq;

/* Runs in a kworker thread whose name ends in H, at nice -20. */
static void highpri_handler(struct work_struct *work)	/* => started */
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
static bool highpri_submit(struct allocated_item *item,
			   const struct wqdemo_command *command)
{
	int cpu = wanted_cpu(command);
	unsigned long delay = wanted_delay(command);

	return queue_delayed_work_on(cpu, highpri_wq, &item->dwork,	/* => submitted, armed */
				     delay);
}

static struct registry highpri_registry = {
	.queue = WQDEMO_HIGHPRI,
	.handler = highpri_handler,
	.submit = highpri_submit,
};

int command_highpri(const struct wqdemo_command *command,
		    struct answer *answer)
{
	return registry_submit_many(&highpri_registry, command, answer);
}

static int highpri_init(void)
{
	int error;

	highpri_wq = alloc_workqueue("wqdemo_highpri",
				     WQ_HIGHPRI | WQ_PERCPU, MAX_ACTIVE);
	if (!highpri_wq)
		return -ENOMEM;
	error = registry_init(&highpri_registry, highpri_wq, MAX_ACTIVE);
	if (error)
		destroy_workqueue(highpri_wq);
	return error;
}

/*
 * Cancels before it destroys: destroy_workqueue() runs what is queued,
 * waits for that, and does not see what a timer will still queue.
 */
static void highpri_exit(void)
{
	registry_cancel_all(&highpri_registry);
	destroy_workqueue(highpri_wq);
	registry_exit(&highpri_registry);
}

const struct pattern pattern_highpri = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_HIGHPRI" OR_WQ_PERCPU_TEXT,
	.init = highpri_init,
	.exit = highpri_exit,
	.registry = &highpri_registry,
};
