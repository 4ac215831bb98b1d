// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/errno.h>
#include <linux/hash.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#include "stamps.h"

#define SET_BITS 11
#define SETS	 (1 << SET_BITS)
#define WAYS	 4

/* Nobody's work: its owner is just writing the stamp. */
#define BEING_WRITTEN 1UL

struct entry {
	unsigned long work; /* 0: free. Compared only, never followed. */
	struct stamp stamp;
};

static struct entry (*sets)[WAYS];

int stamps_alloc(void)
{
	if (!sets)
		sets = vzalloc(SETS * sizeof(*sets));
	return sets ? 0 : -ENOMEM;
}

void stamps_free(void)
{
	vfree(sets);
	sets = NULL;
}

void stamps_reset(void)
{
	memset(sets, 0, SETS * sizeof(*sets));
}

static struct entry *set_of(unsigned long work)
{
	return sets[hash_long(work, SET_BITS)];
}

static struct entry *find(unsigned long work)
{
	struct entry *set = set_of(work);
	int i;

	for (i = 0; i < WAYS; i++)
		/* Pairs with stamp_put(): the stamp is written. */
		if (smp_load_acquire(&set[i].work) == work)
			return &set[i];
	return NULL;
}

static struct entry *oldest(struct entry *set)
{
	struct entry *oldest = &set[0];
	int i;

	for (i = 1; i < WAYS; i++)
		if (READ_ONCE(set[i].stamp.queued_ns) <
		    READ_ONCE(oldest->stamp.queued_ns))
			oldest = &set[i];
	return oldest;
}

/*
 * Return: an entry that is ours to write, or NULL. One of the same work may not
 * stay: it is of an item that was cancelled. Or a worker has just taken that item
 * off its queue, and is about to tell that it starts: then that one takes the new
 * stamp, waits too little by it, and the next one is untimed. Else a free one, else
 * the oldest.
 */
static struct entry *claim(unsigned long work)
{
	struct entry *set = set_of(work), *chosen = NULL;
	unsigned long was;
	int i;

	for (i = WAYS - 1; i >= 0; i--) {
		was = READ_ONCE(set[i].work);
		if (was && was != work)
			continue;
		chosen = &set[i];
		if (was)
			break;
	}
	if (!chosen)
		chosen = oldest(set);
	was = READ_ONCE(chosen->work);
	/*
	 * What was read so far is a hint: this decides. A full barrier, it pairs
	 * with the smp_rmb() of look() and with the cmpxchg() of stamp_take().
	 */
	if (was == BEING_WRITTEN ||
	    cmpxchg(&chosen->work, was, BEING_WRITTEN) != was)
		return NULL;
	return chosen;
}

void stamp_put(const struct work_struct *work, int row, u64 now_ns)
{
	struct entry *entry = claim((unsigned long)work);

	/* Another CPU was faster, for another item: this one is untimed. */
	if (!entry)
		return;
	WRITE_ONCE(entry->stamp.queued_ns, now_ns);
	WRITE_ONCE(entry->stamp.ready_ns, now_ns);
	WRITE_ONCE(entry->stamp.row, row);
	/* Pairs with find(). */
	smp_store_release(&entry->work, (unsigned long)work);
}

static struct entry *look(const struct work_struct *work, struct stamp *stamp)
{
	struct entry *entry = find((unsigned long)work);

	if (!entry)
		return NULL;
	stamp->queued_ns = READ_ONCE(entry->stamp.queued_ns);
	stamp->ready_ns = READ_ONCE(entry->stamp.ready_ns);
	stamp->row = READ_ONCE(entry->stamp.row);
	/*
	 * Was it overwritten meanwhile? Pairs with the cmpxchg() of claim(): who
	 * sees some of a new stamp also sees that the old one was claimed.
	 */
	smp_rmb();
	return READ_ONCE(entry->work) == (unsigned long)work ? entry : NULL;
}

bool stamp_look(const struct work_struct *work, struct stamp *stamp)
{
	return look(work, stamp);
}

void stamp_ready(const struct work_struct *work, u64 now_ns)
{
	struct entry *entry = find((unsigned long)work);

	/* As claim() does: pairs with the smp_rmb() of look(). */
	if (!entry || cmpxchg(&entry->work, (unsigned long)work,
			      BEING_WRITTEN) != (unsigned long)work)
		return;
	WRITE_ONCE(entry->stamp.ready_ns, now_ns);
	/* Pairs with find(). */
	smp_store_release(&entry->work, (unsigned long)work);
}

bool stamp_take(const struct work_struct *work, struct stamp *stamp)
{
	struct entry *entry = look(work, stamp);

	/* Pairs with that of claim(): it was read before it is free. */
	return entry && cmpxchg(&entry->work, (unsigned long)work, 0) ==
				(unsigned long)work;
}
