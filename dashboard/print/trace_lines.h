/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The lines of Chrome's trace event format: lanes and slices on them, flows,
 * moments, counters. A part of print/trace.c. In each lane time never goes
 * back, and every slice that begins also ends.
 */
#ifndef WQTOP_PRINT_TRACE_LINES_H
#define WQTOP_PRINT_TRACE_LINES_H

#include <stdint.h>
#include <stdio.h>

#include "read/event_line.h"

struct trace_lane {
	bool used;
	char name[EVENT_WORKER_MAX];
	uint64_t tid;			/* the pid of a thread, or a number above all pids */
	uint64_t ns;			/* of its newest line */
	unsigned int open;		/* slices that have begun: an item, and its step */
	enum wqdemo_queue queue;	/* of the item that runs */
	uint64_t item;
};

struct trace_lines {
	FILE *out;
	bool more;			/* not the first line */
};

void trace_lines_begin(struct trace_lines *lines, FILE *out);
void trace_lines_end(struct trace_lines *lines);

/* Names the process that all lanes belong to, or adds a label to its name. */
void trace_lines_name(struct trace_lines *lines, const char *kind, const char *key, const char *text);

/* Writes the name of a lane. */
void trace_lines_lane(struct trace_lines *lines, const struct trace_lane *lane);

/* The words @more are further members of a line, ",\"args\":{...}" or "". */
void trace_slice_begin(struct trace_lines *lines, struct trace_lane *lane, uint64_t ns,
		       const char *name, const char *more);
void trace_slice_end(struct trace_lines *lines, struct trace_lane *lane, uint64_t ns,
		     const char *more);

/* Ends all slices of a lane that are open. */
void trace_slice_end_all(struct trace_lines *lines, struct trace_lane *lane, uint64_t ns,
			 const char *more);

/* Begins or ends an arrow from one slice to another. */
void trace_flow(struct trace_lines *lines, const struct trace_lane *lane, bool begins,
		uint64_t id);

void trace_moment(struct trace_lines *lines, struct trace_lane *lane, uint64_t ns,
		  const char *name);

/* Writes a moment of all lanes. */
void trace_moment_of_all(struct trace_lines *lines, uint64_t ns, const char *name);

/* Begins or ends a wait, which is in no lane. */
void trace_wait(struct trace_lines *lines, bool begins, uint64_t id, uint64_t ns,
		const char *kind, const char *name, const char *more);

void trace_counter(struct trace_lines *lines, uint64_t ns, const char *name, uint64_t waiting,
		   uint64_t running);

#endif
