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
 * Saves a line, at once or not at all; the rest of the file stays. Return: 0,
 * EEXIST if there is a file and not @replace, or another errno.
 */
int config_file_save(const char *path, const char *line, bool replace);

#endif
