// SPDX-License-Identifier: GPL-2.0
#include "view/view.h"

#include <stdio.h>

#include "layout/layout.h"
#include "lib/text.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/lesson.h"
#include "view/panels.h"

/* Blanks between the message and the state of the picture. */
#define STATE_GAP 2

/* Draws a note on a screen that is too small. q and ? work there, too. */
static void draw_too_small(struct rect area)
{
	char text[32];

	snprintf(text, sizeof(text), "needs %dx%d", LAYOUT_COLUMNS_LEAST,
		 LAYOUT_ROWS_LEAST);
	area_wrapped(area, ROLE_WARNING, text);
}

static void draw_command_line(const struct layout *layout,
			      const struct model *model)
{
	struct rect area = layout->panel[PANEL_MESSAGE];

	area.rows = layout->screen.rows - area.row;
	view_command_line(area, layout->panel[PANEL_KEYS].rows, model);
}

/*
 * Without a title, the right end of the message line says that the picture is
 * not live: a replay must not look like the module.
 */
static void draw_message(const struct layout *layout, const struct model *model)
{
	struct rect area = layout->panel[PANEL_MESSAGE];
	const char *state = model_picture_state(model);

	if (!layout->panel[PANEL_TITLE].rows && *state) {
		int at = area.columns - text_columns(state);

		screen_put(area, area.rows - 1, at, ROLE_WARNING, state);
		area.columns = at - STATE_GAP;
	}
	view_message(area, model);
}

#define DRAW_VIEW(symbol, name, ...) \
	view_##name(layout->view[VIEW_##symbol], model);

static void draw_panels(const struct layout *layout, const struct model *model)
{
	if (model->lesson.page) {
		view_lesson(layout->body, model);
	} else if (model->view == VIEW_MACHINE) {
		view_machine(layout->view[VIEW_MACHINE], model);
		if (model->details)
			view_details(layout, model);
	} else if (model_has_picture(model)) {
		VIEWS(DRAW_VIEW)
		view_periodic(layout->panel[PANEL_PERIODIC], model);
		view_why(layout->panel[PANEL_WHY], model);
		if (model->details)
			view_details(layout, model);
	} else {
		view_absent(layout->body, model);
	}
	view_title(layout->panel[PANEL_TITLE], model);
	if (model->line_edit.open) {
		draw_command_line(layout, model);
		return;
	}
	draw_message(layout, model);
	view_keys(layout->panel[PANEL_KEYS], model);
}

static void layout_now(const struct model *model, struct layout *layout)
{
	int rows, columns;

	screen_size(&rows, &columns);
	layout_model(model, rows, columns, layout);
}

int view_queue_at(const struct model *model, int row)
{
	struct layout layout;

	layout_now(model, &layout);
	if (model->help_page || !layout.fits || !model_has_picture(model))
		return -1;
	return view_queues_at(layout.view[VIEW_QUEUES], model, row);
}

void view_draw(const struct model *model)
{
	struct layout layout;

	layout_now(model, &layout);
	screen_clear();
	screen_mark_cuts(model->glyphs->cut);
	if (model->help_page)
		view_help(layout.screen, model);
	else if (layout.fits)
		draw_panels(&layout, model);
	else
		draw_too_small(layout.screen);
	screen_show();
}
