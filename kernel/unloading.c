// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/wait.h>

#include "compat.h"
#include "unloading.h"

bool unloading_begun;

static atomic_t commands = ATOMIC_INIT(0); /* under way */
static DECLARE_WAIT_QUEUE_HEAD(commands_ended);

void unloading_begin(void)
{
	/*
	 * Who waits queues itself before it looks, and so pairs with the wake-up
	 * that follows here, by the lock of the wait queue. Who loops looks again.
	 */
	WRITE_ONCE(unloading_begun, true);
}

void unloading_command_begins(void)
{
	atomic_inc(&commands);
}

void unloading_command_ended(void)
{
	/*
	 * A full barrier, it pairs with the one of who waits: that queues itself
	 * before it looks at the number. So it sees 0, or is woken.
	 */
	if (atomic_dec_and_test(&commands))
		wake_up(&commands_ended);
}

void unloading_wait_for_commands(void)
{
	/*
	 * A command that was frozen while it waits is woken by the thaw alone.
	 * Procfs would wait for it in a state that cannot be frozen, and so keep
	 * the system from being suspended. If rmmod is killed, procfs waits.
	 */
	wait_event_killable_or_frozen(commands_ended, !atomic_read(&commands));
}
