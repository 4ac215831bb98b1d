/* SPDX-License-Identifier: GPL-2.0 */
/* Standard input, output and errors, as whoever starts wqtop leaves them. */
#ifndef WQTOP_LIB_DESCRIPTORS_H
#define WQTOP_LIB_DESCRIPTORS_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Fills those that are closed: the next file that is opened would take their
 * number, and what is printed would go into it. They read as empty, and
 * cannot be written. Return: false if that failed.
 */
bool descriptors_fill(void);

/*
 * Opens a stream to a descriptor. Where that is non-blocking, as a pipe that a
 * program shares, the stream waits until it takes more. Return: NULL without
 * memory.
 */
FILE *descriptors_stream(int fd);

/*
 * Writes out standard output. Return: false if not all was written; then it has
 * told why.
 */
bool descriptors_flush(void);

/* Return: an errno of writing in words. */
const char *descriptors_words(int error);

#endif
