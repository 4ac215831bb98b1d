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

/* Return: the text of a cell, as it is on a screen of so many columns. */
static const char *cell_in(int columns, const char *function,
			   enum machine_column_id id)
{
	static char text[MACHINE_CELL_MAX];
	unsigned int row = 0;
	int i = 0;

	place_in(columns);
	while (strcmp(list.entry[row].row->function, function))
		row++;
	while (place[i].id != id)
		i++;
	place[i].cell(&glyphs_ascii, &list.entry[row], text, sizeof(text));
	return text;
}

/* Items that wait now have no place in the module's times. */
static void says_what_waits_now(void **state)
{
	int i;

	(void)state;
	machine.run[0].state = 'R';
	machine.row[0].count[MACHINE_COUNT_queued]++;
	for (i = 0; i < 4; i++) {
		machine_rates_add(&rates, &machine);
		machine.time_ns += 1000000000;
	}
	note_is("vmstat_update",
		"1 waiting or cancelled, nvif_notify_work runs");
	assert_string_equal(cell_in(80, "vmstat_update",
				    MACHINE_COLUMN_WAIT_MAX),
			    ">4.0 s");
	assert_string_equal(cell_in(80, "wb_workfn", MACHINE_COLUMN_WAIT_MAX),
			    "9.0 ms");
	/* It waited longer once. */
	machine.row[0].time[MACHINE_TIME_wait_max_ns] = 5000000000;
	assert_string_equal(cell_in(80, "vmstat_update",
				    MACHINE_COLUMN_WAIT_MAX),
			    "5.0 s");
}

/* A screen never shows other columns because of what the notes are. */
static void shortens_notes_rather_than_lose_numbers(void **state)
{
	int columns, before;

	(void)state;
	place_in(80);
	assert_int_equal(width_of(MACHINE_COLUMN_NOTE), 14);
	assert_int_equal(width_of(MACHINE_COLUMN_WAIT_MAX), 8);
	assert_int_equal(width_of(MACHINE_COLUMN_RUN_MAX), 7);
	for (columns = 80; columns < 200; columns++) {
		parse_sample();
		place_in(columns);
		before = places;
		machine.row[0].behind_count = 0;
		machine.row[2].behind_count = 0;
		machine.row[3].count[MACHINE_COUNT_held] = 0;
		machine.row[4].count[MACHINE_COUNT_held] = 0;
		place_in(columns);
		assert_int_equal(places, before);
	}
	place_in(160);
	assert_true(width_of(MACHINE_COLUMN_NOTE) >= 32);
	assert_int_not_equal(width_of(MACHINE_COLUMN_WAIT_P50), 0);
	assert_int_not_equal(width_of(MACHINE_COLUMN_HELD), 0);
}

/* Columns that are there need not be told again. */
static void says_no_number_twice(void **state)
{
	(void)state;
	assert_string_equal(cell_in(160, "custom_handler", MACHINE_COLUMN_NOTE),
			    "held behind itself");
	assert_string_equal(cell_in(160, "nvif_notify_work",
				    MACHINE_COLUMN_NOTE),
			    "");
	assert_string_equal(cell_in(160, "nvif_notify_work",
				    MACHINE_COLUMN_HOGS),
			    "811");
	assert_string_equal(cell_in(80, "nvif_notify_work",
				    MACHINE_COLUMN_NOTE),
			    "hogs 811");
	machine.run[0].cpu_ns = 171000000;
	assert_string_equal(cell_in(160, "nvif_notify_work",
				    MACHINE_COLUMN_HOGS),
			    "812");
	assert_string_equal(cell_in(80, "nvif_notify_work",
				    MACHINE_COLUMN_NOTE),
			    "hogs 812");
}

static void shows_what_rows_are_sorted_by(void **state)
{
	(void)state;
	choice.sort = MACHINE_SORT_WAIT;
	place_in(80);
	place_in(72);
	assert_int_equal(width_of(MACHINE_COLUMN_WAIT_MAX), 8);
	assert_int_equal(width_of(MACHINE_COLUMN_RUN_MAX), 0);
	choice.sort = MACHINE_SORT_RUN;
	place_in(71);
	assert_int_equal(width_of(MACHINE_COLUMN_WAIT_MAX), 0);
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
		TEST(says_what_waits_now),
		TEST(shortens_notes_rather_than_lose_numbers),
		TEST(says_no_number_twice),
		TEST(shows_what_rows_are_sorted_by),
		TEST(stands_still_while_items_run),
		TEST(leaves_out_what_a_sample_lacks),
		TEST(stays_within_any_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
