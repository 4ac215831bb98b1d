// SPDX-License-Identifier: GPL-2.0
#include "layout/timeline_marks.h"

#include <stdio.h>
#include <string.h>

#include "model/actions.h"

/* The marks that share a text: one for each queue, in order of time. */
struct group {
	int column;
	int count;
	struct item_lives_mark sum[WQDEMO_QUEUE_COUNT];
};

/* Writes "^8c", "^i=" for a coalesced one, "^3i=2" for two of three. */
static size_t compose_mark(const struct item_lives_mark *mark, char *text,
			   size_t size)
{
	unsigned int all = mark->accepted + mark->coalesced + mark->modified +
			   mark->refused;
	char count[16] = "", coalesced[24] = "";

	if (all > 1)
		snprintf(count, sizeof(count), "%u", all);
	if (mark->coalesced && mark->coalesced == all)
		snprintf(coalesced, sizeof(coalesced), "=");
	else if (mark->coalesced)
		snprintf(coalesced, sizeof(coalesced), "=%u", mark->coalesced);
	return (size_t)snprintf(text, size, "^%s%s%s%s%s", count,
				actions[mark->queue].label, coalesced,
				mark->modified ? "~" : "",
				mark->refused ? "!" : "");
}

/*
 * Writes "^2b^8c", or "^2b+co" where there are more queues: long texts would
 * run away from their place in time.
 */
static int compose_group(const struct group *group, char *text, size_t size)
{
	size_t used = compose_mark(&group->sum[0], text, size);
	int i;

	if (group->count == 2)
		return (int)(used + compose_mark(&group->sum[1], text + used,
						 size - used));
	for (i = 1; i < group->count && used < size; i++)
		used += (size_t)snprintf(text + used, size - used, "%s%s",
					 i == 1 ? "+" : "",
					 actions[group->sum[i].queue].label);
	return (int)used;
}

/* Return: the first column that the group's first mark leaves free. */
static int end_of_first(const struct group *group)
{
	char text[MARK_TEXT_MAX];

	return group->column +
	       (int)compose_mark(&group->sum[0], text, sizeof(text)) + 1;
}

static void add_mark(struct group *group, const struct item_lives_mark *mark)
{
	struct item_lives_mark *sum = group->sum;
	int i;

	for (i = 0; i < group->count; i++, sum++)
		if (sum->queue == mark->queue)
			break;
	if (i == group->count) {
		group->count++;
		*sum = *mark;
		return;
	}
	sum->accepted += mark->accepted;
	sum->coalesced += mark->coalesced;
	sum->modified += mark->modified;
	sum->refused += mark->refused;
}

/* Moves a text that would leave the right edge to the left, as far as there is room. */
static int place(const struct group *group, int length, int columns, int from)
{
	int column = group->column;

	if (column + length > columns)
		column = columns - length;
	return column < from ? from : column;
}

int timeline_marks(const struct timeline *timeline,
		   struct mark_text text[TIMELINE_MARKS])
{
	int columns = timeline->window.columns, count = 0, free = 0, end = 0;
	struct group group = { 0 };
	int i;

	for (i = 0; i < timeline->mark_count; i++) {
		const struct item_lives_mark *mark = &timeline->mark[i];
		int at = timeline_column(&timeline->window, mark->ns);
		int length;

		if (!count || at >= end_of_first(&group)) {
			free = end;
			group = (struct group){ .column = at };
			count++;
		}
		add_mark(&group, mark);
		length = compose_group(&group, text[count - 1].text,
				       MARK_TEXT_MAX);
		text[count - 1].column = place(&group, length, columns, free);
		end = text[count - 1].column + length + 1;
	}
	return count;
}
