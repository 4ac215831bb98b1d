// SPDX-License-Identifier: GPL-2.0
/* Details of an item: where the time of its run went. */
#include "test/unit/details.h"

static void tells_that_a_burn_gave_up(void **state)
{
	const struct life *life;
	struct details details;

	(void)state;
	happens(5000 * MS, "started", "bound", 1, "w", "");
	happens(5000 * MS, "step", "bound", 1, "w", "burn:5");
	happens(5015 * MS, "step", "bound", 1, "w", "sleep:10");
	happens(5025 * MS, "finished", "bound", 1, "w",
		"burnt_ns=3330481 preempted_ns=11669633");
	life = item_lives_find(&model.lives, WQDEMO_BOUND, 1);
	details_of_life(&details, life, &model);
	assert_string_equal(detail(&details, "burn"),
			    "burnt 3.3 ms of 5.0 ms, then gave up: it had taken three times as long");
	/* By a little only: the two times still differ. */
	happens(5026 * MS, "started", "bound", 3, "w", "");
	happens(5026 * MS, "step", "bound", 3, "w", "burn:3");
	happens(5035 * MS, "finished", "bound", 3, "w",
		"burnt_ns=2981000 preempted_ns=6019000");
	life = item_lives_find(&model.lives, WQDEMO_BOUND, 3);
	details_of_life(&details, life, &model);
	assert_string_equal(detail(&details, "burn"),
			    "burnt 2.98 ms of 3.00 ms, then gave up: it had taken three times as long");
	/* Steps that were lost asked for more, not for less. */
	happens(5030 * MS, "started", "bound", 2, "w", "");
	happens(5030 * MS, "step", "bound", 2, "w", "burn:5");
	happens(5036 * MS, "finished", "bound", 2, "w",
		"burnt_ns=5000481 preempted_ns=669633");
	life = item_lives_find(&model.lives, WQDEMO_BOUND, 2);
	details_of_life(&details, life, &model);
	assert_string_equal(detail(&details, "burn"), "");
}

static void tells_how_long_it_was_in_the_queue(void **state)
{
	struct details details;

	(void)state;
	some_events();
	details_of_life(&details,
			item_lives_find(&model.lives, WQDEMO_CUSTOM, 1),
			&model);
	assert_string_equal(detail(&details, "in queue"), "waited 500 ms");
}

/* Each run: its events, the words while it runs, and when it has ended. */
static void tells_where_the_time_went(void **state)
{
	static const struct run {
		const char *lost;     /* at 1 s, NULL: nothing */
		const char *finished; /* at 1.6 s */
		const char *so_far;
		const char *ended;
	} runs[] = {
		{ NULL, "", "runs 1.2 s: burning 1.2 s",
		  "took 1.6 s: burning 1.6 s" },
		{ NULL, "burnt_ns=1600000000 preempted_ns=0",
		  "runs 1.2 s: burning 1.2 s", "took 1.6 s: on CPU 1.6 s" },
		{ NULL, "burnt_ns=1599100000 preempted_ns=900000",
		  "runs 1.2 s: burning 1.2 s", "took 1.6 s: on CPU 1.6 s" },
		{ NULL, "burnt_ns=0 preempted_ns=1600000000",
		  "runs 1.2 s: burning 1.2 s", "took 1.6 s: preempted 1.6 s" },
		{ "lost_ns=700000000",
		  "burnt_ns=600000000 preempted_ns=1000000000",
		  "runs 1.2 s: on CPU 500 ms, preempted 700 ms",
		  "took 1.6 s: on CPU 600 ms, preempted 1.0 s" },
	};
	const struct life *life;
	struct details details;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
		begin(NULL);
		happens(5000 * MS, "started", "custom", 1, "w", "");
		happens(5000 * MS, "step", "custom", 1, "w", "burn:600");
		if (runs[i].lost)
			happens(6000 * MS, "preempted", "custom", 1, "w",
				runs[i].lost);
		model.now.time_ns = 6200 * MS;
		life = item_lives_find(&model.lives, WQDEMO_CUSTOM, 1);
		details_of_life(&details, life, &model);
		assert_string_equal(detail(&details, "run"), runs[i].so_far);
		happens(6600 * MS, "finished", "custom", 1, "w",
			runs[i].finished);
		model.now.time_ns = 7000 * MS;
		details_of_life(&details, life, &model);
		assert_string_equal(detail(&details, "run"), runs[i].ended);
	}
	assert_string_equal(detail(&details, "steps"),
			    "burning 1.6 s (1.0 s of it preempted)");
}

/* Two burns of 20 ms: both have a gap that is an event. */
static const char *steps_of_two_burns(const char *finished)
{
	static struct details details;

	begin(NULL);
	happens(5000 * MS, "started", "custom", 1, "w", "");
	happens(5000 * MS, "step", "custom", 1, "w", "burn:15");
	happens(5010 * MS, "preempted", "custom", 1, "w", "lost_ns=1000000");
	happens(5020 * MS, "step", "custom", 1, "w", "burn:15");
	happens(5030 * MS, "preempted", "custom", 1, "w", "lost_ns=4000000");
	happens(5040 * MS, "finished", "custom", 1, "w", finished);
	details_of_life(&details,
			item_lives_find(&model.lives, WQDEMO_CUSTOM, 1),
			&model);
	return detail(&details, "steps");
}

/* The short gaps are in the sums of the run only. */
static void tells_of_each_burn_what_is_known(void **state)
{
	(void)state;
	assert_string_equal(steps_of_two_burns(
				    "burnt_ns=34500000 preempted_ns=5500000"),
			    "burning 20 ms (at least 1.0 ms of it preempted), burning 20 ms (at least 4.0 ms of it preempted)");
	assert_string_equal(steps_of_two_burns(
				    "burnt_ns=35000000 preempted_ns=5000000"),
			    "burning 20 ms (1.0 ms of it preempted), burning 20 ms (4.0 ms of it preempted)");
}

/* Eight steps are told whole. */
static void tells_of_all_steps(void **state)
{
	struct details details;
	const char *last;
	uint64_t i;

	(void)state;
	happens(5000 * MS, "started", "custom", 1, "w", "");
	for (i = 0; i < 8; i++) {
		happens((5000 + 20 * i) * MS, "step", "custom", 1, "w",
			"burn:15");
		happens((5010 + 20 * i) * MS, "preempted", "custom", 1, "w",
			"lost_ns=1000000");
	}
	happens(5160 * MS, "finished", "custom", 1, "w",
		"burnt_ns=151000000 preempted_ns=9000000");
	details_of_life(&details,
			item_lives_find(&model.lives, WQDEMO_CUSTOM, 1),
			&model);
	last = strrchr(detail(&details, "steps"), ',');
	assert_non_null(last);
	assert_string_equal(last,
			    ", burning 20 ms (at least 1.0 ms of it preempted)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tells_that_a_burn_gave_up),
		TEST(tells_how_long_it_was_in_the_queue),
		TEST(tells_where_the_time_went),
		TEST(tells_of_each_burn_what_is_known),
		TEST(tells_of_all_steps),
	};

	return cmocka_run_group_tests_name("details_run", tests, NULL, NULL);
}
