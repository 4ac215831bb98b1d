/* SPDX-License-Identifier: GPL-2.0 */
/* The formats that the model is printed in, one file each. */
#ifndef WQTOP_PRINT_FORMATS_H
#define WQTOP_PRINT_FORMATS_H

#include <stdbool.h>
#include <stdio.h>

#include "model/model.h"

struct print_format {
	/* Once, before the first sample; or NULL. */
	void (*begin)(FILE *out);
	/* For each sample, in whatever state the source is. */
	void (*sample)(FILE *out, const struct model *model);
	bool callers; /* it has who submits the machine's work items */
};

extern const struct print_format print_text;
extern const struct print_format print_csv;
extern const struct print_format print_json;
extern const struct print_format print_prometheus;

/* The same formats of the machine's workqueues. */
extern const struct print_format print_machine_text;
extern const struct print_format print_machine_csv;
extern const struct print_format print_machine_json;
extern const struct print_format print_machine_prometheus;

#endif
