// SPDX-License-Identifier: GPL-2.0
#include "model/views.h"

bool view_of_name(struct slice name, enum view *view)
{
#define VIEW_NAME(symbol, name, key)	[VIEW_##symbol] = #name,
	static const char *const names[VIEW_COUNT] = { VIEWS(VIEW_NAME) };
	int i;

	for (i = 0; i < VIEW_COUNT; i++) {
		if (!slice_equals(name, names[i]))
			continue;
		*view = (enum view)i;
		return true;
	}
	return false;
}
