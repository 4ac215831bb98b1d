// SPDX-License-Identifier: GPL-2.0
#include "../common/program.c"
