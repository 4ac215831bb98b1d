// SPDX-License-Identifier: GPL-2.0
#include "model/life_moments.h"

#include <stddef.h>

void life_moments_add(struct life_moments *moments, uint64_t *newest,
		      enum life_state state, uint64_t ns)
{
	const struct life_moment *last = life_moments_at(moments, *newest);

	if (last && last->state == state && ns >= last->ns &&
	    ns - last->ns < LIFE_MOMENTS_APART_NS)
		return;
	moments->count++;
	moments->moment[moments->count % LIFE_MOMENTS] =
		(struct life_moment){ state, ns, *newest };
	*newest = moments->count;
}

const struct life_moment *life_moments_at(const struct life_moments *moments,
					  uint64_t number)
{
	if (!number || moments->count - number >= LIFE_MOMENTS)
		return NULL;
	return &moments->moment[number % LIFE_MOMENTS];
}
