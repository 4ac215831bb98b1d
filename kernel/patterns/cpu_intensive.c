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
 * At most so many items run at once on each CPU. 0 asks for the kernel's
 * default, some hundred, and each item that sleeps keeps a thread.
 */
#define MAX_ACTIVE 16
static struct workqueue_struct *cpu_intensive_wq;

/*
 * Runs in a kworker thread, on the CPU that queued the item or, with a
 * delay, on the CPU whose timer expired.
 */
static void cpu_intensive_handler(struct work_struct *work)	/* => started */
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
static bool cpu_intensive_submit(struct allocated_item *item,
				 const struct wqdemo_command *command)
{
	int cpu = wanted_cpu(command);
	unsigned long delay = wanted_delay(command);

	return queue_delayed_work_on(cpu, cpu_intensive_wq, &item->dwork, /* => submitted, armed */
				     delay);
}

static struct registry cpu_intensive_registry = {
	.queue = WQDEMO_CPU_INTENSIVE,
	.handler = cpu_intensive_handler,
	.submit = cpu_intensive_submit,
};

int command_cpu_intensive(const struct wqdemo_command *command,
			  struct answer *answer)
{
	return registry_submit_many(&cpu_intensive_registry, command,
				    answer);
}

static int cpu_intensive_init(void)
{
	int error;

	cpu_intensive_wq = alloc_workqueue("wqdemo_cpu_int",
					   WQ_CPU_INTENSIVE | WQ_PERCPU,
					   MAX_ACTIVE);
	if (!cpu_intensive_wq)
		return -ENOMEM;
	error = registry_init(&cpu_intensive_registry, cpu_intensive_wq,
			      MAX_ACTIVE);
	if (error)
		destroy_workqueue(cpu_intensive_wq);
	return error;
}

/*
 * Cancels before it destroys: destroy_workqueue() runs what is queued,
 * waits for that, and does not see what a timer will still queue.
 */
static void cpu_intensive_exit(void)
{
	registry_cancel_all(&cpu_intensive_registry);
	destroy_workqueue(cpu_intensive_wq);
	registry_exit(&cpu_intensive_registry);
}

const struct pattern pattern_cpu_intensive = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_CPU_INTENSIVE" OR_WQ_PERCPU_TEXT,
	.init = cpu_intensive_init,
	.exit = cpu_intensive_exit,
	.registry = &cpu_intensive_registry,
};
