// SPDX-License-Identifier: GPL-2.0
/*
 * A workqueue of the module's own, and work items that carry data.
 *
 * WQ_UNBOUND: its workers belong to no CPU; the scheduler places them.
 * WQ_MEM_RECLAIM: a rescuer thread runs items when there is no memory
 * for a new worker; only for paths that free memory, as it costs a
 * thread. max_active 4: 4 run at once on each node (6.6 to 6.8: CPU).
 */
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "../log.h"
#include "../pattern.h"
#include "../registry.h"

#define MAX_ACTIVE 4
static struct workqueue_struct *custom_wq;
static struct kmem_cache *custom_cache;

/* An item and its data; item.dwork.work is the work_struct. */
struct custom_item {
	pid_t sender;
	struct allocated_item item;
};

/* Runs in a kworker thread, in up to MAX_ACTIVE at the same time. */
static void custom_handler(struct work_struct *work)	/* => started */
{
	struct custom_item *custom = container_of(
		to_delayed_work(work), struct custom_item, item.dwork);
	u64 id = custom->item.stamp.id;
	pid_t sender = custom->sender;

	/* Frees the item: a handler may, if it is done with the item. */
	allocated_item_run(&custom->item);	/* => step, finished */
	log_run("custom #%llu says: hello from pid %d", id, sender);
}

static struct allocated_item *custom_make(void)
{
	struct custom_item *custom;

	custom = kmem_cache_alloc(custom_cache, GFP_KERNEL);
	if (!custom)
		return NULL;
	custom->sender = task_tgid_vnr(current);
	INIT_DELAYED_WORK(&custom->item.dwork, custom_handler);
	return &custom->item;
}

static void custom_free(struct allocated_item *item)
{
	kmem_cache_free(custom_cache,
			container_of(item, struct custom_item, item));
}

/* For a named CPU the caller holds cpus_read_lock(). See bound.c. */
static bool custom_submit(struct allocated_item *item,
			  const struct wqdemo_command *command)
{
	struct delayed_work *dwork = &item->dwork;
	unsigned long delay = wanted_delay(command);
	int cpu = wanted_cpu(command);

	if (cpu == WORK_CPU_UNBOUND)
		return queue_delayed_work(custom_wq, dwork, delay); /* => submitted, armed */
	return queue_delayed_work_on(cpu, custom_wq, dwork, delay); /* cpu= => submitted, armed */
}

static struct registry custom_registry = {
	.queue = WQDEMO_CUSTOM,
	.make = custom_make,
	.submit = custom_submit,
	.free = custom_free,
};

int command_custom(const struct wqdemo_command *command,
		   struct answer *answer)
{
	return registry_submit_many(&custom_registry, command, answer);
}

static int custom_init(void)
{
	custom_cache = KMEM_CACHE(custom_item, 0);
	if (!custom_cache)
		return -ENOMEM;
	custom_wq =
		alloc_workqueue("wqdemo_custom",
				WQ_UNBOUND | WQ_MEM_RECLAIM, MAX_ACTIVE);
	if (!custom_wq)
		goto no_wq;
	if (!registry_init(&custom_registry, custom_wq, MAX_ACTIVE))
		return 0;
	destroy_workqueue(custom_wq);
no_wq:
	kmem_cache_destroy(custom_cache);
	return -ENOMEM;
}

/* Cancel before freeing: items, then their queue, then their memory. */
static void custom_exit(void)
{
	registry_cancel_all(&custom_registry);
	destroy_workqueue(custom_wq);
	registry_exit(&custom_registry);
	kmem_cache_destroy(custom_cache);
}

const struct pattern pattern_custom = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_UNBOUND|WQ_MEM_RECLAIM",
	.unbound = true,
	.init = custom_init,
	.exit = custom_exit,
	.registry = &custom_registry,
};
