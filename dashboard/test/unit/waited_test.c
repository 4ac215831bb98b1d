// SPDX-License-Identifier: GPL-2.0
/* Why an item had waited that runs, or has ended. */
#include "test/unit/details.h"

/* Return: the line in the details of that item. */
static const char *why(enum wqdemo_queue queue, unsigned int item)
{
	static struct details details;

	model.now.time_ns = 30000 * MS;
	details_of_life(&details, item_lives_find(&model.lives, queue, item),
			&model);
	return detail(&details, "why");
}

static void limits(const char *name, uint64_t max_active)
{
	struct snapshot_queue *queue =
		&model.now.queue[model.now.queue_count++];

	snapshot_name_queue(queue, name);
	memset(queue->count, 0xff, sizeof(queue->count));
	queue->max_active = max_active;
}

/* An item that runs from @from_ms to @to_ms, on the CPU of all of them. */
static void ran(unsigned int from_ms, unsigned int to_ms, const char *queue,
		unsigned int item, const char *step)
{
	happens(from_ms * MS, "started", queue, item, "w", "");
	happens(from_ms * MS, "step", queue, item, "w", step);
	happens(to_ms * MS, "finished", queue, item, "w", "");
}

static void the_one_before_it_ran(void **state)
{
	(void)state;
	happens(5000 * MS, "submitted", "ordered", 6, "put", "");
	happens(5000 * MS, "submitted", "ordered", 7, "put", "");
	happens(5000 * MS, "submitted", "ordered", 8, "put", "");
	ran(5000, 5502, "ordered", 6, "step=sleep:500");
	ran(5502, 6000, "ordered", 7, "step=sleep:500");
	assert_string_equal(why(WQDEMO_ORDERED, 6), "");
	assert_string_equal(why(WQDEMO_ORDERED, 7), "ordered: o6 ran");
	/* Nothing ran for the half of its wait. */
	ran(7000, 7500, "ordered", 8, "step=sleep:500");
	assert_string_equal(why(WQDEMO_ORDERED, 8), "unknown");
}

static void max_active_was_reached(void **state)
{
	(void)state;
	limits("custom", 2);
	happens(5000 * MS, "submitted", "custom", 1, "put", "");
	happens(5000 * MS, "submitted", "custom", 2, "put", "");
	happens(5000 * MS, "submitted", "custom", 3, "put", "");
	happens(5001 * MS, "started", "custom", 1, "kworker/1", "");
	happens(5001 * MS, "started", "custom", 2, "kworker/2", "");
	happens(5501 * MS, "finished", "custom", 1, "kworker/1", "");
	ran(5502, 6000, "custom", 3, "step=sleep:500");
	assert_string_equal(why(WQDEMO_CUSTOM, 3),
			    "max_active 2 reached: c1 and c2 ran");
	/* With a max_active of 3 these two were not in its way. */
	model.now.queue[0].max_active = 3;
	assert_string_equal(why(WQDEMO_CUSTOM, 3), "unknown");
}

/* Items that are short: the next worker has to be woken after each of them. */
static void max_active_was_reached_by_the_last_ones(void **state)
{
	unsigned int item;

	(void)state;
	limits("custom", 4);
	for (item = 1; item <= 48; item++)
		happens(5000 * MS, "submitted", "custom", item, "put", "");
	for (item = 1; item <= 46; item++) {
		uint64_t at = 5002 + (item - 1) / 4 * 5;

		happens(at * MS, "started", "custom", item, "w", "");
		happens((at + 3) * MS, "finished", "custom", item, "w", "");
	}
	happens(5058 * MS, "started", "custom", 47, "w", "");
	assert_string_equal(why(WQDEMO_CUSTOM, 47),
			    "max_active 4 reached: c41 to c44 ran");
	/* Nobody was in the way of the first ones. */
	assert_string_equal(why(WQDEMO_CUSTOM, 4),
			    "nothing runnable before it: a worker was being woken");
}

static void a_worker_was_being_woken(void **state)
{
	(void)state;
	limits("bound", 16);
	happens(5000 * MS, "submitted", "bound", 1, "put", "");
	ran(5004, 5100, "bound", 1, "step=sleep:96");
	assert_string_equal(why(WQDEMO_BOUND, 1),
			    "nothing runnable before it: a worker was being woken");
	/* The other one sleeps, and is in nobody's way. */
	happens(5010 * MS, "submitted", "bound", 2, "put", "");
	ran(5014, 5100, "bound", 2, "step=sleep:86");
	assert_string_equal(why(WQDEMO_BOUND, 2), "a worker was being woken");
	/* That takes no longer. */
	happens(6000 * MS, "submitted", "bound", 3, "put", "");
	ran(6030, 6100, "bound", 3, "step=sleep:70");
	assert_string_equal(why(WQDEMO_BOUND, 3), "unknown");
	/* A burner for the most of it, and then that. */
	happens(7000 * MS, "submitted", "bound", 4, "put", "");
	happens(7001 * MS, "submitted", "bound", 5, "put", "");
	ran(7000, 7020, "bound", 4, "step=burn:20");
	ran(7028, 7050, "bound", 5, "step=sleep:22");
	assert_string_equal(why(WQDEMO_BOUND, 5), "b4 burnt CPU 1");
	/* For a part of a short wait: neither explains all of it. */
	happens(8000 * MS, "submitted", "bound", 6, "put", "");
	happens(8001 * MS, "submitted", "bound", 7, "put", "");
	ran(8000, 8008, "bound", 6, "step=burn:8");
	ran(8016, 8050, "bound", 7, "step=sleep:34");
	assert_string_equal(why(WQDEMO_BOUND, 7), "unknown");
}

static void who_came_in_at_the_end_was_not_in_the_way(void **state)
{
	(void)state;
	limits("custom", 2);
	happens(5000 * MS, "submitted", "custom", 1, "put", "");
	happens(5000 * MS, "submitted", "custom", 2, "put", "");
	happens(5000 * MS, "submitted", "custom", 3, "put", "");
	happens(5000 * MS, "submitted", "custom", 4, "put", "");
	happens(5001 * MS, "started", "custom", 1, "kworker/1", "");
	happens(5001 * MS, "started", "custom", 2, "kworker/2", "");
	happens(5498 * MS, "finished", "custom", 1, "kworker/1", "");
	happens(5499 * MS, "started", "custom", 3, "kworker/1", "");
	happens(5501 * MS, "finished", "custom", 2, "kworker/2", "");
	happens(5502 * MS, "started", "custom", 4, "kworker/2", "");
	assert_string_equal(why(WQDEMO_CUSTOM, 4),
			    "max_active 2 reached: c1 and c2 ran");
}

static void another_burnt_the_cpu(void **state)
{
	(void)state;
	limits("bound", 16);
	happens(5000 * MS, "submitted", "bound", 117, "put", "");
	happens(5000 * MS, "submitted", "bound", 118, "put", "");
	happens(5000 * MS, "submitted", "bound", 119, "put", "");
	ran(5000, 5300, "bound", 117, "step=burn:300");
	ran(5300, 5600, "bound", 118, "step=sleep:300");
	assert_string_equal(why(WQDEMO_BOUND, 118), "b117 burnt CPU 1");
	/* An item that sleeps is in nobody's way. */
	ran(5600, 5700, "bound", 119, "step=burn:100");
	assert_string_equal(why(WQDEMO_BOUND, 119), "unknown");
}

static void another_was_in_the_way_of_a_cancelled_one(void **state)
{
	(void)state;
	limits("custom", 1);
	happens(5000 * MS, "submitted", "custom", 1, "put", "");
	happens(5000 * MS, "submitted", "custom", 2, "put", "");
	happens(5001 * MS, "started", "custom", 1, "w", "");
	happens(5400 * MS, "cancelled", "custom", 2, "put", "");
	happens(5501 * MS, "finished", "custom", 1, "w", "");
	assert_string_equal(why(WQDEMO_CUSTOM, 2),
			    "max_active 1 reached: c1 ran");
	happens(6000 * MS, "submitted", "ordered", 1, "put", "");
	happens(6500 * MS, "cancelled", "ordered", 1, "put", "");
	assert_string_equal(why(WQDEMO_ORDERED, 1), "unknown");
	/* Nothing had to be waited for. */
	happens(6600 * MS, "submitted", "custom", 3, "put", "");
	happens(6600 * MS, "cancelled", "custom", 3, "put", "");
	assert_string_equal(why(WQDEMO_CUSTOM, 3), "");
}

/* Its CPU is that of its command. */
static void one_burnt_the_cpu_of_a_cancelled_one(void **state)
{
	struct snapshot_answer *answer = &model.now.answer[0];

	(void)state;
	limits("bound", 16);
	model.now.cpus = 2;
	happens(5000 * MS, "submitted", "bound", 1, "put", "");
	happens(5001 * MS, "started", "bound", 1, "w", "");
	happens(5001 * MS, "step", "bound", 1, "w", "step=burn:500");
	happens(5001 * MS, "submitted", "bound", 2, "put", "");
	happens(5400 * MS, "cancelled", "bound", 2, "put", "");
	assert_string_equal(why(WQDEMO_BOUND, 2), "unknown");
	answer->pid =
		item_lives_find(&model.lives, WQDEMO_BOUND, 2)->submit_pid;
	answer->accepted = 1;
	snapshot_set_command(answer, slice_of("bound cpu=1"));
	model.now.answer_count = 1;
	assert_string_equal(why(WQDEMO_BOUND, 2), "b1 burnt CPU 1");
	snapshot_set_command(answer, slice_of("bound cpu=0"));
	assert_string_equal(why(WQDEMO_BOUND, 2), "unknown");
}

static void its_timer_still_ran(void **state)
{
	(void)state;
	happens(5000 * MS, "armed", "delayed", 1, "put", "due_ns=7000000000");
	happens(5800 * MS, "cancelled", "delayed", 1, "put", "");
	assert_string_equal(why(WQDEMO_DELAYED, 1), "timer: 1.2 s were left");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_one_before_it_ran),
		TEST(max_active_was_reached),
		TEST(max_active_was_reached_by_the_last_ones),
		TEST(a_worker_was_being_woken),
		TEST(who_came_in_at_the_end_was_not_in_the_way),
		TEST(another_burnt_the_cpu),
		TEST(another_was_in_the_way_of_a_cancelled_one),
		TEST(one_burnt_the_cpu_of_a_cancelled_one),
		TEST(its_timer_still_ran),
	};

	return cmocka_run_group_tests_name("waited", tests, NULL, NULL);
}
