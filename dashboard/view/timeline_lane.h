/* SPDX-License-Identifier: GPL-2.0 */
/* One lane of the timeline: its label, its cells, and the names over them. */
#ifndef WQTOP_VIEW_TIMELINE_LANE_H
#define WQTOP_VIEW_TIMELINE_LANE_H

#include "layout/timeline_chart.h"

void view_timeline_lane(struct rect area, const struct chart *chart,
			const struct model *model, int number);

/* Return: the command that waits under the cursor, or NULL. */
const struct caller *view_caller_at(const struct chart *chart,
				    const struct model *model);

#endif
