// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_BH: work items that run in softirq, since Linux 6.9.
 *
 * No worker runs the item: it runs at the end of an interrupt on its
 * CPU, or in ksoftirqd. So it may not sleep and must be short, and who
 * shares a lock with it disables softirqs while holding the lock.
 */
#include <linux/slab.h>

#include "../answers.h"
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

#define BURN_MOST_MS 20
static struct workqueue_struct *bh_wq;

/* Runs in softirq. */
static void bh_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item = container_of(
		to_delayed_work(work), struct allocated_item, dwork);

	allocated_item_run(item);	/* => step, finished */
}

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

/*
 * For a named CPU the caller holds cpus_read_lock(): nobody runs an item
 * on one that is offline. Before it goes, a CPU runs all queued items.
 */
static bool bh_submit(struct allocated_item *item,
		      const struct wqdemo_command *command)
{
	int cpu = wanted_cpu(command);
	unsigned long delay = wanted_delay(command);

	return queue_delayed_work_on(cpu, bh_wq, &item->dwork, delay); /* => submitted, armed */
}

static struct registry bh_registry = {
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

	if (!bh_wq)
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
	return registry_submit_many(&bh_registry, command, answer);
}

static int bh_init(void)
{
	int error;

	if (!HAVE_WQ_BH)
		return 0;
	/* The kernel wants max_active 0: there is nothing to limit. */
	bh_wq = alloc_workqueue("wqdemo_bh", WQ_BH | WQ_PERCPU, 0);
	if (!bh_wq)
		return -ENOMEM;
	error = registry_init(&bh_registry, bh_wq, 0);
	if (error)
		destroy_workqueue(bh_wq);
	return error;
}

/* Cancel first: destroy_workqueue() does not see armed timers. */
static void bh_exit(void)
{
	if (!bh_wq)
		return;
	registry_cancel_all(&bh_registry);
	destroy_workqueue(bh_wq);
	registry_exit(&bh_registry);
}

const struct pattern pattern_bh = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_BH" OR_WQ_PERCPU_TEXT,
	.init = bh_init,
	.exit = bh_exit,
	.registry = &bh_registry,
};
