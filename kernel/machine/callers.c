// SPDX-License-Identifier: GPL-2.0
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/pgtable.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/stacktrace.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#include "callers.h"
#include "rows.h"

#define SAMPLE_NS (20 * NSEC_PER_MSEC)

/* Between the kernel's code and stack_trace_save(): two of this file, the probe. */
#define OWN_FRAMES 3

struct row_callers {
	u64 next_ns;			      /* no sample before that */
	struct caller caller[CALLERS_OF_ROW]; /* under the row's row_lock() */
};

static struct row_callers *all;

int callers_alloc(void)
{
	if (!all)
		all = vzalloc(ROWS_ALL * sizeof(*all));
	return all ? 0 : -ENOMEM;
}

void callers_free(void)
{
	vfree(all);
	all = NULL;
}

void callers_reset(void)
{
	memset(all, 0, ROWS_ALL * sizeof(*all));
}

/*
 * By name, as the places are not exported. The first are of x86, then of arm64;
 * the last begin softirqs, also those that no interrupt brought.
 */
static bool is_entry(unsigned long address)
{
	static const char *const names[] = {
		"asm_",		"el0",
		"el1",		"call_on_irq_stack",
		"__do_softirq", "handle_softirqs",
		"do_softirq",	"__local_bh_enable_ip",
	};
	char symbol[32];
	int i;

	/*
	 * None is in a module, whose symbols would be searched one by one. Where
	 * arm64 puts modules outside of this region, they are.
	 */
	if (address >= MODULES_VADDR && address < MODULES_END)
		return false;
	snprintf(symbol, sizeof(symbol), "%ps", (void *)address);
	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (!strncmp(symbol, names[i], strlen(names[i])))
			return true;
	return false;
}

/*
 * Leaves out those who were only interrupted. They are anybody, and would make
 * each sample a caller of its own.
 */
static void cut(unsigned long frames[CALLER_FRAMES])
{
	int i;

	for (i = 0; i < CALLER_FRAMES && frames[i]; i++)
		if (is_entry(caller_call(frames[i])))
			break;
	for (; i < CALLER_FRAMES; i++)
		frames[i] = 0;
}

static void tell_task(struct caller *caller)
{
	/* A worker's number tells nothing of who submits. */
	strscpy_pad(caller->comm,
		    current->flags & PF_WQ_WORKER ? "kworker" : current->comm,
		    sizeof(caller->comm));
}

/* Never inlined, as OWN_FRAMES counts it. */
static noinline void describe(struct caller *caller)
{
	memset(caller, 0, sizeof(*caller));
	caller->samples = 1;
	stack_trace_save(caller->frames, CALLER_FRAMES, OWN_FRAMES);
	if (hardirq_count())
		caller->context = CALLER_IRQ;
	else if (in_serving_softirq())
		caller->context = CALLER_SOFTIRQ;
	else
		caller->context = CALLER_TASK;
	if (caller->context == CALLER_TASK)
		tell_task(caller);
	else
		cut(caller->frames);
}

static bool are_same(const struct caller *one, const struct caller *other)
{
	return one->context == other->context &&
	       !memcmp(one->comm, other->comm, sizeof(one->comm)) &&
	       !memcmp(one->frames, other->frames, sizeof(one->frames));
}

/*
 * A new one takes the place of the rarest, and its count: so whoever comes often
 * enough stays, however many others come once. Under the row's lock.
 */
static void add(struct caller callers[CALLERS_OF_ROW], const struct caller *new)
{
	struct caller *rarest = &callers[0];
	u32 samples;
	int i;

	for (i = 0; i < CALLERS_OF_ROW; i++) {
		if (callers[i].samples && are_same(&callers[i], new)) {
			callers[i].samples++;
			return;
		}
		if (callers[i].samples < rarest->samples)
			rarest = &callers[i];
	}
	samples = rarest->samples;
	*rarest = *new;
	rarest->samples += samples;
}

bool callers_sample(int row, u64 now_ns)
{
	struct row_callers *of = &all[row];
	struct caller caller;

	/* Only how often is at stake here: without a lock, in no order. */
	if (now_ns < READ_ONCE(of->next_ns))
		return false;
	WRITE_ONCE(of->next_ns, now_ns + SAMPLE_NS);
	describe(&caller);
	raw_spin_lock(row_lock(row));
	add(of->caller, &caller);
	raw_spin_unlock(row_lock(row));
	return true;
}

static bool comes_by(const struct caller *caller, within_t *gone,
		     const struct module *module)
{
	int i;

	for (i = 0; i < CALLER_FRAMES && caller->frames[i]; i++)
		if (gone(caller->frames[i], module))
			return true;
	return false;
}

void callers_retire(within_t *gone, const struct module *module)
{
	unsigned long flags;
	int row, i;

	for (row = 0; row < ROWS_ALL; row++) {
		raw_spin_lock_irqsave(row_lock(row), flags);
		for (i = 0; i < CALLERS_OF_ROW; i++)
			if (comes_by(&all[row].caller[i], gone, module))
				all[row].caller[i].samples = 0;
		raw_spin_unlock_irqrestore(row_lock(row), flags);
		cond_resched();
	}
}

void callers_read(int row, struct caller callers[CALLERS_OF_ROW])
{
	unsigned long flags;

	raw_spin_lock_irqsave(row_lock(row), flags);
	memcpy(callers, all[row].caller, sizeof(all[row].caller));
	raw_spin_unlock_irqrestore(row_lock(row), flags);
}
