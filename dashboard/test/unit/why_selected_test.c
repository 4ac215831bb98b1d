// SPDX-License-Identifier: GPL-2.0
/* The line about the selected queue: its oldest item that waits, or who gave up. */
#include "test/unit/why.h"

static void tells_of_the_selected_queue(void **state)
{
	char text[WHY_MAX];

	(void)state;
	why_selected(&model, text, sizeof(text)); /* no queue */
	assert_string_equal(text, "");
	row("ordered", 1);
	row("custom", 4);
	submitted(19000, "ordered", 3);
	started(19001, "ordered", 3, "sleep:5000");
	submitted(19497, "ordered", 4);
	submitted(19498, "ordered", 5);
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text, "o4 waits 503 ms: ordered: o3 runs");
	model.selected = 1;
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text, "");
}

static void says(const char *wanted)
{
	char text[WHY_MAX];

	why_selected(&model, text, sizeof(text));
	assert_string_equal(text, wanted);
}

/* Of the items that wait only so many are kept: the first are forgotten. */
static void names_no_oldest_that_is_not_known(void **state)
{
	struct snapshot_queue *custom = row("custom", 4);
	unsigned int item;

	(void)state;
	for (item = 1; item <= 4; item++) {
		submitted(19000, "custom", item);
		started(19001, "custom", item, "sleep:5000");
	}
	submitted(19000, "custom", 5);
	submitted(19000, "custom", 6);
	says("c5 waits 1.0 s: max_active 4 reached: c1 to c4 run");
	/* Item 5, and those that run, keep their places; 6 does not. */
	for (item = 1030; item <= 1040; item++)
		submitted(19500, "custom", item);
	says("c5 waits 1.0 s (older ones may be lost): max_active 4 reached: c1 to c4 run");
	assert_int_equal(model.lives.lost.count, 1);
	/* The counts say that these are all that wait. */
	custom->count[WQDEMO_COUNT_armed] = 0;
	custom->count[WQDEMO_COUNT_pending] = 13;
	custom->count[WQDEMO_COUNT_running] = 4;
	submitted(19500, "custom", 1041);
	says("c5 waits 1.0 s: max_active 4 reached: c1 to c4 run");
}

/* A gap in the numbers: what is known waits, but others may have for longer. */
static void tells_that_events_were_lost(void **state)
{
	(void)state;
	row("ordered", 1);
	submitted(19000, "ordered", 3);
	seq += 10;
	submitted(19500, "ordered", 9);
	says("o9 waits 500 ms (older ones may be lost): unknown: nothing of the module is in its way");
	assert_int_equal(model.lives.lost.span[0].from_ns, 19000 * MS);
	assert_int_equal(model.lives.lost.span[0].to_ns, 19500 * MS);
	/* No wait is so short that it takes no time. */
	model.now.time_ns = 19500 * MS;
	says("o9 waits (older ones may be lost): nothing runnable: a worker is being woken");
}

/* Nothing waits: the line has room for a burn that was cut short. */
static void tells_who_gave_up_last(void **state)
{
	(void)state;
	row("bound", 16);
	submitted(18000, "bound", 1);
	started(18000, "bound", 1, "burn:500");
	says("");
	on(19500, 1, "finished", "bound", 1,
	   "pid=101 worker=kworker/1:1 burnt_ns=330000000 preempted_ns=1170000000");
	says("b1 gave up burning: it had a CPU for 330 ms of 500 ms, others had it");
	submitted(19600, "bound", 2);
	says("b2 waits 400 ms: unknown: nothing of the module is in its way");
	on(19700, 1, "cancelled", "bound", 2, "pid=5 worker=put");
	says("");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(tells_of_the_selected_queue, begin),
		cmocka_unit_test_setup(names_no_oldest_that_is_not_known,
				       begin),
		cmocka_unit_test_setup(tells_that_events_were_lost, begin),
		cmocka_unit_test_setup(tells_who_gave_up_last, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
