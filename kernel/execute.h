/* SPDX-License-Identifier: GPL-2.0 */
/* From a command's text to what it does, and to the answer. */
#ifndef WQDEMO_EXECUTE_H
#define WQDEMO_EXECUTE_H

#include <linux/types.h>

/*
 * Parses @text, does what it says, logs it and publishes the answer. Process
 * context, may sleep.
 * Return: 0 or -errno, see common/FORMAT.md.
 */
int execute_command(const char *text, size_t length);

#endif
