/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Limits the allocated items in flight. A static item needs no limit: at most
 * one submission of it is pending and one running.
 */
#ifndef WQDEMO_LIMIT_H
#define WQDEMO_LIMIT_H

#include <linux/types.h>

#include "../common/abi.h"

struct answer;

/* Checks the module parameter. Return: 0 or -EINVAL, logged. */
int limit_init(void);

/* The module parameter max_in_flight. */
unsigned int limit_value(void);

/*
 * Reserves room for @n items of @queue before any of them is queued. Counting
 * an item as completed or cancelled gives its room back. May sleep. Return: 0;
 * or -ENOSPC, which is counted, or -EINTR (killed). @answer explains.
 */
int limit_reserve(enum wqdemo_queue queue, u32 n, struct answer *answer);

/* Gives back the room of items that were never submitted. May sleep. */
void limit_unreserve(enum wqdemo_queue queue, u32 n);

#endif
