// SPDX-License-Identifier: GPL-2.0
/*
 * One line above the message: why the oldest item of the selected queue waits.
 * While the picture is frozen it says that: what keys send is not seen in it.
 */
#include "model/why_selected.h"

#include "term/screen.h"
#include "view/panels.h"

void view_why(struct rect area, const struct model *model)
{
	char text[WHY_MAX];

	if (!area.rows)
		return;
	if (model_is_frozen(model)) {
		screen_put(area, 0, 2, ROLE_WARNING,
			   "the picture is frozen: Space goes on");
		return;
	}
	why_selected(model, text, sizeof(text));
	screen_put(area, 0, 2, ROLE_WAITING, text);
}
