/* SPDX-License-Identifier: GPL-2.0 */
/* Reads the monotonic clock. Pure files get the time as an argument. */
#ifndef WQTOP_LIB_CLOCK_H
#define WQTOP_LIB_CLOCK_H

#include <stdint.h>

/* CLOCK_MONOTONIC, the clock of the module's time stamps, in milliseconds. */
uint64_t clock_ms(void);

/* The same in nanoseconds. */
uint64_t clock_ns(void);

#endif
