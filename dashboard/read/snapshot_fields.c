// SPDX-License-Identifier: GPL-2.0
#include "read/snapshot_fields.h"

#include <stdio.h>

/* clang-format off */
#define FIELD(type, name)	{ #name, offsetof(struct type, name), false, false }
#define SIGNED_FIELD(type, name) { #name, offsetof(struct type, name), true, false }
#define MOMENT_FIELD(type, name) { #name, offsetof(struct type, name), false, true }

static const struct snapshot_field line[] = {
	MOMENT_FIELD(snapshot, time_ns), MOMENT_FIELD(snapshot, loaded_ns),
	FIELD(snapshot, epoch), FIELD(snapshot, cpus), FIELD(snapshot, hz),
	FIELD(snapshot, in_flight_limit),
	FIELD(snapshot, cpu_intensive_thresh_us),
	MOMENT_FIELD(snapshot, delayed_due_ns),
	MOMENT_FIELD(snapshot, recording_since_ns),
};

static const struct snapshot_field periodic[] = {
	FIELD(snapshot_periodic, running), FIELD(snapshot_periodic, period_ms),
	FIELD(snapshot_periodic, ticks), FIELD(snapshot_periodic, expected),
	MOMENT_FIELD(snapshot_periodic, started_ns),
	MOMENT_FIELD(snapshot_periodic, last_ns),
	MOMENT_FIELD(snapshot_periodic, due_ns),
	FIELD(snapshot_periodic, late_last_ns),
	FIELD(snapshot_periodic, late_max_ns),
	SIGNED_FIELD(snapshot_periodic, drift_ns),
};

static const struct snapshot_field answer[] = {
	FIELD(snapshot_answer, seq), FIELD(snapshot_answer, pid),
	{ "errno", offsetof(struct snapshot_answer, error), false, false },
	FIELD(snapshot_answer, accepted), FIELD(snapshot_answer, coalesced),
	FIELD(snapshot_answer, modified), FIELD(snapshot_answer, rejected),
	FIELD(snapshot_answer, refused), FIELD(snapshot_answer, removed),
	FIELD(snapshot_answer, running), FIELD(snapshot_answer, waited_ns),
};

#define COUNT_FIELD(name)	\
	{ #name, offsetof(struct snapshot_queue, count[WQDEMO_COUNT_##name]), \
	  false, false },
static const struct snapshot_field count[] = { WQDEMO_COUNTS(COUNT_FIELD) };

#define TIME_FIELD(name)	\
	{ #name, offsetof(struct snapshot_queue, time[WQDEMO_TIME_##name]), \
	  false, false },
static const struct snapshot_field time[] = { WQDEMO_TIMES(TIME_FIELD) };

#define MORE_TIME_FIELD(name)	\
	{ #name, offsetof(struct snapshot_queue, \
			  more_time[WQDEMO_MORE_TIME_##name]), false, false },
static const struct snapshot_field more_time[] = {
	WQDEMO_MORE_TIMES(MORE_TIME_FIELD)
};

#define CONCURRENCY_FIELD(name)	\
	{ #name, offsetof(struct snapshot_queue, \
			  concurrency[WQDEMO_CONCURRENCY_##name]), false, false },
static const struct snapshot_field concurrency[] = {
	WQDEMO_CONCURRENCIES(CONCURRENCY_FIELD)
};

static const struct snapshot_field flag[] = {
	FIELD(snapshot_queue, max_active),
	FIELD(snapshot_queue, max_active_at_load),
};

#define LIST(fields)	{ fields, sizeof(fields) / sizeof((fields)[0]) }
/* clang-format on */
const struct snapshot_fields snapshot_line_fields = LIST(line);
const struct snapshot_fields snapshot_periodic_fields = LIST(periodic);
const struct snapshot_fields snapshot_answer_fields = LIST(answer);
const struct snapshot_fields snapshot_count_fields = LIST(count);
const struct snapshot_fields snapshot_time_fields = LIST(time);
const struct snapshot_fields snapshot_more_time_fields = LIST(more_time);
const struct snapshot_fields snapshot_concurrency_fields = LIST(concurrency);
const struct snapshot_fields snapshot_flag_fields = LIST(flag);

const struct snapshot_field *
snapshot_field_of(const struct snapshot_fields *fields, struct slice name)
{
	size_t i;

	for (i = 0; i < fields->count; i++)
		if (slice_equals(name, fields->field[i].name))
			return &fields->field[i];
	return NULL;
}

void snapshot_fields_clear(const struct snapshot_fields *fields, void *base)
{
	size_t i;

	for (i = 0; i < fields->count; i++) {
		void *number = (char *)base + fields->field[i].offset;

		if (fields->field[i].is_signed)
			*(int64_t *)number = SNAPSHOT_NONE_SIGNED;
		else
			*(uint64_t *)number = SNAPSHOT_NONE;
	}
}

static bool set_signed(struct slice value, int64_t *number)
{
	bool negative = value.length && *value.text == '-';
	uint64_t size;

	value.text += negative;
	value.length -= negative;
	if (!slice_number(value, &size) || size > INT64_MAX)
		return false;
	*number = negative ? -(int64_t)size : (int64_t)size;
	return true;
}

static bool complain(const struct snapshot_field *field, struct slice value,
		     const char *what, char *reason)
{
	char shown[32];

	slice_copy(value, shown, sizeof(shown));
	snprintf(reason, SNAPSHOT_REASON_MAX, "%s: '%s' is not %s", field->name,
		 shown, what);
	return false;
}

bool snapshot_field_set(const struct snapshot_field *field, void *base,
			struct slice value, char *reason)
{
	void *number = (char *)base + field->offset;

	if (slice_equals(value, "-"))
		return true;
	if (!(field->is_signed ? set_signed(value, number) :
				 slice_number(value, number)))
		return complain(field, value, "a number of 64 bits", reason);
	if (field->is_moment && *(uint64_t *)number > SNAPSHOT_TIME_MOST)
		return complain(field, value, "a time: they are below 2^63 ns",
				reason);
	return true;
}
