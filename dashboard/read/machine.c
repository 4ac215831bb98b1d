// SPDX-License-Identifier: GPL-2.0
#include "read/machine.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "read/snapshot_fields.h"

/* Columns of a table beyond these are ignored. */
#define COLUMNS_MAX 32

/* clang-format off */
#define FIELD(type, name)	 { #name, offsetof(struct type, name), false, false }
#define MOMENT_FIELD(type, name) { #name, offsetof(struct type, name), false, true }

static const struct snapshot_field line_field[] = {
	MOMENT_FIELD(machine, time_ns), MOMENT_FIELD(machine, attached_ns),
	MOMENT_FIELD(machine, detached_ns), FIELD(machine, epoch), FIELD(machine, holders), FIELD(machine, cpus),
	FIELD(machine, rows), FIELD(machine, untracked),
};

#define COUNT_FIELD(name)	\
	{ #name, offsetof(struct machine_row, count[MACHINE_COUNT_##name]), \
	  false, false },
#define TIME_FIELD(name)	\
	{ #name, offsetof(struct machine_row, time[MACHINE_TIME_##name]), \
	  false, false },
static const struct snapshot_field row_field[] = {
	MACHINE_COUNTS(COUNT_FIELD) MACHINE_TIMES(TIME_FIELD)
};

static const struct snapshot_field run_field[] = {
	MOMENT_FIELD(machine_run, since_ns), FIELD(machine_run, cpu),
	FIELD(machine_run, pid), FIELD(machine_run, cpu_ns),
};

#define BEHIND_FIELD(name)	FIELD(machine_behind, name),
static const struct snapshot_field behind_field[] = {
	{ "behind_row", offsetof(struct machine_behind, row), false, false },
	MACHINE_BEHIND_NUMBERS(BEHIND_FIELD)
};

#define LIST(fields)	{ fields, sizeof(fields) / sizeof((fields)[0]) }
/* clang-format on */
static const struct snapshot_fields line_fields = LIST(line_field);
static const struct snapshot_fields row_fields = LIST(row_field);
static const struct snapshot_fields run_fields = LIST(run_field);
static const struct snapshot_fields behind_fields = LIST(behind_field);

struct parser {
	struct machine *machine;
	struct slice rest;
	char *reason;
	bool whole; /* the last table has been seen */
};

/* A table: its columns, and what takes a row's words. */
struct table {
	const char *name;
	bool (*take)(struct parser *parser, const struct slice *columns,
		     size_t count, struct slice line, unsigned int row);
};

__attribute__((format(printf, 2, 3))) static bool
refuse(struct parser *parser, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(parser->reason, SNAPSHOT_REASON_MAX, format, args);
	va_end(args);
	return false;
}

static bool parse_first_line(struct parser *parser)
{
	static const char start[] = MACHINE_PROC_NAME " - version: ";
	struct slice line = { "", 0 };
	uint64_t version;

	slice_line(&parser->rest, &line);
	if (!slice_takes(&line, start))
		return refuse(parser, "it does not begin with \"%s\"", start);
	if (!slice_number(line, &version))
		return refuse(parser, "its first line has no version number");
	if (version != MACHINE_FORMAT_VERSION)
		return refuse(parser,
			      "its format is version %" PRIu64
			      ", this wqtop reads version %d",
			      version, MACHINE_FORMAT_VERSION);
	return true;
}

static bool parse_keys(struct parser *parser)
{
	struct machine *machine = parser->machine;
	const struct snapshot_field *field;
	struct slice line, key, value;

	while (slice_line(&parser->rest, &line) && line.length) {
		slice_word(&line, &key);
		slice_word(&line, &value);
		field = snapshot_field_of(&line_fields, key);
		if (slice_equals(key, "kernel"))
			slice_copy(value, machine->kernel,
				   sizeof(machine->kernel));
		else if (slice_equals(key, "stays"))
			machine->stays = slice_equals(value, "yes");
		else if (slice_equals(key, "names"))
			machine->names_known = slice_equals(value, "known");
		else if (field && !snapshot_field_set(field, machine, value,
						      parser->reason))
			return false;
	}
	return true;
}

void machine_begin_row(struct machine *machine, unsigned int number)
{
	struct machine_row *row = &machine->row[number];

	for (; machine->row_end <= number; machine->row_end++)
		machine->row[machine->row_end].listed = false;
	machine->row_count += !row->listed;
	memset(row, 0, sizeof(*row));
	snapshot_fields_clear(&row_fields, row);
	row->listed = true;
}

/* "-" stands for a name that there is none of. */
static void set_name(struct slice word, char *out, size_t size)
{
	if (!slice_equals(word, "-"))
		slice_unquote(word, out, size);
}

static bool take_row(struct parser *parser, const struct slice *columns,
		     size_t count, struct slice line, unsigned int number)
{
	struct machine_row *row = &parser->machine->row[number];
	struct slice word;
	size_t i;

	machine_begin_row(parser->machine, number);
	for (i = 0; i < count && slice_word(&line, &word); i++) {
		if (slice_equals(columns[i], "function"))
			set_name(word, row->function, sizeof(row->function));
		else if (slice_equals(columns[i], "module"))
			set_name(word, row->module, sizeof(row->module));
		else if (slice_equals(columns[i], "queue"))
			set_name(word, row->queue, sizeof(row->queue));
		else if (slice_equals(columns[i], "note"))
			row->gone = slice_equals(word, "gone");
	}
	return *row->function ||
	       refuse(parser, "row %u has no function", number);
}

/*
 * Return: whether the table "row" has it. A row that came while the file was
 * written may be missing there; the next reading has it.
 */
static bool is_listed(const struct machine *machine, unsigned int row)
{
	return row < machine->row_end && machine->row[row].listed;
}

static bool take_numbers(struct parser *parser, const struct slice *columns,
			 size_t count, struct slice line, unsigned int number,
			 const struct snapshot_fields *fields, void *base)
{
	const struct snapshot_field *field;
	struct slice word;
	size_t i;

	for (i = 0; i < count; i++) {
		if (!slice_word(&line, &word))
			return refuse(parser,
				      "row %u has fewer words than columns",
				      number);
		field = snapshot_field_of(fields, columns[i]);
		if (field &&
		    !snapshot_field_set(field, base, word, parser->reason))
			return false;
	}
	return true;
}

static bool take_counts(struct parser *parser, const struct slice *columns,
			size_t count, struct slice line, unsigned int number)
{
	return !is_listed(parser->machine, number) ||
	       take_numbers(parser, columns, count, line, number, &row_fields,
			    &parser->machine->row[number]);
}

static bool take_running(struct parser *parser, const struct slice *columns,
			 size_t count, struct slice line, unsigned int number)
{
	struct machine *machine = parser->machine;
	struct machine_run *run = &machine->run[machine->run_count];

	if (!is_listed(machine, number) || machine->run_count == MACHINE_RUNS)
		return true;
	snapshot_fields_clear(&run_fields, run);
	run->row = number;
	run->recent_cpu_ns = 0;
	run->recent_ns = 0;
	run->state = 0;
	machine->run_count++;
	return take_numbers(parser, columns, count, line, number, &run_fields,
			    run);
}

/* The one that cost most comes first. */
static void add_behind(struct machine_row *row, struct machine_behind behind)
{
	unsigned int at = row->behind_count++;

	for (; at && row->behind[at - 1].wait_ns < behind.wait_ns; at--)
		row->behind[at] = row->behind[at - 1];
	row->behind[at] = behind;
}

static bool take_behind(struct parser *parser, const struct slice *columns,
			size_t count, struct slice line, unsigned int number)
{
	struct machine_row *row = &parser->machine->row[number];
	struct machine_behind behind;

	if (!is_listed(parser->machine, number) ||
	    row->behind_count == MACHINE_BEHINDS)
		return true;
	snapshot_fields_clear(&behind_fields, &behind);
	if (!take_numbers(parser, columns, count, line, number, &behind_fields,
			  &behind))
		return false;
	behind.waits = snapshot_known(behind.waits);
	behind.wait_ns = snapshot_known(behind.wait_ns);
	if (behind.row < MACHINE_ROWS &&
	    is_listed(parser->machine, (unsigned int)behind.row))
		add_behind(row, behind);
	return true;
}

static bool take_octaves(struct parser *parser, struct slice line,
			 unsigned int number, enum snapshot_histogram id)
{
	uint64_t *octaves = parser->machine->row[number].octave[id];
	struct slice word, octave;
	uint64_t at, value;
	char shown[32];

	if (!is_listed(parser->machine, number))
		return true;
	while (slice_word(&line, &word)) {
		slice_copy(word, shown, sizeof(shown));
		if (!slice_cut(&word, ':', &octave) ||
		    !slice_number(octave, &at) || at >= MACHINE_OCTAVES ||
		    !slice_number(word, &value))
			return refuse(parser,
				      "row %u: '%s' is not OCTAVE:COUNT with an octave up to %d and a count",
				      number, shown, MACHINE_OCTAVES - 1);
		octaves[at] = value;
	}
	return true;
}

#define TAKE_HISTOGRAM(name)                                               \
	static bool take_##name(struct parser *parser,                     \
				const struct slice *columns, size_t count, \
				struct slice line, unsigned int number)    \
	{                                                                  \
		(void)columns;                                             \
		(void)count;                                               \
		return take_octaves(parser, line, number,                  \
				    SNAPSHOT_HISTOGRAM_##name);            \
	}
SNAPSHOT_HISTOGRAMS(TAKE_HISTOGRAM)

static const struct table tables[] = {
	{ "row", take_row },	     { "count", take_counts },
	{ "times", take_counts },    { "wait", take_wait },
	{ "run", take_run },	     { "behind", take_behind },
	{ "running", take_running },
};

static const struct table *table_of(struct slice name)
{
	size_t i;

	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (slice_equals(name, tables[i].name))
			return &tables[i];
	return NULL;
}

static bool parse_table(struct parser *parser, const struct table *table,
			struct slice header)
{
	struct slice columns[COLUMNS_MAX], line, word;
	uint64_t number;
	size_t count = 0;

	while (count < COLUMNS_MAX && slice_word(&header, &columns[count]))
		count++;
	while (slice_line(&parser->rest, &line) && line.length) {
		slice_word(&line, &word);
		if (!slice_number(word, &number) || number >= MACHINE_ROWS)
			return refuse(parser,
				      "table %s: a row's number is from 0 to %d",
				      table->name, MACHINE_ROWS - 1);
		if (!table->take(parser, columns, count, line,
				 (unsigned int)number))
			return false;
	}
	parser->whole |= table->take == take_running;
	return true;
}

static bool parse_blocks(struct parser *parser)
{
	const struct table *table;
	struct slice line, name;

	while (slice_line(&parser->rest, &line)) {
		if (!slice_word(&line, &name))
			continue;
		table = table_of(name);
		if (table && !parse_table(parser, table, line))
			return false;
		while (!table && slice_line(&parser->rest, &line) &&
		       line.length)
			;
	}
	return true;
}

bool machine_parse(struct machine *machine, const char *text, size_t length,
		   char *reason)
{
	struct parser parser = { .machine = machine,
				 .rest = { text, length },
				 .reason = reason };

	memset(machine, 0, offsetof(struct machine, row));
	machine->run_count = 0;
	snapshot_fields_clear(&line_fields, machine);
	if (!parse_first_line(&parser) || !parse_keys(&parser) ||
	    !parse_blocks(&parser))
		return false;
	if (machine->time_ns == SNAPSHOT_NONE ||
	    machine->epoch == SNAPSHOT_NONE || machine->rows == SNAPSHOT_NONE)
		return refuse(&parser,
			      "it is cut short: no time_ns, epoch or rows");
	if (text[length - 1] != '\n' || (machine->rows && !parser.whole))
		return refuse(&parser, "it is cut short: no table running");
	return true;
}

void machine_copy(struct machine *to, const struct machine *from)
{
	memcpy(to, from,
	       offsetof(struct machine, row) +
		       from->row_end * sizeof(from->row[0]));
	to->run_count = from->run_count;
	memcpy(to->run, from->run, from->run_count * sizeof(from->run[0]));
}
