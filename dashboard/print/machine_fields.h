/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The values of a row of the machine by their names in CSV and JSON: those of
 * common/FORMAT.md, and the percentiles.
 */
#ifndef WQTOP_PRINT_MACHINE_FIELDS_H
#define WQTOP_PRINT_MACHINE_FIELDS_H

#include "model/model.h"

extern const unsigned int machine_fields_count;

const char *machine_fields_name(unsigned int field);

/* Return: whether the number is known; if so, *value. */
bool machine_fields_get(const struct machine_row *row, unsigned int field,
			uint64_t *value);

/* Of the items that ended in the last seconds; no whole numbers. */
#define MACHINE_FIELDS_RATE	"ended_per_second"
#define MACHINE_FIELDS_CPU	"cpu"

/* Return: "sampled" where the kworkers stand in for the module, else its state. */
const char *machine_fields_state(const struct model_machine *machine);

#define MACHINE_REASON_MAX	512

/* Writes why the module cannot be read, in printable ASCII; "" when it is. */
void machine_fields_reason(const struct model_machine *machine, char *out,
			   size_t size);

#endif
