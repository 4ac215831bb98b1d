// SPDX-License-Identifier: GPL-2.0
#include "model/timeline_window.h"

void timeline_limit(struct timeline_window *window)
{
	if (window->columns > TIMELINE_COLUMNS)
		window->columns = TIMELINE_COLUMNS;
	if (window->columns < 0)
		window->columns = 0;
	if (!window->column_ns)
		window->column_ns = 1;
}

int timeline_column(const struct timeline_window *window, uint64_t ns)
{
	uint64_t from_right;

	if (ns >= window->right_ns)
		return window->columns;
	from_right = (window->right_ns - 1 - ns) / window->column_ns;
	if (from_right >= (uint64_t)window->columns)
		return -1;
	return window->columns - 1 - (int)from_right;
}

uint64_t timeline_ns(const struct timeline_window *window, int column)
{
	uint64_t back;

	if (__builtin_mul_overflow((uint64_t)(window->columns - column),
				   window->column_ns, &back) ||
	    back > window->right_ns)
		return 0;
	return window->right_ns - back;
}

bool timeline_sees(const struct timeline_window *window,
		   const struct life_span *span, int *first, int *last)
{
	uint64_t end =
		span->to_ns > span->from_ns ? span->to_ns - 1 : span->from_ns;

	/* Events after the time of the picture are not in it. */
	if (span->from_ns > window->now_ns)
		return false;
	if (end > window->now_ns)
		end = window->now_ns;
	*first = timeline_column(window, span->from_ns);
	*last = timeline_column(window, end);
	if (*first >= window->columns || *last < 0)
		return false;
	if (*first < 0)
		*first = 0;
	if (*last >= window->columns)
		*last = window->columns - 1;
	return true;
}
