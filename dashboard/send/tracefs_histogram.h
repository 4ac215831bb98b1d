/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A histogram of work functions in an instance of tracefs. It is named after this
 * process, so that others see whether that still lives.
 */
#ifndef WQTOP_SEND_TRACEFS_HISTOGRAM_H
#define WQTOP_SEND_TRACEFS_HISTOGRAM_H

#include <stdbool.h>

#include "lib/buffer.h"

/* @folder: of tracefs. Each returns 0 or an errno. */
int tracefs_histogram_make(const char *folder);

/* Stops to count, and appends the text. */
int tracefs_histogram_read(const char *folder, struct buffer *text);
int tracefs_histogram_remove(const char *folder);

/* Return: whether a process that is dead has left one. */
bool tracefs_histogram_is_stale(const char *folder);

/* Removes these. */
void tracefs_histogram_sweep(const char *folder);

#endif
