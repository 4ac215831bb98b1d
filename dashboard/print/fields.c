// SPDX-License-Identifier: GPL-2.0
#include "print/fields.h"

#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "model/percentiles.h"

/* A number by its place in the struct, or a percentile of a histogram. */
struct queue_field {
	const char *name;
	size_t offset;
	unsigned int percent; /* 0: no percentile */
	enum snapshot_histogram histogram;
};

#define NUMBER(name, member) \
	{ name, offsetof(struct snapshot_queue, member), 0, 0 },
#define PERCENTILE(name, percent) \
	{ #name "_p" #percent "_ns", 0, percent, SNAPSHOT_HISTOGRAM_##name },

/* Keeps the order of CSV and JSON: a script may count on it. The file's has changed. */
/* clang-format off */
#define COUNTS_IN_ORDER(COUNT)	\
	COUNT(submitted)	\
	COUNT(accepted)		\
	COUNT(coalesced)	\
	COUNT(modified)		\
	COUNT(rejected)		\
	COUNT(armed)		\
	COUNT(pending)		\
	COUNT(running)		\
	COUNT(completed)	\
	COUNT(cancelled)
/* clang-format on */
#define PLUS_ONE(name) +1
_Static_assert(0 COUNTS_IN_ORDER(PLUS_ONE) == WQDEMO_COUNT_COLUMNS,
	       "every count is printed");

#define COUNT_FIELD(name) NUMBER(#name, count[WQDEMO_COUNT_##name])
#define TIME_FIELD(name)  NUMBER(#name, time[WQDEMO_TIME_##name])
#define CONCURRENCY_FIELD(name) \
	NUMBER(#name, concurrency[WQDEMO_CONCURRENCY_##name])
#define MORE_TIME_FIELD(name) NUMBER(#name, more_time[WQDEMO_MORE_TIME_##name])
#define HISTOGRAM_FIELDS(name) \
	PERCENTILE(name, 50) PERCENTILE(name, 90) PERCENTILE(name, 99)

/* clang-format off */
static const struct queue_field fields[] = {
	COUNTS_IN_ORDER(COUNT_FIELD)
	WQDEMO_TIMES(TIME_FIELD)
	SNAPSHOT_HISTOGRAMS(HISTOGRAM_FIELDS)
	WQDEMO_CONCURRENCIES(CONCURRENCY_FIELD)
	NUMBER("max_active", max_active)
	WQDEMO_MORE_TIMES(MORE_TIME_FIELD)
};
/* clang-format on */

const unsigned int fields_count = sizeof(fields) / sizeof(fields[0]);

const char *fields_name(unsigned int field)
{
	return fields[field].name;
}

bool fields_get(const struct snapshot_queue *queue, unsigned int field,
		uint64_t *value)
{
	const struct queue_field *row = &fields[field];

	if (row->percent)
		return percentiles_get(queue, row->histogram, row->percent,
				       value);
	*value = *(const uint64_t *)((const char *)queue + row->offset);
	return *value != SNAPSHOT_NONE;
}

const char *fields_flags(const struct snapshot_queue *queue)
{
	return strcmp(queue->wq_flags, "-") ? queue->wq_flags : "";
}

const char *fields_state(enum source_state state)
{
	switch (state) {
	case SOURCE_LIVE:
		return "live";
	case SOURCE_ABSENT:
		return "absent";
	case SOURCE_DENIED:
		return "denied";
	case SOURCE_STALE:
		break;
	}
	return "stale";
}

static void absent_words(const struct model *model, char *out, size_t size)
{
	const char *obstacle = model_load_obstacle(model);

	if (obstacle)
		snprintf(out, size, "%s is not there, and %s", model->path,
			 obstacle);
	else
		snprintf(out, size, "%s is not there: %s loads the module",
			 model->path, model_load_command(model));
}

void fields_reason(const struct model *model, char *out, size_t size)
{
	out[0] = '\0';
	switch (model->state) {
	case SOURCE_LIVE:
		break;
	case SOURCE_ABSENT:
		absent_words(model, out, size);
		break;
	case SOURCE_DENIED:
		snprintf(out, size, "%s cannot be read: %s", model->path,
			 model->reason);
		break;
	case SOURCE_STALE:
		snprintf(out, size, "%s is not understood: %s", model->path,
			 model->reason);
		break;
	}
	text_make_printable(out);
}
