/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The keys that mean something else in each view: a row of functions for each
 * of VIEWS(), in keys/view_NAME.c.
 */
#ifndef WQTOP_KEYS_VIEW_KEYS_H
#define WQTOP_KEYS_VIEW_KEYS_H

#include "layout/details.h"
#include "model/model.h"

struct view_keys {
	/* Each of the two is -1, 0 or 1. */
	void (*move)(struct model *model, int down, int right);
	/* A page, or all the way; @step: -1 or 1. Return: whether there are pages. */
	bool (*page)(struct model *model, int step);
	bool (*end)(struct model *model, int step);
	/* Leaves a place in the view. Return: false if there was none to leave. */
	bool (*cancel)(struct model *model);
	/* Selects something for the details where nothing is. NULL: something always is. */
	void (*select)(struct model *model);
	/* Fills in the details of what is selected. */
	void (*details)(struct details *details, const struct model *model);
};

#define VIEW_KEYS_ROW(symbol, name, ...)	\
	extern const struct view_keys view_keys_##name;
VIEWS(VIEW_KEYS_ROW)

/* Return: the row of the view that has the keys. */
const struct view_keys *view_keys_of(const struct model *model);

/* Return: the rows of that view's panel below its heading, at least one. */
int view_keys_page_rows(const struct model *model);

/* Selects the next row of the table, or the one before: @step is -1, 0 or 1. */
void view_keys_select(struct model *model, int step);

/* For a view without pages, or without a place to leave. */
bool view_keys_no_step(struct model *model, int step);
bool view_keys_no_cancel(struct model *model);

#endif
