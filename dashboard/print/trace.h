/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Chrome's trace event format (JSON Object Format), which Perfetto and
 * speedscope open. Written event by event: a trace may be longer than what the
 * model remembers. Workers are threads, items are slices, their steps and the
 * times without a CPU are slices inside. Arrows lead from submissions to runs.
 */
#ifndef WQTOP_PRINT_TRACE_H
#define WQTOP_PRINT_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/model.h"
#include "print/trace_lines.h"

/* More threads than run at the same time. Idle ones give their place away. */
#define TRACE_LANES	256

/* For each queue. Of more items that wait at the same time, some waits are left out. */
#define TRACE_WAITS	16384

/* Commands that wait for handlers at the same time. */
#define TRACE_CALLERS	16

struct trace_queue {
	uint64_t waiting;
	uint64_t running;
	uint64_t seen_ns;		/* its newest event */
	uint64_t counted_ns;		/* and its newest counter */
	uint64_t wait[TRACE_WAITS];	/* items whose wait has begun, at item % TRACE_WAITS */
};

struct trace {
	struct trace_lines lines;
	uint64_t load;			/* of the module, counts from 0 */
	uint64_t last_seq;
	uint64_t ns;			/* the newest event */
	bool named;			/* the kernel's release is written */
	bool off;			/* the module wrote no events at the last reading */
	uint64_t caller[TRACE_CALLERS];	/* ids of waits, 0: free */
	uint64_t submitters;		/* lanes of them, ever */
	struct trace_lane lane[TRACE_LANES];
	struct trace_queue queue[WQDEMO_QUEUE_COUNT];
};

void trace_begin(struct trace *trace, FILE *out);

/* Writes the kernel's release, once. */
void trace_name_kernel(struct trace *trace, const struct snapshot *snapshot);

/*
 * Takes the next event. Events whose numbers are missing were lost. @wanted:
 * whether it is written.
 */
void trace_take(struct trace *trace, const struct event *event, bool wanted);

/* Takes a reading, after its events. Corrects the counters where events were lost. */
void trace_take_reading(struct trace *trace, const struct snapshot *snapshot);

/* Ends at that time, or at the newest event. */
void trace_end(struct trace *trace, uint64_t ns);

/* Writes the items that are seen in a window of time, each of them whole. */
void trace_print_window(FILE *out, const struct model *model,
			const struct timeline_window *window);

#endif
