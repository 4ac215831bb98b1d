/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Why an item waits, in one line, by the kernel's rules:
 * - A per-CPU pool starts another item only when none of its workers is
 *   runnable. A worker that sleeps is not, and one of a CPU_INTENSIVE queue
 *   does not count. WQ_HIGHPRI has a pool of its own. Unbound pools have no
 *   such rule.
 * - max_active counts the items of a queue that run or sleep, on each CPU
 *   where the queue is bound to CPUs.
 * - An item never runs twice at the same time.
 * It tells no more than events and counts show, and says "unknown" else.
 */
#ifndef WQTOP_MODEL_WHY_H
#define WQTOP_MODEL_WHY_H

#include "model/model.h"

/* Room for every line. */
#define WHY_MAX	160

/* Writes the cause alone, "max_active 4 reached: c1 to c4 run"; "" if it does not wait. */
void why_waits(const struct life *life, const struct model *model, char *out,
	       size_t size);

/* Return: whether the item waits in the picture, for its timer or a worker. */
bool why_is_waiting(const struct life *life, const struct model *model);

#endif
