/* SPDX-License-Identifier: GPL-2.0 */
/* The meaning of a whole sequence: a key, the mouse, a paste, or nothing. */
#ifndef WQTOP_INPUT_MEANING_H
#define WQTOP_INPUT_MEANING_H

#include "input/sequence.h"

struct meaning {
	int key;		/* KEY_NOTHING: an answer of the terminal, or unknown */
	bool paste;		/* a paste begins */
	int row;		/* of KEY_CLICK */
};

/* @mouse: reports of the mouse were asked for. */
struct meaning meaning_of(const struct sequence *sequence,
			  const struct key_strings *strings, bool mouse);

#endif
