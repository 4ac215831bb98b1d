/* SPDX-License-Identifier: GPL-2.0 */
/* A timeline made of hand-made events, for tests of what it shows. */
#ifndef WQTOP_CHART_H
#define WQTOP_CHART_H

#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "layout/timeline_chart.h"

#define MS	1000000ull

static struct model model;
static struct chart chart;
static uint64_t seq;

static inline void picture(void)
{
	struct rect area = { .rows = model.rows - 4, .columns = model.columns };

	chart_make(&chart, &model, area);
}

static inline int begin(void **state)
{
	(void)state;
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	model.state = SOURCE_LIVE;
	model.view = VIEW_TIMELINE;
	model.seen = true;
	model.now.time_ns = 20000 * MS;
	model.now.loaded_ns = 1000 * MS;
	model.seen_loaded_ns = model.now.loaded_ns;
	model.now.recording = true;
	/* 100 columns for the lanes. */
	model.rows = 24;
	model.columns = 118;
	seq = 0;
	return 0;
}

/* @step: of a step; of "preempted" and "finished" their own words. */
static inline void happens(uint64_t ns, const char *event, const char *queue,
		    uint64_t item, const char *worker, const char *step)
{
	/* Each kworker is another thread: kworker/X... */
	int pid = strlen(worker) > 8 ? worker[8] : 7;
	char line[256];

	snprintf(line, sizeof(line),
		 "seq=%llu ns=%llu event=%s queue=%s item=%llu cpu=1 pid=%d worker=%s%s%s\n",
		 (unsigned long long)++seq, (unsigned long long)ns, event, queue,
		 (unsigned long long)item, pid, worker, *step ? strchr(step, '=') ? " " : " step=" : "", step);
	model_take_events(&model, line, strlen(line));
}

/* Ran for a second until the tenth last second; and one that still waits. */
static inline void some_events(void)
{
	happens(9000 * MS, "submitted", "custom", 1, "put", "");
	happens(9500 * MS, "started", "custom", 1, "kworker/u4:1", "");
	happens(9500 * MS, "step", "custom", 1, "kworker/u4:1", "sleep:500");
	happens(10000 * MS, "finished", "custom", 1, "kworker/u4:1", "");
	happens(19000 * MS, "submitted", "custom", 2, "put", "");
}

#endif
