/* SPDX-License-Identifier: GPL-2.0 */
/* Executes a command: from its text to its answer. */
#ifndef WQDEMO_EXECUTE_H
#define WQDEMO_EXECUTE_H

#include <linux/types.h>

/*
 * Parses @text, executes it, publishes the answer and logs it. Process context,
 * may sleep. Return: 0 or -errno, see common/FORMAT.md.
 */
int execute_command(const char *text, size_t length);

#endif
