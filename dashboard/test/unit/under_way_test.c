// SPDX-License-Identifier: GPL-2.0
/* A command under way: does the kernel wait yet? */
#include "test/unit/chart.h"

#include "model/under_way.h"

static int send(void **state)
{
	begin(state);
	model.waiting.active = true;
	/* happens() gives it to all but kworkers. */
	model.waiting.pid = 7;
	return 0;
}

static void waits_when_the_kernel_says_so(void **state)
{
	(void)state;
	assert_false(under_way_waits(&model));
	happens(19000 * MS, "submitted", "custom", 1, "wqtop", "");
	happens(19000 * MS, "waits", "custom", 1, "kworker/1:1", "");
	assert_false(under_way_waits(&model));
	happens(19100 * MS, "waits", "custom", 1, "wqtop", "");
	assert_true(under_way_waits(&model));
	happens(19200 * MS, "waited", "custom", 1, "wqtop", "");
	assert_true(under_way_waits(&model));
	model.waiting.pid = 8;
	assert_false(under_way_waits(&model));
}

static void is_told_in_a_frozen_picture(void **state)
{
	(void)state;
	model.paused = true;
	happens(19100 * MS, "waits", "custom", 1, "wqtop", "");
	assert_true(under_way_waits(&model));
}

static void is_taken_for_granted_where_no_event_tells(void **state)
{
	(void)state;
	model.now.recording = false;
	assert_true(under_way_waits(&model));
	model.now.recording = true;
	model.waiting.pid = 0;
	assert_true(under_way_waits(&model));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(waits_when_the_kernel_says_so, send),
		cmocka_unit_test_setup(is_told_in_a_frozen_picture, send),
		cmocka_unit_test_setup(is_taken_for_granted_where_no_event_tells,
				       send),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
