// SPDX-License-Identifier: GPL-2.0
/*
 * Trouble to find with wqtop --machine. Its functions, queues and threads are
 * named as a driver would name them. Each parameter plants one trouble:
 *   burn_ms=90   a work function that burns a CPU
 *   wait_ms=400  one that waits for another of its queue, which sleeps
 *   held=20      items that max_active holds back
 * A number that is written to the parameter flood is so many submissions of the
 * process that writes. They are all pending before the first one runs.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/version.h>
#include <linux/workqueue.h>

/* Per-CPU queues must have it since 7.2; before 6.18 it may be missing. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 18, 0)
#define WQ_PERCPU 0
#endif

#define HELD_MOST  100
#define FLOOD_MOST 100000

static unsigned int burn_ms;
module_param(burn_ms, uint, 0444);
MODULE_PARM_DESC(burn_ms, "How long an item burns CPU 0; the next one follows");

static unsigned int wait_ms;
module_param(wait_ms, uint, 0444);
MODULE_PARM_DESC(wait_ms,
		 "How long an item keeps its queue's next one waiting");

static unsigned int held;
module_param(held, uint, 0444);
MODULE_PARM_DESC(held, "How many items are queued at once; one runs at a time");

static struct workqueue_struct *array_queue, *upload_queue, *index_queue;

static void thermal_poll_work(struct work_struct *work)
{
	u64 end_ns = ktime_get_ns() + (u64)burn_ms * NSEC_PER_MSEC;

	while (ktime_get_ns() < end_ns)
		cpu_relax();
}
static DECLARE_WORK(thermal_poll, thermal_poll_work);

static void thermal_monitor(void)
{
	schedule_work_on(0, &thermal_poll);
}

static void array_resync_work(struct work_struct *work)
{
	msleep(wait_ms);
}
static DECLARE_WORK(array_resync, array_resync_work);

static void array_status_work(struct work_struct *work)
{
}
static DECLARE_WORK(array_status, array_status_work);

static void array_monitor(void)
{
	queue_work(array_queue, &array_resync);
	queue_work(array_queue, &array_status);
}

static void upload_chunk_work(struct work_struct *work)
{
	msleep(20);
}
static struct work_struct upload_chunks[HELD_MOST];

static void upload_monitor(void)
{
	unsigned int i;

	for (i = 0; i < held; i++)
		queue_work(upload_queue, &upload_chunks[i]);
}

static void index_page_work(struct work_struct *work)
{
}

/* No worker of this CPU runs before all are queued. */
static void index_pages(struct work_struct *pages, unsigned int n)
{
	int cpu = get_cpu();
	unsigned int i;

	for (i = 0; i < n; i++) {
		INIT_WORK(&pages[i], index_page_work);
		queue_work_on(cpu, index_queue, &pages[i]);
	}
	put_cpu();
}

/* Under kernel_param_lock(). */
static int flood_set(const char *text, const struct kernel_param *param)
{
	struct work_struct *pages;
	unsigned int n;
	int error;

	error = kstrtouint(text, 10, &n);
	if (error)
		return error;
	if (!index_queue || !n || n > FLOOD_MOST)
		return -EINVAL;
	pages = kvcalloc(n, sizeof(*pages), GFP_KERNEL);
	if (!pages)
		return -ENOMEM;
	index_pages(pages, n);
	flush_workqueue(index_queue);
	kvfree(pages);
	return 0;
}

static const struct kernel_param_ops flood_ops = { .set = flood_set };
module_param_cb(flood, &flood_ops, NULL, 0200);
MODULE_PARM_DESC(flood, "Written: so many submissions by the writer");

struct monitor {
	const char *name;
	void (*round)(void);
	unsigned int *wanted;
	unsigned int every_ms;
	struct task_struct *thread;
};

static struct monitor monitors[] = {
	{ "thermal-mon", thermal_monitor, &burn_ms, 10 },
	{ "array-mon", array_monitor, &wait_ms, 100 },
	{ "upload-mon", upload_monitor, &held, 100 },
};

static int monitor_thread(void *data)
{
	struct monitor *monitor = data;

	while (!kthread_should_stop()) {
		monitor->round();
		schedule_timeout_interruptible(
			msecs_to_jiffies(monitor->every_ms));
	}
	return 0;
}

static int start_monitors(void)
{
	struct task_struct *thread;
	int i;

	for (i = 0; i < ARRAY_SIZE(monitors); i++) {
		if (!*monitors[i].wanted)
			continue;
		thread = kthread_run(monitor_thread, &monitors[i], "%s",
				     monitors[i].name);
		if (IS_ERR(thread))
			return PTR_ERR(thread);
		monitors[i].thread = thread;
	}
	return 0;
}

static void destroy(struct workqueue_struct *queue)
{
	if (queue)
		destroy_workqueue(queue);
}

static void stop(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(monitors); i++)
		if (monitors[i].thread)
			kthread_stop(monitors[i].thread);
	flush_work(&thermal_poll);
	destroy(array_queue);
	destroy(upload_queue);
	/* The parameter's file outlives this module's exit. */
	kernel_param_lock(THIS_MODULE);
	destroy(index_queue);
	index_queue = NULL;
	kernel_param_unlock(THIS_MODULE);
}

static int __init culprit_init(void)
{
	int i, error = -ENOMEM;

	if (held > HELD_MOST)
		return -EINVAL;
	for (i = 0; i < HELD_MOST; i++)
		INIT_WORK(&upload_chunks[i], upload_chunk_work);
	array_queue = alloc_ordered_workqueue("array", 0);
	upload_queue = alloc_workqueue("upload", WQ_UNBOUND, 1);
	index_queue = alloc_workqueue("index", WQ_PERCPU, 0);
	if (array_queue && upload_queue && index_queue)
		error = start_monitors();
	if (error)
		stop();
	return error;
}

static void __exit culprit_exit(void)
{
	stop();
}

module_init(culprit_init);
module_exit(culprit_exit);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("The wqtop developers");
MODULE_DESCRIPTION("Trouble to find with wqtop --machine");
