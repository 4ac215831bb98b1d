// SPDX-License-Identifier: GPL-2.0
/* The row of submissions: every queue that was submitted to is told of. */
#include "test/unit/unit.h"

#include <string.h>

#include "layout/timeline_marks.h"

static struct timeline timeline;
static struct mark_text text[TIMELINE_MARKS];

static int begin(void **state)
{
	(void)state;
	memset(&timeline, 0, sizeof(timeline));
	timeline.window = (struct timeline_window){
		.right_ns = 100,
		.column_ns = 1,
		.columns = 100,
		.now_ns = 100,
	};
	return 0;
}

static struct item_lives_mark *submitted(uint64_t ns, enum wqdemo_queue queue,
					 unsigned int accepted)
{
	struct item_lives_mark *mark = &timeline.mark[timeline.mark_count++];

	mark->queue = queue;
	mark->ns = ns;
	mark->accepted = accepted;
	return mark;
}

static void assert_text(int number, int column, const char *wanted)
{
	assert_string_equal(text[number].text, wanted);
	assert_int_equal(text[number].column, column);
}

static void stand_where_they_happened(void **state)
{
	(void)state;
	submitted(10, WQDEMO_CUSTOM, 8);
	submitted(20, WQDEMO_SYSTEM, 0)->coalesced = 1;
	submitted(30, WQDEMO_SYSTEM, 1)->coalesced = 2;
	submitted(40, WQDEMO_DELAYED, 0)->modified = 1;
	submitted(50, WQDEMO_DELAYED, 0)->refused = 1;
	assert_int_equal(timeline_marks(&timeline, text), 5);
	assert_text(0, 10, "^8c");
	assert_text(1, 20, "^i=");
	assert_text(2, 30, "^3i=2");
	assert_text(3, 40, "^d~");
	assert_text(4, 50, "^d!");
}

static void two_queues_share_a_place(void **state)
{
	(void)state;
	submitted(10, WQDEMO_BOUND, 2);
	submitted(11, WQDEMO_CUSTOM, 1);
	submitted(12, WQDEMO_BOUND, 1);
	submitted(40, WQDEMO_BOUND, 1);
	assert_int_equal(timeline_marks(&timeline, text), 2);
	assert_text(0, 10, "^3b^c");
	assert_text(1, 40, "^b");
	/* More of them are letters: the text stays near its place. */
	submitted(42, WQDEMO_CUSTOM, 8);
	assert_int_equal(timeline_marks(&timeline, text), 2);
	assert_text(1, 40, "^b^8c");
	submitted(42, WQDEMO_ORDERED, 2);
	assert_int_equal(timeline_marks(&timeline, text), 2);
	assert_text(1, 40, "^b+co");
	/* Later ones stand to the right of it. */
	submitted(43, WQDEMO_DELAYED, 1);
	assert_int_equal(timeline_marks(&timeline, text), 3);
	assert_text(2, 46, "^d");
}

static void the_right_edge_hides_none(void **state)
{
	(void)state;
	submitted(90, WQDEMO_BOUND, 2);
	submitted(98, WQDEMO_CUSTOM, 8);
	submitted(99, WQDEMO_ORDERED, 3);
	assert_int_equal(timeline_marks(&timeline, text), 2);
	assert_text(0, 90, "^2b");
	assert_text(1, 94, "^8c^3o");
}

/* All queues at once, again and again. */
static void no_room_is_too_small(void **state)
{
	int queue, round;

	(void)state;
	for (round = 0; round < 12; round++)
		for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
			submitted(50, (enum wqdemo_queue)queue, 1000000)
				->coalesced = 1000000;
	assert_int_equal(timeline_marks(&timeline, text), 1);
	assert_string_equal(text[0].text + strlen(text[0].text) - 10,
			    "+dcsbpnozt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(stand_where_they_happened, begin),
		cmocka_unit_test_setup(two_queues_share_a_place, begin),
		cmocka_unit_test_setup(the_right_edge_hides_none, begin),
		cmocka_unit_test_setup(no_room_is_too_small, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
