// SPDX-License-Identifier: GPL-2.0
/*
 * A workqueue of our own, and work items that carry data.
 *
 * WQ_UNBOUND: its workers belong to no CPU; the scheduler places them.
 * WQ_MEM_RECLAIM: a rescuer thread is kept, so that items get done even when
 * memory is too short to start a worker.
 * max_active 4: no more than four of its items run at once; the rest wait.
 */
#include <linux/delay.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "../log.h"
#include "../pattern.h"
#include "../registry.h"

#define MAX_ACTIVE	4

/* The work_struct lies inside the data that its handler works on. */
struct custom_item {
	char message[32];
	struct allocated_item life;	/* .work is the work_struct */
};

static struct workqueue_struct *custom_wq;
static struct kmem_cache *custom_cache;

static struct registry registry;

/* Runs in a kworker thread, up to MAX_ACTIVE of it at the same time. */
static void custom_handler(struct work_struct *work)
{
	struct custom_item *item = container_of(work, struct custom_item, life.work);
	struct item_run run;

	allocated_item_start(&registry, &item->life, &run);
	log_line(&log_runs, "custom #%llu says: %s", run.id, item->message);
	msleep(500);
	/* Frees the item: a handler may, as long as it does not touch it again. */
	allocated_item_finish(&registry, &item->life, &run);
}

static struct allocated_item *custom_make(void)
{
	struct custom_item *item = kmem_cache_alloc(custom_cache, GFP_KERNEL);

	if (!item)
		return NULL;
	INIT_WORK(&item->life.work, custom_handler);
	snprintf(item->message, sizeof(item->message), "hello from pid %d",
		 task_tgid_vnr(current));
	return &item->life;
}

static void custom_queue(struct allocated_item *life)
{
	queue_work(custom_wq, &life->work);
}

static void custom_free(struct allocated_item *life)
{
	kmem_cache_free(custom_cache, container_of(life, struct custom_item, life));
}

static struct registry registry = {
	.row = WQDEMO_CUSTOM,
	.make = custom_make,
	.queue = custom_queue,
	.free = custom_free,
};

int command_custom(const struct wqdemo_command *command, struct answer *answer)
{
	return registry_submit_many(&registry, command->value[WQDEMO_KEY_N],
				    answer);
}

static int custom_init(void)
{
	int error;

	custom_cache = KMEM_CACHE(custom_item, 0);
	if (!custom_cache)
		return -ENOMEM;
	error = registry_init(&registry);
	if (error)
		goto destroy_cache;
	custom_wq = alloc_workqueue("wqdemo_custom", WQ_UNBOUND | WQ_MEM_RECLAIM,
				    MAX_ACTIVE);
	if (custom_wq)
		return 0;
	error = -ENOMEM;
	registry_exit(&registry);
destroy_cache:
	kmem_cache_destroy(custom_cache);
	return error;
}

/* Always cancel before freeing: items, then their queue, then their memory. */
static void custom_exit(void)
{
	registry_cancel_all(&registry);
	destroy_workqueue(custom_wq);
	registry_exit(&registry);
	kmem_cache_destroy(custom_cache);
}

const struct pattern pattern_custom = {
	.made_by = "alloc_workqueue()",
	.flags = "WQ_UNBOUND|WQ_MEM_RECLAIM",
	.max_active = MAX_ACTIVE,
	.init = custom_init,
	.exit = custom_exit,
};
