// SPDX-License-Identifier: GPL-2.0
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/moduleparam.h>
#include <linux/mutex.h>
#include <linux/printk.h>

#include "../common/command.h"
#include "answers.h"
#include "counters.h"
#include "limit.h"

static unsigned int max_in_flight = 65536;
module_param(max_in_flight, uint, 0444);
MODULE_PARM_DESC(
	max_in_flight,
	"The most allocated work items in flight at the same time, at least 1 (default 65536)");

static bool unbounded;
module_param(unbounded, bool, 0444);
MODULE_PARM_DESC(
	unbounded,
	"Lift the limits of burning and of timers: a command can then hang the machine until it is reset (default N)");

/* How long the items of some queues, taken together, may burn. */
struct budget {
	u32 most_ms; /* in flight */
	/*
	 * 0: what has ended makes room at once. Else what was taken comes back
	 * at this rate only, for queues that the scheduler does not share with.
	 */
	u32 ms_each_second;
	u32 item_ms; /* each item costs so much besides its burns */
};

/* FORMAT.md says why these. */
static const struct budget pool_budget = { .most_ms = WQDEMO_POOL_BURN_MS };
static const struct budget intensive_budget = {
	.most_ms = WQDEMO_INTENSIVE_BURN_MS,
};
static const struct budget unbound_budget = {
	.most_ms = WQDEMO_UNBOUND_BURN_MS,
};
static const struct budget urgent_budget = {
	.most_ms = WQDEMO_URGENT_BURN_MS,
	.ms_each_second = WQDEMO_URGENT_MS_EACH_SECOND,
	.item_ms = 1,
};

/* NULL: a static item. */
static const struct budget *const budgets[WQDEMO_QUEUE_COUNT] = {
	[WQDEMO_BOUND] = &pool_budget,
	[WQDEMO_FREEZABLE] = &pool_budget,
	[WQDEMO_CPU_INTENSIVE] = &intensive_budget,
	[WQDEMO_CUSTOM] = &unbound_budget,
	[WQDEMO_ORDERED] = &unbound_budget,
	[WQDEMO_HIGHPRI] = &urgent_budget,
	[WQDEMO_BH] = &urgent_budget,
};

/*
 * A command takes its room here, once. The per-CPU counters give it back: an
 * item that ends touches nothing here.
 */
static DEFINE_MUTEX(reserved_mutex); /* held for a sum over all CPUs */

/* All so far, less what was unreserved. */
static struct reserved {
	u64 items;
	u64 timed;
	u64 burn_ms;
} reserved[WQDEMO_QUEUE_COUNT];

/* The room in urgent_budget, apart from what is in flight. */
static u64 urgent_left_ms = WQDEMO_URGENT_BURN_MS;
static u64 urgent_since_ns;
static u64 urgent_unburnt_ms; /* of cancelled items: already put back */

/* In flight now. */
struct usage {
	u64 items;
	u64 timed;
	u64 burn_ms;	/* of the budget that was asked about */
	u64 unburnt_ms; /* of the same, so far */
};

int limit_init(void)
{
	urgent_since_ns = ktime_get_ns();
	if (max_in_flight)
		return 0;
	pr_err("max_in_flight=0 would refuse every item: use at least 1\n");
	return -EINVAL;
}

unsigned int limit_value(void)
{
	return max_in_flight;
}

static u64 item_ms(enum wqdemo_queue queue,
		   const struct wqdemo_program *program)
{
	return budgets[queue]->item_ms +
	       wqdemo_program_ms(program, WQDEMO_STEP_BURN);
}

static u64 asked_ms(const struct limit_request *request)
{
	return request->n * item_ms(request->queue, request->program);
}

static void add_usage(enum wqdemo_queue queue, bool same_budget,
		      struct usage *usage)
{
	const struct reserved *taken = &reserved[queue];
	u64 count[COUNTERS];

	lockdep_assert_held(&reserved_mutex);
	if (!taken->items)
		return;
	counters_read_all(queue, count);
	usage->items += taken->items - count[COUNTER_COMPLETED] -
			count[COUNTER_CANCELLED];
	usage->timed += taken->timed - count[COUNTER_TIMED_ENDED];
	if (!same_budget)
		return;
	usage->burn_ms += taken->burn_ms - count[COUNTER_BURNT_MS] -
			  count[COUNTER_UNBURNT_MS];
	usage->unburnt_ms += count[COUNTER_UNBURNT_MS];
}

static void read_usage(const struct budget *budget, struct usage *usage)
{
	int queue;

	*usage = (struct usage){ 0 };
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
		if (budgets[queue])
			add_usage(queue, budgets[queue] == budget, usage);
}

/* Puts back what time and cancels have given since the last look. */
static void refill_urgent(const struct usage *usage)
{
	u64 elapsed_ns = ktime_get_ns() - urgent_since_ns;
	u64 ns_for_ms = NSEC_PER_SEC / WQDEMO_URGENT_MS_EACH_SECOND;
	u64 earned_ms = div64_u64(elapsed_ns, ns_for_ms);

	lockdep_assert_held(&reserved_mutex);
	urgent_since_ns += earned_ms * ns_for_ms;
	urgent_left_ms += earned_ms + usage->unburnt_ms - urgent_unburnt_ms;
	urgent_left_ms = min_t(u64, urgent_left_ms, WQDEMO_URGENT_BURN_MS);
	urgent_unburnt_ms = usage->unburnt_ms;
}

static u64 room_ms(const struct budget *budget, const struct usage *usage)
{
	u64 most_ms = budget->most_ms;

	if (budget->ms_each_second) {
		refill_urgent(usage);
		/* Of what is in flight nothing was put back yet. */
		return min(urgent_left_ms,
			   most_ms - min(most_ms, usage->burn_ms));
	}
	return most_ms - min(most_ms, usage->burn_ms);
}

static int refuse_items(const struct limit_request *request,
			const struct usage *usage, struct answer *answer)
{
	return answer_refuse(answer, -ENOSPC,
			     "%u more would pass the limit of %u items in flight: %llu are in flight now; ask for fewer, or cancel some",
			     request->n, max_in_flight, usage->items);
}

static int refuse_timed(const struct limit_request *request,
			const struct usage *usage, struct answer *answer)
{
	return answer_refuse(answer, -ENOSPC,
			     "%u more would pass the limit of %u items with delay=: %llu are in flight now; ask for fewer, or cancel some",
			     request->n, WQDEMO_TIMED_MOST, usage->timed);
}

static int refuse_burn(const struct limit_request *request, u64 room,
		       struct answer *answer)
{
	const struct budget *budget = budgets[request->queue];
	u64 each_ms = item_ms(request->queue, request->program);
	char rate[40] = "";

	if (budget->ms_each_second)
		snprintf(rate, sizeof(rate), ", %u ms more each second",
			 budget->ms_each_second);
	return answer_refuse(answer, -ENOSPC,
			     "%llu ms of burning asked for: %llu of %u ms fit now, n=%llu of these%s; load with unbounded=1 to lift the limit",
			     asked_ms(request), room, budget->most_ms,
			     div64_u64(room, each_ms), rate);
}

static void take(const struct limit_request *request)
{
	struct reserved *taken = &reserved[request->queue];
	u64 ms = asked_ms(request);

	lockdep_assert_held(&reserved_mutex);
	taken->items += request->n;
	taken->burn_ms += ms;
	if (request->timed)
		taken->timed += request->n;
	if (budgets[request->queue]->ms_each_second)
		urgent_left_ms -= min(urgent_left_ms, ms);
}

/* Takes the room, or says why there is none. */
static int try_to_take(const struct limit_request *request,
		       struct answer *answer)
{
	const struct budget *budget = budgets[request->queue];
	struct usage usage;
	u64 room;

	read_usage(budget, &usage);
	if (usage.items + request->n > max_in_flight)
		return refuse_items(request, &usage, answer);
	if (!unbounded && request->timed &&
	    usage.timed + request->n > WQDEMO_TIMED_MOST)
		return refuse_timed(request, &usage, answer);
	room = room_ms(budget, &usage);
	if (!unbounded && asked_ms(request) > room)
		return refuse_burn(request, room, answer);
	take(request);
	return 0;
}

int limit_reserve(const struct limit_request *request, struct answer *answer)
{
	int error;

	if (mutex_lock_killable(&reserved_mutex))
		return answer_refuse(answer, -EINTR,
				     "killed while another submits");
	error = try_to_take(request, answer);
	mutex_unlock(&reserved_mutex);
	if (!error)
		return 0;
	counters_submitted(request->queue, request->n);
	counters_add(request->queue, COUNTER_OVER_LIMIT, request->n);
	answer->rejected = request->n;
	return error;
}

void limit_unreserve(const struct limit_request *request)
{
	struct reserved *taken = &reserved[request->queue];
	u64 ms = asked_ms(request);

	mutex_lock(&reserved_mutex);
	taken->items -= request->n;
	taken->burn_ms -= ms;
	if (request->timed)
		taken->timed -= request->n;
	if (budgets[request->queue]->ms_each_second)
		urgent_left_ms += ms;
	mutex_unlock(&reserved_mutex);
}

void limit_item_ended(enum wqdemo_queue queue,
		      const struct wqdemo_program *program, bool timed,
		      bool run)
{
	u64 ms = item_ms(queue, program);

	if (ms)
		counters_add(queue, run ? COUNTER_BURNT_MS : COUNTER_UNBURNT_MS,
			     ms);
	if (timed)
		counters_add(queue, COUNTER_TIMED_ENDED, 1);
}

int limit_check_run(enum wqdemo_queue queue,
		    const struct wqdemo_program *program, struct answer *answer)
{
	unsigned int ms = wqdemo_program_ms(program, WQDEMO_STEP_BURN);

	if (unbounded || ms <= WQDEMO_STATIC_BURN_MS)
		return 0;
	return answer_refuse(answer, -ERANGE,
			     "do: a run of %s may burn %u ms in all, not %u: shorten it, or load with unbounded=1",
			     wqdemo_queue_name(queue), WQDEMO_STATIC_BURN_MS,
			     ms);
}
