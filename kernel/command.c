// SPDX-License-Identifier: GPL-2.0
#include "../common/command.c"
