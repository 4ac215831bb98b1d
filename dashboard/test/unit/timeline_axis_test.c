// SPDX-License-Identifier: GPL-2.0
/* The axis of the timeline: a tick's label is readable, or left out whole. */
#include "test/unit/chart.h"

#include "layout/timeline_axis.h"

static struct axis axis;

/* The picture has 10 s before its 19th second, a column for each 100 ms. */
static void axis_is(const char *wanted)
{
	static const char cells[] = " *! ";
	char row[101];
	int i;

	model.timeline.span_ns = 10000 * MS;
	picture();
	axis_make(&axis, &chart, &model);
	for (i = 0; i < 100; i++)
		row[i] = cells[axis.cell[i]];
	row[100] = '\0';
	for (i = 0; i < axis.count; i++)
		memcpy(row + axis.text[i].column, axis.text[i].text,
		       strlen(axis.text[i].text));
	assert_string_equal(row, wanted);
}

/* @from and @to: columns. */
static void spans(struct spans *spans, unsigned int from, unsigned int to)
{
	spans_add(spans, (10000 + 100 * from) * MS, (10000 + 100 * to) * MS);
}

static void ticks_have_labels(void **state)
{
	(void)state;
	axis_is("          |10.0 s             |12.0 s             "
		"|14.0 s             |16.0 s             |18.0 s   ");
}

static void labels_stand_in_a_bar_or_beside_it(void **state)
{
	(void)state;
	spans(&model.lives.frozen, 17, 80);
	axis_is("          |10.0 s*************|12.0 s******* froze"
		"n ******************|16.0 s***          |18.0 s   ");
}

static void labels_that_a_bar_would_cut_are_left_out(void **state)
{
	(void)state;
	/* At its begin, in its name, at its end. */
	spans(&model.lives.frozen, 15, 72);
	axis_is("               ***************|12.0 s** frozen ***"
		"|14.0 s***************                  |18.0 s   ");
	spans(&model.lives.lost, 88, 91);
	axis_is("               ***************|12.0 s** frozen ***"
		"|14.0 s***************                !!!         ");
}

static void a_short_bar_has_no_name(void **state)
{
	(void)state;
	spans(&model.lives.frozen, 40, 49);
	axis_is("          |10.0 s             |12.0 s   *********"
		" |14.0 s             |16.0 s             |18.0 s   ");
	spans(&model.lives.lost, 60, 68);
	axis_is("          |10.0 s             |12.0 s   *********"
		" |14.0 s   ! lost !  |16.0 s             |18.0 s   ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(ticks_have_labels),
		TEST(labels_stand_in_a_bar_or_beside_it),
		TEST(labels_that_a_bar_would_cut_are_left_out),
		TEST(a_short_bar_has_no_name),
	};

	return cmocka_run_group_tests_name("timeline_axis", tests, NULL, NULL);
}
