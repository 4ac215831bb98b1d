// SPDX-License-Identifier: GPL-2.0
/*
 * Runs one item of each of 600 work functions, crowd_100 to crowd_699, or of as
 * many as the parameter says, and stays.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/atomic.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

static unsigned int most = 600;
module_param(most, uint, 0444);
MODULE_PARM_DESC(most, "How many functions run, at most");

static atomic_t ran;

/* Each adds a number of its own: equal functions might become one. */
#define FUNCTION(n)                                     \
	static void crowd_##n(struct work_struct *work) \
	{                                               \
		atomic_add(n, &ran);                    \
	}
#define NAME(n) crowd_##n,

#define FIVE_LOW(of, n)	 of(n##0) of(n##1) of(n##2) of(n##3) of(n##4)
#define FIVE_HIGH(of, n) of(n##5) of(n##6) of(n##7) of(n##8) of(n##9)
#define TEN(of, n)	 FIVE_LOW(of, n) FIVE_HIGH(of, n)
/* clang-format off */
#define FIFTY_LOW(of, n) \
	TEN(of, n##0) TEN(of, n##1) TEN(of, n##2) TEN(of, n##3) TEN(of, n##4)
#define FIFTY_HIGH(of, n) \
	TEN(of, n##5) TEN(of, n##6) TEN(of, n##7) TEN(of, n##8) TEN(of, n##9)
#define HUNDRED(of, n) FIFTY_LOW(of, n) FIFTY_HIGH(of, n)
#define ALL(of) \
	HUNDRED(of, 1) HUNDRED(of, 2) HUNDRED(of, 3) \
	HUNDRED(of, 4) HUNDRED(of, 5) HUNDRED(of, 6)

ALL(FUNCTION)
static const work_func_t functions[] = { ALL(NAME) };
/* clang-format on */

static struct workqueue_struct *queue;
static struct work_struct *items;

static int __init crowd_init(void)
{
	unsigned int i;

	queue = alloc_workqueue("crowd", WQ_UNBOUND, 0);
	items = kcalloc(ARRAY_SIZE(functions), sizeof(*items), GFP_KERNEL);
	if (!queue || !items) {
		if (queue)
			destroy_workqueue(queue);
		kfree(items);
		return -ENOMEM;
	}
	for (i = 0; i < ARRAY_SIZE(functions) && i < most; i++) {
		INIT_WORK(&items[i], functions[i]);
		queue_work(queue, &items[i]);
	}
	flush_workqueue(queue);
	pr_info("%u functions ran, their numbers are %d\n", i,
		atomic_read(&ran));
	return 0;
}

static void __exit crowd_exit(void)
{
	destroy_workqueue(queue);
	kfree(items);
}

module_init(crowd_init);
module_exit(crowd_exit);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("The wqtop developers");
MODULE_DESCRIPTION("Many work functions, one item of each");
