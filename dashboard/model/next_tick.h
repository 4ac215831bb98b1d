/* SPDX-License-Identifier: GPL-2.0 */
/* Tells whether periodic will tick again. Pure. */
#ifndef WQTOP_MODEL_NEXT_TICK_H
#define WQTOP_MODEL_NEXT_TICK_H

#include "read/snapshot.h"

/*
 * Return: whether the next tick is armed or waits, as far as known. It is not
 * once stop has removed it and waits for the running one.
 */
bool next_tick_is_coming(const struct snapshot *now);

#endif
