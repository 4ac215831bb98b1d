/* SPDX-License-Identifier: GPL-2.0 */
/* Finds out why the module is not seen, and whether it could be loaded. */
#ifndef WQTOP_READ_LOADING_H
#define WQTOP_READ_LOADING_H

#include <stddef.h>

#include "read/privileges.h"
#include "read/source_state.h"

/* Return: the parts of the module in the current directory. */
enum source_module loading_module(void);

/*
 * Looks below @root, "" but in tests. Return: why a /proc shows no file of the
 * module though it may be loaded; NULL if it is not loaded.
 */
const char *loading_hidden(const char *root);

/*
 * Writes the path of the module that modprobe would load into this kernel.
 * @root as above. Return: false if there is none.
 */
bool loading_installed(const char *root, char *path, size_t size);

/*
 * @file: the module's, if it is built; @root as above. Return: the reason why
 * insmod would fail.
 */
enum source_obstacle loading_obstacle(const char *root, const char *file,
				      const struct privileges *privileges);

/*
 * Writes the command that loads workqueue_machine: right in any directory, for this
 * user. @root as above; @program: wqtop's own file, which may be beside the module's
 * sources.
 */
void loading_machine(const char *root, const char *program, char *out,
		     size_t size);

/* Return: the file of the module, relative to the current directory. */
const char *loading_file(enum source_module module);

#endif
