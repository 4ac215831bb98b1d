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

static void print_names(FILE *out)
{
	unsigned int field;

	fputs("state,reason,time_ns,epoch,function,module,queue", out);
	for (field = 0; field < machine_fields_count; field++)
		fprintf(out, ",%s", machine_fields_name(field));
	fputs("," MACHINE_FIELDS_RATE
	      "," MACHINE_FIELDS_CPU WORKER_NAMES CSV_END_OF_LINE,
	      out);
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
	putc(',', out);
	csv_text(out, entry->row->function);
	putc(',', out);
	csv_text(out, entry->row->module);
	putc(',', out);
	csv_text(out, entry->row->queue);
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
	fputs(CSV_END_OF_LINE, out);
}

/* Fills the row up to the number of fields of all rows. */
static void print_lost(FILE *out, const struct model_machine *machine)
{
	unsigned int field;

	print_start(out, machine);
	fputs(",,,,,", out);
	for (field = 0; field < machine_fields_count; field++)
		putc(',', out);
	fputs(",," NO_WORKER CSV_END_OF_LINE, out);
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

const struct print_format print_machine_csv = { print_names, print_sample };
