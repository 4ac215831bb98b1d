/* SPDX-License-Identifier: GPL-2.0 */
/* The pages of a lesson. */
#ifndef WQTOP_VIEW_LESSON_H
#define WQTOP_VIEW_LESSON_H

#include "lib/rect.h"
#include "model/model.h"

/* Draws the page that is open. */
void view_lesson(struct rect area, const struct model *model);

/* Draws the list of chapters and lessons. */
void view_lesson_list(struct rect area, const struct model *model);

#endif
