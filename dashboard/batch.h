/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Prints samples instead of drawing a screen, in text, CSV, JSON or for
 * Prometheus.
 */
#ifndef WQTOP_BATCH_H
#define WQTOP_BATCH_H

#include "look/glyphs.h"
#include "options/options.h"

/* Return: the exit status of wqtop. */
enum exit_status batch_run(const struct options *options,
			   const struct glyphs *glyphs);

#endif
