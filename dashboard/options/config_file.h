/* SPDX-License-Identifier: GPL-2.0 */
/* Reads and writes the file of the saved command line. */
#ifndef WQTOP_OPTIONS_CONFIG_FILE_H
#define WQTOP_OPTIONS_CONFIG_FILE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Return: $XDG_CONFIG_HOME/wqtop or ~/.config/wqtop; NULL if the environment
 * names neither place.
 */
const char *config_file_path(void);

/* Return: 0, with an empty text where there is no file, or an errno. */
int config_file_read(const char *path, char *text, size_t size);

/*
 * Saves a line; the rest of the file stays. Links are written through, to a
 * file that need not be there yet. The file is replaced at once or not at all,
 * unless it has other names, or an owner or a folder that forbid it. Return: 0,
 * EEXIST if there is a file and not @replace, or another errno.
 */
int config_file_save(const char *path, const char *line, bool replace);

/* Return: such an errno in words, with a remedy where there is one. */
const char *config_file_words(int error);

#endif
