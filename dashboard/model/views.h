/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The views: each shows the same items in another way. A view is a row in this
 * table and two files: keys/view_NAME.c says what keys do in it, view/NAME.c
 * draws it.
 */
#ifndef WQTOP_MODEL_VIEWS_H
#define WQTOP_MODEL_VIEWS_H

#include <stdbool.h>

#include "lib/slice.h"

/* Where a view stands. A large screen has room for one view in each place. */
enum view_place {
	VIEW_ON_TOP,
	VIEW_BELOW,		/* as wide as the screen */
	VIEW_AT_LEFT,		/* below that */
	VIEW_AT_RIGHT,
	VIEW_ALONE,		/* with the whole screen, always */
};

/* VIEW(symbol, name, key, place, help): v and @key show it. */
#define VIEWS(VIEW)							\
	VIEW(QUEUES, queues, "q", ON_TOP,				\
	     "the table of queues; later pages explain its columns")	\
	VIEW(TIMELINE, timeline, "t", BELOW,				\
	     "one lane a worker (L: an item); c27 is custom's item 27")	\
	VIEW(CODE, code, "c", AT_LEFT,					\
	     "the source of the selected row: lines that the last item reached") \
	VIEW(EVENTS, events, "e", AT_RIGHT,				\
	     "the log of events, the newest at the bottom")		\
	VIEW(WORKERS, workers, "w", BELOW,				\
	     "a row for each worker; ITEMS, BUSY: of the time in the heading") \
	VIEW(BIG, big, "b", ALONE,					\
	     "numbers of the selected queue, for the last row of a class") \
	VIEW(MACHINE, machine, "m", ALONE,				\
	     "all workqueues of this machine, a row for each work function")

#define VIEW_SYMBOL(symbol, ...)	VIEW_##symbol,
enum view {
	VIEWS(VIEW_SYMBOL)
	VIEW_COUNT
};

struct view_row {
	const char *name;
	const char *key;
	enum view_place place;
	const char *help;
};

extern const struct view_row view_rows[VIEW_COUNT];

/* " q=queues t=timeline": all keys in one string, a blank before each. */
#define VIEW_CHOICE(symbol, name, key, ...)	" " key "=" #name
#define VIEW_CHOICES	VIEWS(VIEW_CHOICE)

/* Return: VIEW_COUNT if there is none of that name. */
enum view view_of_name(struct slice name);

/* Return: VIEW_COUNT if there is none with that key. */
enum view view_of_key(int key);

/* Return: @chosen if it stands there, else the first view that does. */
enum view view_at(enum view_place place, enum view chosen);

#endif
