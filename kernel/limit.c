// SPDX-License-Identifier: GPL-2.0
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/moduleparam.h>
#include <linux/mutex.h>
#include <linux/printk.h>

#include "answers.h"
#include "counters.h"
#include "limit.h"

static unsigned int max_in_flight = 65536;
module_param(max_in_flight, uint, 0444);
MODULE_PARM_DESC(
	max_in_flight,
	"The most allocated work items in flight at the same time, at least 1 (default 65536)");

/*
 * A command takes its room here, once. The per-CPU counters give it back: an
 * item that ends touches nothing here.
 */
static DEFINE_MUTEX(reserved_mutex);	 /* held for a sum over all CPUs */
static u64 reserved[WQDEMO_QUEUE_COUNT]; /* so far, less what was unreserved */

int limit_init(void)
{
	if (max_in_flight)
		return 0;
	pr_err("max_in_flight=0 would refuse every item: use at least 1\n");
	return -EINVAL;
}

unsigned int limit_value(void)
{
	return max_in_flight;
}

static u64 in_flight(void)
{
	u64 count[COUNTERS];
	u64 total = 0;
	int queue;

	lockdep_assert_held(&reserved_mutex);
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		if (!reserved[queue])
			continue;
		counters_read_all(queue, count);
		total += reserved[queue] - count[COUNTER_COMPLETED] -
			 count[COUNTER_CANCELLED];
	}
	return total;
}

int limit_reserve(enum wqdemo_queue queue, u32 n, struct answer *answer)
{
	u64 already;

	if (mutex_lock_killable(&reserved_mutex))
		return answer_refuse(answer, -EINTR,
				     "killed while another submits");
	already = in_flight();
	if (already + n <= max_in_flight) {
		reserved[queue] += n;
		mutex_unlock(&reserved_mutex);
		return 0;
	}
	mutex_unlock(&reserved_mutex);

	counters_submitted(queue, n);
	counters_add(queue, COUNTER_REJECTED, n);
	answer->rejected = n;
	return answer_refuse(answer, -ENOSPC,
			     "%u more would pass the limit of %u items in flight: %llu are in flight now",
			     n, max_in_flight, already);
}

void limit_unreserve(enum wqdemo_queue queue, u32 n)
{
	mutex_lock(&reserved_mutex);
	reserved[queue] -= n;
	mutex_unlock(&reserved_mutex);
}
