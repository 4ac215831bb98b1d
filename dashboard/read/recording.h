/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A recording: what was read, block after block, each with its time. Pure.
 * common/FORMAT.md describes the text. It may be cut off at any byte: a block
 * that is not complete is as if it were not there.
 */
#ifndef WQTOP_READ_RECORDING_H
#define WQTOP_READ_RECORDING_H

#include "lib/buffer.h"
#include "lib/slice.h"

#define RECORDING_VERSION	1

/* Room for the words that say why a text is no recording. */
#define RECORDING_REASON_MAX	160

/* The longest words that a script says: three rows of a small screen. */
#define RECORDING_WORDS_MOST	200

/* KIND(symbol, name): what a block holds. */
#define RECORDING_KINDS(KIND)						\
	KIND(READING, reading)	/* both texts */			\
	KIND(CHANGES, changes)	/* the counters' by what changed */	\
	KIND(ABSENT, absent)	/* nothing could be read, and why */	\
	KIND(DENIED, denied)						\
	KIND(STALE, stale)						\
	KIND(SAY, say)			/* what a script says, or nothing */ \
	KIND(VIEW, view)		/* the name of the view it shows */

#define RECORDING_KIND_SYMBOL(symbol, name)	RECORDING_##symbol,
enum recording_kind {
	RECORDING_KINDS(RECORDING_KIND_SYMBOL)
	RECORDING_KIND_COUNT
};

struct recording_block {
	enum recording_kind kind;
	uint64_t ms;			/* since the recording began */
	struct slice text;		/* counters, what changed in them, or words */
	struct slice events;
};

/* Whether such a block is no reading, but what a script did to the screen. */
bool recording_is_cue(enum recording_kind kind);

/*
 * Takes the first line off a recording. Return: whether it is one that we can
 * read; if not, @reason (RECORDING_REASON_MAX bytes) says why.
 */
bool recording_begin(struct slice *rest, char *reason);

/*
 * Takes the next block of a kind that we know. Return: false at the end, which
 * is also where something stands that is no block.
 */
bool recording_next(struct slice *rest, struct recording_block *block);

/* Append the first line, or a block. Return: false without memory. */
bool recording_put_begin(struct buffer *out);
bool recording_put(struct buffer *out, const struct recording_block *block);

#endif
