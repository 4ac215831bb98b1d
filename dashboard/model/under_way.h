/* SPDX-License-Identifier: GPL-2.0 */
/* The command that was sent and is not answered yet. */
#ifndef WQTOP_MODEL_UNDER_WAY_H
#define WQTOP_MODEL_UNDER_WAY_H

#include "model/model.h"

/*
 * Return: false while no event tells that it has begun to wait: it may be on
 * its way, or stand behind another command. Where none would tell, true.
 */
bool under_way_waits(const struct model *model);

#endif
