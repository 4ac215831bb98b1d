/* SPDX-License-Identifier: GPL-2.0 */
/*
 * An allocated item: made for one submission, freed by its own handler, and
 * listed in a registry (registry.h) meanwhile.
 *
 * Nobody may touch an item that its handler frees without holding a reference.
 * The item is born with one, the handler's. A canceller takes its own under the
 * shard's lock. The last reference that is put frees the item.
 */
#ifndef WQDEMO_ALLOCATED_ITEM_H
#define WQDEMO_ALLOCATED_ITEM_H

#include <linux/list.h>
#include <linux/refcount.h>
#include <linux/workqueue.h>

#include "item_run.h"

struct registry;
struct registry_shard;

struct allocated_item {
	struct delayed_work dwork;
	struct item_stamp stamp;
	struct registry *registry;
	struct registry_shard *shard; /* of the CPU that submitted it */
	struct list_head entry;	      /* of its command, then of its shard */
	u64 generation; /* of the registry, when the item was entered */
	bool delayed;	/* a timer comes first */
	refcount_t references;
};

#endif
