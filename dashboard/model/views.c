// SPDX-License-Identifier: GPL-2.0
#include "model/views.h"

#define VIEW_ROW(symbol, name, key, place, help) \
	[VIEW_##symbol] = { #name, key, VIEW_##place, help },
const struct view_row view_rows[VIEW_COUNT] = { VIEWS(VIEW_ROW) };

enum view view_of_name(struct slice name)
{
	int view;

	for (view = 0; view < VIEW_COUNT; view++)
		if (slice_equals(name, view_rows[view].name))
			break;
	return (enum view)view;
}

enum view view_of_key(int key)
{
	int view;

	for (view = 0; view < VIEW_COUNT; view++)
		if (*view_rows[view].key == key)
			break;
	return (enum view)view;
}

enum view view_at(enum view_place place, enum view chosen)
{
	int view;

	if (view_rows[chosen].place == place)
		return chosen;
	for (view = 0; view < VIEW_COUNT - 1; view++)
		if (view_rows[view].place == place)
			break;
	return (enum view)view;
}
