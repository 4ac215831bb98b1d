// SPDX-License-Identifier: GPL-2.0
#include "print/svg.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "layout/timeline_chart.h"
#include "layout/timeline_marks.h"
#include "layout/timeline_ticks.h"
#include "lib/text.h"
#include "look/life_look.h"
#include "print/svg_shapes.h"

#define RIGHT	   20
#define LANES_TOP  56
#define TITLE_SIZE 20
#define TEXT_SIZE  14
#define NAME_SIZE  12

/* A letter of a name, and one of the row of submissions. */
#define NAME_PIXELS 8
#define MARK_PIXELS 9

/* Between two ticks. */
#define TICK_PIXELS 90

/* The pixels of a column, at the coarsest. */
#define WIDE_MOST 16

#define MS 1000000u

/* A sign hides others that are nearer than this. */
#define SIGN_PIXELS 8

struct svg {
	FILE *out;
	const struct model *model;
	const struct chart *chart;
	enum theme theme;
	int wide; /* the pixels of a column */
	int foot; /* where the lanes end */
};

static int ink(const struct svg *svg, enum role role)
{
	return svg_ink(svg->theme, role);
}

/* Return: the pixel of a time in the window, from the left edge of the lanes. */
static int pixel(const struct svg *svg, uint64_t ns)
{
	return timeline_column(&svg->chart->timeline.window, ns) * svg->wide;
}

static void draw_state(const struct svg *svg, const struct timeline_lane *lane,
		       enum life_state state)
{
	int columns = svg->chart->timeline.window.columns;
	int first, end, free = 0;
	bool begun = false;

	for (first = 0; first < columns; first = end) {
		for (end = first + 1;
		     end < columns && lane->cell[end] == lane->cell[first];)
			end++;
		if (lane->cell[first] != state ||
		    (svg_is_moment(state) && first * svg->wide < free))
			continue;
		if (!begun)
			svg_shape_begin(svg->out, svg->theme, state);
		begun = true;
		svg_shape_part(svg->out, state, first * svg->wide,
			       (end - first) * svg->wide);
		free = first * svg->wide + SIGN_PIXELS;
	}
	if (begun)
		svg_shape_end(svg->out);
}

/* Return: whether another item follows, and both are wider than what parts them. */
static bool is_boundary(const struct timeline_lane *lane, int column)
{
	const struct life *const *owner = &lane->owner[column];

	return owner[0] && owner[-1] && owner[0] != owner[-1] &&
	       owner[0] == owner[1] && owner[-1] == owner[-2];
}

/* Parts items that follow each other without a gap, which would look like one. */
static void draw_boundaries(const struct svg *svg,
			    const struct timeline_lane *lane)
{
	int i;

	fprintf(svg->out, "<path stroke=\"#%06x\" d=\"M0 0",
		(unsigned int)svg_paper(svg->theme));
	for (i = 2; i < svg->chart->timeline.window.columns - 1; i++)
		if (is_boundary(lane, i))
			fprintf(svg->out, "M%d %dv%d", i * svg->wide,
				SVG_BAR_TOP, SVG_BAR_HEIGHT);
	svg_shape_end(svg->out);
}

/* Writes the names of the items over their runs, where there is room. */
static void draw_names(const struct svg *svg, const struct timeline_lane *lane)
{
	int columns = svg->chart->timeline.window.columns;
	char name[32];
	int first, end;

	for (first = 0; first < columns; first = end) {
		const struct life *life = lane->owner[first];

		for (end = first + 1;
		     end < columns && lane->owner[end] == life;)
			end++;
		if (!life)
			continue;
		snprintf(name, sizeof(name), "%s%" PRIu64,
			 actions[life->queue].label, life->item);
		if (text_columns(name) * NAME_PIXELS <=
		    (end - first) * svg->wide)
			svg_text(svg->out, first * svg->wide, SVG_BAR_TOP - 3,
				 NAME_SIZE, ink(svg, ROLE_TEXT), "start", name);
	}
}

static void draw_lane(const struct svg *svg, int number)
{
	const struct timeline_lane *lane = &svg->chart->timeline.lane[number];
	int state;

	fprintf(svg->out, "<g transform=\"translate(%d %d)\">\n", SVG_LEFT,
		LANES_TOP + number * SVG_LANE_HEIGHT);
	svg_text(svg->out, -12, SVG_BAR_TOP + SVG_BAR_HEIGHT - 3, TEXT_SIZE,
		 ink(svg, ROLE_TEXT), "end", lane->label);
	for (state = LIFE_NOTHING + 1; state < LIFE_STATES; state++)
		draw_state(svg, lane, (enum life_state)state);
	if (lane->kind == TIMELINE_WORKER) {
		draw_boundaries(svg, lane);
		draw_names(svg, lane);
	}
	fputs("</g>\n", svg->out);
}

static void draw_title(const struct svg *svg)
{
	const struct chart *chart = svg->chart;
	const struct timeline_window *window = &chart->timeline.window;
	char title[128], across[TEXT_MAX], ideal[32] = "";
	const char *kernel = svg->model->now.kernel;

	text_duration(chart->documented ?
			      chart->measured_ns :
			      window->column_ns * (uint64_t)window->columns,
		      true, across, sizeof(across));
	if (chart->documented && chart->documented->end_ms)
		snprintf(ideal, sizeof(ideal), ", ideal %u ms",
			 chart->documented->end_ms);
	if (chart->comparison.kind != COMPARISON_NONE)
		comparison_name(&chart->comparison, title, sizeof(title));
	else if (chart->documented)
		snprintf(title, sizeof(title), "%s (%s): %s%s",
			 chart->documented->command, chart->documented->title,
			 across, ideal);
	else
		snprintf(title, sizeof(title), "workqueue_demo: %s", across);
	svg_text(svg->out, SVG_LEFT, 32, TITLE_SIZE, ink(svg, ROLE_TITLE),
		 "start", title);
	snprintf(title, sizeof(title), "%s%s", *kernel ? "Linux " : "", kernel);
	svg_text(svg->out, SVG_LEFT + SVG_WIDTH, 32, TEXT_SIZE,
		 ink(svg, ROLE_TEXT), "end", title);
}

/* Writes how long each run took behind its last lane, and the difference below. */
static void draw_comparison(const struct svg *svg)
{
	const struct chart *chart = svg->chart;
	char text[COMPARISON_WORDS_MAX];
	unsigned int i;

	for (i = 0; i < chart->comparison.count; i++) {
		if (chart->last_lane[i] < 0)
			continue;
		comparison_result(&chart->comparison.run[i], false, text,
				  sizeof(text));
		svg_text(svg->out,
			 SVG_LEFT + 8 + chart_end_of_run(chart, i) * svg->wide,
			 LANES_TOP + chart->last_lane[i] * SVG_LANE_HEIGHT +
				 SVG_BAR_TOP + SVG_BAR_HEIGHT - 3,
			 TEXT_SIZE, ink(svg, ROLE_TITLE), "start", text);
	}
	comparison_words(&chart->comparison, false, text, sizeof(text));
	svg_text(svg->out, SVG_LEFT, svg->foot + 16, TEXT_SIZE,
		 ink(svg, ROLE_TITLE), "start", text);
}

/* Draws the submissions, in columns as wide as a letter. */
static void draw_marks(const struct svg *svg)
{
	static struct mark_text text[TIMELINE_MARKS];
	static struct timeline coarse; /* too large for some stacks */
	struct timeline_window *window = &coarse.window;
	int count, i;

	coarse.mark_count = svg->chart->timeline.mark_count;
	memcpy(coarse.mark, svg->chart->timeline.mark, sizeof(coarse.mark));
	*window = svg->chart->timeline.window;
	window->column_ns =
		window->column_ns * MARK_PIXELS / (uint64_t)svg->wide;
	window->columns = SVG_WIDTH / MARK_PIXELS;
	timeline_limit(window);
	count = timeline_marks(&coarse, text);
	if (count)
		svg_text(svg->out, SVG_LEFT - 12, svg->foot + 16, TEXT_SIZE,
			 ink(svg, ROLE_TEXT), "end", "submitted");
	for (i = 0; i < count; i++)
		svg_text(svg->out, SVG_LEFT + text[i].column * MARK_PIXELS,
			 svg->foot + 16, TEXT_SIZE, ink(svg, ROLE_KEY), "start",
			 text[i].text);
}

static void draw_tick(const struct svg *svg, int x, const char *text)
{
	fprintf(svg->out, "<path stroke=\"#%06x\" d=\"M%d %dv6\"/>\n",
		(unsigned int)ink(svg, ROLE_TEXT), SVG_LEFT + x,
		svg->foot + 26);
	svg_text(svg->out, SVG_LEFT + x, svg->foot + 46, TEXT_SIZE,
		 ink(svg, ROLE_TEXT), "middle", text);
}

static const char *zero_words(const struct chart *chart)
{
	if (chart->comparison.kind != COMPARISON_NONE)
		return "time since the start of each run";
	return chart->documented ? "time since the scenario began" :
				   "time since the module was loaded";
}

/* Draws the axis: time since the module was loaded or the scenario began. */
static void draw_axis(const struct svg *svg)
{
	const struct timeline_window *window = &svg->chart->timeline.window;
	uint64_t zero = chart_stands_apart(svg->chart) ?
				svg->chart->start_ns :
				svg->model->now.loaded_ns;
	uint64_t across = window->column_ns * (uint64_t)window->columns;
	uint64_t apart = across / (SVG_WIDTH / TICK_PIXELS);
	/* Times are told in milliseconds at the finest. */
	uint64_t step = ticks_step(apart < MS ? MS : apart);
	uint64_t first = timeline_ns(window, 0), ns;
	char text[32];

	fprintf(svg->out, "<path stroke=\"#%06x\" d=\"M%d %dh%d\"/>\n",
		(unsigned int)ink(svg, ROLE_TEXT), SVG_LEFT, svg->foot + 26,
		SVG_WIDTH);
	first = first > zero ? first - zero : 0;
	for (ns = (first + step - 1) / step * step;
	     zero + ns < window->right_ns; ns += step) {
		ticks_tell(ns, step, text, sizeof(text));
		draw_tick(svg, pixel(svg, zero + ns), text);
	}
	svg_text(svg->out, SVG_LEFT + SVG_WIDTH, svg->foot + 64, NAME_SIZE,
		 ink(svg, ROLE_TEXT), "end", zero_words(svg->chart));
	if (!svg->chart->timeline.left_out)
		return;
	snprintf(text, sizeof(text), "%u more lanes",
		 svg->chart->timeline.left_out);
	svg_text(svg->out, SVG_LEFT - 12, svg->foot + 46, TEXT_SIZE,
		 ink(svg, ROLE_WARNING), "end", text);
}

static bool is_drawn(const struct timeline *timeline, enum life_state state)
{
	int i;

	for (i = 0; i < timeline->lane_count; i++)
		if (memchr(timeline->lane[i].cell, (int)state,
			   (size_t)timeline->window.columns))
			return true;
	return false;
}

static void draw_legend(const struct svg *svg)
{
	int state, wide, x = SVG_LEFT, y = svg->foot + 72;

	for (state = LIFE_STATES - 1; state > LIFE_NOTHING; state--) {
		const char *name = life_looks[state].name;

		if (!is_drawn(&svg->chart->timeline, (enum life_state)state))
			continue;
		wide = 50 + text_columns(name) * NAME_PIXELS;
		if (x + wide > SVG_LEFT + SVG_WIDTH) {
			x = SVG_LEFT;
			y += SVG_LANE_HEIGHT;
		}
		fprintf(svg->out, "<g transform=\"translate(%d %d)\">\n", x, y);
		svg_shape_begin(svg->out, svg->theme, (enum life_state)state);
		svg_shape_part(svg->out, (enum life_state)state, 0, 22);
		svg_shape_end(svg->out);
		svg_text(svg->out, 28, SVG_BAR_TOP + SVG_BAR_HEIGHT - 2,
			 TEXT_SIZE, ink(svg, ROLE_TEXT), "start", name);
		fputs("</g>\n", svg->out);
		x += wide;
	}
}

static void draw(struct svg *svg)
{
	const struct timeline *timeline = &svg->chart->timeline;
	int lanes = timeline->lane_count ? timeline->lane_count : 1;
	int width = SVG_LEFT + SVG_WIDTH + RIGHT, height, i;

	svg->foot = LANES_TOP + lanes * SVG_LANE_HEIGHT + 8;
	height = svg->foot + 140;
	fprintf(svg->out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans, Verdana, sans-serif\">\n"
		"<rect width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
		width, height, width, height, width, height,
		(unsigned int)svg_paper(svg->theme));
	draw_title(svg);
	for (i = 0; i < timeline->lane_count; i++)
		draw_lane(svg, i);
	if (!timeline->lane_count)
		svg_text(svg->out, SVG_LEFT, LANES_TOP + 20, TEXT_SIZE,
			 ink(svg, ROLE_TEXT), "start",
			 "nothing happened in this time");
	if (svg->chart->comparison.kind != COMPARISON_NONE)
		draw_comparison(svg);
	else
		draw_marks(svg);
	draw_axis(svg);
	draw_legend(svg);
	fputs("</svg>\n", svg->out);
}

/* Draws into memory. Return: the bytes, 0 without memory. */
static size_t draw_text(struct svg *svg, char **text)
{
	size_t length = 0;

	svg->out = open_memstream(text, &length);
	if (!svg->out)
		return 0;
	draw(svg);
	if (!fclose(svg->out))
		return length;
	free(*text);
	return 0;
}

static void make_chart(struct svg *svg, struct chart *chart, uint64_t from_ns,
		       uint64_t to_ns)
{
	struct timeline_window window = {
		.columns = SVG_WIDTH / svg->wide,
		.now_ns = svg->model->now.time_ns,
	};
	uint64_t columns = (uint64_t)window.columns;

	window.column_ns = (to_ns - from_ns) / columns + 1;
	window.right_ns = from_ns + window.column_ns * columns;
	chart_make_picture(chart, svg->model, &window, SVG_LANES);
}

bool svg_print(FILE *out, const struct model *model, uint64_t from_ns,
	       uint64_t to_ns, enum theme theme)
{
	static struct chart chart; /* too large for some stacks */
	struct svg svg = { .model = model, .chart = &chart, .theme = theme };
	char *text = NULL;
	size_t length;

	/* Coarser, where it would be too large. */
	for (svg.wide = 1; svg.wide <= WIDE_MOST; svg.wide *= 2) {
		free(text);
		make_chart(&svg, &chart, from_ns, to_ns);
		length = draw_text(&svg, &text);
		if (!length)
			return false;
		if (length <= SVG_BYTES_MOST)
			break;
	}
	fwrite(text, 1, length, out);
	free(text);
	return true;
}
