// SPDX-License-Identifier: GPL-2.0
#include "model/item_name.h"

#include <inttypes.h>
#include <stdio.h>

#include "model/actions.h"

void item_name(enum wqdemo_queue queue, uint64_t item, char *out, size_t size)
{
	snprintf(out, size, "%s%" PRIu64, actions[queue].label, item);
}

void item_full_name(enum wqdemo_queue queue, uint64_t item, char *out,
		    size_t size)
{
	snprintf(out, size, "%s %s%" PRIu64, actions[queue].queue,
		 actions[queue].label, item);
}
