/* SPDX-License-Identifier: GPL-2.0 */
/* Inside of a registry: where its items are. For the files registry*.c. */
#ifndef WQDEMO_REGISTRY_SHARD_H
#define WQDEMO_REGISTRY_SHARD_H

#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/spinlock.h>

#include "registry.h"

/*
 * One for each CPU: those who submit do not meet on a lock, though whoever runs
 * an item comes back to the shard of the CPU that submitted it.
 */
struct registry_shard {
	spinlock_t lock;		/* for what follows; task or softirq */
	/*
	 * The oldest first, so that generations never fall. Those with a timer
	 * apart: a flush does not wait for them.
	 */
	struct list_head items[2];
	struct list_head seen[2];	/* older than these: a cancelling pass met them */
	struct list_head started;	/* with a timer, and running: a few */
	unsigned int waiting[2];	/* of them: not started, not cancelled */
};

static inline struct registry_shard *shard_of(struct allocated_item *item)
{
	return per_cpu_ptr(item->registry->shards, item->shard);
}

/*
 * The item leaves its shard; who waits for the shard to empty looks again.
 * @was_waiting: it had not started.
 */
void registry_leave_shard(struct allocated_item *item, bool was_waiting);

/* Gives back a reference; the last one frees the item. Task or softirq. */
void registry_put_item(struct allocated_item *item);

#endif
