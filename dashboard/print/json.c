// SPDX-License-Identifier: GPL-2.0
/*
 * JSON: one object on a line for each sample. Names are those of
 * common/FORMAT.md; null is unknown. Integers are printed with all digits; a
 * reader may round them.
 */
#include <inttypes.h>

#include "print/fields.h"
#include "print/formats.h"
#include "print/json_text.h"

struct json {
	FILE *out;
	bool comma; /* before the next value */
};

/* Writes the comma before a value, and its name. */
static void begin_value(struct json *json, const char *name)
{
	if (json->comma)
		putc(',', json->out);
	json->comma = true;
	if (!name)
		return;
	json_text(json->out, name);
	putc(':', json->out);
}

static void open_with(struct json *json, const char *name, char bracket)
{
	begin_value(json, name);
	putc(bracket, json->out);
	json->comma = false;
}

static void close_with(struct json *json, char bracket)
{
	putc(bracket, json->out);
	json->comma = true;
}

static void add_text(struct json *json, const char *name, const char *text)
{
	begin_value(json, name);
	json_text(json->out, text);
}

/* Writes a text, null for an empty one. */
static void add_given(struct json *json, const char *name, const char *text)
{
	begin_value(json, name);
	if (*text)
		json_text(json->out, text);
	else
		fputs("null", json->out);
}

static void add_bool(struct json *json, const char *name, bool value)
{
	begin_value(json, name);
	fputs(value ? "true" : "false", json->out);
}

static void add_number(struct json *json, const char *name, uint64_t value)
{
	begin_value(json, name);
	if (value == SNAPSHOT_NONE)
		fputs("null", json->out);
	else
		fprintf(json->out, "%" PRIu64, value);
}

static void add_signed(struct json *json, const char *name, int64_t value)
{
	begin_value(json, name);
	if (value == SNAPSHOT_NONE_SIGNED)
		fputs("null", json->out);
	else
		fprintf(json->out, "%" PRId64, value);
}

static void add_rate(struct json *json, const struct model *model,
		     unsigned int queue)
{
	double per_second;

	begin_value(json, FIELDS_RATE);
	if (rates_get(&model->rates, queue, &per_second))
		fprintf(json->out, "%.3f", per_second);
	else
		fputs("null", json->out);
}

static void add_buckets(struct json *json, const struct snapshot_queue *queue,
			enum snapshot_histogram id, const char *name)
{
	const struct buckets *buckets = &queue->histogram[id];
	unsigned int octave;

	if (!buckets->per_octave) {
		add_number(json, name, SNAPSHOT_NONE);
		return;
	}
	open_with(json, name, '[');
	for (octave = 0; octave < WQDEMO_OCTAVES; octave++)
		add_number(json, NULL, buckets_octave(buckets, octave));
	close_with(json, ']');
}

static void add_queue(struct json *json, const struct model *model,
		      unsigned int index)
{
	const struct snapshot_queue *queue = &model->now.queue[index];
	unsigned int field;
	uint64_t value;

	open_with(json, NULL, '{');
	add_text(json, "queue", queue->name);
	for (field = 0; field < fields_count; field++) {
		if (!fields_get(queue, field, &value))
			value = SNAPSHOT_NONE;
		add_number(json, fields_name(field), value);
	}
	add_rate(json, model, index);
	add_given(json, "wq_flags", fields_flags(queue));
	add_buckets(json, queue, SNAPSHOT_HISTOGRAM_wait, "wait_log2_ns");
	add_buckets(json, queue, SNAPSHOT_HISTOGRAM_run, "run_log2_ns");
	close_with(json, '}');
}

static void add_periodic(struct json *json,
			 const struct snapshot_periodic *periodic)
{
	open_with(json, "periodic", '{');
	add_number(json, "running", periodic->running);
	add_number(json, "period_ms", periodic->period_ms);
	add_number(json, "ticks", periodic->ticks);
	add_number(json, "expected", periodic->expected);
	add_number(json, "started_ns", periodic->started_ns);
	add_number(json, "last_ns", periodic->last_ns);
	add_number(json, "due_ns", periodic->due_ns);
	add_number(json, "late_last_ns", periodic->late_last_ns);
	add_number(json, "late_max_ns", periodic->late_max_ns);
	add_signed(json, "drift_ns", periodic->drift_ns);
	close_with(json, '}');
}

static void add_answer(struct json *json, const struct snapshot_answer *answer)
{
	open_with(json, NULL, '{');
	add_number(json, "seq", answer->seq);
	add_number(json, "pid", answer->pid);
	add_text(json, "command", answer->command);
	add_number(json, "errno", answer->error);
	add_number(json, "accepted", answer->accepted);
	add_number(json, "coalesced", answer->coalesced);
	add_number(json, "modified", answer->modified);
	add_number(json, "rejected", answer->rejected);
	add_number(json, "refused", answer->refused);
	add_number(json, "removed", answer->removed);
	add_number(json, "running", answer->running);
	add_number(json, "waited_ns", answer->waited_ns);
	add_text(json, "reason", answer->reason);
	close_with(json, '}');
}

static void add_snapshot(struct json *json, const struct model *model)
{
	const struct snapshot *now = &model->now;
	unsigned int i;

	add_number(json, "time_ns", now->time_ns);
	add_number(json, "loaded_ns", now->loaded_ns);
	add_number(json, "epoch", now->epoch);
	add_number(json, "cpus", now->cpus);
	add_number(json, "hz", now->hz);
	add_given(json, "kernel", now->kernel);
	add_number(json, "in_flight_limit", now->in_flight_limit);
	add_number(json, "cpu_intensive_thresh_us",
		   now->cpu_intensive_thresh_us);
	add_number(json, "delayed_due_ns", now->delayed_due_ns);
	add_bool(json, "recording", now->recording);
	add_number(json, "recording_since_ns", now->recording_since_ns);
	add_given(json, "source_hash", now->source_hash);
	add_periodic(json, &now->periodic);
	open_with(json, "queues", '[');
	for (i = 0; i < now->queue_count; i++)
		add_queue(json, model, i);
	close_with(json, ']');
	open_with(json, "last", '[');
	for (i = 0; i < now->answer_count; i++)
		add_answer(json, &now->answer[i]);
	close_with(json, ']');
}

static void print_sample(FILE *out, const struct model *model)
{
	struct json json = { .out = out };
	char reason[FIELDS_REASON_MAX];

	open_with(&json, NULL, '{');
	add_text(&json, "state", fields_state(model));
	if (model->state == SOURCE_LIVE) {
		add_snapshot(&json, model);
	} else {
		fields_reason(model, reason, sizeof(reason));
		add_text(&json, "reason", reason);
	}
	close_with(&json, '}');
	putc('\n', out);
}

const struct print_format print_json = { NULL, print_sample };
