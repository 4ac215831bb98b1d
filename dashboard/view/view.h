/* SPDX-License-Identifier: GPL-2.0 */
/* The panels: each draws the model into its rectangle and changes nothing. */
#ifndef WQTOP_VIEW_VIEW_H
#define WQTOP_VIEW_VIEW_H

#include "layout/layout.h"
#include "look/themes.h"
#include "model/model.h"

/* A whole frame, for the terminal as large as it is now. */
void view_draw(const struct model *model);

/* Return: the queue whose row is at that row of the screen, or -1. */
int view_queue_at(const struct model *model, int row);

/* The same within the table. */
int view_queues_at(struct rect area, const struct model *model, int row);

void view_title(struct rect area, const struct model *model);
void view_queues(struct rect area, const struct model *model);
void view_history(struct rect area, const struct model *model,
		  unsigned int queue);
/* What a history of that many columns shows. */
int view_history_seconds(const struct model *model, int columns);
void view_periodic(struct rect area, const struct model *model);
void view_timeline(struct rect area, const struct model *model);
void view_details(struct rect area, const struct model *model);
void view_code(struct rect area, const struct model *model);
void view_events(struct rect area, const struct model *model);
void view_message(struct rect area, const struct model *model);
void view_keys(struct rect area, const struct model *model);
/* @area: of message and key bar, whose rows are the last @keys_rows. */
void view_command_line(struct rect area, int keys_rows, const struct model *model);
void view_help(struct rect area, const struct model *model);
void view_absent(struct rect area, const struct model *model);

/* Room for any line that a panel puts together. */
#define VIEW_TEXT_MAX	512

/* The first row of a view's panel. */
void view_heading(struct rect area, const struct model *model, enum view view,
		  const char *text);

/* Draws text over the rows of a rectangle, broken at blanks. */
void view_wrapped(struct rect area, enum role role, const char *text);

/* Return: the rows that a text takes when it is broken so. */
int view_wrapped_rows(int columns, const char *text);

/* What is left of a rectangle to the right of and below that place. */
struct rect view_part(struct rect area, int row, int column);

#endif
