/* SPDX-License-Identifier: GPL-2.0 */
/* The axis of the timeline: ticks of time, and when the system was frozen or items were lost. */
#ifndef WQTOP_VIEW_TIMELINE_AXIS_H
#define WQTOP_VIEW_TIMELINE_AXIS_H

#include "layout/timeline_chart.h"

void view_timeline_axis(struct rect area, const struct chart *chart,
			const struct model *model, int row);

#endif
