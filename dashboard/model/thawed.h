/* SPDX-License-Identifier: GPL-2.0 */
/* Tells what a freeze showed, from the items that were queued for it. */
#ifndef WQTOP_MODEL_THAWED_H
#define WQTOP_MODEL_THAWED_H

#include "model/item_lives.h"

/*
 * Compares the newest items of freezable and bound, which were due at the
 * same time. Return: false where it is not known, as one of them has not started
 * yet; the words say so.
 */
bool thawed_words(const struct item_lives *lives, bool ascii, char *out,
		  size_t size);

/*
 * Writes "frozen for 3.1 s of it, with all processes" of an item of freezable
 * that waited in a freeze of this wqtop. Of others it has only witnesses: it
 * writes "frozen: b1, due at the same time, ran 3.1 s before it" of an item of
 * freezable that has waited, or "frozen: b1, due at the same time, has run" of
 * one that waits. Return: false where no item of bound shows that.
 */
bool thawed_cause(const struct item_lives *lives, const struct life *life,
		  uint64_t now_ns, bool ascii, char *out, size_t size);

#endif
