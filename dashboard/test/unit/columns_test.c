// SPDX-License-Identifier: GPL-2.0
/* The cells of the table of queues: numbers, nothing yet, not known. */
#include "test/unit/unit.h"

#include <string.h>

#include "layout/columns.h"

static struct model model;
static struct snapshot_queue *queue = &model.now.queue[0];

static int begin(void **state)
{
	(void)state;
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	return 0;
}

static void assert_cell(enum column_id id, const char *wanted)
{
	char cell[COLUMNS_CELL_MAX];

	columns[id].cell(&model, 0, cell, sizeof(cell));
	assert_string_equal(cell, wanted);
}

static void counts_are_numbers(void **state)
{
	(void)state;
	assert_cell(COLUMN_DONE, "0");
	queue->count[WQDEMO_COUNT_completed] = 24;
	assert_cell(COLUMN_DONE, "24");
	queue->count[WQDEMO_COUNT_completed] = SNAPSHOT_NONE;
	assert_cell(COLUMN_DONE, "-");
}

static void waiting_tells_timers_apart(void **state)
{
	(void)state;
	assert_cell(COLUMN_WAIT, "0");
	queue->count[WQDEMO_COUNT_pending] = 4;
	assert_cell(COLUMN_WAIT, "4");
	queue->count[WQDEMO_COUNT_armed] = 1;
	assert_cell(COLUMN_WAIT, "4+1a");
	queue->count[WQDEMO_COUNT_pending] = 0;
	assert_cell(COLUMN_WAIT, "1 arm");
}

static void a_median_of_nothing_is_none(void **state)
{
	(void)state;
	assert_cell(COLUMN_WAIT_P50, "-");
	assert_cell(COLUMN_RATE, "-");
}

static void a_worker_is_known_once_one_has_run(void **state)
{
	(void)state;
	queue->time[WQDEMO_TIME_last_pid] = SNAPSHOT_NONE;
	assert_cell(COLUMN_WORKER, "-");
	queue->time[WQDEMO_TIME_last_pid] = 77;
	assert_cell(COLUMN_WORKER, "77");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(counts_are_numbers, begin),
		cmocka_unit_test_setup(waiting_tells_timers_apart, begin),
		cmocka_unit_test_setup(a_median_of_nothing_is_none, begin),
		cmocka_unit_test_setup(a_worker_is_known_once_one_has_run,
				       begin),
	};

	return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
