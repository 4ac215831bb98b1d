/* SPDX-License-Identifier: GPL-2.0 */
/* The panels: each draws the model into its rectangle and changes nothing. */
#ifndef WQTOP_VIEW_PANELS_H
#define WQTOP_VIEW_PANELS_H

#include "layout/layout.h"
#include "lib/rect.h"
#include "model/model.h"

/* Room for any line that a panel puts together. */
#define VIEW_TEXT_MAX	512

#define VIEW_PANEL(symbol, name, ...)	\
	void view_##name(struct rect area, const struct model *model);
VIEWS(VIEW_PANEL)

void view_title(struct rect area, const struct model *model);
void view_history(struct rect area, const struct model *model,
		  unsigned int queue);
void view_periodic(struct rect area, const struct model *model);
void view_why(struct rect area, const struct model *model);
void view_details(const struct layout *layout, const struct model *model);
void view_message(struct rect area, const struct model *model);
void view_keys(struct rect area, const struct model *model);
/* @area: of message and key bar, whose rows are the last @keys_rows. */
void view_command_line(struct rect area, int keys_rows,
		       const struct model *model);
void view_help(struct rect area, const struct model *model);
void view_absent(struct rect area, const struct model *model);

/* Return: the seconds that a history of that many columns shows. */
int view_history_seconds(const struct model *model, int columns);

/* Return: the queue whose row is at that row of the screen, or -1. */
int view_queues_at(struct rect area, const struct model *model, int row);

#endif
