/* SPDX-License-Identifier: GPL-2.0 */
/* Behind whom the items of a row of the machine waited for long. */
#ifndef WQTOP_MODEL_MACHINE_BEHIND_H
#define WQTOP_MODEL_MACHINE_BEHIND_H

#include "read/machine.h"

/* Return: how many waits of the row were long. */
uint64_t machine_long_waits(const struct machine_row *row);

/*
 * Return: behind whom items of that row waited the longest in all, if that is
 * another row and more than half of the long waits; or NULL.
 */
const struct machine_behind *machine_behind_other(const struct machine *machine,
						  unsigned int row);

/*
 * Return: of the rows of its workqueue the one whose items have run for longest, what
 * runs now included: behind these, mostly, items of that row are held by max_active.
 * It may be the row itself. NULL where none was held, or no workqueue is known.
 */
const struct machine_row *machine_held_by(const struct machine *machine,
					  unsigned int row);

/*
 * Return: the row of what may keep an item of that row waiting, as it runs for @ns or
 * longer: the oldest item of the same workqueue, whose max_active it fills, or else
 * one that wants a CPU all the time. A row of a kworker stands for its item. NULL
 * where there is none.
 */
const struct machine_row *machine_in_the_way(const struct machine *machine,
					     unsigned int row, uint64_t ns);

/* Return: how long the item has run. */
uint64_t machine_run_ns(const struct machine *machine,
			const struct machine_run *run);

#endif
