/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One CPU's part of a registry: the living items that this CPU submitted. CPUs
 * that submit do not share its lock. Whoever runs an item takes the lock of the
 * CPU that submitted it.
 *
 * Used by registry.c and registry_cancel.c only. Task or softirq.
 */
#ifndef WQDEMO_REGISTRY_SHARD_H
#define WQDEMO_REGISTRY_SHARD_H

#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/types.h>

struct allocated_item;

/* Each pair of lists: [false] without a timer, [true] with one. */
struct registry_shard {
	spinlock_t lock;	   /* protects all below */
	struct list_head items[2]; /* the oldest first: generations never fall */
	struct list_head seen[2];  /* older still: a cancelling pass met them */
	struct list_head started;  /* had a timer and run now: few */
	unsigned int waiting[2];   /* neither started nor cancelled yet */
};

void registry_shard_init(struct registry_shard *shard);

/* Enters a new item as waiting. The caller holds the lock and queues it. */
void registry_shard_add(struct allocated_item *item);

/* Counts the item as started: the first line of its handler. */
void registry_shard_start(struct allocated_item *item);

/*
 * Takes the item out. @was_waiting: it had not started. Return: false if an
 * item that is as old is still there; true if the item may have been the last.
 */
bool registry_shard_remove(struct allocated_item *item, bool was_waiting);

/*
 * Moves the oldest item from before @generation to the seen ones. It stays
 * registered, as it may be running.
 * Return: the item, with a reference for the caller; or NULL.
 */
struct allocated_item *registry_shard_take_oldest(struct registry_shard *shard,
						  bool delayed, u64 generation);

/*
 * Puts the seen items back in front of the others. Return: with @delayed, how
 * many items from before @generation run or are about to; else 0, as the pass
 * itself counts the items without a timer.
 */
unsigned int registry_shard_end_pass(struct registry_shard *shard, bool delayed,
				     u64 generation);

/* True if an item from before @generation lives. @armed: armed ones count. */
bool registry_shard_has_older(struct registry_shard *shard, u64 generation,
			      bool armed);

/* How many items wait. Lockless: a sample. */
unsigned int registry_shard_waiting(const struct registry_shard *shard,
				    bool delayed);

#endif
