/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A recording is a text of blocks, each a reading with its time. Pure.
 * common/FORMAT.md describes it. It may be cut off at any byte: an incomplete
 * block at its end is ignored.
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

/* KIND(symbol, name): the contents of a block. */
#define RECORDING_KINDS(KIND)						\
	KIND(READING, reading)	/* both texts */			\
	KIND(CHANGES, changes)	/* the counters' text as changes */	\
	KIND(MACHINE, machine)	/* the text of the machine, and of its callers */ \
	KIND(MACHINE_CHANGES, machine_changes)	/* the same as changes */ \
	KIND(ABSENT, absent)	/* nothing could be read, and why */	\
	KIND(DENIED, denied)						\
	KIND(STALE, stale)						\
	KIND(SAY, say)			/* words of a script, or none */ \
	KIND(VIEW, view)		/* the view that a script shows */ \
	KIND(COMPARE, compare)		/* the runs that it shows side by side */ \
	KIND(CHAPTER, chapter)	/* the name of one that begins */ \
	KIND(ASK, ask)			/* a question and its choices */ \
	KIND(HANDS, hands)		/* the room's answer, or none */ \
	KIND(REVEAL, reveal)	/* the right answer, and why */ \
	KIND(PAGE, page)		/* the score, or none: the page was left */

#define RECORDING_KIND_SYMBOL(symbol, name)	RECORDING_##symbol,
enum recording_kind {
	RECORDING_KINDS(RECORDING_KIND_SYMBOL)
	RECORDING_KIND_COUNT
};

struct recording_block {
	enum recording_kind kind;
	uint64_t ms;			/* since the recording began */
	struct slice text;		/* counters, the machine, what changed, or words */
	struct slice events;
};

/*
 * Return: whether such a block tells of a script: its words, pictures or questions.
 * It is no reading then.
 */
bool recording_is_cue(enum recording_kind kind);

/* Return: whether the block is a reading of the machine, whole or as changes. */
static inline bool recording_is_machine(enum recording_kind kind)
{
	return kind == RECORDING_MACHINE || kind == RECORDING_MACHINE_CHANGES;
}

/*
 * Takes the first line off a recording. Return: false if this wqtop cannot
 * read it; then @reason (RECORDING_REASON_MAX bytes) says why.
 */
bool recording_begin(struct slice *rest, char *reason);

/*
 * Takes the next block; unknown kinds are skipped. Return: false at the end,
 * or at a text that is no block.
 */
bool recording_next(struct slice *rest, struct recording_block *block);

/* Return: whether one of the blocks is of that kind. */
bool recording_has(struct slice blocks, enum recording_kind kind);

/* Append the first line, or a block. Return: false without memory. */
bool recording_put_begin(struct buffer *out);
bool recording_put(struct buffer *out, const struct recording_block *block);

#endif
