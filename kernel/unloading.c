// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>

#include "unloading.h"

static bool begun;

bool unloading(void)
{
	return READ_ONCE(begun);
}

void unloading_begin(void)
{
	WRITE_ONCE(begun, true);
}
