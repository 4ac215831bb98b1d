// SPDX-License-Identifier: GPL-2.0
/* The lanes of a comparison: each run from its own start on, at one scale. */
#include <stdio.h>
#include <string.h>

#include "layout/timeline_chart.h"
#include "model/item_name.h"
#include "model/timeline_gaps.h"

/* Room behind the longest run for how long it took: "51.3 ms, ideal 50". */
#define RESULT_COLUMNS 20

bool chart_stands_apart(const struct chart *chart)
{
	return chart->documented || chart->comparison.kind != COMPARISON_NONE;
}

static uint64_t longest_ns(const struct comparison *comparison)
{
	uint64_t longest = 1000000;
	unsigned int i;

	for (i = 0; i < comparison->count; i++)
		if (comparison->run[i].took_ns > longest)
			longest = comparison->run[i].took_ns;
	return longest;
}

/* Fits all runs into a window that begins at the start of a run. */
static void fit(struct timeline_window *window, uint64_t start_ns,
		uint64_t length_ns, int columns)
{
	int kept = columns / 5 > RESULT_COLUMNS ? columns / 5 :
		   columns > 3 * RESULT_COLUMNS ? RESULT_COLUMNS :
						  columns / 3;

	window->columns = columns;
	timeline_limit(window);
	if (window->columns > kept)
		window->column_ns =
			length_ns / (uint64_t)(window->columns - kept) + 1;
	window->right_ns =
		start_ns + (uint64_t)window->columns * window->column_ns;
}

/* Return: the most lanes that each run may have. */
static unsigned int share_lanes(const struct comparison *comparison,
				unsigned int lanes)
{
	unsigned int most, sum, i;

	for (most = lanes; most; most--) {
		for (sum = 0, i = 0; i < comparison->count; i++)
			sum += comparison->run[i].items < most ?
				       comparison->run[i].items :
				       most;
		if (sum <= lanes)
			break;
	}
	return most;
}

/* @number: of the item in its run, from 0. */
static struct timeline_lane *add_lane(struct chart *chart,
				      const struct comparison_run *run,
				      const struct life *life,
				      unsigned int number)
{
	unsigned int group = (unsigned int)(run - chart->comparison.run);
	struct timeline_lane *lane =
		timeline_add_lane(&chart->timeline, TIMELINE_ITEM);

	lane->group = group;
	chart->last_lane[group] = chart->timeline.lane_count - 1;
	if (run->documented)
		snprintf(lane->label, sizeof(lane->label), "%s  w%u", run->name,
			 number);
	else
		item_full_name(life->queue, life->item, lane->label,
			       sizeof(lane->label));
	return lane;
}

/* The last item tells most; where there is no room for all, others are left out. */
static void add_run(struct chart *chart, const struct comparison_run *run,
		    const struct item_lives *lives, unsigned int most,
		    uint64_t now_ns)
{
	unsigned int i, shown = run->items < most ? run->items : most;
	struct timeline_window window = { .now_ns = now_ns };
	const struct life *life = NULL;

	fit(&window, run->start_ns, longest_ns(&chart->comparison),
	    chart->timeline.window.columns);
	for (i = 0; i < shown; i++) {
		bool last = i + 1 == shown;

		life = last ? comparison_last(run, lives) :
			      comparison_next(run, lives, life);
		timeline_gaps_paint_life(add_lane(chart, run, life,
						  last ? run->items - 1 : i),
					 &window, lives, life);
	}
	chart->timeline.left_out += run->items - shown;
}

/* High lanes and gaps, where there is room. */
static void share_rows(struct chart *chart, int rows)
{
	int lanes = chart->timeline.lane_count;
	int gaps = (int)chart->comparison.count - 1;

	chart->gap_rows = rows >= lanes + gaps;
	chart->high_rows = rows + chart->cursor_rows > 2 * lanes + gaps ? 2 : 1;
}

bool chart_make_comparison(struct chart *chart, const struct model *model,
			   int lanes, int columns)
{
	struct comparison *comparison = &chart->comparison;
	struct timeline *timeline = &chart->timeline;
	unsigned int i, most;

	comparison_make(comparison, &model->timeline.compared, &model->lives,
			model->now.time_ns);
	if (comparison->kind == COMPARISON_NONE)
		return false;
	chart->documented = NULL;
	timeline->lane_count = 0;
	timeline->mark_count = 0;
	timeline->left_out = 0;
	timeline->above = 0;
	/* The cursor and the axis are in the time of the first run that is known. */
	for (i = 0; i + 1 < comparison->count &&
		    comparison->run[i].start_ns == LIFE_UNKNOWN;)
		i++;
	chart->start_ns = comparison->run[i].start_ns != LIFE_UNKNOWN ?
				  comparison->run[i].start_ns :
				  model->now.loaded_ns;
	fit(&timeline->window, chart->start_ns, longest_ns(comparison),
	    columns);
	timeline->window.now_ns = timeline->window.right_ns;
	most = share_lanes(comparison, lanes > TIMELINE_LANES ? TIMELINE_LANES :
				       lanes > 0 ? (unsigned int)lanes :
						   0);
	for (i = 0; i < comparison->count; i++) {
		chart->last_lane[i] = -1;
		if (comparison->run[i].start_ns != LIFE_UNKNOWN)
			add_run(chart, &comparison->run[i], &model->lives, most,
				model->now.time_ns);
	}
	share_rows(chart, lanes);
	return true;
}

int chart_end_of_run(const struct chart *chart, unsigned int run)
{
	return timeline_column(&chart->timeline.window,
			       chart->start_ns +
				       chart->comparison.run[run].took_ns);
}
