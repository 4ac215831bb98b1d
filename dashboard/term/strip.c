// SPDX-License-Identifier: GPL-2.0
#include "term/strip.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "term/screen.h"

/* Blanks between two pieces. */
#define GAP 2

struct strip_piece *strip_add(struct strip *strip, enum role role, int rank,
			      const char *format, ...)
{
	struct strip_piece *piece = &strip->piece[strip->count];
	va_list args;

	if (strip->count < STRIP_PIECES - 1)
		strip->count++;
	memset(piece, 0, sizeof(*piece));
	piece->role = role;
	piece->rank = rank;
	va_start(args, format);
	vsnprintf(piece->text, sizeof(piece->text), format, args);
	va_end(args);
	return piece;
}

static void measure(struct strip *strip)
{
	int i;

	for (i = 0; i < strip->count; i++) {
		struct strip_piece *piece = &strip->piece[i];
		int key = text_columns(piece->key);
		int text = text_columns(piece->text);

		piece->width = key + text + (key && text ? 1 : 0);
	}
}

/* Gives the chosen pieces their places. Return: whether all are inside. */
static bool place(struct strip *strip, struct rect area)
{
	int row = 0, column = 0;
	int i;

	for (i = 0; i < strip->count; i++) {
		struct strip_piece *piece = &strip->piece[i];

		if (!piece->chosen)
			continue;
		if (column && (column + GAP + piece->width > area.columns ||
			       (piece->new_line && area.rows > 1))) {
			row++;
			column = 0;
		}
		column += column ? GAP : 0;
		piece->row = row;
		piece->column = column;
		column += piece->width;
		if (row >= area.rows || column > area.columns)
			return false;
	}
	return true;
}

static void choose(struct strip *strip, struct rect area)
{
	int rank, i;

	for (i = 0; i < strip->count; i++)
		strip->piece[i].chosen = false;
	for (rank = 0; rank < STRIP_PIECES; rank++) {
		for (i = 0; i < strip->count; i++) {
			if (strip->piece[i].rank != rank)
				continue;
			strip->piece[i].chosen = true;
			if (!place(strip, area))
				strip->piece[i].chosen = false;
		}
	}
	place(strip, area);
}

bool strip_fits(struct strip *strip, struct rect area, int rank)
{
	int i;

	measure(strip);
	for (i = 0; i < strip->count; i++)
		strip->piece[i].chosen = strip->piece[i].rank <= rank;
	return place(strip, area);
}

/* Places the pieces in the narrowest area that needs no more rows. */
static void balance(struct strip *strip, struct rect area)
{
	int i;

	area.rows = 1;
	for (i = 0; i < strip->count; i++)
		if (strip->piece[i].chosen && strip->piece[i].row >= area.rows)
			area.rows = strip->piece[i].row + 1;
	while (area.columns > 0 && place(strip, area))
		area.columns--;
	area.columns++;
	place(strip, area);
}

/* Return: the columns that the pieces at the right can move. */
static int room_at_right(const struct strip *strip, struct rect area)
{
	int end = area.columns;
	int i;

	for (i = 0; i < strip->count; i++)
		if (strip->piece[i].chosen && strip->piece[i].right)
			end = strip->piece[i].column + strip->piece[i].width;
	return area.columns - end;
}

void strip_draw(struct strip *strip, struct rect area)
{
	int shift, i;

	measure(strip);
	choose(strip, area);
	if (strip->balanced)
		balance(strip, area);
	shift = room_at_right(strip, area);
	for (i = 0; i < strip->count; i++) {
		const struct strip_piece *piece = &strip->piece[i];
		int column = piece->column + (piece->right ? shift : 0);

		if (!piece->chosen)
			continue;
		if (*piece->key)
			column = screen_put(area, piece->row, column,
					    piece->key_role, piece->key) +
				 1;
		screen_put(area, piece->row, column, piece->role, piece->text);
	}
}
