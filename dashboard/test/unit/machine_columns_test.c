// SPDX-License-Identifier: GPL-2.0
/* The columns of the machine view: which have room, and what the notes say. */
#include "test/unit/unit.h"

#include "layout/machine_columns.h"
#include "test/unit/machine_text.h"

static struct machine_rates rates;
static struct machine_list list;
static struct machine_choice choice;
static struct machine_place place[MACHINE_COLUMN_IDS];
static int places;

static int begin(void **state)
{
	(void)state;
	memset(&rates, 0, sizeof(rates));
	memset(&choice, 0, sizeof(choice));
	parse_sample();
	return 0;
}

static void place_in(int columns)
{
	machine_list_build(&list, &machine, &rates, &choice);
	places = machine_columns_place(&list, &glyphs_ascii, 2, columns, place);
}

/* Return: the width of a column, 0 if it has no room. */
static int width_of(enum machine_column_id id)
{
	int i;

	for (i = 0; i < places; i++)
		if (place[i].id == id)
			return place[i].width;
	return 0;
}

static void note_is(const char *function, const char *wanted)
{
	char text[MACHINE_CELL_MAX];
	unsigned int i = 0;

	machine_list_build(&list, &machine, &rates, &choice);
	while (strcmp(list.entry[i].row->function, function))
		i++;
	machine_columns[MACHINE_COLUMN_NOTE].cell(&glyphs_ascii, &list.entry[i],
						  text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void says_what_names_a_culprit(void **state)
{
	(void)state;
	note_is("nvif_notify_work", "hogs 811");
	note_is("vmstat_update", "behind nvif_notify_work");
	note_is("old_work", "gone");
	note_is("io_ring_exit_work", "runs 2.1 s");
}

/* So often since the attach, it is no backlog; and behind whom. */
static void says_behind_whom_items_were_held(void **state)
{
	(void)state;
	note_is("custom_handler", "held behind itself 28 times");
	machine.row[4].count[MACHINE_COUNT_held] = 1;
	strcpy(machine.row[3].queue, "wqdemo_custom");
	machine.row[3].time[MACHINE_TIME_run_total_ns] = 17000000000;
	note_is("custom_handler", "held behind iomap_dio_complete_work 1 time");
	/* What runs now has not ended, and counts. */
	machine.row[5].count[MACHINE_COUNT_held] = 2;
	strcpy(machine.row[8].queue, "events_unbound");
	note_is("io_ring_exit_work", "held behind itself 2 times, runs 2.1 s");
	machine.row[4].queue[0] = '\0';
	note_is("custom_handler", "held 1 time");
}

/* The note names the culprit: numbers make room for it, and not the other way around. */
static void gives_notes_room_before_numbers(void **state)
{
	(void)state;
	place_in(80);
	assert_true(width_of(MACHINE_COLUMN_NOTE) >=
		    (int)strlen("behind nvif_notify_work"));
	assert_int_equal(width_of(MACHINE_COLUMN_WAIT_MAX), 0);
	machine.row[0].behind_count = 0;
	machine.row[2].behind_count = 0;
	machine.row[3].count[MACHINE_COUNT_held] = 0;
	machine.row[4].count[MACHINE_COUNT_held] = 0;
	place_in(80);
	assert_int_not_equal(width_of(MACHINE_COLUMN_WAIT_MAX), 0);
	assert_int_not_equal(width_of(MACHINE_COLUMN_RUN_MAX), 0);
	place_in(160);
	assert_int_not_equal(width_of(MACHINE_COLUMN_WAIT_P50), 0);
}

static void shows_what_rows_are_sorted_by(void **state)
{
	(void)state;
	choice.sort = MACHINE_SORT_WAIT;
	place_in(80);
	assert_int_equal(width_of(MACHINE_COLUMN_WAIT_MAX), 8);
	assert_int_equal(width_of(MACHINE_COLUMN_RUN_MAX), 0);
	choice.sort = MACHINE_SORT_RUN;
	place_in(80);
	assert_int_equal(width_of(MACHINE_COLUMN_RUN_MAX), 7);
	choice.sort = MACHINE_SORT_HELD;
	place_in(80);
	assert_int_equal(width_of(MACHINE_COLUMN_HELD), 6);
}

/* A note that comes and goes each second must not move the columns. */
static void stands_still_while_items_run(void **state)
{
	struct machine_place before[MACHINE_COLUMN_IDS];

	(void)state;
	place_in(80);
	memcpy(before, place, sizeof(before));
	machine.run[0].since_ns -= 5000000000;
	place_in(80);
	note_is("nvif_notify_work", "hogs 811, runs 5.2 s");
	assert_memory_equal(before, place, sizeof(place[0]) * (size_t)places);
}

/* Nothing is known of waits without the module: names and notes have that room. */
static void leaves_out_what_a_sample_lacks(void **state)
{
	(void)state;
	machine.sampled = true;
	choice.sort = MACHINE_SORT_WAIT;
	place_in(200);
	assert_int_equal(width_of(MACHINE_COLUMN_WAIT_MAX), 0);
	assert_int_equal(width_of(MACHINE_COLUMN_HELD), 0);
	assert_int_not_equal(width_of(MACHINE_COLUMN_CPU), 0);
	assert_int_not_equal(width_of(MACHINE_COLUMN_ENDED), 0);
}

static void stays_within_any_screen(void **state)
{
	int columns, i;

	(void)state;
	for (columns = 10; columns < 300; columns++) {
		place_in(columns);
		for (i = 0; i < places; i++)
			assert_true(place[i].column + place[i].width <=
				    columns);
	}
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(says_what_names_a_culprit),
		TEST(says_behind_whom_items_were_held),
		TEST(gives_notes_room_before_numbers),
		TEST(shows_what_rows_are_sorted_by),
		TEST(stands_still_while_items_run),
		TEST(leaves_out_what_a_sample_lacks),
		TEST(stays_within_any_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
