/* SPDX-License-Identifier: GPL-2.0 */
/* Included by every unit test. cmocka.h needs the others before it. */
#ifndef WQTOP_UNIT_H
#define WQTOP_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
