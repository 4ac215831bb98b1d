// SPDX-License-Identifier: GPL-2.0
#include "layout/big.h"

#include <stdio.h>
#include <string.h>

#include "layout/columns.h"
#include "look/digits.h"

/* The label stands above the digits, with a blank row below them. */
#define ROWS_BESIDE 2

static void put_count(struct big_number *number, uint64_t count, enum role busy)
{
	number->role = count && count != SNAPSHOT_NONE ? busy : ROLE_TEXT;
	if (count == SNAPSHOT_NONE)
		snprintf(number->text, sizeof(number->text), "-");
	else
		text_count(count, number->text, sizeof(number->text));
}

static uint64_t waiting_of(const uint64_t *count)
{
	if (count[WQDEMO_COUNT_armed] == SNAPSHOT_NONE)
		return count[WQDEMO_COUNT_pending];
	if (count[WQDEMO_COUNT_pending] == SNAPSHOT_NONE)
		return count[WQDEMO_COUNT_armed];
	return count[WQDEMO_COUNT_armed] + count[WQDEMO_COUNT_pending];
}

static void put_numbers(struct big *big, const struct model *model,
			unsigned int queue)
{
	const uint64_t *count = model->now.queue[queue].count;
	struct big_number *rate = &big->number[3];

	big->number[0].label = "WAITING";
	put_count(&big->number[0], waiting_of(count), ROLE_WAITING);
	big->number[1].label = "RUNNING";
	put_count(&big->number[1], count[WQDEMO_COUNT_running], ROLE_RUNNING);
	big->number[2].label = "DONE";
	put_count(&big->number[2], count[WQDEMO_COUNT_completed], ROLE_TEXT);
	rate->label = "DONE a second";
	rate->role = ROLE_TEXT;
	columns[COLUMN_RATE].cell(model, queue, rate->text, sizeof(rate->text));
	if (!strcmp(rate->text, model->glyphs->none))
		snprintf(rate->text, sizeof(rate->text), "-");
}

/* Chooses the largest dots that leave room for all numbers, about square. */
static void choose_dots(struct big *big)
{
	const struct rect *area = &big->number[0].area;
	int longest = 1, length;
	int i;

	for (i = 0; i < BIG_NUMBERS; i++) {
		length = (int)strlen(big->number[i].text);
		longest = length > longest ? length : longest;
	}
	big->dot_rows = (area->rows - ROWS_BESIDE) / DIGIT_ROWS;
	big->dot_columns = area->columns / (longest * (DIGIT_COLUMNS + 1));
	if (big->dot_columns > 2 * big->dot_rows)
		big->dot_columns = 2 * big->dot_rows;
	if (big->dot_rows > big->dot_columns)
		big->dot_rows = big->dot_columns;
}

void big_make(struct big *big, struct rect area, const struct model *model,
	      unsigned int queue)
{
	int rows = area.rows > 1 ? (area.rows - 1) / 2 : 0;
	int columns = area.columns / 2;
	int i;

	put_numbers(big, model, queue);
	for (i = 0; i < BIG_NUMBERS; i++)
		big->number[i].area = (struct rect){
			.row = 1 + i / 2 * rows,
			.column = 2 + i % 2 * columns,
			.rows = rows,
			.columns = columns - 2,
		};
	choose_dots(big);
}
