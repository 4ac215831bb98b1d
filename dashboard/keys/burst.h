/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Keys that come at once were not pressed one by one: they are a paste of a
 * terminal that does not tell pastes apart. After a question, or after Enter
 * in the command line, the rest of such a burst is not taken. Nor is it after a
 * paste: the pasted text may have had the paste's end inside.
 */
#ifndef WQTOP_KEYS_BURST_H
#define WQTOP_KEYS_BURST_H

#include "model/model.h"

struct burst {
	bool over;		/* the rest of burst @number is not taken */
	const char *after;	/* what it came together with */
	unsigned int number;
};

/* Return: whether a key of that burst is taken. Tells it if not. */
bool burst_takes(struct burst *burst, struct model *model, unsigned int number);

/*
 * Call it after a key of that burst. @last: "Enter", in the command line, or
 * "a paste"; else NULL.
 */
void burst_note(struct burst *burst, const struct model *model,
		unsigned int number, const char *last);

#endif
