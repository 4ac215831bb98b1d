/* SPDX-License-Identifier: GPL-2.0 */
/* --machine: prints the machine's workqueues in place of the module's queues. */
#ifndef WQTOP_BATCH_MACHINE_H
#define WQTOP_BATCH_MACHINE_H

#include "look/glyphs.h"
#include "options/options.h"

/*
 * Prints samples. Attaches for as long as that takes, but not with --read-only,
 * and not for Prometheus, whose one sample would have nothing.
 */
enum exit_status batch_machine_run(const struct options *options,
				   const struct glyphs *glyphs);

#endif
