// SPDX-License-Identifier: GPL-2.0
/*
 * A workqueue of the module's own, and work items that carry data.
 *
 * WQ_UNBOUND: its workers belong to no CPU; the scheduler places them.
 * WQ_MEM_RECLAIM: a rescuer thread runs items when there is no memory
 * for a new worker. max_active 4: at most 4 items run at once, on each
 * NUMA node (Linux 6.6 to 6.8: on each CPU).
 */
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "../log.h"
#include "../pattern.h"
#include "../registry.h"

#define MAX_ACTIVE 4
static struct workqueue_struct *custom_wq;
static struct kmem_cache *cache;

/* What the handler works on; item.dwork.work is the work_struct. */
struct custom_item {
	pid_t sender;
	struct allocated_item item;
};

/* Runs in a kworker thread, in up to MAX_ACTIVE at the same time. */
static void custom_handler(struct work_struct *work)	/* => started */
{
	struct custom_item *custom =
		container_of(work, struct custom_item, item.dwork.work);
	u64 id = custom->item.stamp.id;
	pid_t sender = custom->sender;

	/* Frees the item: a handler may, if it is done with the item. */
	allocated_item_run(&custom->item);	/* => step, finished */
	log_run("custom #%llu says: hello from pid %d", id, sender);
}

static struct allocated_item *custom_make(void)
{
	struct custom_item *custom = kmem_cache_alloc(cache, GFP_KERNEL);

	if (!custom)
		return NULL;
	custom->sender = task_tgid_vnr(current);
	INIT_DELAYED_WORK(&custom->item.dwork, custom_handler);
	return &custom->item;
}

static void custom_free(struct allocated_item *item)
{
	kmem_cache_free(cache,
			container_of(item, struct custom_item, item));
}

static bool custom_submit(struct allocated_item *item,
			  const struct wqdemo_command *command)
{
	unsigned long delay = wanted_delay(command);
	int cpu = wanted_cpu(command);

	if (item->delayed)
		return queue_delayed_work_on(cpu, custom_wq,	/* => armed */
					     &item->dwork, delay);
	if (command->given & WQDEMO_TAKES(CPU))
		return queue_work_on(cpu, custom_wq, &item->dwork.work); /* cpu= => submitted */
	return queue_work(custom_wq, &item->dwork.work); /* => submitted */
}

static struct registry registry = {
	.queue = WQDEMO_CUSTOM,
	.make = custom_make,
	.submit = custom_submit,
	.free = custom_free,
};

int command_custom(const struct wqdemo_command *command,
		   struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int custom_init(void)
{
	cache = KMEM_CACHE(custom_item, 0);
	if (!cache)
		return -ENOMEM;
	custom_wq =
		alloc_workqueue("wqdemo_custom",
				WQ_UNBOUND | WQ_MEM_RECLAIM, MAX_ACTIVE);
	if (!registry_init(&registry, custom_wq, MAX_ACTIVE))
		return 0;
	kmem_cache_destroy(cache);
	return -ENOMEM;
}

/* Cancels before freeing: the items, their queue, then their memory. */
static void custom_exit(void)
{
	registry_exit(&registry);
	kmem_cache_destroy(cache);
}

const struct pattern pattern_custom = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_UNBOUND|WQ_MEM_RECLAIM",
	.unbound = true,
	.init = custom_init,
	.exit = custom_exit,
	.registry = &registry,
};
