/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Holds the machine's workqueues attached: a child process writes "attach" to
 * the file and keeps it open. Both attaching and detaching wait for a grace
 * period of the kernel; the screen does not. The child ends with wqtop, however
 * wqtop ends, and the kernel detaches what it held.
 */
#ifndef WQTOP_SEND_HOLDER_H
#define WQTOP_SEND_HOLDER_H

#include <stdbool.h>
#include <sys/types.h>

struct holder {
	pid_t pid;		/* of the child that holds, 0: there is none */
	int socket;		/* its answer comes from there; shut down, it lets go */
	bool attached;		/* it has answered that */
	pid_t leaving;		/* of the child that was told to let go, 0: it has */
};

/* How the child did so far. */
enum holder_state {
	HOLDER_NONE,
	HOLDER_ASKED,		/* no answer yet */
	HOLDER_ATTACHED,
	HOLDER_FAILED,
};

/* Begins to attach. Return: 0 or an errno; EBUSY while it still lets go. */
int holder_attach(struct holder *holder, const char *path);

/* Lets go, if it holds. Does not wait for the kernel. */
void holder_detach(struct holder *holder);

/* The same, and waits until the kernel has detached. */
void holder_end(struct holder *holder);

/*
 * Looks for the child's answer. Return: the state; after HOLDER_FAILED, of which
 * @error is the errno, there is no child any more.
 */
enum holder_state holder_look(struct holder *holder, int *error);

#endif
