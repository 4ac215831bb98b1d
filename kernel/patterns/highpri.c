// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_HIGHPRI: another pool of workers on each CPU, at nice -20.
 *
 * Its items do not overtake those of the normal pool: they stand in
 * another line. A busy normal pool does not hold them up, and the
 * scheduler gives their workers most of the CPU.
 */
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

/* Runs in a kworker thread whose name ends in H, at nice -20. */
static void highpri_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item =
		container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): this CPU. */
static bool highpri_submit(struct allocated_item *item,
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
	.queue = WQDEMO_HIGHPRI,
	.handler = highpri_handler,
	.submit = highpri_submit,
};

int command_highpri(const struct wqdemo_command *command,
		    struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int highpri_init(void)
{
	struct workqueue_struct *wq;

	wq = alloc_workqueue("wqdemo_highpri", WQ_HIGHPRI | WQ_PERCPU,
			     0);
	return registry_init(&registry, wq, WQ_DFL_ACTIVE);
}

static void highpri_exit(void)
{
	registry_exit(&registry);
}

const struct pattern pattern_highpri = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_HIGHPRI" OR_WQ_PERCPU_TEXT,
	.init = highpri_init,
	.exit = highpri_exit,
	.registry = &registry,
};
