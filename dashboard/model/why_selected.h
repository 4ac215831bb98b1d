/* SPDX-License-Identifier: GPL-2.0 */
/* The line that tells of the selected queue, at the first glance. */
#ifndef WQTOP_MODEL_WHY_SELECTED_H
#define WQTOP_MODEL_WHY_SELECTED_H

#include "model/why.h"

/*
 * Writes "c5 waits 1.3 s: max_active 4 reached: c1 to c4 run" of the oldest
 * item that waits in the selected queue. Where none does, it writes "b3 gave up
 * burning: ..." of the item that ended last, if that did, or "".
 */
void why_selected(const struct model *model, char *out, size_t size);

#endif
