/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Keys that come at once were not pressed one by one: they are a paste of a
 * terminal that does not tell pastes apart. After a question, or after Enter
 * in the command line, the rest of such a burst is not taken.
 */
#ifndef WQTOP_KEYS_BURST_H
#define WQTOP_KEYS_BURST_H

#include "model/model.h"

struct burst {
	bool over;		/* the rest of burst @number is not taken */
	unsigned int number;
};

/* Return: whether a key of that burst is taken. Tells it if not. */
bool burst_takes(struct burst *burst, struct model *model, unsigned int number);

/*
 * Call it after a key of that burst. @entered: it was Enter, in the command
 * line.
 */
void burst_note(struct burst *burst, const struct model *model,
		unsigned int number, bool entered);

#endif
