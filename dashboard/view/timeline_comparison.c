// SPDX-License-Identifier: GPL-2.0
#include "view/timeline_comparison.h"

#include <stdio.h>
#include <string.h>

#include "term/area.h"
#include "term/screen.h"
#include "view/panels.h"

/* The heading has the difference where there is no row for it. */
void view_comparison_heading(const struct chart *chart,
			     const struct model *model, char *text, size_t size)
{
	char name[COMPARISON_WORDS_MAX];

	if (!chart->mark_rows) {
		comparison_words(&chart->comparison, model->glyphs->ascii, text,
				 size);
		return;
	}
	comparison_name(&chart->comparison, name, sizeof(name));
	snprintf(text, size, "%s; Esc: back", name);
}

static void draw_result(struct rect area, const struct chart *chart,
			const struct model *model, unsigned int run)
{
	struct rect lanes = area_part(area, 0, chart->label_columns);
	int lane = chart->last_lane[run];
	char text[VIEW_TEXT_MAX];

	if (lane < 0)
		return;
	comparison_result(&chart->comparison.run[run], model->glyphs->ascii,
			  text, sizeof(text));
	screen_put(lanes, chart_row_of_lane(chart, lane),
		   chart_end_of_run(chart, run) + 2, ROLE_TITLE, text);
}

int view_comparison(struct rect area, const struct chart *chart,
		    const struct model *model, int row)
{
	struct rect words = area_part(area, row, 1);
	char text[COMPARISON_WORDS_MAX + 64];
	unsigned int i;

	for (i = 0; i < chart->comparison.count; i++)
		draw_result(area, chart, model, i);
	if (!chart->mark_rows)
		return 0;
	words.rows = chart->mark_rows;
	/* The cursor's row is free as long as there is no cursor. */
	if (!model->timeline.cursor)
		words.rows += chart->cursor_rows;
	comparison_words(&chart->comparison, model->glyphs->ascii, text,
			 COMPARISON_WORDS_MAX);
	comparison_disturbed(&chart->comparison, model_can_send(model),
			     text + strlen(text), sizeof(text) - strlen(text));
	area_wrapped(words, ROLE_TITLE, text);
	return words.rows;
}
