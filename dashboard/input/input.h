/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From the bytes of a terminal to keys. Most of what a terminal sends is a
 * key; but it also sends pastes, the mouse, and answers to questions that
 * another program may have asked. A sequence without a meaning is swallowed
 * whole, so that its letters are no commands.
 *
 * Pure: bytes and times go in. Time decides only where input_idle() is called,
 * after all bytes that are there were read: a wqtop that is slow itself takes
 * no sequence apart.
 */
#ifndef WQTOP_INPUT_INPUT_H
#define WQTOP_INPUT_INPUT_H

#include <stdint.h>

#include "input/paste.h"
#include "input/sequence.h"

/*
 * ms after Esc until it counts as the key. Over a slow line the bytes of an
 * arrow come 60 ms apart, and some stray. People notice a longer wait, and
 * press no key so soon after Esc that it would be taken for Alt and that key.
 */
#define INPUT_ESCAPE_MS		200

/* ms until the rest of a sequence is given up. Then a typed key counts again. */
#define INPUT_SEQUENCE_MS	2000

/* ms until a byte that comes alone is no longer the end of that rest. */
#define INPUT_LATE_MS		10000

/* Keys that come faster were not pressed one by one. */
#define INPUT_BURST_MS		50

enum input_state {
	INPUT_GROUND,
	INPUT_SEQUENCE,
	INPUT_TWO_ESCAPES,	/* Alt and a key that is a sequence, or Esc, Esc */
	INPUT_CHARACTER,	/* bytes of a character to come */
	INPUT_C1,		/* a C1 control, or the rest of a character */
	INPUT_PASTE,
	INPUT_HELD,		/* a byte that may begin the late rest of a sequence */
	INPUT_DRAIN,		/* swallows until nothing comes any more */
};

struct input {
	const struct key_strings *strings;
	bool mouse;		/* reports of the mouse have a meaning */
	bool one_byte;		/* characters have one byte each, as in Latin-1 */
	enum input_state state;
	struct sequence sequence;
	bool alt;		/* Esc came before the sequence */
	bool late;		/* Esc was taken for the key, and now this */
	unsigned int tail;	/* bytes of the character to come */
	unsigned char before;	/* the last byte of the character so far */
	unsigned char held;
	bool escaped;		/* the last key was Esc, by its time */
	bool gave_up;		/* the last sequence has not ended */
	bool empty;		/* no bytes were there since the last one */
	uint64_t begun_ms;	/* time of the first byte of the sequence */
	uint64_t last_ms;	/* and of the last byte of all */
	unsigned int burst;	/* counts the bursts */
	int row;		/* of the last KEY_CLICK */
	struct paste paste;	/* of the last KEY_PASTE */
};

void input_init(struct input *input, const struct key_strings *strings);

/* Return: the key of lib/keys.h that the byte completes, or KEY_NOTHING. */
int input_take(struct input *input, unsigned char byte, uint64_t now_ms);

/*
 * Call it when no more bytes are there, until it returns KEY_NOTHING. Return:
 * the key that no byte came behind for long enough.
 */
int input_idle(struct input *input, uint64_t now_ms);

/* Return: ms until input_idle() may have to say more, or -1. */
int input_wait_ms(const struct input *input, uint64_t now_ms);

#endif
