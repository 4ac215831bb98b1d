/* SPDX-License-Identifier: GPL-2.0 */
/* Child processes that do for wqtop what may wait in the kernel: the screen does not. */
#ifndef WQTOP_SEND_CHILD_H
#define WQTOP_SEND_CHILD_H

#include <sys/types.h>

/*
 * Forks a child that has nothing to do with the terminal. @socket: this
 * process's end of a pair of sockets, in both; that of the child reads as ended
 * when its parent is gone. Return: 0 in the child, its pid in the parent, or -1
 * and errno.
 */
pid_t child_fork(int *socket);

#endif
