/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Limits what allocated items may do to the machine: how many are in flight,
 * how many of them behind a timer, and for how long they may burn a CPU.
 * A static item needs no room: at most one submission of it is pending and one
 * running. But one run of it is limited, too.
 */
#ifndef WQDEMO_LIMIT_H
#define WQDEMO_LIMIT_H

#include <linux/types.h>

#include "../common/abi.h"
#include "../common/program.h"

struct answer;

/* Checks the module parameters. Return: 0 or -EINVAL, logged. */
int limit_init(void);

/* The module parameter max_in_flight. */
unsigned int limit_value(void);

/* @n items of @queue, each of which runs @program. */
struct limit_request {
	enum wqdemo_queue queue;
	u32 n;
	const struct wqdemo_program *program;
	bool timed; /* a timer comes first */
};

/*
 * Reserves room for all of @request before any of its items is queued. May
 * sleep. Return: 0; or -ENOSPC, which is counted, or -EINTR (killed). @answer
 * explains.
 */
int limit_reserve(const struct limit_request *request, struct answer *answer);

/* Gives back the room of items that were never submitted. May sleep. */
void limit_unreserve(const struct limit_request *request);

/* Gives back the room of one item that has @run, or was cancelled. Any context. */
void limit_item_ended(enum wqdemo_queue queue,
		      const struct wqdemo_program *program, bool timed,
		      bool run);

/* Checks a run of a static item. Return: 0, or -ERANGE, which @answer explains. */
int limit_check_run(enum wqdemo_queue queue,
		    const struct wqdemo_program *program,
		    struct answer *answer);

#endif
