/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The moments at which items were coalesced into or their timers restarted. All
 * items share a ring: most have none, one may have hundreds. Each moment knows
 * the one before it of the same item. New moments overwrite the oldest, which
 * are then forgotten.
 */
#ifndef WQTOP_MODEL_LIFE_MOMENTS_H
#define WQTOP_MODEL_LIFE_MOMENTS_H

#include <stdint.h>

#include "look/life_state.h"

/* As many as the module has events. */
#define LIFE_MOMENTS	8192

/* Moments of one item that are closer together share a column at any zoom. */
#define LIFE_MOMENTS_APART_NS	1000000u

struct life_moment {
	enum life_state state;
	uint64_t ns;
	uint64_t before;		/* the number of another, 0: none */
};

struct life_moments {
	uint64_t count;			/* ever; number n is at n % LIFE_MOMENTS */
	struct life_moment moment[LIFE_MOMENTS];
};

/*
 * Adds a moment to those of an item, unless it is too close to the last of that
 * state. @newest: the number of the item's newest, 0: none.
 */
void life_moments_add(struct life_moments *moments, uint64_t *newest,
		      enum life_state state, uint64_t ns);

/* Return: the moment of that number, or NULL: there is none, or it is forgotten. */
const struct life_moment *life_moments_at(const struct life_moments *moments,
					  uint64_t number);

#endif
