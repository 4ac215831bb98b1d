/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Watches for as long as somebody wants it: an open file that wrote `attach`
 * until it is closed, so that nobody who is killed leaves probes behind; or
 * `attach stay` until `detach`.
 */
#ifndef MACHINE_ATTACH_H
#define MACHINE_ATTACH_H

#include <linux/types.h>

/* Return: an error; or 0, and attach_exit() must follow. */
int attach_init(void);
void attach_exit(void);

/*
 * All of these may wait for a grace period. Process context. @holds belongs to
 * an open file: true while it is a holder. Only these change it. All but the
 * last end with -EINTR if the caller is killed while others attach or detach.
 */

/*
 * Attach, unless it is so already, and note who wants it: @holds, or all until
 * detach(). Return: 0; or an error, and who wants it is as before.
 */
int attach_hold(bool *holds);
int attach_stay(void);

/*
 * Forgets all that was counted. Return: 0; or an error, and nothing is attached
 * until somebody attaches again: then for all who held it.
 */
int attach_reset(void);

/*
 * Gives up @holds and what attach_stay() noted. Never attaches.
 * Return: 0 or -EINTR.
 */
int detach(bool *holds);

/* Gives up @holds, whose file is closed; else does not wait. Never attaches. */
void detach_closed(bool *holds);

struct attached {
	u64 since_ns; /* 0: nobody is */
	u64 until_ns; /* when that ended; 0: it has not, or nobody was */
	u64 epoch;    /* grows with each attach from nothing, and each reset */
	int holders;
	bool stays;
};

/* Never waits for who attaches or detaches. Any context. */
void attached_now(struct attached *now);

/*
 * Between these, nothing that was counted is forgotten, and all of it is of one
 * epoch. Never waits for who attaches or detaches. Process context.
 */
void attach_begin_read(void);
void attach_end_read(void);

#endif
