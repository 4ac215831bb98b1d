/* SPDX-License-Identifier: GPL-2.0 */
/* Queues and events on a CPU, for tests of why items wait. */
#ifndef WQTOP_WHY_H
#define WQTOP_WHY_H

#include "test/unit/chart.h"

#include "model/why_selected.h"

static inline struct snapshot_queue *row(const char *name, uint64_t max_active)
{
	struct snapshot_queue *queue =
		&model.now.queue[model.now.queue_count++];

	snapshot_name_queue(queue, name);
	/* Else the events are compared with the counts. */
	memset(queue->count, 0xff, sizeof(queue->count));
	queue->max_active = max_active;
	return queue;
}

/* An event on that CPU, by that thread. */
static inline void on(unsigned int ms, unsigned int cpu, const char *event,
	       const char *queue, unsigned int item, const char *rest)
{
	char line[256];

	snprintf(line, sizeof(line),
		 "seq=%llu ns=%llu event=%s queue=%s item=%u cpu=%u %s\n",
		 (unsigned long long)++seq, (unsigned long long)(ms * MS),
		 event, queue, item, cpu, rest);
	model_take_events(&model, line, strlen(line));
}

static inline void submitted(unsigned int ms, const char *queue, unsigned int item)
{
	on(ms, 1, "submitted", queue, item, "pid=5 worker=put");
}

static inline void started(unsigned int ms, const char *queue, unsigned int item,
		    const char *step)
{
	char rest[96];

	snprintf(rest, sizeof(rest), "pid=%u worker=kworker/1:%u", 100 + item,
		 item);
	on(ms, 1, "started", queue, item, rest);
	snprintf(rest, sizeof(rest), "pid=%u worker=kworker/1:%u step=%s",
		 100 + item, item, step);
	on(ms, 1, "step", queue, item, rest);
}

#endif
