// SPDX-License-Identifier: GPL-2.0
/* Text for people: the table of the screen, and an empty line. */
#include <inttypes.h>

#include "layout/columns.h"
#include "lib/text.h"
#include "print/fields.h"
#include "print/formats.h"

/* Return: whether a column is printed. Keys, graphs and constants are not. */
static bool is_printed(enum column_id id)
{
	return id != COLUMN_KEY && id != COLUMN_HISTORY && id != COLUMN_FLAGS;
}

/* Adds a cell to a line of them. Return: the blanks owed before the next. */
static int print_cell(FILE *out, enum column_id id, int name_width, int owed,
		      const char *text)
{
	int width = id == COLUMN_QUEUE ? name_width : columns[id].width;
	int blanks = width - text_columns(text);

	if (blanks < 0)
		blanks = 0;
	if (columns[id].is_text) {
		fprintf(out, "%*s%s", owed, "", text);
		return blanks + 1;
	}
	fprintf(out, "%*s%s", owed + blanks, "", text);
	return 1;
}

static void print_summary(FILE *out, const struct snapshot *now)
{
	const struct snapshot_periodic *periodic = &now->periodic;
	char up[TEXT_MAX];

	text_clock(snapshot_since_load(now, now->time_ns), up, sizeof(up));
	fprintf(out, "wqtop  Linux %s  up %s  periodic ", now->kernel, up);
	if (periodic->running == 1 && periodic->ticks != SNAPSHOT_NONE)
		fprintf(out, "running, tick %" PRIu64 "\n", periodic->ticks);
	else
		fputs("stopped\n", out);
}

static void print_header(FILE *out, int name_width)
{
	int owed = 0;
	int id;

	for (id = 0; id < COLUMN_IDS; id++)
		if (is_printed(id))
			owed = print_cell(out, id, name_width, owed,
					  columns[id].header);
	putc('\n', out);
}

static void print_row(FILE *out, const struct model *model, unsigned int queue,
		      int name_width)
{
	char text[COLUMNS_CELL_MAX];
	int owed = 0;
	int id;

	for (id = 0; id < COLUMN_IDS; id++) {
		if (!is_printed(id))
			continue;
		columns[id].cell(model, queue, text, sizeof(text));
		owed = print_cell(out, id, name_width, owed, text);
	}
	putc('\n', out);
}

static void print_table(FILE *out, const struct model *model)
{
	int name_width = columns_name_width(&model->now);
	unsigned int queue;

	print_header(out, name_width);
	for (queue = 0; queue < model->now.queue_count; queue++)
		print_row(out, model, queue, name_width);
}

static void print_sample(FILE *out, const struct model *model)
{
	char reason[FIELDS_REASON_MAX];

	if (model->state == SOURCE_LIVE) {
		print_summary(out, &model->now);
		print_table(out, model);
	} else {
		fields_reason(model, reason, sizeof(reason));
		fprintf(out, "%s\n", reason);
	}
	putc('\n', out);
}

const struct print_format print_text = {
	.sample = print_sample,
};
