// SPDX-License-Identifier: GPL-2.0
/* Details of an item and of a queue, in words. */
#include "test/unit/details.h"

static void tells_of_an_item(void **state)
{
	struct details details;
	char text[160];

	(void)state;
	some_events();
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1), &model,
		     true, text, sizeof(text));
	assert_string_equal(text,
			    "custom c1, waited 500 ms, took 500 ms: asleep 500 ms");
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 2), &model,
		     true, text, sizeof(text));
	assert_string_equal(text,
			    "custom c2, waits 1.0 s so far: unknown: nothing of the module is in its way");
	happens(19500 * MS, "coalesced", "custom", 2, "put", "");
	happens(19500 * MS, "cancelled", "custom", 2, "put", "");
	details_life(item_lives_find(&model.lives, WQDEMO_CUSTOM, 2), &model,
		     true, text, sizeof(text));
	assert_string_equal(text,
			    "custom c2, waited 500 ms, cancelled, 1 coalesced into it");
	details_of_life(&details,
			item_lives_find(&model.lives, WQDEMO_CUSTOM, 1),
			&model);
	assert_string_equal(detail(&details, "worker"),
			    "kworker/u4:1, pid 117, began on CPU 1");
	assert_string_equal(detail(&details, "steps"), "asleep 500 ms");
	details_of_life(&details, NULL, &model);
	assert_string_equal(details.title, "no cursor");
	model.timeline.cursor = true;
	details_of_life(&details, NULL, &model);
	assert_string_equal(details.title, "no item here");
}

/* The queue's name is left out where the line has no room for it. */
static void tells_why_an_item_had_waited(void **state)
{
	const struct life *life;
	char text[160];

	(void)state;
	happens(18000 * MS, "submitted", "ordered", 1, "put", "");
	happens(18000 * MS, "submitted", "ordered", 2, "put", "");
	happens(18001 * MS, "started", "ordered", 1, "kworker/u4:1", "");
	happens(18500 * MS, "finished", "ordered", 1, "kworker/u4:1", "");
	life = item_lives_find(&model.lives, WQDEMO_ORDERED, 2);
	details_life(life, &model, true, text, sizeof(text));
	assert_string_equal(text,
			    "ordered o2, waits 2.0 s so far: unknown: nothing of the module is in its way");
	happens(18501 * MS, "started", "ordered", 2, "kworker/u4:1", "");
	happens(19000 * MS, "finished", "ordered", 2, "kworker/u4:1", "");
	details_life(life, &model, true, text, sizeof(text));
	assert_string_equal(text,
			    "ordered o2, waited 501 ms (ordered: o1 ran), took 499 ms");
	details_life(life, &model, false, text, sizeof(text));
	assert_string_equal(text,
			    "o2, waited 501 ms (ordered: o1 ran), took 499 ms");
}

static void tells_the_timer_from_the_wait(void **state)
{
	const uint64_t due = 19200 * MS;
	char text[160], more[64];
	const struct life *life;

	(void)state;
	snprintf(more, sizeof(more), "due_ns=%llu", (unsigned long long)due);
	happens(19000 * MS, "armed", "freezable", 1, "put", more);
	life = item_lives_find(&model.lives, WQDEMO_FREEZABLE, 1);
	model.now.time_ns = 19100 * MS;
	details_life(life, &model, true, text, sizeof(text));
	assert_string_equal(text,
			    "freezable z1, on its timer 100 ms so far: timer: 100 ms left");
	model.now.time_ns = 19300 * MS;
	details_life(life, &model, true, text, sizeof(text));
	assert_string_equal(text,
			    "freezable z1, on its timer 200 ms, waits up to 100 ms so far: its timer has ended: nothing of the module is in its way");
	model.now.time_ns = 19240 * MS;
	details_life(life, &model, true, text, sizeof(text));
	assert_string_equal(text,
			    "freezable z1, on its timer 200 ms, due 40 ms ago: timer: due now, it may come late");
	happens(21300 * MS, "started", "freezable", 1, "kworker/0:1", "");
	model.now.time_ns = 21300 * MS;
	details_life(life, &model, true, text, sizeof(text));
	assert_string_equal(text,
			    "freezable z1, on its timer 200 ms, waited up to 2.1 s, runs");
	happens(19400 * MS, "armed", "freezable", 2, "put",
		"due_ns=20400000000");
	happens(20424 * MS, "started", "freezable", 2, "kworker/0:1", "");
	life = item_lives_find(&model.lives, WQDEMO_FREEZABLE, 2);
	model.now.time_ns = 21424 * MS;
	details_life(life, &model, true, text, sizeof(text));
	assert_string_equal(text,
			    "freezable z2, on its timer 1.0 s, began 24 ms late, runs 1.0 s so far");
}

/* No number of runs is "at most 0". */
static void tells_how_many_ran_at_once(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];
	struct details details;

	(void)state;
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "highest"), "nothing has run yet");
	queue->count[WQDEMO_COUNT_completed] = 2;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "highest"),
			    "not known: counted only while events are on, without delay=");
	queue->concurrency[WQDEMO_CONCURRENCY_highest] = 2;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "highest"),
			    "at most 2 ran at the same time");
}

/* Three items are on one workqueue, which nobody made. */
static void tells_whose_workqueue_it_is(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];
	struct details details;

	(void)state;
	model.now.queue_count = 2;
	snapshot_name_queue(queue, "system");
	strcpy(queue->made_by, "schedule_work()");
	strcpy(queue->wq_flags, "-");
	snapshot_name_queue(&model.now.queue[1], "delayed");
	strcpy(model.now.queue[1].made_by, "schedule_delayed_work()");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "workqueue"),
			    "the system's, shared by system, delayed; schedule_work() queues on it");
	assert_string_equal(detail(&details, "made by"), "");
	assert_string_equal(detail(&details, "flags"), "");
}

/* An item with a timer waits twice, and only one of the two is measured. */
static void tells_which_wait_it_is(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];
	struct details details;

	(void)state;
	model.now.queue_count = 1;
	queue->count[WQDEMO_COUNT_completed] = 2;
	queue->time[WQDEMO_TIME_wait_total_ns] = 20 * MS;
	queue->time[WQDEMO_TIME_wait_max_ns] = 12 * MS;
	snapshot_name_queue(queue, "custom");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "wait"),
			    "average 10 ms, longest 12 ms");
	snapshot_name_queue(queue, "delayed");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "wait"),
			    "from when it was due: average 10 ms, longest 12 ms");
}

/* Items that ran when the counters were reset have no wait in the total. */
static void averages_over_what_was_counted(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];
	struct slice one = { "27:1", 4 };
	struct details details;
	uint64_t total = 0;

	(void)state;
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	queue->count[WQDEMO_COUNT_running] = 4;
	queue->time[WQDEMO_TIME_wait_total_ns] = 0;
	queue->time[WQDEMO_TIME_wait_max_ns] = 0;
	buckets_begin(&queue->histogram[SNAPSHOT_HISTOGRAM_wait], 1);
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "wait"), "nothing yet");
	assert_true(buckets_add(&queue->histogram[SNAPSHOT_HISTOGRAM_wait], one,
				&total));
	queue->time[WQDEMO_TIME_wait_total_ns] = 252 * MS;
	queue->time[WQDEMO_TIME_wait_max_ns] = 252 * MS;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "wait"),
			    "average 252 ms, longest 252 ms, p50 252 ms, p99 252 ms");
	queue->time[WQDEMO_TIME_wait_total_ns] = 1;
	queue->time[WQDEMO_TIME_wait_max_ns] = 1;
	details_of_queue(&details, &model);
	assert_non_null(strstr(detail(&details, "wait"), "p50 <1 "));
}

static void tells_of_a_queue(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];
	struct details details;

	(void)state;
	details_of_queue(&details, &model); /* there is none */
	assert_int_equal(details.count, 0);
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	strcpy(queue->made_by, "alloc_workqueue()");
	strcpy(queue->wq_flags, "WQ_UNBOUND");
	queue->max_active = 4;
	queue->count[WQDEMO_COUNT_submitted] = 7;
	queue->count[WQDEMO_COUNT_accepted] = 2;
	queue->count[WQDEMO_COUNT_coalesced] = 1;
	queue->count[WQDEMO_COUNT_modified] = 4;
	queue->count[WQDEMO_COUNT_completed] = 2;
	queue->time[WQDEMO_TIME_run_total_ns] = 30 * MS;
	queue->time[WQDEMO_TIME_run_max_ns] = 20 * MS;
	queue->concurrency[WQDEMO_CONCURRENCY_held] = SNAPSHOT_NONE;
	queue->more_time[WQDEMO_MORE_TIME_burnt_total_ns] = 600 * MS;
	queue->more_time[WQDEMO_MORE_TIME_preempted_total_ns] = 1000 * MS;
	details_of_queue(&details, &model);
	assert_string_equal(details.title, "custom");
	assert_string_equal(detail(&details, "burns"),
			    "on CPU 600 ms in all, preempted 1.0 s");
	assert_string_equal(detail(&details, "made by"), "alloc_workqueue()");
	assert_string_equal(detail(&details, "flags"), "WQ_UNBOUND");
	assert_string_equal(detail(&details, "max_active"), "4");
	assert_string_equal(detail(&details, "submitted"),
			    "7: 2 accepted, 1 coalesced, 4 modified, 0 rejected");
	assert_string_equal(detail(&details, "run"),
			    "average 15 ms, longest 20 ms");
	assert_string_equal(detail(&details, "held"), "");
	assert_string_equal(detail(&details, "rescuer"), "");
	strcpy(queue->wq_flags, "WQ_UNBOUND|WQ_MEM_RECLAIM");
	strcpy(model.now.kernel, "6.7.12-amd64");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "rescuer"),
			    "wqdemo_custom: idle, unless no worker can be made within about 10 ms: memory is short, or highpri burners have all CPUs");
	strcpy(model.now.kernel, "6.12.117");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "rescuer"),
			    "kworker/R-wqdemo_custom: idle, unless no worker can be made within about 10 ms: memory is short, or highpri burners have all CPUs");
	happens(9000 * MS, "started", "custom", 1, "kworker/R-wqdem", "");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "rescuer"),
			    "kworker/R-wqdemo_custom: ran 1 item, as no worker could be made within about 10 ms");
}

/* It has no max_active; older modules say 0. */
static void tells_how_many_bh_items_run(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];
	struct details details;

	(void)state;
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "bh");
	queue->max_active = SNAPSHOT_NONE;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "max_active"),
			    "none: each CPU runs its bh items one by one");
}

static void tells_that_a_rescuer_ran_it(void **state)
{
	struct details details;

	(void)state;
	happens(9000 * MS, "started", "custom", 1, "wqdemo_custom", "");
	details_of_life(&details,
			item_lives_find(&model.lives, WQDEMO_CUSTOM, 1),
			&model);
	assert_string_equal(detail(&details, "rescuer"),
			    "the queue's own thread (WQ_MEM_RECLAIM), wqdemo_custom: it ran this because no worker could be made at once");
}

static void tells_where_a_queue_ran_last(void **state)
{
	uint64_t *time = model.now.queue[0].time;
	struct details details;

	(void)state;
	model.now.queue_count = 1;
	strcpy(model.now.queue[0].name, "bh");
	time[WQDEMO_TIME_last_cpu] = 1;
	time[WQDEMO_TIME_last_pid] = 77;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "last start"), "CPU 1, pid 77");
	time[WQDEMO_TIME_last_pid] = SNAPSHOT_NONE;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "last start"),
			    "CPU 1, in softirq, not in a thread");
	time[WQDEMO_TIME_last_cpu] = SNAPSHOT_NONE;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "last start"), "");
}

/* Burned for @ms without a break, and then for 5 ms after a sleep. */
static const char *kernel_did(const char *queue, uint64_t item, uint64_t ms)
{
	static struct details details;
	uint64_t zero = 9000 * MS;
	struct snapshot_queue row;

	happens(zero, "submitted", queue, item, "put", "");
	happens(zero, "started", queue, item, "kworker/1:1", "");
	happens(zero, "step", queue, item, "kworker/1:1", "burn:9");
	happens(zero + 5 * MS, "step", queue, item, "kworker/1:1", "burn:9");
	happens(zero + ms * MS, "step", queue, item, "kworker/1:1", "sleep:9");
	happens(zero + (ms + 9) * MS, "step", queue, item, "kworker/1:1",
		"burn:5");
	happens(zero + (ms + 14) * MS, "finished", queue, item, "kworker/1:1",
		"");
	snapshot_name_queue(&row, queue);
	details_of_life(&details, item_lives_find(&model.lives, row.id, item),
			&model);
	return detail(&details, "kernel");
}

/* Burns for 10 of 40 ms, sleeps, and burns for 12: none took long enough. */
static const char *kernel_did_with_gaps(uint64_t item)
{
	static struct details details;
	uint64_t zero = 9100 * MS;

	happens(zero, "started", "bound", item, "kworker/1:1", "");
	happens(zero, "step", "bound", item, "kworker/1:1", "burn:10");
	happens(zero + 35 * MS, "preempted", "bound", item, "kworker/1:1",
		"lost_ns=30000000");
	happens(zero + 40 * MS, "step", "bound", item, "kworker/1:1",
		"sleep:5");
	happens(zero + 45 * MS, "step", "bound", item, "kworker/1:1",
		"burn:12");
	happens(zero + 57 * MS, "finished", "bound", item, "kworker/1:1",
		"burnt_ns=22000000 preempted_ns=30000000");
	details_of_life(&details,
			item_lives_find(&model.lives, WQDEMO_BOUND, item),
			&model);
	return detail(&details, "kernel");
}

static void tells_that_the_kernel_stepped_in(void **state)
{
	struct details details;
	int i;

	(void)state;
	model.now.queue_count = 3;
	for (i = 0; i < 3; i++)
		model.now.queue[i].count[WQDEMO_COUNT_running] = 1;
	snapshot_name_queue(&model.now.queue[0], "bound");
	strcpy(model.now.queue[0].wq_flags, "-");
	snapshot_name_queue(&model.now.queue[1], "cpu_intensive");
	strcpy(model.now.queue[1].wq_flags, "WQ_CPU_INTENSIVE|WQ_PERCPU");
	snapshot_name_queue(&model.now.queue[2], "custom");
	strcpy(model.now.queue[2].wq_flags, "WQ_UNBOUND|WQ_MEM_RECLAIM");
	model.now.hz = 250;
	model.now.cpu_intensive_thresh_us = 10000;
	assert_string_equal(kernel_did("bound", 1, 29),
			    "burnt 29 ms without sleeping: after 10 ms of CPU time the kernel treated it as CPU_INTENSIVE, so others could start");
	assert_string_equal(kernel_did("cpu_intensive", 1, 29), "");
	assert_string_equal(kernel_did("custom", 1, 29), "");
	/* It looks at a tick, of which there is one in 4 ms. */
	assert_string_equal(kernel_did("bound", 2, 13), "");
	assert_string_not_equal(kernel_did("bound", 3, 14), "");
	assert_string_equal(kernel_did_with_gaps(5), "");
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "kernel"),
			    "treats an item that burns for 10 ms without sleeping as CPU_INTENSIVE");
	model.selected = 1;
	details_of_queue(&details, &model);
	assert_string_equal(detail(&details, "kernel"), "");
	/* Switched off, and unknown. */
	model.now.cpu_intensive_thresh_us = 0;
	assert_string_equal(kernel_did("bound", 4, 29), "");
	model.now.cpu_intensive_thresh_us = SNAPSHOT_NONE;
	assert_string_equal(kernel_did("bound", 5, 29), "");
	/* Nor is it known where a tick could be of any length. */
	model.now.cpu_intensive_thresh_us = 10000;
	model.now.hz = SNAPSHOT_NONE;
	assert_string_equal(kernel_did("bound", 6, 29), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tells_of_an_item),
		TEST(tells_why_an_item_had_waited),
		TEST(tells_the_timer_from_the_wait),
		TEST(tells_how_many_ran_at_once),
		TEST(tells_whose_workqueue_it_is),
		TEST(tells_which_wait_it_is),
		TEST(tells_of_a_queue),
		TEST(averages_over_what_was_counted),
		TEST(tells_that_the_kernel_stepped_in),
		TEST(tells_how_many_bh_items_run),
		TEST(tells_that_a_rescuer_ran_it),
		TEST(tells_where_a_queue_ran_last),
	};

	return cmocka_run_group_tests_name("details", tests, NULL, NULL);
}
