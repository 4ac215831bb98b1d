/* SPDX-License-Identifier: GPL-2.0 */
/* What time it is, for whom it is not pure to know. */
#ifndef WQTOP_LIB_CLOCK_H
#define WQTOP_LIB_CLOCK_H

#include <stdint.h>

/* CLOCK_MONOTONIC, the clock of the module's time stamps, in milliseconds. */
uint64_t clock_ms(void);

#endif
