/* SPDX-License-Identifier: GPL-2.0 */
/* Tells what a freeze showed, from the items that were queued for it. */
#ifndef WQTOP_MODEL_THAWED_H
#define WQTOP_MODEL_THAWED_H

#include "model/item_lives.h"

/*
 * Compares the newest items of freezable and bound, which were due at the
 * same time. Says that it is not known where one of them has not started.
 */
void thawed_words(const struct item_lives *lives, bool ascii, char *out,
		  size_t size);

#endif
