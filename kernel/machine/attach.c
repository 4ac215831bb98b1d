// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/notifier.h>

#include "attach.h"
#include "behind.h"
#include "callers.h"
#include "probes.h"
#include "rows.h"
#include "running.h"
#include "stamps.h"
#include "tracepoints.h"

/* Serialises who attaches and detaches, and so waits for grace periods. */
static DEFINE_MUTEX(attaching);

/*
 * Held by readers, one at a time, and by who clears the tables. Taken inside
 * attaching; nobody waits for memory or a grace period meanwhile.
 */
static DEFINE_MUTEX(reading);

/*
 * Written under attaching. Readers have only the other lock: since_ns, until_ns and
 * epoch change under both, the rest are single numbers, in no order.
 */
static struct attached state;

/*
 * The tables stay until the module goes: what was counted can still be read.
 * Readers go on meanwhile: there are no rows yet, so they look at no table.
 */
static int alloc_tables(void)
{
	int error;

	error = rows_alloc();
	if (!error)
		error = stamps_alloc();
	if (!error)
		error = running_alloc();
	if (!error)
		error = callers_alloc();
	if (!error)
		error = behind_alloc();
	return error;
}

static void clear_tables(void)
{
	mutex_lock(&reading);
	rows_reset();
	stamps_reset();
	running_reset();
	callers_reset();
	behind_reset();
	WRITE_ONCE(state.epoch, state.epoch + 1);
	WRITE_ONCE(state.since_ns, probes_clock_ns());
	WRITE_ONCE(state.until_ns, 0);
	mutex_unlock(&reading);
}

/*
 * No probe is attached any more: nobody tells of the ends of what runs. @until_ns:
 * when the last was, 0 if none was.
 */
static void close_tables(u64 until_ns)
{
	mutex_lock(&reading);
	running_reset();
	WRITE_ONCE(state.since_ns, 0);
	WRITE_ONCE(state.until_ns, until_ns);
	mutex_unlock(&reading);
}

static int begin(void)
{
	int error;

	error = alloc_tables();
	if (error)
		return error;
	clear_tables();
	error = probes_attach();
	if (error)
		close_tables(0);
	return error;
}

static void end(void)
{
	u64 until_ns;

	mutex_lock(&reading);
	running_close();
	mutex_unlock(&reading);
	until_ns = probes_clock_ns();
	probes_detach();
	close_tables(until_ns);
}

/* These two: under attaching. A reset that failed has left it detached. */
static int begin_unless_attached(void)
{
	return state.since_ns ? 0 : begin();
}

static void end_unless_wanted(void)
{
	if (state.since_ns && !state.holders && !state.stays)
		end();
}

static void let_go(bool *holds)
{
	WRITE_ONCE(state.holders, state.holders - *holds);
	*holds = false;
}

int attach_hold(bool *holds)
{
	int error;

	if (mutex_lock_killable(&attaching))
		return -EINTR;
	error = begin_unless_attached();
	if (!error && !*holds) {
		WRITE_ONCE(state.holders, state.holders + 1);
		*holds = true;
	}
	mutex_unlock(&attaching);
	return error;
}

int attach_stay(void)
{
	int error;

	if (mutex_lock_killable(&attaching))
		return -EINTR;
	error = begin_unless_attached();
	if (!error)
		WRITE_ONCE(state.stays, true);
	mutex_unlock(&attaching);
	return error;
}

int attach_reset(void)
{
	int error = 0;

	if (mutex_lock_killable(&attaching))
		return -EINTR;
	if (state.since_ns) {
		end();
		error = begin();
	}
	mutex_unlock(&attaching);
	return error;
}

int detach(bool *holds)
{
	if (mutex_lock_killable(&attaching))
		return -EINTR;
	let_go(holds);
	WRITE_ONCE(state.stays, false);
	end_unless_wanted();
	mutex_unlock(&attaching);
	return 0;
}

void detach_closed(bool *holds)
{
	/* Nobody else has the file any more. Who only read it waits for nobody. */
	if (!*holds)
		return;
	mutex_lock(&attaching);
	let_go(holds);
	end_unless_wanted();
	mutex_unlock(&attaching);
}

void attached_now(struct attached *now)
{
	now->since_ns = READ_ONCE(state.since_ns);
	now->until_ns = READ_ONCE(state.until_ns);
	now->epoch = READ_ONCE(state.epoch);
	now->holders = READ_ONCE(state.holders);
	now->stays = READ_ONCE(state.stays);
}

void attach_begin_read(void)
{
	mutex_lock(&reading);
}

void attach_end_read(void)
{
	mutex_unlock(&reading);
}

/*
 * Another module's functions may come to the addresses of one that goes; also of
 * an init function, which goes when it has run.
 */
static int on_module(struct notifier_block *block, unsigned long happens,
		     void *module)
{
	within_t *gone;

	if (happens == MODULE_STATE_GOING)
		gone = within_module;
	else if (happens == MODULE_STATE_LIVE)
		gone = within_module_init;
	else
		return NOTIFY_DONE;
	mutex_lock(&reading);
	rows_retire(gone, module);
	if (rows_count())
		callers_retire(gone, module);
	mutex_unlock(&reading);
	return NOTIFY_DONE;
}

static struct notifier_block module_notifier = { .notifier_call = on_module };

int attach_init(void)
{
	int error;

	error = tracepoints_find();
	if (error)
		return error;
	return register_module_notifier(&module_notifier);
}

void attach_exit(void)
{
	unregister_module_notifier(&module_notifier);
	mutex_lock(&attaching);
	if (state.since_ns)
		end();
	mutex_unlock(&attaching);
	behind_free();
	callers_free();
	running_free();
	stamps_free();
	rows_free();
}
