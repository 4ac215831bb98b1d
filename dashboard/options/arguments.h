/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reads all options: from the config file, $WQTOP_FLAGS and the command line.
 */
#ifndef WQTOP_OPTIONS_ARGUMENTS_H
#define WQTOP_OPTIONS_ARGUMENTS_H

#include "options/options.h"

/* Return: false after reporting on standard error what is wrong, and where. */
bool arguments_read(struct options *options, int argc, char **argv);

#endif
