// SPDX-License-Identifier: GPL-2.0
#include "layout/details.h"

#include <stdarg.h>
#include <stdio.h>

#include "layout/timeline_chart.h"
#include "lib/text.h"

void details_add(struct details *details, const char *label, const char *format,
		 ...)
{
	struct details_line *line = &details->line[details->count];
	va_list args;

	if (details->count == DETAILS_LINES)
		return;
	details->count++;
	line->label = label;
	va_start(args, format);
	vsnprintf(line->text, sizeof(line->text), format, args);
	va_end(args);
}

int details_rows(const struct details *details, int first, int end, int columns)
{
	int sum = 0;
	int i;

	for (i = first; i < end; i++) {
		int rows = text_rows(details->line[i].text,
				     columns - DETAILS_TEXT_AT);

		sum += rows > 1 ? rows : 1;
	}
	return sum;
}

/* A line that is higher than a page gets a page of its own. */
static int page_end(const struct details *details, int rows, int columns,
		    int first)
{
	int end = first;

	while (end < details->count &&
	       (end == first ||
		details_rows(details, first, end + 1, columns) <= rows))
		end++;
	return end;
}

void details_find_page(const struct details *details, int rows, int columns,
		       unsigned int page, int *first, int *end)
{
	*first = 0;
	*end = page_end(details, rows, columns, *first);
	for (; page && *end < details->count; page--) {
		*first = *end;
		*end = page_end(details, rows, columns, *first);
	}
}

/* As few rows beside the row, title and all, are enough. */
#define PLACE_LEAST 7

/* Return: the row of the body that details are about, or -1. */
static int row_about(const struct layout *layout, const struct model *model)
{
	const struct rect *area = &layout->view[VIEW_QUEUES];
	static struct chart chart; /* too large for some stacks */
	struct layout_table table;
	int row;

	if (model->view == VIEW_TIMELINE) {
		area = &layout->view[VIEW_TIMELINE];
		chart_make(&chart, model, *area);
		row = chart.cursor_lane < 0 ?
			      -1 :
			      chart_row_of_lane(&chart, chart.cursor_lane);
	} else {
		layout_queues(*area, model, &table);
		row = layout_row_of_queue(&table, (int)model->selected);
	}
	return row >= 0 && row < area->rows ?
		       area->row - layout->body.row + row :
		       -1;
}

struct rect details_place(const struct details *details,
			  const struct layout *layout,
			  const struct model *model)
{
	struct rect place = layout->body;
	int about = row_about(layout, model);
	int below = place.rows - about - 1;
	int wanted =
		1 + details_rows(details, 0, details->count, place.columns);
	int room = below < wanted && below < about ? about : below;

	/* A few rows would have too many pages. */
	if (room < wanted && room < PLACE_LEAST)
		room = about = place.rows;
	place.rows = wanted < room ? wanted : room;
	place.row += (room == about ? about : layout->body.rows) - place.rows;
	return place;
}
