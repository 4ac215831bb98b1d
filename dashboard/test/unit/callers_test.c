// SPDX-License-Identifier: GPL-2.0
/* Commands that wait for handlers: from events to a lane of their own. */
#include "test/unit/chart.h"

#include "layout/caller_words.h"
#include "model/callers.h"

static const struct caller *caller(uint64_t number)
{
	return callers_next(&model.lives.callers, &number);
}

static const struct timeline_lane *lane_of(enum timeline_kind kind)
{
	int i;

	picture();
	for (i = 0; i < chart.timeline.lane_count; i++)
		if (chart.timeline.lane[i].kind == kind)
			return &chart.timeline.lane[i];
	return NULL;
}

static void runs(uint64_t item, const char *worker)
{
	happens(18000 * MS, "submitted", "custom", item, "put", "");
	happens(18000 * MS, "started", "custom", item, worker, "");
	happens(18000 * MS, "step", "custom", item, worker, "sleep:5000");
}

static void assert_tells(uint64_t number, const char *wanted)
{
	char text[CALLER_ITEMS_MAX];

	caller_tell(caller(number), &model.lives, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void waits_in_a_lane_of_its_own(void **state)
{
	const struct timeline_lane *lane;

	(void)state;
	runs(3, "kworker/a");
	runs(4, "kworker/b");
	assert_null(lane_of(TIMELINE_CALLER));
	happens(19000 * MS, "waits", "custom", 4, "wqtop", "");
	lane = lane_of(TIMELINE_CALLER);
	assert_non_null(lane);
	assert_string_equal(lane->label, "wqtop waits");
	/* A column is 50 ms, and now is at the right edge. */
	assert_int_equal(lane->cell[79], LIFE_NOTHING);
	assert_int_equal(lane->cell[80], LIFE_WAITING);
	assert_int_equal(lane->cell[99], LIFE_WAITING);
	assert_tells(0, "c3, c4");
	happens(19500 * MS, "waited", "custom", 4, "wqtop", "");
	lane = lane_of(TIMELINE_CALLER);
	assert_int_equal(lane->cell[89], LIFE_WAITING);
	assert_int_equal(lane->cell[91], LIFE_NOTHING);
	/* It is no item, and no submission. */
	assert_int_equal(model.lives.mark_count, 1);
	assert_int_equal(item_lives_find(&model.lives, WQDEMO_CUSTOM, 4)
				 ->seen_ns,
			 18000 * MS);
	model.filter = WQDEMO_BOUND;
	assert_null(lane_of(TIMELINE_CALLER));
}

static void names_what_it_waits_for(void **state)
{
	(void)state;
	runs(1, "kworker/a");
	happens(18100 * MS, "finished", "custom", 1, "kworker/a", "");
	runs(2, "kworker/b");
	happens(18200 * MS, "submitted", "custom", 3, "put", "");
	happens(18200 * MS, "submitted", "custom", 4, "put", "");
	happens(18900 * MS, "cancelled", "custom", 4, "put", "");
	happens(19000 * MS, "waits", "custom", 4, "put", "");
	happens(19100 * MS, "submitted", "custom", 5, "put", "");
	assert_tells(0, "c2, c3");
	happens(19200 * MS, "waits", "custom", 5, "xxd", "");
	assert_tells(1, "3 items of custom");
	happens(19300 * MS, "waits", "bound", 5, "dd", "");
	assert_tells(2, "bound");
}

static struct caller_words words[CALLERS_KEPT];

static int count_words(void)
{
	const struct timeline_lane *lane = lane_of(TIMELINE_CALLER);

	assert_non_null(lane);
	return caller_words(&chart.timeline, lane, &model, words);
}

static void assert_words(int number, int column, const char *text)
{
	assert_string_equal(words[number].text, text);
	assert_int_equal(words[number].column, column);
}

/* Two wait in cells 40 to 41 and 50 to 69, one goes on in 98 to 99. */
static void words_stand_over_a_wait_or_beside_it(void **state)
{
	(void)state;
	happens(17000 * MS, "waits", "custom", 0, "wqtop", "");
	happens(17100 * MS, "waited", "custom", 0, "wqtop", "");
	happens(17500 * MS, "waits", "bound", 0, "wqtop", "");
	happens(18500 * MS, "waited", "bound", 0, "wqtop", "");
	happens(19900 * MS, "waits", "system", 0, "wqtop", "");
	assert_int_equal(count_words(), 3);
	assert_words(0, 29, "for custom");
	assert_words(1, 51, "for bound");
	assert_words(2, 87, "for system");
	/* 38 columns further to the left: before the first there is no room. */
	model.now.time_ns += 1900 * MS;
	assert_int_equal(count_words(), 2);
	assert_words(0, 13, "for bound");
	model.filter = WQDEMO_BOUND;
	assert_int_equal(count_words(), 1);
	assert_words(0, 13, "for bound");
}

static void words_need_room_for_all_of_them(void **state)
{
	(void)state;
	happens(15000 * MS, "waits", "custom", 0, "wqtop", "");
	happens(15400 * MS, "waited", "custom", 0, "wqtop", "");
	assert_int_equal(count_words(), 1);
	assert_words(0, 9, "for custom");
	happens(15500 * MS, "waits", "custom", 0, "wqtop", "");
	happens(15550 * MS, "waited", "custom", 0, "wqtop", "");
	assert_int_equal(count_words(), 1);
	assert_words(0, 12, "for custom");
}

static void words_do_not_overlap(void **state)
{
	int count, i, end = 0;

	(void)state;
	for (i = 0; i < 7; i++) {
		uint64_t ns = (15000 + (uint64_t)i * 650) * MS;

		happens(ns, "waits", "custom", 0, "wqtop", "");
		happens(ns + 50 * MS, "waited", "custom", 0, "wqtop", "");
	}
	count = count_words();
	assert_int_equal(count, 7);
	for (i = 0; i < count; i++) {
		assert_words(i, 13 * i + 2, "for custom");
		assert_true(words[i].column > end);
		end = words[i].column + (int)strlen(words[i].text);
	}
	assert_true(end <= 100);
}

/* Return: the columns in which a wait begins that follows another, as text. */
static const char *boundaries(void)
{
	const struct timeline_lane *lane = lane_of(TIMELINE_CALLER);
	static char text[64];
	size_t used = 0;
	int i;

	text[0] = '\0';
	for (i = 1; lane && i < chart.timeline.window.columns; i++)
		if (caller_begins(&chart.timeline, lane, &model, i))
			used += (size_t)snprintf(text + used,
						 sizeof(text) - used, "%d ", i);
	return text;
}

static void waits_side_by_side_are_parted(void **state)
{
	(void)state;
	happens(17000 * MS, "waits", "custom", 0, "wqtop", "");
	happens(17500 * MS, "waited", "custom", 0, "wqtop", "");
	happens(17500 * MS, "waits", "bound", 0, "wqtop", "");
	happens(18000 * MS, "waited", "bound", 0, "wqtop", "");
	/* One that stands alone, and one of another program. */
	happens(19000 * MS, "waits", "custom", 0, "wqtop", "");
	happens(19500 * MS, "waited", "custom", 0, "wqtop", "");
	happens(19200 * MS, "waits", "custom", 0, "put", "");
	happens(19300 * MS, "waited", "custom", 0, "put", "");
	assert_string_equal(boundaries(), "50 ");
	model.filter = WQDEMO_BOUND;
	assert_string_equal(boundaries(), "");
}

/* A reset forgets what was, and keeps what is. */
static void goes_with_a_reset_once_nothing_waits(void **state)
{
	(void)state;
	happens(17000 * MS, "waits", "periodic", 0, "wqtop", "");
	happens(17500 * MS, "waited", "periodic", 0, "wqtop", "");
	happens(18000 * MS, "waits", "custom", 0, "wqtop", "");
	assert_non_null(lane_of(TIMELINE_CALLER));
	item_lives_forget_ended(&model.lives);
	assert_int_equal(caller(0)->queue, WQDEMO_CUSTOM);
	assert_null(caller(1));
	assert_non_null(lane_of(TIMELINE_CALLER));
	happens(19000 * MS, "waited", "custom", 0, "wqtop", "");
	item_lives_forget_ended(&model.lives);
	assert_null(lane_of(TIMELINE_CALLER));
}

static void is_in_doubt_where_events_were_lost(void **state)
{
	(void)state;
	happens(19000 * MS, "waits", "custom", 4, "wqtop", "");
	happens(19100 * MS, "submitted", "custom", 5, "put", "");
	assert_true(caller(0)->end_ns == CALLER_WAITS);
	seq++;
	happens(19900 * MS, "submitted", "custom", 6, "put", "");
	assert_int_equal(caller(0)->end_ns, 19100 * MS);
	/* Its end is known after all. */
	happens(19950 * MS, "waited", "custom", 4, "wqtop", "");
	assert_int_equal(caller(0)->end_ns, 19950 * MS);
	/* The end of another wait, whose beginning was lost. */
	happens(19955 * MS, "waited", "custom", 6, "wqtop", "");
	assert_int_equal(caller(0)->end_ns, 19950 * MS);
	/* The end of a wait that began before. */
	happens(19960 * MS, "waited", "bound", 4, "wqtop", "");
	assert_null(caller(1));
}

static void forgets_the_oldest(void **state)
{
	uint64_t number = 0;
	unsigned int i;

	(void)state;
	for (i = 1; i <= CALLERS_KEPT + 5; i++)
		happens(19000 * MS + i, "waits", "custom", i, "put", "");
	assert_int_equal(callers_next(&model.lives.callers, &number)->item, 6);
	for (i = 1; callers_next(&model.lives.callers, &number); i++)
		;
	assert_int_equal(i, CALLERS_KEPT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(waits_in_a_lane_of_its_own, begin),
		cmocka_unit_test_setup(names_what_it_waits_for, begin),
		cmocka_unit_test_setup(words_stand_over_a_wait_or_beside_it,
				       begin),
		cmocka_unit_test_setup(words_need_room_for_all_of_them, begin),
		cmocka_unit_test_setup(words_do_not_overlap, begin),
		cmocka_unit_test_setup(waits_side_by_side_are_parted, begin),
		cmocka_unit_test_setup(goes_with_a_reset_once_nothing_waits,
				       begin),
		cmocka_unit_test_setup(is_in_doubt_where_events_were_lost,
				       begin),
		cmocka_unit_test_setup(forgets_the_oldest, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
