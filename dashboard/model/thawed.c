// SPDX-License-Identifier: GPL-2.0
#include "model/thawed.h"

#include <stdio.h>

#include "lib/text.h"

/* Less is no wait for a thaw, but for a CPU. */
#define HELD_LEAST_NS 1000000000u

static const struct life *newest(const struct item_lives *lives,
				 enum wqdemo_queue queue)
{
	const struct life *life =
		item_lives_find(lives, queue, lives->newest[queue]);

	return life && life->started ? life : NULL;
}

void thawed_words(const struct item_lives *lives, bool ascii, char *out,
		  size_t size)
{
	const struct life *freezable = newest(lives, WQDEMO_FREEZABLE);
	const struct life *bound = newest(lives, WQDEMO_BOUND);
	char held[TEXT_MAX];

	if (!freezable || !bound ||
	    freezable->run_ns + HELD_LEAST_NS < bound->run_ns) {
		snprintf(out, size, "thawed: see the timeline for who waited");
	} else if (freezable->run_ns < bound->run_ns + HELD_LEAST_NS) {
		snprintf(out, size,
			 "thawed: both items ran at the same time, the freeze came too late");
	} else {
		text_duration(freezable->run_ns - bound->run_ns, ascii, held,
			      sizeof(held));
		snprintf(out, size,
			 "thawed: bound's item ran meanwhile, freezable's %s later",
			 held);
	}
}
