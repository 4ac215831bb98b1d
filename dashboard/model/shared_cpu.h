/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Items that burn one CPU. Only one of them has it, and an item that has lost it
 * writes an event when it has it again, not before.
 */
#ifndef WQTOP_MODEL_SHARED_CPU_H
#define WQTOP_MODEL_SHARED_CPU_H

#include "model/item_lives.h"

/*
 * Return: since when an item that burns at @now_ns may have lost its CPU to
 * another one of the module, or LIFE_UNKNOWN. @other is that one; may be NULL.
 */
uint64_t shared_cpu_since_ns(const struct item_lives *lives, const struct life *life,
			     uint64_t now_ns, const struct life **other);

#endif
