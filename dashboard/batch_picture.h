/* SPDX-License-Identifier: GPL-2.0 */
/* The picture of what a batch has read: of its last scenario, or of all. */
#ifndef WQTOP_BATCH_PICTURE_H
#define WQTOP_BATCH_PICTURE_H

#include <stdio.h>

#include "model/model.h"
#include "options/options.h"
#include "read/source.h"

struct batch_picture {
	const struct options *options;
	struct model model;	/* with the events that the samples do without */
	uint64_t first_ns;	/* of the first reading, 0: none */
	uint64_t last_ns;
	uint64_t played_seq;	/* the answer of the scenario that is kept: */
	char *scenario;		/* its picture, or NULL */
	size_t scenario_length;
};

/* @options and @glyphs stay the caller's. */
void batch_picture_begin(struct batch_picture *picture,
			 const struct options *options,
			 const struct glyphs *glyphs);

/* Takes the events of the reading that picture->model has just taken. */
void batch_picture_take(struct batch_picture *picture,
			const struct source *source);

/* Writes the picture, and frees what it took. */
void batch_picture_end(struct batch_picture *picture, FILE *out);

#endif
