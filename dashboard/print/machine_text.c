// SPDX-License-Identifier: GPL-2.0
/* Text for people: the table of the machine view, who submits, and an empty line. */
#include "layout/machine_columns.h"
#include "layout/machine_words.h"
#include "lib/text.h"
#include "print/formats.h"
#include "print/machine_fields.h"

/* Every column has room. */
#define COLUMNS 240

/* Room for a submitter and its calls. */
#define CALLER_MAX 640

static void print_summary(FILE *out, const struct machine *now)
{
	bool attached = now->attached_ns != SNAPSHOT_NONE;
	char time[TEXT_MAX] = "";

	if (now->sampled) {
		fprintf(out, "wqtop  Linux %s  sampled: %u kworkers\n",
			*now->kernel ? now->kernel : "unknown", now->row_count);
		return;
	}
	if (attached)
		text_clock(now->time_ns > now->attached_ns ?
				   now->time_ns - now->attached_ns :
				   0,
			   time, sizeof(time));
	fprintf(out, "wqtop  Linux %s  %s%s  %u work functions  %u running\n",
		now->kernel, attached ? "attached " : "not attached", time,
		now->row_count, now->run_count);
}

/* Adds a cell to a line of them. Return: the blanks owed before the next. */
static int print_cell(FILE *out, const struct machine_place *place, int owed,
		      const char *text)
{
	int blanks = place->width - text_columns(text);

	/* No blanks at the end of a line. */
	if (!*text)
		return owed + place->width + 1;
	if (blanks < 0)
		blanks = 0;
	if (machine_columns[place->id].is_text) {
		fprintf(out, "%*s%s", owed, "", text);
		return blanks + 1;
	}
	fprintf(out, "%*s%s", owed + blanks, "", text);
	return 1;
}

/* @entry: NULL for the header. */
static void print_line(FILE *out, const struct machine_place *place, int count,
		       const struct glyphs *glyphs,
		       const struct machine_entry *entry)
{
	char text[MACHINE_CELL_MAX];
	int i, owed = 0;

	for (i = 0; i < count; i++) {
		const struct machine_column *column =
			&machine_columns[place[i].id];

		snprintf(text, sizeof(text), "%s", column->header);
		if (entry)
			place[i].cell(glyphs, entry, text, sizeof(text));
		owed = print_cell(out, &place[i], owed, text);
	}
	putc('\n', out);
}

/* "custom_handler          97 % by process sh: f, g": a line for each submitter. */
static bool print_callers(FILE *out, const struct machine_place *function,
			  const struct model_machine *machine,
			  const struct machine_entry *entry, bool titled)
{
	struct machine_caller caller[MACHINE_CALLERS];
	char words[CALLER_MAX];
	unsigned int count = model_machine_callers(machine, entry, caller);
	uint64_t samples = 0;
	unsigned int i;

	if (count && !titled)
		fprintf(out, "%-*s SUBMITTED\n", function->width, "FUNCTION");
	for (i = 0; i < count; i++)
		samples += caller[i].samples;
	for (i = 0; i < count; i++) {
		machine_caller_words(&caller[i], samples, words, sizeof(words));
		fprintf(out, "%-*s %s\n", function->width, entry->row->function,
			words);
	}
	return titled || count;
}

static void print_sample(FILE *out, const struct model *model)
{
	static struct machine_list list; /* too large for some stacks */
	struct machine_place place[MACHINE_COLUMN_IDS];
	char reason[MACHINE_REASON_MAX];
	bool titled = false;
	unsigned int row;
	int count;

	machine_fields_reason(&model->machine, reason, sizeof(reason));
	if (!model->machine.seen) {
		fprintf(out, "%s\n\n", reason);
		return;
	}
	model_machine_list(&model->machine, &list);
	count = machine_columns_place(&list, model->glyphs, 0, COLUMNS, place);
	print_summary(out, &model->machine.now);
	if (*reason)
		fprintf(out, "%s\n", reason);
	print_line(out, place, count, model->glyphs, NULL);
	for (row = 0; row < list.count; row++)
		print_line(out, place, count, model->glyphs, &list.entry[row]);
	for (row = 0; row < list.count; row++)
		titled = print_callers(out, &place[0], &model->machine,
				       &list.entry[row], titled);
	putc('\n', out);
}

const struct print_format print_machine_text = {
	.sample = print_sample,
	.callers = true,
};
