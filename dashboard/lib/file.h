/* SPDX-License-Identifier: GPL-2.0 */
/* Reads files whole. */
#ifndef WQTOP_LIB_FILE_H
#define WQTOP_LIB_FILE_H

#include "lib/buffer.h"
#include "lib/slice.h"

/*
 * Appends the rest of a file. Return: 0 or an errno; EFBIG for more than
 * @most bytes, EAGAIN where there is no more at the moment.
 */
int file_read_all(struct buffer *into, int fd, size_t most);

/* Return: whether a path leads to a pipe or a socket, which is read once. */
bool file_is_pipe(const char *path);

/*
 * Appends a whole file. A pipe is read up to its end, however slow the writer
 * is. Return: as above; ENODEV for a device.
 */
int file_load(struct buffer *into, const char *path, size_t most);

/*
 * Maps a whole file that is too large to be read, one at a time. @path must stay.
 * Return: 0 or an errno.
 */
int file_map(struct slice *text, const char *path);
void file_unmap(struct slice *text);

/*
 * Return: the path of the mapped file that an address is in, or NULL. Where a
 * file became shorter its memory is gone, and SIGBUS says at which address.
 */
const char *file_mapped_at(const void *address);

/* Return: an errno of reading in words, and one of making a new file. */
const char *file_words(int error);
const char *file_new_words(const char *path, int error);

#endif
