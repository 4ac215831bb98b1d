/* SPDX-License-Identifier: GPL-2.0 */
/* The views: each shows the same items in another way. */
#ifndef WQTOP_MODEL_VIEWS_H
#define WQTOP_MODEL_VIEWS_H

#include <stdbool.h>

#include "lib/slice.h"

/* VIEW(symbol, name, key): v and that key show it. */
#define VIEWS(VIEW)			\
	VIEW(QUEUES, queues, 'q')	\
	VIEW(TIMELINE, timeline, 't')	\
	VIEW(CODE, code, 'c')		\
	VIEW(EVENTS, events, 'e')

#define VIEW_SYMBOL(symbol, ...)	VIEW_##symbol,
enum view {
	VIEWS(VIEW_SYMBOL)
	VIEW_COUNT
};

/* Return: whether there is a view of that name; if so, *view. */
bool view_of_name(struct slice name, enum view *view);

#endif
