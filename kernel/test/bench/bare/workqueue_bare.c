// SPDX-License-Identifier: GPL-2.0
/*
 * The floor: queues with the flags of patterns/bound.c and custom.c, and one
 * item as in system.c. The same calls of the kernel, and nothing beside them:
 * no counters, no clock, no list of items.
 *
 * Written to /proc/workqueue_bare: "bound N" or "custom N" makes and queues N
 * items, "static N" submits the one item N times, "flush QUEUE" waits for what
 * was queued before, "sleep MS" has an item of bound and the one item sleep.
 */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/version.h>
#include <linux/workqueue.h>

/* As in compat.h. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 18, 0)
#define BOUND_FLAGS WQ_PERCPU
#else
#define BOUND_FLAGS 0
#endif
#define PROC_NAME "workqueue_bare"

static struct workqueue_struct *bound_wq, *custom_wq;
static struct kmem_cache *custom_cache;

struct bare_item {
	struct delayed_work dwork;
};

static void bound_handler(struct work_struct *work)
{
	kfree(container_of(to_delayed_work(work), struct bare_item, dwork));
}

static void custom_handler(struct work_struct *work)
{
	kmem_cache_free(custom_cache, container_of(to_delayed_work(work),
						   struct bare_item, dwork));
}

static int submit_bound(unsigned int n)
{
	struct bare_item *item;

	while (n--) {
		item = kmalloc(sizeof(*item), GFP_KERNEL);
		if (!item)
			return -ENOMEM;
		INIT_DELAYED_WORK(&item->dwork, bound_handler);
		queue_delayed_work_on(WORK_CPU_UNBOUND, bound_wq, &item->dwork,
				      0);
		cond_resched();
	}
	return 0;
}

static int submit_custom(unsigned int n)
{
	struct bare_item *item;

	while (n--) {
		item = kmem_cache_alloc(custom_cache, GFP_KERNEL);
		if (!item)
			return -ENOMEM;
		INIT_DELAYED_WORK(&item->dwork, custom_handler);
		queue_delayed_work(custom_wq, &item->dwork, 0);
		cond_resched();
	}
	return 0;
}

static unsigned int sleep_ms;

static void sleep_handler(struct work_struct *work)
{
	msleep(sleep_ms);
}

static DECLARE_WORK(bound_sleeper, sleep_handler);
static DECLARE_WORK(static_work, sleep_handler);

static int submit_static(unsigned int n)
{
	while (n--) {
		schedule_work(&static_work);
		cond_resched();
	}
	return 0;
}

static int submit_sleepers(unsigned int ms)
{
	sleep_ms = ms;
	queue_work(bound_wq, &bound_sleeper);
	return submit_static(1);
}

static int execute(const char *text)
{
	unsigned int n;

	if (sscanf(text, "bound %u", &n) == 1)
		return submit_bound(n);
	if (sscanf(text, "custom %u", &n) == 1)
		return submit_custom(n);
	if (sscanf(text, "static %u", &n) == 1)
		return submit_static(n);
	if (sscanf(text, "sleep %u", &n) == 1)
		return submit_sleepers(n);
	if (!strcmp(text, "flush bound"))
		flush_workqueue(bound_wq);
	else if (!strcmp(text, "flush custom"))
		flush_workqueue(custom_wq);
	else
		return -EINVAL;
	return 0;
}

static ssize_t write_command(struct file *file, const char __user *from,
			     size_t length, loff_t *position)
{
	char text[32] = { 0 };
	int error;

	if (length >= sizeof(text))
		return -EINVAL;
	if (copy_from_user(text, from, length))
		return -EFAULT;
	error = execute(strim(text));
	return error ? error : length;
}

static const struct proc_ops file_ops = {
	.proc_write = write_command,
	.proc_lseek = noop_llseek,
};

static int __init bare_init(void)
{
	custom_cache = KMEM_CACHE(bare_item, 0);
	bound_wq = alloc_workqueue("bare_bound", BOUND_FLAGS, 16);
	custom_wq =
		alloc_workqueue("bare_custom", WQ_UNBOUND | WQ_MEM_RECLAIM, 4);
	if (custom_cache && bound_wq && custom_wq &&
	    proc_create(PROC_NAME, 0200, NULL, &file_ops))
		return 0;
	if (custom_wq)
		destroy_workqueue(custom_wq);
	if (bound_wq)
		destroy_workqueue(bound_wq);
	kmem_cache_destroy(custom_cache);
	return -ENOMEM;
}

/* Destroying a queue runs what is queued, and nothing here has a timer. */
static void __exit bare_exit(void)
{
	remove_proc_entry(PROC_NAME, NULL);
	flush_work(&static_work);
	destroy_workqueue(custom_wq);
	destroy_workqueue(bound_wq);
	kmem_cache_destroy(custom_cache);
}

module_init(bare_init);
module_exit(bare_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Work items and nothing else, to measure others by");
