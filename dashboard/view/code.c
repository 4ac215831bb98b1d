// SPDX-License-Identifier: GPL-2.0
/* The source of the selected pattern, with the lines that were reached last. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/code_page.h"
#include "lib/text.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/heading.h"
#include "view/panels.h"

/* "=> 46>" and a blank before the code. */
#define GUTTER	  7
#define NUMBER_AT 2

/* From this width on, an event stands beside its line. */
#define WIDE 100

/* Below this, tabs are narrow, so that more of each line is seen. */
#define NARROW 80

/* The state for drawing one line. */
struct picture {
	struct rect area;
	const struct model *model;
	const struct code_page *page;
	unsigned int tab;
	bool wide;
};

static void draw_number(const struct picture *picture, int row,
			unsigned int number)
{
	bool is_at = picture->model->code_line == number;
	char text[16];

	snprintf(text, sizeof(text), "%3u%s", number, is_at ? ">" : "");
	screen_put(picture->area, row, NUMBER_AT,
		   is_at ? ROLE_TITLE : ROLE_LABEL, text);
}

/*
 * Return: the column of the words under a line: a little right of its start,
 * if they fit.
 */
static int column_under(const struct picture *picture, const char *code,
			const char *words)
{
	int column = GUTTER + (int)strspn(code, " ") + 2;
	int most = picture->area.columns - text_columns(words);

	if (column > most)
		column = most;
	return column > NUMBER_AT ? column : NUMBER_AT;
}

/*
 * Return: whether the event of a line stands beside it, at @column, or under
 * it.
 */
static bool is_beside(const struct picture *picture, unsigned int number,
		      const char *words, int *column)
{
	char code[CODE_COLUMNS_MOST];

	code_expand(picture->page->code.line[number - 1].code, picture->tab,
		    code, sizeof(code));
	*column = GUTTER + text_columns(code) + 2;
	return picture->wide &&
	       *column + text_columns(words) <= picture->area.columns;
}

static void find_heights(const struct picture *picture, unsigned char *height)
{
	char words[VIEW_TEXT_MAX];
	unsigned int i;
	int column;

	for (i = 0; i < picture->page->code.count; i++) {
		height[i] = 1;
		if (!picture->page->on[i])
			continue;
		code_page_tell(picture->page, picture->model,
			       picture->page->on[i], words, sizeof(words));
		height[i] += !is_beside(picture, i + 1, words, &column);
	}
}

/* Return: the row after it. */
static int draw_hit(const struct picture *picture, int row, unsigned int number)
{
	const struct event *event = picture->page->on[number - 1];
	bool is_newest = event == picture->page->newest;
	enum role role = is_newest ? ROLE_RUNNING : ROLE_TEXT;
	const struct glyphs *glyphs = picture->model->glyphs;
	char code[CODE_COLUMNS_MOST], words[VIEW_TEXT_MAX];
	int indent, column;

	screen_put(picture->area, row, 0, ROLE_TITLE,
		   is_newest ? glyphs->hit_newest : glyphs->hit);
	code_expand(picture->page->code.line[number - 1].code, picture->tab,
		    code, sizeof(code));
	indent = (int)strspn(code, " ");
	screen_put(picture->area, row, GUTTER + indent,
		   is_newest ? ROLE_CHANGED : ROLE_TITLE, code + indent);
	code_page_tell(picture->page, picture->model, event, words,
		       sizeof(words));
	if (is_beside(picture, number, words, &column)) {
		screen_put(picture->area, row, column, role, words);
		return row + 1;
	}
	screen_put(picture->area, row + 1, column_under(picture, code, words),
		   role, words);
	return row + 2;
}

static int draw_line(const struct picture *picture, int row,
		     unsigned int number)
{
	char text[CODE_COLUMNS_MOST];

	draw_number(picture, row, number);
	if (picture->page->on[number - 1])
		return draw_hit(picture, row, number);
	code_expand(picture->page->code.line[number - 1].code, picture->tab,
		    text, sizeof(text));
	screen_put(picture->area, row, GUTTER, ROLE_TEXT, text);
	return row + 1;
}

static void draw_lines(const struct picture *picture)
{
	unsigned char height[CODE_LINES_MOST];
	bool shown[CODE_LINES_MOST];
	unsigned int number;
	bool left_out = false;
	int row = 0;

	find_heights(picture, height);
	code_page_choose(picture->page, picture->model, height,
			 (unsigned int)picture->area.rows, shown);
	for (number = 1; number <= picture->page->code.count; number++) {
		if (!shown[number - 1]) {
			left_out = row > 0;
			continue;
		}
		if (left_out)
			screen_put(picture->area, row++, NUMBER_AT, ROLE_LABEL,
				   "...");
		left_out = false;
		row = draw_line(picture, row, number);
	}
}

/* Return: a warning if these may not be the lines that run, or "". */
static const char *doubt(const struct model *model)
{
	if (!*model->now.source_hash)
		return "nothing is known of the loaded module's source";
	if (strcmp(model->now.source_hash, code_hash))
		return "source differs from the loaded module";
	return "";
}

/* @off: the words for that no events are written, or "". */
static void compose_heading(const struct model *model,
			    const struct code_page *page, const char *path,
			    const char *off, char *text, size_t size)
{
	char words[128] = "";

	if (!page->newest)
		snprintf(words, sizeof(words), ": %s",
			 *off ? off : "nothing has happened yet");
	else if (page->newest_line)
		snprintf(words, sizeof(words), " %s%" PRIu64,
			 actions[page->queue].label, page->newest->item);
	else {
		words[0] = ' ';
		code_page_tell(page, model, page->newest, words + 1,
			       sizeof(words) - 1);
	}
	snprintf(text, size, "CODE  %s  %s%s%s%s%s", path,
		 actions[page->queue].queue, words,
		 page->newest && *off ? "  " : "", page->newest ? off : "",
		 model->code_line ? "  Esc: follow events" : "");
}

/* A narrow screen has no room for the folder, nor for how to switch events on. */
static void draw_heading(struct rect area, const struct model *model,
			 const struct code_page *page)
{
	const char *off = model->now.recording ? "" : view_events_off(model);
	const char *file = strrchr(page->code.path, '/') + 1;
	char text[VIEW_TEXT_MAX];

	compose_heading(model, page,
			area.columns < NARROW ? file : page->code.path, off,
			text, sizeof(text));
	if (!view_heading_fits(area, text))
		compose_heading(model, page, file, off, text, sizeof(text));
	if (!view_heading_fits(area, text) && *off)
		compose_heading(model, page, file, "events off", text,
				sizeof(text));
	view_heading(area, model, VIEW_CODE, text);
}

void view_code(struct rect area, const struct model *model)
{
	struct code_page page;
	struct picture picture = {
		.model = model,
		.page = &page,
		.tab = area.columns < NARROW ? 4 : 8,
		.wide = area.columns >= WIDE,
	};
	const char *doubts = doubt(model);
	int used = 1;

	if (area.rows < 2)
		return;
	if (!code_page_find(&page, model)) {
		view_heading(area, model, VIEW_CODE,
			     "CODE  of a queue that this wqtop does not know");
		return;
	}
	draw_heading(area, model, &page);
	if (*doubts && area.rows > 3)
		screen_put(area, used++, 2, ROLE_WARNING, doubts);
	picture.area = area_part(area, used, 0);
	draw_lines(&picture);
}
