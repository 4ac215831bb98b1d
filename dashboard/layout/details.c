// SPDX-License-Identifier: GPL-2.0
#include "layout/details.h"

#include <stdarg.h>
#include <stdio.h>

#include "layout/machine_page.h"
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

/* Rows of the body. */
struct about {
	int row;  /* that details are about, or -1 */
	int head; /* the first one below the header of its panel */
};

static struct about find_about(const struct layout *layout,
			       const struct model *model)
{
	const struct rect *area = &layout->view[VIEW_QUEUES];
	static struct chart chart; /* too large for some stacks */
	static struct machine_page page;
	struct layout_table table;
	int row, head = 1, above;

	if (model->view == VIEW_TIMELINE) {
		area = &layout->view[VIEW_TIMELINE];
		chart_make(&chart, model, *area);
		row = chart.cursor_lane < 0 ?
			      -1 :
			      chart_row_of_lane(&chart, chart.cursor_lane);
	} else if (model->view == VIEW_MACHINE) {
		area = &layout->view[VIEW_MACHINE];
		machine_page_make(&page, *area, model);
		row = machine_page_line(&page);
		head = page.list_line;
	} else {
		layout_queues(*area, model, &table);
		row = layout_row_of_queue(&table, (int)model->selected);
		head = table.header_rows;
	}
	above = area->row - layout->body.row;
	if (row < 0 || row >= area->rows)
		return (struct about){ -1, 0 };
	return (struct about){ above + row, above + head };
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

struct rect details_place(const struct details *details,
			  const struct layout *layout,
			  const struct model *model)
{
	struct rect place = layout->body;
	struct about about = find_about(layout, model);
	int wanted =
		1 + details_rows(details, 0, details->count, place.columns);
	int least = wanted < PLACE_LEAST ? wanted : PLACE_LEAST;
	int below = place.rows - about.row - 1;
	int foot = place.rows, room;

	/* A few rows would have too many pages: then the header goes, too. */
	if (larger(below, about.row - about.head) < least)
		about.head = 0;
	room = larger(below, about.row - about.head);
	if (below < wanted && below < room)
		foot = about.row;
	if (room < least)
		room = foot = place.rows;
	place.rows = wanted < room ? wanted : room;
	place.row += foot - place.rows;
	return place;
}
