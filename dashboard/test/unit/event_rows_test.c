// SPDX-License-Identifier: GPL-2.0
/* Rows of the log of events: what items that share a CPU would fill it with is folded. */
#include "test/unit/chart.h"

#include "layout/event_rows.h"

static void burns(uint64_t item, const char *worker)
{
	happens(10000 * MS, "started", "cpu_intensive", item, worker, "");
	happens(10000 * MS, "step", "cpu_intensive", item, worker, "burn:500");
}

static void loses(uint64_t item, const char *worker)
{
	happens(11000 * MS, "preempted", "cpu_intensive", item, worker,
		"lost_ns=4000000");
}

/* The newest first, as "preempted 1 3" for item 1, three times. */
static void rows_are(const char *wanted)
{
	uint64_t number = model.events_end;
	char text[1024] = "";
	struct event_row row;
	size_t used = 0;

	while (event_rows_next(&model, &number, &row)) {
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%s %d", used ? ", " : "",
					 event_name(row.event->kind),
					 (int)row.event->item);
		if (row.event->kind == WQDEMO_EVENT_preempted) {
			used += (size_t)snprintf(text + used,
						 sizeof(text) - used, " %u",
						 row.gaps.times);
			assert_int_equal(row.gaps.lost_ns,
					 row.gaps.times * 4 * MS);
		}
	}
	assert_string_equal(text, wanted);
}

/* Two take turns: what happens to one does not part the rows of the other. */
static void folds_what_happens_to_each(void **state)
{
	int i;

	(void)state;
	rows_are("");
	burns(1, "kworker/1:1");
	burns(2, "kworker/1:2");
	for (i = 0; i < 100; i++) {
		loses(1, "kworker/1:1");
		loses(2, "kworker/1:2");
	}
	rows_are(
		"preempted 2 100, preempted 1 100, step 2, started 2, step 1, started 1");
	/* Another event of the item ends the row, one of another does not. */
	happens(12000 * MS, "step", "cpu_intensive", 1, "kworker/1:1",
		"burn:5");
	loses(1, "kworker/1:1");
	loses(2, "kworker/1:2");
	rows_are(
		"preempted 1 1, step 1, preempted 2 101, preempted 1 100, step 2, started 2, step 1, started 1");
}

static void shows_each_of_the_queue_that_is_asked_for(void **state)
{
	(void)state;
	burns(1, "kworker/1:1");
	loses(1, "kworker/1:1");
	happens(11500 * MS, "submitted", "custom", 9, "put", "");
	loses(1, "kworker/1:1");
	rows_are("submitted 9, preempted 1 2, step 1, started 1");
	model.filter = WQDEMO_CPU_INTENSIVE;
	rows_are("preempted 1 1, preempted 1 1, step 1, started 1");
	model.filter = WQDEMO_CUSTOM;
	rows_are("submitted 9");
}

static void a_frozen_picture_stays(void **state)
{
	(void)state;
	burns(1, "kworker/1:1");
	loses(1, "kworker/1:1");
	model.paused = true;
	loses(1, "kworker/1:1");
	rows_are("preempted 1 1, step 1, started 1");
}

/* The oldest that is kept begins a row. */
static void counts_what_is_kept(void **state)
{
	char wanted[64];
	int i;

	(void)state;
	burns(1, "kworker/1:1");
	for (i = 0; i < EVENT_LOG_KEPT + 5; i++)
		loses(1, "kworker/1:1");
	snprintf(wanted, sizeof(wanted), "preempted 1 %d", EVENT_LOG_KEPT);
	rows_are(wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(folds_what_happens_to_each, begin),
		cmocka_unit_test_setup(shows_each_of_the_queue_that_is_asked_for,
				       begin),
		cmocka_unit_test_setup(a_frozen_picture_stays, begin),
		cmocka_unit_test_setup(counts_what_is_kept, begin),
	};

	return cmocka_run_group_tests_name("event_rows", tests, NULL, NULL);
}
