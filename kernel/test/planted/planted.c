// SPDX-License-Identifier: GPL-2.0
/*
 * Planted mistakes, one for each detector: planted.sh loads this module and
 * looks whether the kernel tells of them. A detector that keeps silent here
 * would have kept silent about the demo as well.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

static char *bug = "";
module_param(bug, charp, 0444);
MODULE_PARM_DESC(
	bug,
	"Which mistake to make: use_after_free, lock_order, leak, race, no_barrier, atomic_sleep, free_queued, dead_worker");

struct victim {
	struct work_struct work;
	int value;
};

static void handler(struct work_struct *work)
{
}

static struct victim *make_victim(void)
{
	struct victim *victim = kzalloc(sizeof(*victim), GFP_KERNEL);

	if (victim)
		INIT_WORK(&victim->work, handler);
	return victim;
}

/* KASAN: a handler frees its item and goes on reading it. */
static void self_free(struct work_struct *work)
{
	struct victim *victim = container_of(work, struct victim, work);

	kfree(victim);
	pr_info("value %d\n", READ_ONCE(victim->value));
}

static void use_after_free(void)
{
	struct victim *victim = kzalloc(sizeof(*victim), GFP_KERNEL);

	if (!victim)
		return;
	INIT_WORK(&victim->work, self_free);
	schedule_work(&victim->work);
	/* The item may be gone: wait for some time instead of for it. */
	msleep(500);
}

/* lockdep: two locks, in both orders. One after the other: nothing hangs, but it could. */
static DEFINE_MUTEX(one_lock);
static DEFINE_MUTEX(other_lock);

static void take_both(struct mutex *outer, struct mutex *inner)
{
	mutex_lock(outer);
	mutex_lock(inner);
	mutex_unlock(inner);
	mutex_unlock(outer);
}

static void lock_order(void)
{
	take_both(&one_lock, &other_lock);
	take_both(&other_lock, &one_lock);
}

/* kmemleak: nobody knows the items any longer. Several, as a pointer may be left on a stack. */
static void leak(void)
{
	int i;

	for (i = 0; i < 10; i++)
		if (!make_victim())
			return;
}

/* KCSAN: two threads count without a lock. */
static int racy;

static int count_up(void *unused)
{
	int i;

	for (i = 0; i < 2000000 && !kthread_should_stop(); i++) {
		racy++;
		barrier();
		if (i % 1000 == 0)
			cond_resched();
	}
	while (!kthread_should_stop())
		msleep(20);
	return 0;
}

static void run_two(int (*first)(void *), int (*second)(void *))
{
	struct task_struct *one = kthread_run(first, NULL, "planted/1");
	struct task_struct *two = kthread_run(second, NULL, "planted/2");

	msleep(5000);
	if (!IS_ERR(one))
		kthread_stop(one);
	if (!IS_ERR(two))
		kthread_stop(two);
}

static void race(void)
{
	run_two(count_up, count_up);
}

/*
 * KCSAN_WEAK_MEMORY: a message is published by a store that should be a release.
 * All else is ordered: without that mistake there is no race.
 */
static int message, published;

static int publish(void *unused)
{
	while (!kthread_should_stop()) {
		if (!smp_load_acquire(&published)) {
			message++;
			WRITE_ONCE(published, 1);
		}
		cond_resched();
	}
	return 0;
}

static int take(void *unused)
{
	while (!kthread_should_stop()) {
		if (smp_load_acquire(&published)) {
			message++;
			smp_store_release(&published, 0);
		}
		cond_resched();
	}
	return 0;
}

static void no_barrier(void)
{
	run_two(publish, take);
}

/* DEBUG_ATOMIC_SLEEP: sleeps under a spinlock. */
static DEFINE_SPINLOCK(spinning);

static void atomic_sleep(void)
{
	spin_lock(&spinning);
	might_sleep();
	spin_unlock(&spinning);
}

/* DEBUG_OBJECTS: frees an item whose timer still runs, and takes it back at once. */
static void free_queued(void)
{
	struct delayed_work *dwork = kzalloc(sizeof(*dwork), GFP_KERNEL);

	if (!dwork)
		return;
	INIT_DELAYED_WORK(dwork, handler);
	schedule_delayed_work(dwork, 60 * HZ);
	/* The detector stops the timer: nothing touches what was freed. */
	kfree(dwork);
}

/*
 * For machine_dead_worker.sh: a worker dies amid its item. The queue stays, as
 * nothing can wait for that item.
 */
static void die(struct work_struct *work)
{
	BUG();
}

static DECLARE_WORK(deadly, die);

static void dead_worker(void)
{
	struct workqueue_struct *queue =
		alloc_workqueue("planted", WQ_UNBOUND, 0);

	if (queue)
		queue_work(queue, &deadly);
}

static const struct {
	const char *name;
	void (*make)(void);
} bugs[] = {
	{ "use_after_free", use_after_free },
	{ "lock_order", lock_order },
	{ "leak", leak },
	{ "race", race },
	{ "no_barrier", no_barrier },
	{ "atomic_sleep", atomic_sleep },
	{ "free_queued", free_queued },
	{ "dead_worker", dead_worker },
};

static int __init planted_init(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bugs); i++) {
		if (strcmp(bug, bugs[i].name))
			continue;
		pr_info("planted %s\n", bug);
		bugs[i].make();
		return 0;
	}
	pr_err("bug=%s is none that is planted here: use use_after_free, lock_order, leak, race, no_barrier, atomic_sleep, free_queued or dead_worker\n",
	       bug);
	return -EINVAL;
}

static void __exit planted_exit(void)
{
}

module_init(planted_init);
module_exit(planted_exit);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("The wqtop developers");
MODULE_DESCRIPTION(
	"Makes a mistake on purpose, to see that a debugging kernel finds it");
