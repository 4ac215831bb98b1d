// SPDX-License-Identifier: GPL-2.0
#include "unloading.h"

bool unloading_begun;

void unloading_begin(void)
{
	/*
	 * Who waits queues itself before it looks, and so pairs with the wake-up
	 * that follows here, by the lock of the wait queue. Who loops looks again.
	 */
	WRITE_ONCE(unloading_begun, true);
}
