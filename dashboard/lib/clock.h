/* SPDX-License-Identifier: GPL-2.0 */
/* What time it is, for whom it is not pure to know. */
#ifndef WQTOP_NOW_H
#define WQTOP_NOW_H

#include <stdint.h>

/* CLOCK_MONOTONIC, the clock of the module's time stamps, in milliseconds. */
uint64_t now_ms(void);

#endif
