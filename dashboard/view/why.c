// SPDX-License-Identifier: GPL-2.0
/* One line above the message: why the oldest item of the selected queue waits. */
#include "model/why.h"

#include "term/screen.h"
#include "view/panels.h"

void view_why(struct rect area, const struct model *model)
{
	char text[WHY_MAX];

	if (!area.rows)
		return;
	why_selected(model, text, sizeof(text));
	screen_put(area, 0, 2, ROLE_WAITING, text);
}
