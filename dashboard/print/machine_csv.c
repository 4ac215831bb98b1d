// SPDX-License-Identifier: GPL-2.0
/*
 * CSV as in RFC 4180: a line of names, then a row for each work function of each
 * workqueue and sample. An unknown value is an empty field. A sample without a
 * reading is a row with the reason.
 */
#include <inttypes.h>

#include "print/csv_text.h"
#include "print/formats.h"
#include "print/machine_fields.h"

/* The name of a row. */
static void print_key(FILE *out, const struct machine_row *row)
{
	putc(',', out);
	csv_text(out, row->function);
	putc(',', out);
	csv_text(out, row->module);
	putc(',', out);
	csv_text(out, row->queue);
}

/* Of a sampled kworker. */
#define WORKER_NAMES ",worker,worker_pid,worker_busy,worker_state,wchan"
#define NO_WORKER    ",,,,,"

static void print_worker(FILE *out, const struct machine_worker *worker)
{
	if (!*worker->name) {
		fputs(NO_WORKER, out);
		return;
	}
	putc(',', out);
	csv_text(out, worker->name);
	fprintf(out, ",%" PRIu64 ",%d,%c,", worker->pid, worker->busy,
		worker->state);
	csv_text(out, worker->wchan);
}

#define BEHIND_NAME(name)  ",behind_%1$u_" #name
#define BEHIND_VALUE(name) fprintf(out, ",%" PRIu64, behind->name);
#define NO_BEHIND(name)	   ","

/* Of the rows in whose way it was: the names that tell a row, and the numbers. */
static void print_behind_names(FILE *out)
{
	unsigned int i;

	for (i = 1; i <= MACHINE_BEHINDS; i++)
		fprintf(out,
			BEHIND_NAME(function) BEHIND_NAME(module)
				BEHIND_NAME(queue)
					MACHINE_BEHIND_NUMBERS(BEHIND_NAME),
			i);
}

static void print_behind(FILE *out, const struct machine *machine,
			 const struct machine_row *row)
{
	unsigned int i;

	for (i = 0; i < MACHINE_BEHINDS; i++) {
		const struct machine_behind *behind = &row->behind[i];
		const struct machine_row *of;

		if (i >= row->behind_count) {
			fputs(",,," MACHINE_BEHIND_NUMBERS(NO_BEHIND), out);
			continue;
		}
		of = &machine->row[behind->row];
		print_key(out, of);
		MACHINE_BEHIND_NUMBERS(BEHIND_VALUE)
	}
}

static void print_names(FILE *out)
{
	unsigned int field;

	fputs("state,reason,time_ns,epoch,function,module,queue", out);
	for (field = 0; field < machine_fields_count; field++)
		fprintf(out, ",%s", machine_fields_name(field));
	fputs("," MACHINE_FIELDS_RATE "," MACHINE_FIELDS_CPU WORKER_NAMES, out);
	print_behind_names(out);
	fputs(CSV_END_OF_LINE, out);
}

static void print_start(FILE *out, const struct model_machine *machine)
{
	char reason[MACHINE_REASON_MAX];

	machine_fields_reason(machine, reason, sizeof(reason));
	fprintf(out, "%s,", machine_fields_state(machine));
	csv_text(out, reason);
}

static void print_entry(FILE *out, const struct model_machine *machine,
			const struct machine_entry *entry)
{
	const struct machine *now = &machine->now;
	unsigned int field;
	uint64_t value;

	print_start(out, machine);
	fprintf(out, ",%" PRIu64 ",", now->time_ns);
	if (now->epoch != SNAPSHOT_NONE)
		fprintf(out, "%" PRIu64, now->epoch);
	print_key(out, entry->row);
	for (field = 0; field < machine_fields_count; field++) {
		putc(',', out);
		if (machine_fields_get(entry->row, field, &value))
			fprintf(out, "%" PRIu64, value);
	}
	putc(',', out);
	if (entry->has_rate)
		fprintf(out, "%.3f", entry->per_second);
	putc(',', out);
	if (entry->has_cpu)
		fprintf(out, "%.6f", entry->cpu);
	print_worker(out, &entry->row->worker);
	print_behind(out, now, entry->row);
	fputs(CSV_END_OF_LINE, out);
}

/* Fills the line up to the number of fields of all rows. */
static void print_lost(FILE *out, const struct model_machine *machine)
{
	static const struct machine_row nothing;
	unsigned int field;

	print_start(out, machine);
	fputs(",,,,,", out);
	for (field = 0; field < machine_fields_count; field++)
		putc(',', out);
	fputs(",," NO_WORKER, out);
	print_behind(out, &machine->now, &nothing);
	fputs(CSV_END_OF_LINE, out);
}

static void print_sample(FILE *out, const struct model *model)
{
	static struct machine_list list; /* too large for some stacks */
	unsigned int row;

	if (!model->machine.seen) {
		print_lost(out, &model->machine);
		return;
	}
	model_machine_list(&model->machine, &list);
	for (row = 0; row < list.count; row++)
		print_entry(out, &model->machine, &list.entry[row]);
}

const struct print_format print_machine_csv = {
	.begin = print_names,
	.sample = print_sample,
};
