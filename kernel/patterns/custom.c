// SPDX-License-Identifier: GPL-2.0
/*
 * A workqueue of our own, and work items that carry data.
 *
 * WQ_UNBOUND: its workers belong to no CPU; the scheduler places them.
 * WQ_MEM_RECLAIM: a rescuer thread is kept, so that items get done even when
 * memory is too short to start a worker.
 * max_active 4: four of its items run at once, the rest wait. (In the whole
 * system since Linux 6.9; before, on each NUMA node.)
 */
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "../log.h"
#include "../pattern.h"
#include "../registry.h"

#define MAX_ACTIVE	4

static struct workqueue_struct *custom_wq;
static struct kmem_cache *custom_cache;

/* The data that the handler works on; item.dwork holds the work_struct. */
struct custom_item {
	char message[32];
	struct allocated_item item;
};

/* Runs in a kworker thread, in up to MAX_ACTIVE of them at the same time. */
static void custom_handler(struct work_struct *work)
{
	struct allocated_item *item = container_of(work, struct allocated_item, dwork.work);
	struct custom_item *custom = container_of(item, struct custom_item, item);

	log_run("custom #%llu says: %s", item->stamp.id, custom->message);
	/* Frees it: a handler may, as long as it does not touch it again. */
	allocated_item_run(item);
}

static struct allocated_item *custom_make(void)
{
	struct custom_item *custom = kmem_cache_alloc(custom_cache, GFP_KERNEL);

	if (!custom)
		return NULL;
	INIT_DELAYED_WORK(&custom->item.dwork, custom_handler);
	snprintf(custom->message, sizeof(custom->message), "hello from pid %d",
		 task_tgid_vnr(current));
	return &custom->item;
}

static bool custom_submit(struct allocated_item *item,
			  const struct wqdemo_command *command)
{
	if (item->delayed)
		return queue_delayed_work_on(wanted_cpu(command), custom_wq,
					     &item->dwork, wanted_delay(command));
	if (command->given & WQDEMO_TAKES(CPU))
		return queue_work_on(wanted_cpu(command), custom_wq, &item->dwork.work);
	return queue_work(custom_wq, &item->dwork.work);
}

static void custom_free(struct allocated_item *item)
{
	kmem_cache_free(custom_cache, container_of(item, struct custom_item, item));
}

static struct registry registry = {
	.queue = WQDEMO_CUSTOM,
	.make = custom_make,
	.submit = custom_submit,
	.free = custom_free,
};

int command_custom(const struct wqdemo_command *command, struct answer *answer)
{
	return registry_submit_many(&registry, command, answer);
}

static int custom_init(void)
{
	int error;

	custom_cache = KMEM_CACHE(custom_item, 0);
	if (!custom_cache)
		return -ENOMEM;
	custom_wq = alloc_workqueue("wqdemo_custom", WQ_UNBOUND | WQ_MEM_RECLAIM,
				    MAX_ACTIVE);
	error = registry_init(&registry, custom_wq, MAX_ACTIVE);
	if (error)
		kmem_cache_destroy(custom_cache);
	return error;
}

/* Cancel before freeing: the items, then their queue, then their memory. */
static void custom_exit(void)
{
	registry_exit(&registry);
	kmem_cache_destroy(custom_cache);
}

const struct pattern pattern_custom = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_UNBOUND|WQ_MEM_RECLAIM",
	.unbound = true,
	.init = custom_init,
	.exit = custom_exit,
	.registry = &registry,
};
