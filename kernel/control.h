/* SPDX-License-Identifier: GPL-2.0 */
/* From a command's text to what it does, and to the answer. */
#ifndef WQDEMO_CONTROL_H
#define WQDEMO_CONTROL_H

#include <linux/types.h>

/*
 * Parses @text, does what it says, logs it and publishes the answer. Process
 * context, may sleep.
 * Return: 0 or -errno, see common/FORMAT.md.
 */
int control_execute(const char *text, size_t length);

#endif
