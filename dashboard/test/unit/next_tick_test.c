// SPDX-License-Identifier: GPL-2.0
/* The next tick: stop removes it, and then waits for the running one. */
#include "test/unit/unit.h"

#include "model/next_tick.h"

static bool is_coming(uint64_t armed, uint64_t pending)
{
	static struct snapshot now;

	now.queue_count = 1;
	snapshot_name_queue(&now.queue[0], "periodic");
	now.queue[0].count[WQDEMO_COUNT_armed] = armed;
	now.queue[0].count[WQDEMO_COUNT_pending] = pending;
	now.queue[0].count[WQDEMO_COUNT_running] = 1;
	return next_tick_is_coming(&now);
}

static void is_gone_when_stop_removed_it(void **state)
{
	static struct snapshot none;

	(void)state;
	assert_true(is_coming(1, 0));
	assert_true(is_coming(0, 1));
	assert_false(is_coming(0, 0));
	/* Where nobody knows, due_ns alone counts. */
	assert_true(is_coming(SNAPSHOT_NONE, SNAPSHOT_NONE));
	assert_true(next_tick_is_coming(&none));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_gone_when_stop_removed_it),
	};

	return cmocka_run_group_tests_name("next_tick", tests, NULL, NULL);
}
