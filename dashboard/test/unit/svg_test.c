// SPDX-License-Identifier: GPL-2.0
/*
 * Pictures of hand-made events: their geometry, to the pixel. That they are XML
 * is checked in take_home.t, by a parser that is not wqtop's.
 */
#include "test/unit/chart.h"

#include <stdlib.h>

#include "print/svg.h"

static char *text; /* the last picture */

static int end(void **state)
{
	(void)state;
	free(text);
	text = NULL;
	return 0;
}

/* Draws a second, from 9000 ms on: a pixel is a millisecond. */
static size_t draw(enum theme theme)
{
	size_t length;
	FILE *out;

	free(text);
	out = open_memstream(&text, &length);
	assert_non_null(out);
	assert_true(svg_print(out, &model, 9000 * MS, 10000 * MS - 1, theme));
	fclose(out);
	return length;
}

static const char *assert_drawn(const char *from, const char *part)
{
	const char *at = strstr(from, part);

	if (!at)
		fail_msg("'%s' is not in:\n%s", part, from);
	return at + strlen(part);
}

static void assert_not_drawn(const char *part)
{
	if (strstr(text, part))
		fail_msg("'%s' is in:\n%s", part, text);
}

static void times_have_their_places(void **state)
{
	const char *at;

	(void)state;
	happens(9100 * MS, "submitted", "custom", 3, "sh", "");
	happens(9200 * MS, "started", "custom", 3, "kworker/u4:1", "");
	happens(9200 * MS, "step", "custom", 3, "kworker/u4:1", "burn:300");
	happens(9500 * MS, "step", "custom", 3, "kworker/u4:1", "sleep:100");
	happens(9600 * MS, "finished", "custom", 3, "kworker/u4:1", "");
	draw(THEME_LIGHT);
	at = assert_drawn(text, "<g transform=\"translate(170 56)\">");
	at = assert_drawn(at, ">kworker/u4:1</text>");
	at = assert_drawn(at,
			  "stroke=\"#006400\" stroke-width=\"7\" d=\"M500 26h100\"/>");
	at = assert_drawn(at,
			  "stroke=\"#006400\" stroke-width=\"14\" d=\"M200 22h300\"/>");
	at = assert_drawn(at, "<text x=\"200\" y=\"12\"");
	at = assert_drawn(at, ">c3</text>");
	at = assert_drawn(at, "<g transform=\"translate(170 88)\">");
	at = assert_drawn(at, ">waiting</text>");
	at = assert_drawn(at, "stroke-dasharray=\"2 3\" d=\"M100 22h100\"/>");
	at = assert_drawn(at, ">submitted</text>");
	at = assert_drawn(at, "<text x=\"269\" ");
	assert_drawn(at, ">^c</text>");
}

static void preempted_is_inside_of_a_burn(void **state)
{
	(void)state;
	happens(9200 * MS, "started", "custom", 3, "kworker/u4:1", "");
	happens(9200 * MS, "step", "custom", 3, "kworker/u4:1", "burn:300");
	happens(9400 * MS, "preempted", "custom", 3, "kworker/u4:1",
		"lost_ns=50000000");
	happens(9500 * MS, "finished", "custom", 3, "kworker/u4:1", "");
	draw(THEME_LIGHT);
	assert_drawn(text, "stroke-width=\"2\" d=\"M350 28h50\"/>");
	assert_drawn(text,
		     "stroke-width=\"14\" d=\"M200 22h150M400 22h100\"/>");
	/* One item has one name. */
	assert_drawn(assert_drawn(text, ">c3</text>"), ">ready, no CPU</text>");
}

static void moments_are_signs(void **state)
{
	(void)state;
	happens(9100 * MS, "submitted", "system", 3, "sh", "");
	happens(9150 * MS, "coalesced", "system", 3, "sh", "");
	happens(9400 * MS, "cancelled", "system", 3, "sh", "");
	draw(THEME_LIGHT);
	assert_drawn(text, "d=\"M150 22m-4-2h8m-8 4h8\"/>");
	assert_drawn(text, "d=\"M400 22m-4-4l8 8m-8 0l8-8\"/>");
	assert_drawn(text, ">coalesced</text>");
	assert_drawn(text, ">cancelled</text>");
	assert_not_drawn(">asleep</text>");
}

static void the_axis_has_units(void **state)
{
	const char *at;

	(void)state;
	some_events();
	draw(THEME_LIGHT);
	/* The module was loaded at 1000 ms. */
	at = assert_drawn(text, "<path stroke=\"#000000\" d=\"M170 154v6\"/>");
	assert_drawn(at, ">8.0 s</text>");
	at = assert_drawn(text, "d=\"M370 154v6\"/>");
	assert_drawn(at, ">8.2 s</text>");
	assert_drawn(text, ">time since the module was loaded</text>");
}

static void themes_have_their_colours(void **state)
{
	(void)state;
	some_events();
	draw(THEME_CONTRAST);
	assert_drawn(text, "fill=\"#000000\"/>");
	assert_drawn(text, "stroke=\"#00ff00\"");
	draw(THEME_SAFE);
	assert_drawn(text, "stroke=\"#56b4e9\"");
	draw(THEME_MONO);
	assert_drawn(text, "fill=\"#ffffff\"/>");
	assert_not_drawn("stroke=\"#006400\"");
}

static void names_are_escaped(void **state)
{
	(void)state;
	happens(9200 * MS, "started", "custom", 3, "kworker<&>", "");
	happens(9500 * MS, "finished", "custom", 3, "kworker<&>", "");
	draw(THEME_LIGHT);
	assert_drawn(text, ">kworker&lt;&amp;&gt;</text>");
}

static void nothing_is_told(void **state)
{
	(void)state;
	draw(THEME_LIGHT);
	assert_drawn(text, ">nothing happened in this time</text>");
}

/* In each lane something begins or ends at each millisecond, which is a pixel. */
static void no_picture_is_too_large(void **state)
{
	char worker[32];
	int lane, i;

	(void)state;
	for (i = 0; i < 500 * 27; i++) {
		const char *queue = actions[i % 10].queue;
		uint64_t ns = (9000 + 2 * (uint64_t)(i / 27)) * MS;
		uint64_t item = (uint64_t)i / 10 + 1;

		lane = i % 27;
		snprintf(worker, sizeof(worker), "kworker/%c:%d", 'A' + lane,
			 lane);
		happens(ns, "started", queue, item, worker, "");
		happens(ns, "step", queue, item, worker, "burn:1");
		happens(ns + MS, "step", queue, item, worker, "sleep:1");
		happens(ns + 2 * MS, "finished", queue, item, worker, "");
	}
	assert_in_range(draw(THEME_LIGHT), 5000, SVG_BYTES_MOST);
	assert_drawn(text, " more lanes</text>");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(times_have_their_places),
		TEST(preempted_is_inside_of_a_burn),
		TEST(moments_are_signs),
		TEST(the_axis_has_units),
		TEST(themes_have_their_colours),
		TEST(names_are_escaped),
		TEST(nothing_is_told),
		TEST(no_picture_is_too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
