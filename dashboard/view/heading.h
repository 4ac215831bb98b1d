/* SPDX-License-Identifier: GPL-2.0 */
/* The first row of a view's panel. */
#ifndef WQTOP_VIEW_HEADING_H
#define WQTOP_VIEW_HEADING_H

#include "lib/rect.h"
#include "model/model.h"

void view_heading(struct rect area, const struct model *model, enum view view,
		  const char *text);

/* Return: whether all of a heading would be seen. */
bool view_heading_fits(struct rect area, const char *text);

/* Return: that no events come, and the key that helps if it can be pressed. */
const char *view_events_off(const struct model *model);

#endif
