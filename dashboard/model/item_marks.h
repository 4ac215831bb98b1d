/* SPDX-License-Identifier: GPL-2.0 */
/* Notes the submissions of each command, for the marks below the timeline. */
#ifndef WQTOP_MODEL_ITEM_MARKS_H
#define WQTOP_MODEL_ITEM_MARKS_H

#include "model/item_lives.h"

/* Takes in the next event, before the life that it belongs to does. */
void item_marks_take(struct item_lives *lives, const struct event *event);

#endif
