// SPDX-License-Identifier: GPL-2.0
/*
 * CSV as in RFC 4180: a line of names, then a row for each queue and sample.
 * An unknown value is an empty field. A sample without a snapshot is a row
 * with the reason, so that it does not look like a pause.
 */
#include <inttypes.h>

#include "print/csv_text.h"
#include "print/fields.h"
#include "print/formats.h"

static void put_number(FILE *out, bool known, uint64_t value)
{
	putc(',', out);
	if (known)
		fprintf(out, "%" PRIu64, value);
}

static void print_names(FILE *out)
{
	unsigned int field;

	fputs("state,reason,time_ns,epoch,queue", out);
	for (field = 0; field < fields_count; field++)
		fprintf(out, ",%s", fields_name(field));
	fputs("," FIELDS_RATE ",wq_flags" CSV_END_OF_LINE, out);
}

static void print_queue(FILE *out, const struct model *model,
			unsigned int index)
{
	const struct snapshot *now = &model->now;
	const struct snapshot_queue *queue = &now->queue[index];
	unsigned int field;
	double per_second;
	uint64_t value;

	/* A live sample has no reason. */
	fprintf(out, "%s,", fields_state(model->state));
	put_number(out, true, now->time_ns);
	put_number(out, now->epoch != SNAPSHOT_NONE, now->epoch);
	putc(',', out);
	csv_text(out, queue->name);
	for (field = 0; field < fields_count; field++) {
		bool known = fields_get(queue, field, &value);

		put_number(out, known, value);
	}
	putc(',', out);
	if (rates_get(&model->rates, index, &per_second))
		fprintf(out, "%.3f", per_second);
	putc(',', out);
	csv_text(out, fields_flags(queue));
	fputs(CSV_END_OF_LINE, out);
}

/* Fills the row up to the number of fields of all rows. */
static void print_lost(FILE *out, const struct model *model)
{
	char reason[FIELDS_REASON_MAX];
	unsigned int field;

	fields_reason(model, reason, sizeof(reason));
	fprintf(out, "%s,", fields_state(model->state));
	csv_text(out, reason);
	fputs(",,,", out);
	for (field = 0; field < fields_count; field++)
		putc(',', out);
	fputs(",," CSV_END_OF_LINE, out);
}

static void print_sample(FILE *out, const struct model *model)
{
	unsigned int queue;

	if (model->state != SOURCE_LIVE) {
		print_lost(out, model);
		return;
	}
	for (queue = 0; queue < model->now.queue_count; queue++)
		print_queue(out, model, queue);
}

const struct print_format print_csv = {
	.begin = print_names,
	.sample = print_sample,
};
