// SPDX-License-Identifier: GPL-2.0
#include "layout/caller_words.h"

#include <string.h>

#include "lib/text.h"
#include "model/timeline_callers.h"

static const char with_for[] = "for ";

/* A wait on the screen, and the columns around it that are empty. */
struct place {
	int first, last; /* of the wait */
	int from;	 /* of the columns before it */
	int to;		 /* the first that is not free after it */
};

/* Return: the first column after @last with something in it, or @columns. */
static int next_taken(const struct timeline_lane *lane, int last, int columns)
{
	int column;

	for (column = last + 1; column < columns; column++)
		if (lane->cell[column])
			break;
	/* A blank parts the words from it. */
	return column < columns ? column - 1 : columns;
}

/* Return: whether words of that length fit, and where. */
static bool find_column(const struct place *place, int length, bool beside,
			int *column)
{
	if (!beside) {
		*column = place->first + 1;
		return length + 2 <= place->last - place->first + 1;
	}
	/* Before it they stay in place while the wait goes on. */
	*column = place->first - 1 - length;
	if (*column >= place->from)
		return true;
	*column = place->last + 2;
	return *column + length <= place->to;
}

/* Return: false without room. Without "for" they would name who waits. */
static bool put_words(struct caller_words *words, const struct place *place)
{
	int beside;

	for (beside = 0; beside <= 1; beside++)
		if (find_column(place, text_columns(words->text), beside,
				&words->column))
			return true;
	return false;
}

static bool is_in_lane(const struct caller *caller,
		       const struct timeline_lane *lane,
		       const struct model *model)
{
	return !strcmp(caller->name, lane->name) &&
	       model_shows(model, caller->queue);
}

bool caller_begins(const struct timeline *timeline,
		   const struct timeline_lane *lane, const struct model *model,
		   int column)
{
	const struct caller *caller;
	uint64_t number = 0;

	if (!lane->cell[column - 1])
		return false;
	while ((caller = callers_next(&model->lives.callers, &number)))
		if (is_in_lane(caller, lane, model) &&
		    timeline_column(&timeline->window, caller->ns) == column)
			return true;
	return false;
}

int caller_words(const struct timeline *timeline,
		 const struct timeline_lane *lane, const struct model *model,
		 struct caller_words words[CALLERS_KEPT])
{
	const struct timeline_window *window = &timeline->window;
	const struct caller *caller;
	struct place place = { 0 };
	uint64_t number = 0;
	int count = 0;

	while ((caller = callers_next(&model->lives.callers, &number))) {
		struct life_span span =
			timeline_caller_span(caller, window->now_ns);
		struct caller_words *next = &words[count];
		int end;

		if (!is_in_lane(caller, lane, model) ||
		    !timeline_sees(window, &span, &place.first, &place.last))
			continue;
		place.to = next_taken(lane, place.last, window->columns);
		memcpy(next->text, with_for, sizeof(with_for));
		caller_tell(caller, &model->lives,
			    next->text + sizeof(with_for) - 1,
			    CALLER_ITEMS_MAX);
		end = place.last + 1;
		if (put_words(next, &place)) {
			count++;
			if (end < next->column + text_columns(next->text))
				end = next->column + text_columns(next->text);
		}
		if (place.from < end + 1)
			place.from = end + 1;
	}
	return count;
}
