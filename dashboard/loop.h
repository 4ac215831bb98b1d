/* SPDX-License-Identifier: GPL-2.0 */
/* The screen's loop: keys, commands, readings and frames in turn. */
#ifndef WQTOP_LOOP_H
#define WQTOP_LOOP_H

#include "options/options.h"

/* Return: the exit status of wqtop. */
enum exit_status loop_run(const struct options *options);

#endif
