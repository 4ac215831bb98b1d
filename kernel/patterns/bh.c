// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_BH: work items that run in softirq, since Linux 6.9.
 *
 * No worker of a pool runs the item. It runs as a softirq does: at the
 * end of an interrupt on its CPU, on top of the interrupted task, or in
 * ksoftirqd. So it may not sleep and must be short, and whoever shares a
 * lock with it disables softirqs while holding the lock.
 */
#include <linux/slab.h>

#include "../answers.h"
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

#define BURN_MOST_MS 20

/* Runs in softirq. */
static void bh_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item =
		container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/*
 * Makes the item here and not in registry.c: lockdep takes all items
 * that are initialised in one place for one kind, and warns of a kind
 * that runs both in softirq and in threads.
 */
static struct allocated_item *bh_make(void)
{
	struct allocated_item *item = kmalloc(sizeof(*item), GFP_KERNEL);

	if (item)
		INIT_DELAYED_WORK(&item->dwork, bh_handler);
	return item;
}

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): this CPU. */
static bool bh_submit(struct allocated_item *item,
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
	.queue = WQDEMO_BH,
	.make = bh_make,
	.submit = bh_submit,
	.fixed = "a WQ_BH queue runs one item at a time on each CPU",
};

int command_bh(const struct wqdemo_command *command,
	       struct answer *answer)
{
	const struct wqdemo_program *program = &command->program;
	bool on_cpu = command->given & WQDEMO_TAKES(CPU);

	if (!registry.wq)
		return answer_refuse(
			answer, -EOPNOTSUPP,
			"WQ_BH is not there before Linux 6.9");
	if (wqdemo_program_ms(program, WQDEMO_STEP_SLEEP))
		return answer_refuse(
			answer, -EOPNOTSUPP,
			"a bh item runs in softirq and may not sleep");
	if (wqdemo_program_ms(program, WQDEMO_STEP_BURN) > BURN_MOST_MS)
		return answer_refuse(answer, -ERANGE,
				     "a bh item may burn 1..%d ms",
				     BURN_MOST_MS);
	/* The CPU may be offline when the timer expires: no run. */
	if (on_cpu && command->value[WQDEMO_KEY_DELAY])
		return answer_refuse(
			answer, -EOPNOTSUPP,
			"use cpu= or delay=: its CPU may go offline");
	return registry_submit_many(&registry, command, answer);
}

static int bh_init(void)
{
	struct workqueue_struct *wq;

	if (!HAVE_WQ_BH)
		return 0;
	/* The kernel wants max_active 0: there is nothing to limit. */
	wq = alloc_workqueue("wqdemo_bh", WQ_BH | WQ_PERCPU, 0);
	return registry_init(&registry, wq, 0);
}

static void bh_exit(void)
{
	if (registry.wq)
		registry_exit(&registry);
}

const struct pattern pattern_bh = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_BH" OR_WQ_PERCPU_TEXT,
	.init = bh_init,
	.exit = bh_exit,
	.registry = &registry,
};
