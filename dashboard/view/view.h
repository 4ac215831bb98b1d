/* SPDX-License-Identifier: GPL-2.0 */
/* The whole screen: all panels, or help in place of them. */
#ifndef WQTOP_VIEW_VIEW_H
#define WQTOP_VIEW_VIEW_H

#include "model/model.h"

/* Draws a frame, for the terminal as large as it is now. */
void view_draw(const struct model *model);

/* Return: the queue whose row is at that row of the screen, or -1. */
int view_queue_at(const struct model *model, int row);

#endif
