// SPDX-License-Identifier: GPL-2.0
#include "print/machine_fields.h"

#include <stdio.h>

#include "lib/text.h"
#include "model/machine_times.h"
#include "print/fields.h"

/* A number by its place in the struct, or a percentile of a histogram. */
struct machine_field {
	const char *name;
	size_t offset;
	unsigned int percent; /* 0: no percentile */
	enum snapshot_histogram histogram;
};

#define COUNT_FIELD(name)                                                      \
	{ #name, offsetof(struct machine_row, count[MACHINE_COUNT_##name]), 0, \
	  0 },
#define TIME_FIELD(name)                                                     \
	{ #name, offsetof(struct machine_row, time[MACHINE_TIME_##name]), 0, \
	  0 },
#define PERCENTILE(name, percent) \
	{ #name "_p" #percent "_ns", 0, percent, SNAPSHOT_HISTOGRAM_##name },
#define HISTOGRAM_FIELDS(name) \
	PERCENTILE(name, 50) PERCENTILE(name, 90) PERCENTILE(name, 99)

/* clang-format off */
static const struct machine_field fields[] = {
	MACHINE_COUNTS(COUNT_FIELD)
	MACHINE_TIMES(TIME_FIELD)
	SNAPSHOT_HISTOGRAMS(HISTOGRAM_FIELDS)
};
/* clang-format on */

const unsigned int machine_fields_count = sizeof(fields) / sizeof(fields[0]);

const char *machine_fields_name(unsigned int field)
{
	return fields[field].name;
}

bool machine_fields_get(const struct machine_row *row, unsigned int field,
			uint64_t *value)
{
	const struct machine_field *of = &fields[field];

	if (of->percent)
		return machine_percentile(row, of->histogram, of->percent,
					  value);
	*value = *(const uint64_t *)((const char *)row + of->offset);
	return *value != SNAPSHOT_NONE;
}

const char *machine_fields_state(const struct model_machine *machine)
{
	return model_machine_sampled(machine) ? "sampled" :
						fields_state(machine->state);
}

void machine_fields_reason(const struct model_machine *machine, char *out,
			   size_t size)
{
	out[0] = '\0';
	if (machine->state == SOURCE_ABSENT)
		snprintf(out, size,
			 MACHINE_PROC_NAME
			 " is not there: insmod " MACHINE_PROC_NAME
			 ".ko loads the module");
	else if (machine->state == SOURCE_DENIED)
		snprintf(out, size,
			 MACHINE_PROC_NAME
			 " cannot be read: %s: start wqtop as root",
			 machine->reason);
	else if (machine->state == SOURCE_STALE)
		snprintf(out, size, MACHINE_PROC_NAME " is not understood: %s",
			 machine->reason);
	text_make_printable(out);
}
