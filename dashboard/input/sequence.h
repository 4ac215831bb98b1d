/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Control sequences as ECMA-48 has them, and what terminals add to it: where
 * one begins, and which byte is its last.
 */
#ifndef WQTOP_INPUT_SEQUENCE_H
#define WQTOP_INPUT_SEQUENCE_H

#include "input/key_strings.h"

/* More bytes than that are no answer to anything that wqtop asks. */
#define SEQUENCE_LIMIT	8192

/* Keys are shorter; of a longer sequence the beginning is kept. */
#define SEQUENCE_KEPT	64

enum sequence_kind {
	SEQUENCE_ESCAPE,	/* Esc, and nothing yet */
	SEQUENCE_CHARSET,	/* Esc, then one of ' ' to '/' */
	SEQUENCE_CSI,		/* Esc [ */
	SEQUENCE_SS3,		/* Esc O: function keys */
	SEQUENCE_STRING,	/* OSC, DCS, SOS, PM or APC */
	SEQUENCE_MOUSE,		/* Esc [ M, t or T, and characters */
	SEQUENCE_OWN,		/* of this terminal's description alone */
};

enum sequence_end {
	SEQUENCE_GOES_ON,
	SEQUENCE_WHOLE,
	SEQUENCE_ALT,		/* Esc and a character: Alt was held */
	SEQUENCE_BROKEN,	/* the last byte does not belong into it */
	SEQUENCE_OTHER_BEGINS,	/* the last byte, Esc, begins another one */
};

struct sequence {
	enum sequence_kind kind;
	size_t length;
	unsigned char bytes[SEQUENCE_KEPT];
	unsigned char opener;	/* of a string: ']' for OSC */
	bool eight_bit;		/* it began with one byte for Esc and opener */
	bool string_escape;	/* Esc in a string: its end, or a sequence */
	unsigned int left;	/* characters of a mouse report to come */
	unsigned int tail;	/* bytes of the last of them to come */
};

/* Begins with Esc. */
void sequence_begin(struct sequence *sequence);

/* Begins with a byte of a string of the terminal's description. */
void sequence_begin_own(struct sequence *sequence, unsigned char byte);

/*
 * Return: the byte that follows Esc where a C1 control stands for both, or 0
 * if @code is none that opens a sequence.
 */
unsigned char sequence_of_c1(unsigned int code);

/* Return: whether Esc and this byte open a sequence. */
bool sequence_opens(unsigned char byte);

/*
 * Return: whether terminals send @byte behind what has opened @sequence. If
 * they do not, and a C1 control of one byte has, then that was no control, but
 * the rest of a character.
 */
bool sequence_may_go_on(const struct sequence *sequence, unsigned char byte);

enum sequence_end sequence_take(struct sequence *sequence, unsigned char byte,
				const struct key_strings *strings);

#endif
