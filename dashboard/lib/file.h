/* SPDX-License-Identifier: GPL-2.0 */
/* Reads files whole. */
#ifndef WQTOP_LIB_FILE_H
#define WQTOP_LIB_FILE_H

#include "lib/buffer.h"

/*
 * Appends the rest of a file. Return: 0 or an errno; EFBIG for more than
 * @most bytes.
 */
int file_read_all(struct buffer *into, int fd, size_t most);

/* Appends a whole file, which may be a pipe. Return: as above. */
int file_load(struct buffer *into, const char *path, size_t most);

#endif
