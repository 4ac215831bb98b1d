// SPDX-License-Identifier: GPL-2.0
#include "layout/timeline_axis.h"

#include <stdio.h>
#include <string.h>

#include "layout/timeline_ticks.h"
#include "lib/text.h"

/* Return: ns after @zero_ns, 0 for before. */
static uint64_t since(uint64_t zero_ns, uint64_t ns)
{
	return ns > zero_ns ? ns - zero_ns : 0;
}

/*
 * Return: the distance of ticks. Two more ticks than fit still do not
 * overflow, as no time is above SNAPSHOT_TIME_MOST.
 */
static uint64_t tick_step(const struct timeline_window *window)
{
	uint64_t most = SNAPSHOT_TIME_MOST / 8;

	return ticks_step(window->column_ns < most / AXIS_TICK_COLUMNS ?
				  window->column_ns * AXIS_TICK_COLUMNS :
				  most);
}

static bool sees(const struct chart *chart, const struct span *span, int *first,
		 int *last)
{
	struct life_span drawn = { LIFE_NOTHING, span->from_ns, span->to_ns };

	return timeline_sees(&chart->timeline.window, &drawn, first, last);
}

bool axis_has(const struct chart *chart, const struct spans *spans)
{
	const struct span *span;
	uint64_t back = 0;
	int first, last;

	if (chart_stands_apart(chart))
		return false;
	while ((span = spans_next(spans, &back)))
		if (sees(chart, span, &first, &last))
			return true;
	return false;
}

/* Return: whether one thing, and no name, is below all of a text. */
static bool has_room(const struct axis *axis, int column, int columns)
{
	int i;

	for (i = column; i < column + columns; i++)
		if (axis->cell[i] == AXIS_TAKEN ||
		    axis->cell[i] != axis->cell[column])
			return false;
	return true;
}

static void add_text(struct axis *axis, int column, enum role role,
		     const char *text)
{
	struct axis_text *added = &axis->text[axis->count++];

	added->column = column;
	added->role = role;
	snprintf(added->text, sizeof(added->text), "%s", text);
}

static void paint(struct axis *axis, const struct chart *chart,
		  const struct spans *spans, enum axis_cell cell)
{
	const struct span *span;
	uint64_t back = 0;
	int first, last;

	while ((span = spans_next(spans, &back)))
		if (sees(chart, span, &first, &last))
			memset(axis->cell + first, cell,
			       (size_t)(last - first + 1));
}

/* Names the spans that are wide enough, in their middle. */
static void add_names(struct axis *axis, const struct chart *chart,
		      const struct spans *spans, enum role role,
		      const char *name)
{
	int length = text_columns(name), first, last, column;
	const struct span *span;
	uint64_t back = 0;

	while ((span = spans_next(spans, &back))) {
		if (!sees(chart, span, &first, &last))
			continue;
		column = first + (last - first + 1 - length) / 2;
		/* Some of the span is seen at both sides. */
		if (column - 1 < first ||
		    !has_room(axis, column - 1, length + 2))
			continue;
		memset(axis->cell + column, AXIS_TAKEN, (size_t)length);
		add_text(axis, column, role, name);
	}
}

/* Return: whether the cursor's mark would hide a part of a tick's label. */
static bool is_under_cursor(const struct chart *chart, int column,
			    const char *label)
{
	return chart->cursor_column > column &&
	       chart->cursor_column <= column + text_columns(label);
}

static void add_ticks(struct axis *axis, const struct chart *chart,
		      const struct model *model)
{
	const struct timeline_window *window = &chart->timeline.window;
	uint64_t zero = chart_stands_apart(chart) ? chart->start_ns :
						    model->now.loaded_ns;
	uint64_t step = tick_step(window);
	uint64_t first = since(zero, timeline_ns(window, 0));
	uint64_t end = since(zero, window->right_ns);
	char text[48], label[32];
	uint64_t ns;
	int column, columns;

	for (ns = (first + step - 1) / step * step; ns < end; ns += step) {
		column = timeline_column(window, zero + ns);
		if (column < 0)
			continue;
		ticks_tell(ns, step, label, sizeof(label));
		if (is_under_cursor(chart, column, label))
			label[0] = '\0';
		snprintf(text, sizeof(text), "%s%s", model->glyphs->tick,
			 label);
		columns = text_columns(text);
		if (column + columns <= window->columns &&
		    has_room(axis, column, columns))
			add_text(axis, column, ROLE_TEXT, text);
	}
}

void axis_make(struct axis *axis, const struct chart *chart,
	       const struct model *model)
{
	memset(axis, 0, sizeof(*axis));
	if (!chart_stands_apart(chart)) {
		paint(axis, chart, &model->lives.frozen, AXIS_FROZEN);
		paint(axis, chart, &model->lives.lost, AXIS_LOST);
		add_names(axis, chart, &model->lives.frozen, ROLE_WAITING,
			  " frozen ");
		add_names(axis, chart, &model->lives.lost, ROLE_WARNING,
			  " lost ");
	}
	add_ticks(axis, chart, model);
}
