/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The values of a queue by their names in CSV and JSON: those of
 * common/FORMAT.md, and the percentiles.
 */
#ifndef WQTOP_PRINT_FIELDS_H
#define WQTOP_PRINT_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/model.h"

extern const unsigned int fields_count;

const char *fields_name(unsigned int field);

/* Return: whether the number is known; if so, *value. */
bool fields_get(const struct snapshot_queue *queue, unsigned int field,
		uint64_t *value);

/* Return: its flags as the kernel names them; "" for none or unknown. */
const char *fields_flags(const struct snapshot_queue *queue);

/* Completions per second; not a whole number, so not among the others. */
#define FIELDS_RATE	"completed_per_second"

/* "live", "absent", "denied", "stale" */
const char *fields_state(enum source_state state);

#define FIELDS_REASON_MAX	512

/* Writes why there is no snapshot, in printable ASCII; "" when there is one. */
void fields_reason(const struct model *model, char *out, size_t size);

#endif
