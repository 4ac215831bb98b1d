/* SPDX-License-Identifier: GPL-2.0 */
/* What is known of an item or of a queue, in words and numbers. Pure. */
#ifndef WQTOP_DETAILS_H
#define WQTOP_DETAILS_H

#include "model.h"

/* "custom #27, waited 503 ms, ran 500 ms on CPU 1" */
void details_life(const struct life *life, const struct model *model, char *out,
		  size_t size);

#define DETAILS_LINES	14

struct details_line {
	const char *label;
	char text[160];
};

struct details {
	char title[64];
	int count;
	struct details_line line[DETAILS_LINES];
};

/* All that the events said of an item; @life may be NULL: there is none. */
void details_of_life(struct details *details, const struct life *life,
		     const struct model *model);

/* All that the file says of the row that is selected, but its counts. */
void details_of_queue(struct details *details, const struct model *model);

#endif
