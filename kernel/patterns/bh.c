// SPDX-License-Identifier: GPL-2.0
/*
 * WQ_BH: work items that run in softirq, since Linux 6.9.
 *
 * No worker of a pool: the item runs where softirqs do, when an interrupt on its
 * CPU ends, on top of what that had met, or in ksoftirqd. So it may not sleep,
 * must be short, and everybody who shares a lock with it keeps softirqs off.
 */
#include <linux/slab.h>

#include "../answers.h"
#include "../compat.h"
#include "../pattern.h"
#include "../registry.h"

#define BURN_MOST_MS	20

/* Runs in softirq. */
static void bh_handler(struct work_struct *work)	/* => started */
{
	struct allocated_item *item = container_of(work, struct allocated_item, dwork.work);

	allocated_item_run(item);	/* => step, finished */
}

static struct registry registry;

/*
 * Not the registry's: for lockdep the items that are made in one place are of one
 * kind, and it would warn of a kind that runs in softirq as well as in threads.
 */
static struct allocated_item *bh_make(void)
{
	struct allocated_item *item = kmalloc(sizeof(*item), GFP_KERNEL);

	if (item)
		INIT_DELAYED_WORK(&item->dwork, bh_handler);
	return item;
}

/* queue_work() is queue_work_on(WORK_CPU_UNBOUND, ...): on this CPU. */
static bool bh_submit(struct allocated_item *item,
		      const struct wqdemo_command *command)
{
	if (item->delayed)
		return queue_delayed_work_on(wanted_cpu(command), registry.wq,	/* => armed */
					     &item->dwork, wanted_delay(command));
	return queue_work_on(wanted_cpu(command), registry.wq,	/* => submitted */
			     &item->dwork.work);
}

static struct registry registry = {
	.queue = WQDEMO_BH,
	.make = bh_make,
	.submit = bh_submit,
	.fixed = "a queue in softirq runs one item at a time on each CPU",
};

int command_bh(const struct wqdemo_command *command, struct answer *answer)
{
	if (!registry.wq)
		return answer_refuse(answer, -EOPNOTSUPP, "WQ_BH is not there before Linux 6.9");
	if (wqdemo_program_ms(&command->program, WQDEMO_STEP_SLEEP))
		return answer_refuse(answer, -EOPNOTSUPP,
				     "a bh item runs in softirq and may not sleep");
	if (wqdemo_program_ms(&command->program, WQDEMO_STEP_BURN) > BURN_MOST_MS)
		return answer_refuse(answer, -ERANGE, "a bh item may burn 1..%d ms", BURN_MOST_MS);
	/* A timer outlives its CPU, and would queue to one where nobody runs the item. */
	if (command->given & WQDEMO_TAKES(CPU) && command->value[WQDEMO_KEY_DELAY])
		return answer_refuse(answer, -EOPNOTSUPP,
				     "a bh item takes cpu= or delay=: its CPU may go offline");
	return registry_submit_many(&registry, command, answer);
}

static int bh_init(void)
{
	if (!HAVE_WQ_BH)
		return 0;
	/* max_active must be 0: there is nothing to limit. */
	return registry_init(&registry,
			     alloc_workqueue("wqdemo_bh", WQ_BH | WQ_PERCPU, 0), 0);
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
