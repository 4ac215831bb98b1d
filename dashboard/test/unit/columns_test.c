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
	memset(&model, 0, sizeof(model));
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

/* A slot is an item, so that two queues can be compared; then the number of what runs. */
static const struct {
	const char *flags, *made_by, *kernel;
	uint64_t max_active, running;
	const char *wanted;
} gauges[] = {
	{ "WQ_UNBOUND", "", "6.1.0", 4, 0, ".... 0" },
	{ "WQ_UNBOUND", "", "6.1.0", 4, 2, "##.. 2" },
	{ "WQ_UNBOUND", "", "6.1.0", 4, 4, "#### 4" },
	/* 6.6 to 6.8: four on each of the two CPUs, which are too many to draw */
	{ "WQ_UNBOUND", "", "6.6.9", 4, 4, "     4" },
	{ "WQ_UNBOUND", "", "6.6.9", 2, 2, "##.. 2" },
	{ "WQ_UNBOUND", "", "6.9.0", 4, 4, "#### 4" },
	{ "WQ_UNBOUND", "", "6.9.0", 16, 6, "     6" },
	{ "WQ_UNBOUND", "", "6.9.0", 16, 16, "    16" },
	/* one for each CPU */
	{ "WQ_PERCPU", "", "6.1.0", 1, 1, "#.   1" },
	{ "WQ_PERCPU", "", "6.1.0", 1, 2, "##   2" },
	/* four burners of one CPU */
	{ "WQ_CPU_INTENSIVE", "", "6.1.0", 256, 4, "     4" },
	{ "-", "", "5.10.0", 16, 0, "     0" },
	{ "-", "", "5.10.0", 16, 1, "     1" },
	{ "-", "", "5.10.0", 16, 32, "    32" },
	{ "-", "", "5.10.0", 1000, 120, "   120" },
	/* more than max_active, as that was lowered */
	{ "-", "", "5.10.0", 1, 7, "     7" },
	{ "WQ_UNBOUND", "alloc_ordered_workqueue()", "6.6.9", 1, 1, "#    1" },
	{ "-", "schedule_work()", "6.1.0", 256, 0, "     0" },
	{ "-", "schedule_work()", "6.1.0", 256, 1, "#    1" },
	{ "WQ_UNBOUND", "", "6.1.0", SNAPSHOT_NONE, 4, "     4" },
	/* softirq: no limit, and one on each CPU */
	{ "WQ_BH|WQ_PERCPU", "", "6.12.0", SNAPSHOT_NONE, 0, "     0" },
	{ "WQ_BH|WQ_PERCPU", "", "6.12.0", SNAPSHOT_NONE, 1, "#.   1" },
	{ "WQ_UNBOUND", "", "6.1.0", 4, SNAPSHOT_NONE, "     -" },
};

static void the_gauge_has_a_slot_for_each_item(void **state)
{
	size_t i;

	(void)state;
	model.now.cpus = 2;
	for (i = 0; i < sizeof(gauges) / sizeof(gauges[0]); i++) {
		strcpy(queue->wq_flags, gauges[i].flags);
		strcpy(queue->made_by, gauges[i].made_by);
		strcpy(model.now.kernel, gauges[i].kernel);
		queue->max_active = gauges[i].max_active;
		queue->count[WQDEMO_COUNT_running] = gauges[i].running;
		assert_cell(COLUMN_RUN, gauges[i].wanted);
	}
}

static void no_slot_is_free_where_items_are_held_back(void **state)
{
	(void)state;
	model.now.cpus = 2;
	/* All that may run on one CPU of two do, and more wait for them. */
	strcpy(queue->wq_flags, "-");
	strcpy(queue->made_by, "");
	queue->max_active = 2;
	queue->count[WQDEMO_COUNT_running] = 2;
	queue->concurrency[WQDEMO_CONCURRENCY_held] = 4;
	assert_cell(COLUMN_RUN, "##   2");
	queue->concurrency[WQDEMO_CONCURRENCY_held] = SNAPSHOT_NONE;
	assert_cell(COLUMN_RUN, "##.. 2");
	queue->concurrency[WQDEMO_CONCURRENCY_held] = 0;
	assert_cell(COLUMN_RUN, "##.. 2");
	/* Many of them fill no gauge. */
	queue->max_active = 16;
	queue->count[WQDEMO_COUNT_running] = 16;
	queue->concurrency[WQDEMO_CONCURRENCY_held] = 4;
	assert_cell(COLUMN_RUN, "    16");
	queue->concurrency[WQDEMO_CONCURRENCY_held] = 0;
	/* A file that does not say how many CPUs there are */
	model.now.cpus = 0;
	strcpy(queue->wq_flags, "-");
	queue->count[WQDEMO_COUNT_running] = 4;
	assert_cell(COLUMN_RUN, "     4");
}

static void a_median_of_nothing_is_none(void **state)
{
	(void)state;
	assert_cell(COLUMN_WAIT_P50, "-");
	assert_cell(COLUMN_RATE, "-");
}

/* It is an estimate. */
static void a_median_is_no_nanosecond(void **state)
{
	struct slice word = { "0:4", 3 };
	uint64_t total = 0;

	(void)state;
	buckets_begin(&queue->histogram[SNAPSHOT_HISTOGRAM_wait], 1);
	assert_true(buckets_add(&queue->histogram[SNAPSHOT_HISTOGRAM_wait],
				word, &total));
	queue->time[WQDEMO_TIME_wait_total_ns] = 4;
	queue->time[WQDEMO_TIME_wait_max_ns] = 1;
	assert_cell(COLUMN_WAIT_P50, "<1 us");
}

static void a_worker_is_known_once_one_has_run(void **state)
{
	(void)state;
	queue->time[WQDEMO_TIME_last_pid] = SNAPSHOT_NONE;
	assert_cell(COLUMN_WORKER, "-");
	queue->time[WQDEMO_TIME_last_pid] = 77;
	assert_cell(COLUMN_WORKER, "77");
}

static void flags_name_what_the_system_made(void **state)
{
	(void)state;
	assert_cell(COLUMN_FLAGS, "");
	strcpy(queue->wq_flags, "WQ_UNBOUND|__WQ_ORDERED");
	strcpy(queue->made_by, "alloc_ordered_workqueue()");
	assert_cell(COLUMN_FLAGS, "WQ_UNBOUND|__WQ_ORDERED");
	strcpy(queue->wq_flags, "-");
	strcpy(queue->made_by, "schedule_delayed_work()");
	assert_cell(COLUMN_FLAGS, "the system's workqueue");
}

/* custom stands between those of the system's workqueue. */
static void joins_what_is_one_workqueue(void **state)
{
	static const struct {
		const char *name, *made_by;
		enum bracket bracket;
	} rows[] = {
		{ "system", "schedule_work()", BRACKET_FIRST },
		{ "delayed", "schedule_delayed_work()", BRACKET_MIDDLE },
		{ "custom", "alloc_workqueue()", BRACKET_PASSES },
		{ "periodic", "schedule_delayed_work()", BRACKET_LAST },
		{ "cpu_intensive", "alloc_workqueue()", BRACKET_NONE },
	};
	unsigned int i;

	(void)state;
	for (i = 0; i < 5; i++) {
		snapshot_name_queue(&model.now.queue[i], rows[i].name);
		strcpy(model.now.queue[i].made_by, rows[i].made_by);
	}
	model.now.queue_count = 5;
	for (i = 0; i < 5; i++)
		assert_int_equal(columns_bracket(&model.now, i),
				 rows[i].bracket);
	assert_int_equal(columns_bracket_at(&model.now), 9);
	/* A bracket around one row joins nothing. */
	model.now.queue_count = 1;
	assert_int_equal(columns_bracket(&model.now, 0), BRACKET_NONE);
	assert_int_equal(columns_bracket_at(&model.now), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(counts_are_numbers, begin),
		cmocka_unit_test_setup(waiting_tells_timers_apart, begin),
		cmocka_unit_test_setup(the_gauge_has_a_slot_for_each_item,
				       begin),
		cmocka_unit_test_setup(no_slot_is_free_where_items_are_held_back,
				       begin),
		cmocka_unit_test_setup(a_median_of_nothing_is_none, begin),
		cmocka_unit_test_setup(a_median_is_no_nanosecond, begin),
		cmocka_unit_test_setup(a_worker_is_known_once_one_has_run,
				       begin),
		cmocka_unit_test_setup(flags_name_what_the_system_made, begin),
		cmocka_unit_test_setup(joins_what_is_one_workqueue, begin),
	};

	return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
