// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/cpumask.h>
#include <linux/hash.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#include "rows.h"

/* Twice the rows, a power of two: so a search soon comes to a free slot. */
#define SLOT_BITS 10
#define SLOTS	  (1 << SLOT_BITS)

struct rows {
	struct row row[ROWS_ALL];
	/* Row number plus one; 0: free. Only ever filled, under adding. */
	u16 slot[SLOTS];
};

/*
 * These and the numbers: set before the probes are attached. probes_attach()
 * publishes them to probes, as it does all tables. Readers look at them only if
 * rows_count() is not 0.
 */
static struct rows *rows;
static int rows_used; /* written under adding */
DEFINE_PER_CPU(struct row_numbers *, rows_numbers);
static atomic64_t untracked;

/* Serialises who adds a row. Taken with interrupts off, inside a pool's lock. */
static DEFINE_RAW_SPINLOCK(adding);

static raw_spinlock_t locks[ROWS_ALL];

int rows_alloc(void)
{
	int cpu, row;

	if (rows)
		return 0;
	for (row = 0; row < ROWS_ALL; row++)
		raw_spin_lock_init(&locks[row]);
	for_each_possible_cpu(cpu) {
		per_cpu(rows_numbers, cpu) =
			vzalloc_node(array_size(ROWS_ALL,
						sizeof(struct row_numbers)),
				     cpu_to_node(cpu));
		if (!per_cpu(rows_numbers, cpu))
			goto free;
	}
	rows = vzalloc(sizeof(*rows));
	if (rows)
		return 0;
free:
	rows_free();
	return -ENOMEM;
}

void rows_free(void)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		vfree(per_cpu(rows_numbers, cpu));
		per_cpu(rows_numbers, cpu) = NULL;
	}
	vfree(rows);
	rows = NULL;
}

void rows_reset(void)
{
	int cpu, row;

	memset(rows, 0, sizeof(*rows));
	strscpy(rows->row[ROW_OTHER].names, "(other) -",
		sizeof(rows->row[ROW_OTHER].names));
	rows_used = 0;
	atomic64_set(&untracked, 0);
	for_each_possible_cpu(cpu)
		for (row = 0; row < ROWS_ALL; row++) {
			memset(&per_cpu(rows_numbers, cpu)[row], 0,
			       sizeof(struct row_numbers));
			cond_resched();
		}
}

struct row_key {
	work_func_t function;
	union queue_name queue;
};

static u32 first_slot(const struct row_key *key)
{
	const u64 *words = key->queue.words;

	return hash_64((unsigned long)key->function ^ words[0] ^
			       words[1] * GOLDEN_RATIO_64 ^ words[2],
		       SLOT_BITS);
}

static bool are_same(const union queue_name *one, const union queue_name *other)
{
	return one->words[0] == other->words[0] &&
	       one->words[1] == other->words[1] &&
	       one->words[2] == other->words[2];
}

static bool is_of(const struct row *row, const struct row_key *key)
{
	return row->function == key->function && !READ_ONCE(row->gone) &&
	       are_same(&row->queue, &key->queue);
}

/*
 * Return: the number of @key's row, or -1; @slot: where it is, or the free slot
 * where it would be. There always is one, as there are more slots than rows.
 */
static int find(const struct row_key *key, u32 *slot)
{
	u32 at = first_slot(key);
	int used;

	/* Pairs with add(): who sees the number sees the row as well. */
	while ((used = smp_load_acquire(&rows->slot[at])) != 0) {
		if (is_of(&rows->row[used - 1], key))
			return used - 1;
		at = (at + 1) % SLOTS;
	}
	*slot = at;
	return -1;
}

/* From "FUNCTION" or "FUNCTION [MODULE]"; a long one may end anywhere. */
static void set_names(struct row *row)
{
	char symbol[sizeof(row->names) - 2];
	char *rest = symbol, *function, *module;

	snprintf(symbol, sizeof(symbol), "%ps", row->function);
	/* Without a name it prints the address, which is kept secret. */
	if (!strncmp(symbol, "0x", 2))
		strscpy(symbol, "(unknown)", sizeof(symbol));
	function = strsep(&rest, " ");
	strsep(&rest, "[");
	module = strsep(&rest, "]");
	snprintf(row->names, sizeof(row->names), "%s %s", function,
		 module && *module ? module : "-");
}

/* Under adding. */
static int add(const struct row_key *key, u32 slot)
{
	struct row *row;

	if (rows_used == ROWS)
		return ROW_OTHER;
	row = &rows->row[rows_used];
	row->function = key->function;
	row->queue = key->queue;
	set_names(row);
	/* Both pair with acquiring loads, of readers and of find(). */
	smp_store_release(&rows_used, rows_used + 1);
	smp_store_release(&rows->slot[slot], rows_used);
	return rows_used - 1;
}

int row_of(work_func_t function, const struct pool_workqueue *pwq)
{
	struct row_key key = { .function = function };
	u32 slot;
	int row;

	queue_name(pwq, &key.queue);
	row = find(&key, &slot);
	if (row >= 0)
		return row;
	/*
	 * Pairs with add(). No row is added any more, so nobody waits for the
	 * lock. One item may count in ROW_OTHER, while another CPU adds the last.
	 */
	if (smp_load_acquire(&rows_used) == ROWS)
		return ROW_OTHER;
	raw_spin_lock(&adding);
	row = find(&key, &slot);
	if (row < 0)
		row = add(&key, slot);
	raw_spin_unlock(&adding);
	return row;
}

bool row_fits(int row, work_func_t function)
{
	return row == ROW_OTHER || rows->row[row].function == function;
}

raw_spinlock_t *row_lock(int row)
{
	return &locks[row];
}

/* Without a barrier: no item of such a row is left, and none comes. */
void rows_retire(within_t *gone, const struct module *module)
{
	int i, used = rows_count();

	for (i = 0; i < used; i++)
		if (gone((unsigned long)rows->row[i].function, module))
			WRITE_ONCE(rows->row[i].gone, true);
}

int rows_count(void)
{
	/* Pairs with add(): the rows of that number are complete, and exist. */
	return smp_load_acquire(&rows_used);
}

const struct row *row_at(int row)
{
	return &rows->row[row];
}

static const struct row_numbers *on_cpu(int row, int cpu)
{
	return &per_cpu(rows_numbers, cpu)[row];
}

/* In no order with each other: the sums may be of slightly different moments. */
static void add_up(struct row_counts *sums, const struct row_counts *cpu)
{
	sums->queued += READ_ONCE(cpu->queued);
	sums->untimed += READ_ONCE(cpu->untimed);
	sums->held += READ_ONCE(cpu->held);
	sums->hogs += READ_ONCE(cpu->hogs);
	sums->wait_total_ns += READ_ONCE(cpu->wait_total_ns);
	sums->run_total_ns += READ_ONCE(cpu->run_total_ns);
	sums->cpu_total_ns += READ_ONCE(cpu->cpu_total_ns);
	sums->wait_max_ns = max(sums->wait_max_ns, READ_ONCE(cpu->wait_max_ns));
	sums->run_max_ns = max(sums->run_max_ns, READ_ONCE(cpu->run_max_ns));
	sums->held_max_ns = max(sums->held_max_ns, READ_ONCE(cpu->held_max_ns));
}

void row_read(int row, struct row_counts *sums)
{
	int cpu;

	memset(sums, 0, sizeof(*sums));
	/*
	 * Backwards, for the promise of ended <= started. The first barrier pairs
	 * with that of end_run(); an item that changed its CPU meanwhile was
	 * brought there with full ones. The second pairs with the pool's lock,
	 * under which an item is queued and then taken to be started.
	 */
	for_each_possible_cpu(cpu)
		sums->ended += READ_ONCE(on_cpu(row, cpu)->counts.ended);
	smp_rmb();
	for_each_possible_cpu(cpu)
		sums->started += READ_ONCE(on_cpu(row, cpu)->counts.started);
	smp_rmb();
	for_each_possible_cpu(cpu)
		add_up(sums, &on_cpu(row, cpu)->counts);
}

void row_read_buckets(int row, enum row_histogram which, u64 sums[ROW_BUCKETS])
{
	const u64 *buckets;
	int cpu, i;

	memset(sums, 0, ROW_BUCKETS * sizeof(*sums));
	for_each_possible_cpu(cpu) {
		buckets = on_cpu(row, cpu)->buckets[which];
		for (i = 0; i < ROW_BUCKETS; i++)
			sums[i] += READ_ONCE(buckets[i]);
	}
}

void rows_untracked(void)
{
	atomic64_inc(&untracked);
}

u64 rows_untracked_count(void)
{
	return atomic64_read(&untracked);
}
