// SPDX-License-Identifier: GPL-2.0
#include "concurrency.h"
#include "pattern.h"
#include "registry.h"
#include "snapshot.h"
#include "static_item.h"

static void read_held(const struct pattern *pattern,
		      struct queue_snapshot *queue)
{
	if (!pattern->registry ||
	    !registry_held(pattern->registry, pattern->unbound, queue->armed,
			   queue->pending, queue->running, &queue->held))
		queue->held = NO_VALUE;
}

/*
 * Where items are now is not computed from what happened to them, so that the
 * two can be compared.
 */
static void read_queue(const struct pattern *pattern, enum wqdemo_queue id,
		       struct queue_snapshot *queue)
{
	if (pattern->item) {
		static_item_read(pattern->item, &queue->sums, &queue->armed,
				 &queue->pending, &queue->running);
	} else {
		counters_read(id, &queue->sums);
		registry_read(pattern->registry, &queue->armed,
			      &queue->pending);
		queue->running = queue->sums.count[COUNTER_STARTED] -
				 queue->sums.count[COUNTER_COMPLETED];
	}
	read_held(pattern, queue);
	queue->highest = concurrency_highest(id);
	queue->overlaps = concurrency_overlaps(id);
}

void snapshot_read(struct snapshot *snapshot)
{
	const struct pattern *pattern;
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		pattern = pattern_of(queue);
		if (pattern_is_there(pattern))
			read_queue(pattern, queue, &snapshot->queue[queue]);
	}
}
