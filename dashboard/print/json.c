// SPDX-License-Identifier: GPL-2.0
/*
 * JSON: one object on a line for each sample. Names are those of
 * common/FORMAT.md; null is unknown. Integers are printed with all digits; a
 * reader may round them.
 */
#include "print/fields.h"
#include "print/formats.h"
#include "print/json_value.h"

static void add_rate(struct json *json, const struct model *model,
		     unsigned int queue)
{
	double per_second = 0;
	bool known = rates_get(&model->rates, queue, &per_second);

	json_add_fraction(json, FIELDS_RATE, known, per_second);
}

static void add_buckets(struct json *json, const struct snapshot_queue *queue,
			enum snapshot_histogram id, const char *name)
{
	const struct buckets *buckets = &queue->histogram[id];
	unsigned int octave;

	if (!buckets->per_octave) {
		json_add_number(json, name, SNAPSHOT_NONE);
		return;
	}
	json_open(json, name, '[');
	for (octave = 0; octave < WQDEMO_OCTAVES; octave++)
		json_add_number(json, NULL, buckets_octave(buckets, octave));
	json_close(json, ']');
}

static void add_queue(struct json *json, const struct model *model,
		      unsigned int index)
{
	const struct snapshot_queue *queue = &model->now.queue[index];
	unsigned int field;
	uint64_t value;

	json_open(json, NULL, '{');
	json_add_text(json, "queue", queue->name);
	for (field = 0; field < fields_count; field++) {
		if (!fields_get(queue, field, &value))
			value = SNAPSHOT_NONE;
		json_add_number(json, fields_name(field), value);
	}
	add_rate(json, model, index);
	json_add_given(json, "wq_flags", fields_flags(queue));
	add_buckets(json, queue, SNAPSHOT_HISTOGRAM_wait, "wait_log2_ns");
	add_buckets(json, queue, SNAPSHOT_HISTOGRAM_run, "run_log2_ns");
	json_close(json, '}');
}

static void add_periodic(struct json *json,
			 const struct snapshot_periodic *periodic)
{
	json_open(json, "periodic", '{');
	json_add_number(json, "running", periodic->running);
	json_add_number(json, "period_ms", periodic->period_ms);
	json_add_number(json, "ticks", periodic->ticks);
	json_add_number(json, "expected", periodic->expected);
	json_add_number(json, "started_ns", periodic->started_ns);
	json_add_number(json, "last_ns", periodic->last_ns);
	json_add_number(json, "due_ns", periodic->due_ns);
	json_add_number(json, "late_last_ns", periodic->late_last_ns);
	json_add_number(json, "late_max_ns", periodic->late_max_ns);
	json_add_signed(json, "drift_ns", periodic->drift_ns);
	json_close(json, '}');
}

static void add_answer(struct json *json, const struct snapshot_answer *answer)
{
	json_open(json, NULL, '{');
	json_add_number(json, "seq", answer->seq);
	json_add_number(json, "pid", answer->pid);
	json_add_text(json, "command", answer->command);
	json_add_number(json, "errno", answer->error);
	json_add_number(json, "accepted", answer->accepted);
	json_add_number(json, "coalesced", answer->coalesced);
	json_add_number(json, "modified", answer->modified);
	json_add_number(json, "rejected", answer->rejected);
	json_add_number(json, "refused", answer->refused);
	json_add_number(json, "removed", answer->removed);
	json_add_number(json, "running", answer->running);
	json_add_number(json, "waited_ns", answer->waited_ns);
	json_add_text(json, "reason", answer->reason);
	json_close(json, '}');
}

static void add_snapshot(struct json *json, const struct model *model)
{
	const struct snapshot *now = &model->now;
	unsigned int i;

	json_add_number(json, "time_ns", now->time_ns);
	json_add_number(json, "loaded_ns", now->loaded_ns);
	json_add_number(json, "epoch", now->epoch);
	json_add_number(json, "cpus", now->cpus);
	json_add_number(json, "hz", now->hz);
	json_add_given(json, "kernel", now->kernel);
	json_add_number(json, "in_flight_limit", now->in_flight_limit);
	json_add_number(json, "cpu_intensive_thresh_us",
			now->cpu_intensive_thresh_us);
	json_add_number(json, "delayed_due_ns", now->delayed_due_ns);
	json_add_bool(json, "recording", now->recording);
	json_add_number(json, "recording_since_ns", now->recording_since_ns);
	json_add_given(json, "source_hash", now->source_hash);
	add_periodic(json, &now->periodic);
	json_open(json, "queues", '[');
	for (i = 0; i < now->queue_count; i++)
		add_queue(json, model, i);
	json_close(json, ']');
	json_open(json, "last", '[');
	for (i = 0; i < now->answer_count; i++)
		add_answer(json, &now->answer[i]);
	json_close(json, ']');
}

static void print_sample(FILE *out, const struct model *model)
{
	struct json json = { .out = out };
	char reason[FIELDS_REASON_MAX];

	json_open(&json, NULL, '{');
	json_add_text(&json, "state", fields_state(model->state));
	if (model->state == SOURCE_LIVE) {
		add_snapshot(&json, model);
	} else {
		fields_reason(model, reason, sizeof(reason));
		json_add_text(&json, "reason", reason);
	}
	json_close(&json, '}');
	putc('\n', out);
}

const struct print_format print_json = {
	.sample = print_sample,
};
