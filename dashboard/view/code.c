// SPDX-License-Identifier: GPL-2.0
/* The source of the selected pattern, with the lines that were reached last. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/code_page.h"
#include "lib/text.h"
#include "term/screen.h"
#include "view/view.h"

/* "=> 46>" and a blank before the code. */
#define GUTTER		7
#define NUMBER_AT	2

/* From this width on, what happened stands beside its line. */
#define WIDE		100

/* Below this, tabs are narrow, so that more of each line is seen. */
#define NARROW		80

/* What the picture of one line is made of. */
struct page {
	struct rect area;
	const struct model *model;
	const struct hits *hits;
	unsigned int tab;
	bool wide;
};

static void draw_number(const struct page *page, int row, unsigned int number)
{
	bool is_at = page->model->code_line == number;
	char text[16];

	snprintf(text, sizeof(text), "%3u%s", number, is_at ? ">" : "");
	screen_put(page->area, row, NUMBER_AT, is_at ? ROLE_TITLE : ROLE_LABEL, text);
}

/* Under its line the words begin a little to the right of it, if they fit so. */
static int column_under(const struct page *page, const char *code, const char *words)
{
	int column = GUTTER + (int)strspn(code, " ") + 2;
	int most = page->area.columns - text_columns(words);

	if (column > most)
		column = most;
	return column > NUMBER_AT ? column : NUMBER_AT;
}

/* Whether what happened on a line stands beside it, at @column; else under it. */
static bool is_beside(const struct page *page, unsigned int number, const char *words,
		      int *column)
{
	char code[CODE_COLUMNS_MOST];

	code_expand(page->hits->code.line[number - 1].code, page->tab, code,
		    sizeof(code));
	*column = GUTTER + text_columns(code) + 2;
	return page->wide && *column + text_columns(words) <= page->area.columns;
}

static void find_heights(const struct page *page, unsigned char *height)
{
	char words[VIEW_TEXT_MAX];
	unsigned int i;
	int column;

	for (i = 0; i < page->hits->code.count; i++) {
		height[i] = 1;
		if (!page->hits->on[i])
			continue;
		hits_text(page->model, page->hits->on[i], words, sizeof(words));
		height[i] += !is_beside(page, i + 1, words, &column);
	}
}

/* Return: the row after it. */
static int draw_hit(const struct page *page, int row, unsigned int number)
{
	const struct event *event = page->hits->on[number - 1];
	bool is_newest = event == page->hits->newest;
	enum role role = is_newest ? ROLE_RUNNING : ROLE_TEXT;
	const struct glyphs *glyphs = page->model->glyphs;
	char code[CODE_COLUMNS_MOST], words[VIEW_TEXT_MAX];
	int indent, column;

	screen_put(page->area, row, 0, ROLE_TITLE,
		   is_newest ? glyphs->hit_newest : glyphs->hit);
	code_expand(page->hits->code.line[number - 1].code, page->tab, code,
		    sizeof(code));
	indent = (int)strspn(code, " ");
	screen_put(page->area, row, GUTTER + indent,
		   is_newest ? ROLE_CHANGED : ROLE_TITLE, code + indent);
	hits_text(page->model, event, words, sizeof(words));
	if (is_beside(page, number, words, &column)) {
		screen_put(page->area, row, column, role, words);
		return row + 1;
	}
	screen_put(page->area, row + 1, column_under(page, code, words), role, words);
	return row + 2;
}

static int draw_line(const struct page *page, int row, unsigned int number)
{
	char text[CODE_COLUMNS_MOST];

	draw_number(page, row, number);
	if (page->hits->on[number - 1])
		return draw_hit(page, row, number);
	code_expand(page->hits->code.line[number - 1].text, page->tab, text,
		    sizeof(text));
	screen_put(page->area, row, GUTTER, ROLE_TEXT, text);
	return row + 1;
}

static void draw_lines(const struct page *page)
{
	unsigned char height[CODE_LINES_MOST];
	bool shown[CODE_LINES_MOST];
	unsigned int number;
	bool left_out = false;
	int row = 0;

	find_heights(page, height);
	hits_choose(page->hits, page->model, height, (unsigned int)page->area.rows, shown);
	for (number = 1; number <= page->hits->code.count; number++) {
		if (!shown[number - 1]) {
			left_out = row > 0;
			continue;
		}
		if (left_out)
			screen_put(page->area, row++, NUMBER_AT, ROLE_LABEL, "...");
		left_out = false;
		row = draw_line(page, row, number);
	}
}

/* Whether these are the lines that run, as far as anybody can know. */
static const char *doubt(const struct model *model)
{
	if (!*model->now.source_hash)
		return "nothing is known of the loaded module's source";
	if (strcmp(model->now.source_hash, code_hash))
		return "source differs from the loaded module";
	return "";
}

static void draw_heading(struct rect area, const struct model *model,
			 const struct hits *hits)
{
	char words[128] = "", text[VIEW_TEXT_MAX];
	const char *name = actions[hits->queue].queue;

	if (!hits->newest)
		snprintf(words, sizeof(words), "%s", model->now.recording ?
			 "nothing has happened yet" : "recording is off; E switches it on");
	else if (hits->newest_line)
		snprintf(words, sizeof(words), "#%" PRIu64, hits->newest->item);
	else
		hits_text(model, hits->newest, words, sizeof(words));
	snprintf(text, sizeof(text), "CODE  %s  %s%s%s%s",
		 area.columns < NARROW ? strrchr(hits->code.path, '/') + 1 : hits->code.path,
		 name, hits->newest ? " " : ": ", words, model->code_line ? "  Esc: follow events" : "");
	view_heading(area, model, VIEW_CODE, text);
}

void view_code(struct rect area, const struct model *model)
{
	struct hits hits;
	struct page page = {
		.model = model,
		.hits = &hits,
		.tab = area.columns < NARROW ? 4 : 8,
		.wide = area.columns >= WIDE,
	};
	const char *doubts = doubt(model);
	int used = 1;

	if (area.rows < 2)
		return;
	if (!hits_find(&hits, model)) {
		view_heading(area, model, VIEW_CODE,
			     "CODE  of a queue that this wqtop does not know");
		return;
	}
	draw_heading(area, model, &hits);
	if (*doubts && area.rows > 3)
		screen_put(area, used++, 2, ROLE_WARNING, doubts);
	page.area = view_part(area, used, 0);
	draw_lines(&page);
}
