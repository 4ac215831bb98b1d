// SPDX-License-Identifier: GPL-2.0
#include "view/heading.h"

#include <stdio.h>

#include "lib/text.h"
#include "term/screen.h"
#include "view/panels.h"

void view_heading(struct rect area, const struct model *model, enum view view,
		  const char *text)
{
	char line[VIEW_TEXT_MAX];

	/* The mark shows which of several views has the keys. */
	snprintf(line, sizeof(line), "%s%s", model->view == view ? "> " : "  ",
		 text);
	screen_put(area, 0, 0, model->view == view ? ROLE_TITLE : ROLE_TEXT,
		   line);
}

bool view_heading_fits(struct rect area, const char *text)
{
	return 2 + text_columns(text) <= area.columns;
}

const char *view_events_off(const struct model *model)
{
	return model_can_send(model) ? "events are off: E switches them on" :
				       "events are off";
}
