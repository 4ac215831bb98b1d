// SPDX-License-Identifier: GPL-2.0
#include "layout/lesson_list.h"

/* Fewer rows have no room to tell what is left out. */
#define MARKED_LEAST 3

static unsigned int room_of(struct rect area)
{
	int room = area.rows - LESSON_LIST_HEADING;

	return room > 1 ? (unsigned int)room : 1;
}

void lesson_list_place(const struct lesson *lesson, struct rect area,
		       struct lesson_list *list)
{
	unsigned int rows = lesson_list_rows(lesson), room = room_of(area);
	bool marked = room >= MARKED_LEAST;

	*list = (struct lesson_list){ .count = rows };
	if (rows <= room)
		return;
	list->count = room;
	if (lesson->row > room / 2)
		list->first = lesson->row - room / 2;
	if (list->first > rows - room)
		list->first = rows - room;
	if (marked && list->first)
		list->above = list->first + 1;
	if (marked && list->first + room < rows)
		list->below = rows - room - list->first + 1;
}

unsigned int lesson_list_page(struct rect area)
{
	unsigned int room = room_of(area);

	return room > MARKED_LEAST ? room - 2 : 1;
}
