// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>

#include "allocated_item.h"
#include "registry_shard.h"

void registry_shard_init(struct registry_shard *shard)
{
	spin_lock_init(&shard->lock);
	INIT_LIST_HEAD(&shard->items[false]);
	INIT_LIST_HEAD(&shard->items[true]);
	INIT_LIST_HEAD(&shard->seen[false]);
	INIT_LIST_HEAD(&shard->seen[true]);
	INIT_LIST_HEAD(&shard->started);
}

static void count_waiting(struct registry_shard *shard, bool delayed,
			  int change)
{
	lockdep_assert_held(&shard->lock);
	/* registry_shard_waiting() reads it without the lock: a sample. */
	WRITE_ONCE(shard->waiting[delayed], shard->waiting[delayed] + change);
}

void registry_shard_add(struct allocated_item *item)
{
	struct registry_shard *shard = item->shard;

	lockdep_assert_held(&shard->lock);
	list_add_tail(&item->entry, &shard->items[item->delayed]);
	count_waiting(shard, item->delayed, 1);
}

void registry_shard_start(struct allocated_item *item)
{
	struct registry_shard *shard = item->shard;
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	count_waiting(shard, item->delayed, -1);
	if (item->delayed)
		list_move_tail(&item->entry, &shard->started);
	spin_unlock_irqrestore(&shard->lock, flags);
}

static bool is_end(const struct registry_shard *shard,
		   const struct list_head *entry)
{
	return entry == &shard->items[false] || entry == &shard->items[true] ||
	       entry == &shard->seen[false] || entry == &shard->seen[true] ||
	       entry == &shard->started;
}

/* True unless the next item in the list is as old: who waits, waits for both. */
static bool is_last_of_generation(const struct registry_shard *shard,
				  const struct allocated_item *item)
{
	const struct list_head *next = item->entry.next;

	lockdep_assert_held(&shard->lock);
	return is_end(shard, next) ||
	       list_entry(next, struct allocated_item, entry)->generation >
		       item->generation;
}

bool registry_shard_remove(struct allocated_item *item, bool was_waiting)
{
	struct registry_shard *shard = item->shard;
	unsigned long flags;
	bool last;

	spin_lock_irqsave(&shard->lock, flags);
	last = is_last_of_generation(shard, item);
	list_del(&item->entry);
	if (was_waiting)
		count_waiting(shard, item->delayed, -1);
	spin_unlock_irqrestore(&shard->lock, flags);
	return last;
}

struct allocated_item *registry_shard_take_oldest(struct registry_shard *shard,
						  bool delayed, u64 generation)
{
	struct allocated_item *item;
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	item = list_first_entry_or_null(&shard->items[delayed],
					struct allocated_item, entry);
	if (item && item->generation >= generation)
		item = NULL;
	if (item) {
		list_move_tail(&item->entry, &shard->seen[delayed]);
		refcount_inc(&item->references);
	}
	spin_unlock_irqrestore(&shard->lock, flags);
	return item;
}

/* Looks at all: items that a timer started are in no order. */
static unsigned int count_started(struct registry_shard *shard, u64 generation)
{
	struct allocated_item *item;
	unsigned int count = 0;

	lockdep_assert_held(&shard->lock);
	list_for_each_entry(item, &shard->started, entry)
		count += item->generation < generation;
	return count;
}

/*
 * Counts the items with a timer that a pass could not remove, and whose handler
 * has not come to its first line.
 */
static unsigned int count_about_to_start(struct registry_shard *shard)
{
	struct allocated_item *item;
	unsigned int count = 0;

	lockdep_assert_held(&shard->lock);
	list_for_each_entry(item, &shard->seen[true], entry)
		count++;
	return count;
}

unsigned int registry_shard_end_pass(struct registry_shard *shard, bool delayed,
				     u64 generation)
{
	unsigned int running = 0;
	unsigned long flags;

	spin_lock_irqsave(&shard->lock, flags);
	if (delayed)
		running = count_about_to_start(shard) +
			  count_started(shard, generation);
	list_splice_init(&shard->seen[delayed], &shard->items[delayed]);
	spin_unlock_irqrestore(&shard->lock, flags);
	return running;
}

static bool list_has_older(struct list_head *items, u64 generation)
{
	struct allocated_item *item =
		list_first_entry_or_null(items, struct allocated_item, entry);

	return item && item->generation < generation;
}

static bool waits_older(struct registry_shard *shard, u64 generation,
			bool delayed)
{
	lockdep_assert_held(&shard->lock);
	return list_has_older(&shard->seen[delayed], generation) ||
	       list_has_older(&shard->items[delayed], generation);
}

bool registry_shard_has_older(struct registry_shard *shard, u64 generation,
			      bool armed)
{
	unsigned long flags;
	bool older;

	spin_lock_irqsave(&shard->lock, flags);
	older = count_started(shard, generation) ||
		waits_older(shard, generation, false) ||
		(armed && waits_older(shard, generation, true));
	spin_unlock_irqrestore(&shard->lock, flags);
	return older;
}

unsigned int registry_shard_waiting(const struct registry_shard *shard,
				    bool delayed)
{
	return READ_ONCE(shard->waiting[delayed]);
}
