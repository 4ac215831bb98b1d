/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The limit on allocated items in flight. A static item needs none: there is
 * never more than one of it pending and one running.
 */
#ifndef WQDEMO_LIMIT_H
#define WQDEMO_LIMIT_H

#include <linux/types.h>

#include "../common/abi.h"

struct answer;

/* -EINVAL where the module parameter makes no sense, else 0. */
int limit_init(void);

/* The module parameter max_in_flight. */
unsigned int limit_value(void);

/*
 * Reserves room for @n items of @queue, before any of them is queued. What
 * completes or is cancelled gives its room back by being counted so.
 * May sleep. Return: 0; or -ENOSPC, which is counted, or -EINTR (killed): both
 * explained in @answer.
 */
int limit_reserve(enum wqdemo_queue queue, u32 n, struct answer *answer);

/* Gives back room for items that were never submitted. May sleep. */
void limit_unreserve(enum wqdemo_queue queue, u32 n);

#endif
