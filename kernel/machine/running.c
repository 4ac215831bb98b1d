// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/bitops.h>
#include <linux/errno.h>
#include <linux/hash.h>
#include <linux/kernel.h>
#include <linux/log2.h>
#include <linux/percpu.h>
#include <linux/pid.h>
#include <linux/pid_namespace.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/seqlock.h>
#include <linux/smp.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#include "rows.h"
#include "running.h"

/* Nobody's address: whose entry it will be is just being written. */
#define BEING_WRITTEN 2UL

/*
 * An item belongs to who runs it: a worker has one at a time. So does the softirq
 * of a CPU, unless one of its items runs those that a CPU left when it went
 * offline: each of them begins and ends within that one. Only the owner writes
 * its entries.
 */
struct entry {
	unsigned long owner; /* 0: free */
	seqcount_t turn;     /* of who writes the run; zero is initialised */
	struct run run;
};

static struct entry *entries;

/* Nobody will tell of the ends. */
static bool closed;

/* Places of entries. Of a CPU, used by that alone, with interrupts off. */
struct begun {
	unsigned int next;  /* the oldest */
	unsigned long used; /* a bit for each of these */
	u16 at[RUNNING_HERE];
};

static DEFINE_PER_CPU(struct begun, begun);

/* Items of one place, one after the other, are noted once. */
static void note_begun(unsigned int at)
{
	struct begun *of = this_cpu_ptr(&begun);
	unsigned int newest = (of->next - 1) % RUNNING_HERE;

	if (of->at[newest] != at) {
		newest = of->next;
		of->at[newest] = at;
		of->next = (of->next + 1) % RUNNING_HERE;
	}
	of->used |= BIT(newest);
}

int running_alloc(void)
{
	if (!entries)
		entries = vzalloc(RUNNING_MAX * sizeof(*entries));
	return entries ? 0 : -ENOMEM;
}

void running_free(void)
{
	vfree(entries);
	entries = NULL;
}

void running_reset(void)
{
	memset(entries, 0, RUNNING_MAX * sizeof(*entries));
	WRITE_ONCE(closed, false);
}

void running_close(void)
{
	WRITE_ONCE(closed, true);
}

/*
 * The current task; for a softirq it is who was interrupted, and may be a worker
 * amid an item of its own. An address is even, so one more is free to tell them
 * apart. None is followed.
 */
static unsigned long owner_here(void)
{
	return (unsigned long)current | (in_serving_softirq() ? 1 : 0);
}

static bool is_softirq(unsigned long owner)
{
	return owner & 1;
}

static unsigned int home(unsigned long owner)
{
	return hash_long(owner, ilog2(RUNNING_MAX));
}

/* How many entries from its home on an item may be in. */
#define REACH 16

static void begin(struct run *run, int row, u64 now_ns)
{
	run->started_ns = now_ns;
	run->row = row;
	run->cpu = smp_processor_id();
	run->pid = in_serving_softirq() ? 0 : current->pid;
	if (run_is_preemptible(run))
		cpu_time_read(now_ns, &run->cpu_time);
}

/*
 * Return: whether an entry with @was as its owner can be that of a new item. A
 * worker runs one item at a time: if it has one it is that of another worker, who
 * died amid it, and whose address came to be that of this one.
 */
static bool may_take(unsigned long was, unsigned long owner)
{
	return !was || (was == owner && !is_softirq(owner));
}

bool running_begin(int row, u64 now_ns)
{
	unsigned long owner = owner_here(), was;
	struct entry *entry;
	unsigned int at;
	int i;

	for (i = 0; i < REACH; i++) {
		at = (home(owner) + i) % RUNNING_MAX;
		entry = &entries[at];
		was = READ_ONCE(entry->owner);
		/* Pairs with running_end(): what ended was read. */
		if (!may_take(was, owner) ||
		    cmpxchg(&entry->owner, was, BEING_WRITTEN) != was)
			continue;
		/* Pairs with the seqcount's reader, in running_at(). */
		raw_write_seqcount_begin(&entry->turn);
		begin(&entry->run, row, now_ns);
		raw_write_seqcount_end(&entry->turn);
		/* Pairs with running_at(): the run is written. */
		smp_store_release(&entry->owner, owner);
		note_begun(at);
		return true;
	}
	return false;
}

/*
 * Return: the entry of @owner that began last, or NULL. Its owner is who asks: a
 * task finds what it wrote on another CPU, as the scheduler's barriers see to.
 */
static struct entry *newest(unsigned long owner)
{
	struct entry *entry, *newest = NULL;
	int i;

	for (i = 0; i < REACH; i++) {
		entry = &entries[(home(owner) + i) % RUNNING_MAX];
		if (READ_ONCE(entry->owner) != owner)
			continue;
		if (!is_softirq(owner))
			return entry;
		if (!newest || entry->run.started_ns > newest->run.started_ns)
			newest = entry;
	}
	return newest;
}

bool running_end(work_func_t function, struct run *run)
{
	struct entry *entry = newest(owner_here());

	/* That of an item around this one, which found no entry, stays. */
	if (!entry || !row_fits(entry->run.row, function))
		return false;
	*run = entry->run;
	/* Pairs with the cmpxchg() of running_begin(): it was read. */
	smp_store_release(&entry->owner, 0);
	return true;
}

bool running_at(int at, struct run *run)
{
	struct entry *entry = &entries[at];
	unsigned long owner;
	unsigned int turn;
	bool here;

	/*
	 * Pairs with the seqcount's writer, in running_begin(). Does not wait for
	 * one that is being written: interrupts may be off here.
	 */
	turn = raw_read_seqcount(&entry->turn);
	/* Pairs with running_begin(). */
	owner = smp_load_acquire(&entry->owner);
	here = owner && owner != BEING_WRITTEN && !(turn & 1) &&
	       !READ_ONCE(closed);
	if (here)
		*run = entry->run;
	/* Another began meanwhile: it will be there when it is read next. */
	return !read_seqcount_retry(&entry->turn, turn) && here;
}

/*
 * Return: the worker that has the run copied from there, or NULL: it has ended, or
 * its worker died amid it. Then the task is freed: so it is found by its pid, and
 * the owner's address is compared only. In an RCU read side.
 */
static struct task_struct *worker_of(int at, const struct run *run)
{
	struct task_struct *task;

	task = pid_task(find_pid_ns(run->pid, &init_pid_ns), PIDTYPE_PID);
	if (READ_ONCE(entries[at].owner) != (unsigned long)task)
		return NULL;
	return task;
}

static bool worker_cpu_ns(int at, const struct run *run, u64 *cpu_ns)
{
	struct task_struct *task;

	rcu_read_lock();
	task = worker_of(at, run);
	if (task)
		*cpu_ns = cpu_time_accounted(&run->cpu_time, task);
	rcu_read_unlock();
	return task;
}

/* Return: whether an entry has still that run. */
static bool runs_still(int at, const struct run *run)
{
	struct run now;

	return running_at(at, &now) && now.pid == run->pid &&
	       now.started_ns == run->started_ns;
}

bool running_cpu_ns(int at, const struct run *run, u64 now_ns, u64 *cpu_ns)
{
	u64 ran_ns = max_t(s64, now_ns - run->started_ns, 0);

	if (!run_is_preemptible(run)) {
		*cpu_ns = ran_ns;
		return true;
	}
	if (!run->pid || !worker_cpu_ns(at, run, cpu_ns))
		return false;
	*cpu_ns = min(*cpu_ns, ran_ns);
	/*
	 * Else the sum may have that of its worker's next items. It was read
	 * before: pairs with the cmpxchg() of running_begin().
	 */
	smp_rmb();
	return runs_still(at, run);
}

/* Return: the same as running_next_here() does, of one entry. */
static bool waits_here(int at, struct run *run, u64 *cpu_ns)
{
	struct task_struct *task;
	bool here;

	if (!running_at(at, run) || !run->pid || run->cpu != smp_processor_id())
		return false;
	rcu_read_lock();
	task = worker_of(at, run);
	here = task && task != current && task_cpu(task) == run->cpu;
	if (here)
		*cpu_ns = cpu_time_at_least(&run->cpu_time, task);
	rcu_read_unlock();
	return here;
}

/* Forgets those that have ended: it is asked again for each long wait. */
bool running_next_here(int *from, struct run *run, u64 *cpu_ns)
{
	struct begun *of = this_cpu_ptr(&begun);
	int i;

	while (of->used >> *from) {
		i = *from + __ffs(of->used >> *from);
		*from = i + 1;
		if (!READ_ONCE(entries[of->at[i]].owner))
			of->used &= ~BIT(i);
		else if (waits_here(of->at[i], run, cpu_ns))
			return true;
	}
	return false;
}
