/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Why an item that runs or has ended had waited for a worker, or until it was
 * cancelled, by the rules of model/why.h, from the runs of those that were in
 * its way for nearly all of that time.
 */
#ifndef WQTOP_MODEL_WAITED_H
#define WQTOP_MODEL_WAITED_H

#include "model/model.h"

/* Ends what is told of an ordinary wait: it is short, and nobody's doing. */
#define WAITED_FOR_WORKER	"a worker was being woken"

/*
 * Writes "ordered: o6 ran", "max_active 4 reached: c1 to c4 ran", "b117 burnt
 * CPU 1", "timer: 1.2 s were left", "nothing runnable before it: a worker was
 * being woken", or "unknown"; "" where it did not wait, or waits still.
 */
void why_waited(const struct life *life, const struct model *model, char *out,
		size_t size);

#endif
