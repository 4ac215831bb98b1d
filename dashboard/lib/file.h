/* SPDX-License-Identifier: GPL-2.0 */
/* Reads files whole. */
#ifndef WQTOP_LIB_FILE_H
#define WQTOP_LIB_FILE_H

#include "lib/buffer.h"

/* Appends all that there is to read. Return: 0 or an errno: EFBIG over @most. */
int file_read_all(struct buffer *into, int fd, size_t most);

/* The same with the file of that name, which may be a pipe. */
int file_load(struct buffer *into, const char *path, size_t most);

#endif
