/* SPDX-License-Identifier: GPL-2.0 */
/* Standard output, for what is printed without a screen. */
#ifndef WQTOP_BATCH_OUTPUT_H
#define WQTOP_BATCH_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

struct batch_output {
	FILE *out;
	bool failed;			/* it could not be written ... */
	bool goes_on;			/* ... and a recording is made without it */
};

/* Return: false where it is not open. */
bool batch_output_begin(struct batch_output *output);

/*
 * Writes what was printed. Reports where that fails, unless the reader has left;
 * @records: whether a recording is made meanwhile.
 */
void batch_output_flush(struct batch_output *output, bool records);

/* Return: whether somebody gets what is read: a reader or a recording. */
bool batch_output_wanted(const struct batch_output *output);

#endif
