/* SPDX-License-Identifier: GPL-2.0 */
/* All that is said to wqtop: config file, $WQTOP_FLAGS, command line. */
#ifndef WQTOP_OPTIONS_ARGUMENTS_H
#define WQTOP_OPTIONS_ARGUMENTS_H

#include "options/options.h"

/*
 * Return: whether all of it is right; if not, the standard error stream was
 * told where what is wrong.
 */
bool arguments_read(struct options *options, int argc, char **argv);

#endif
