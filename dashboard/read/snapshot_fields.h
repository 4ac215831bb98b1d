/* SPDX-License-Identifier: GPL-2.0 */
/* The numbers in the module's file, by name, and where each goes in a snapshot. */
#ifndef WQTOP_READ_SNAPSHOT_FIELDS_H
#define WQTOP_READ_SNAPSHOT_FIELDS_H

#include "read/snapshot.h"

struct snapshot_field {
	const char *name;
	size_t offset;			/* in the struct that the list is for */
	bool is_signed;
	bool is_moment;			/* by the kernel's clock */
};

struct snapshot_fields {
	const struct snapshot_field *field;
	size_t count;
};

/* For struct snapshot, _periodic and _answer. */
extern const struct snapshot_fields snapshot_line_fields;
extern const struct snapshot_fields snapshot_periodic_fields;
extern const struct snapshot_fields snapshot_answer_fields;

/* For struct snapshot_queue, by table. */
extern const struct snapshot_fields snapshot_count_fields;
extern const struct snapshot_fields snapshot_time_fields;
extern const struct snapshot_fields snapshot_more_time_fields;
extern const struct snapshot_fields snapshot_concurrency_fields;
extern const struct snapshot_fields snapshot_flag_fields;

/* Return: the field of that name, or NULL. */
const struct snapshot_field *snapshot_field_of(const struct snapshot_fields *fields,
					       struct slice name);

/* Sets all fields of a struct to "not known". */
void snapshot_fields_clear(const struct snapshot_fields *fields, void *base);

/*
 * Sets a field; "-" leaves it unknown. Return: false for what is no such number;
 * then @reason (SNAPSHOT_REASON_MAX bytes) says why.
 */
bool snapshot_field_set(const struct snapshot_field *field, void *base,
			struct slice value, char *reason);

#endif
