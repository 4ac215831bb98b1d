// SPDX-License-Identifier: GPL-2.0
#include "print/trace_lines.h"

#include <inttypes.h>

#include "print/json_text.h"

/* All lanes are threads of one process, the module. */
#define PROCESS "\"pid\":1"

/* Begins a line: the kind of event, which the format calls a phase. */
static void begin_line(struct trace_lines *lines, const char *phase)
{
	fprintf(lines->out, "%s\n{\"ph\":\"%s\"," PROCESS,
		lines->more ? "," : "", phase);
	lines->more = true;
}

static void put_name(struct trace_lines *lines, const char *name)
{
	fputs(",\"name\":", lines->out);
	json_text(lines->out, name);
}

/* The format counts microseconds, and takes fractions. */
static void put_time(struct trace_lines *lines, uint64_t ns)
{
	fprintf(lines->out, ",\"ts\":%" PRIu64 ".%03" PRIu64, ns / 1000,
		ns % 1000);
}

/* Writes the lane and a time in it. Events may be out of order by microseconds. */
static void put_place(struct trace_lines *lines, struct trace_lane *lane,
		      uint64_t ns)
{
	if (lane->ns < ns)
		lane->ns = ns;
	fprintf(lines->out, ",\"tid\":%" PRIu64, lane->tid);
	put_time(lines, lane->ns);
}

void trace_lines_begin(struct trace_lines *lines, FILE *out)
{
	lines->out = out;
	lines->more = false;
	fputs("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[", out);
}

void trace_lines_end(struct trace_lines *lines)
{
	fputs("\n]}\n", lines->out);
}

void trace_lines_name(struct trace_lines *lines, const char *kind,
		      const char *key, const char *text)
{
	begin_line(lines, "M");
	put_name(lines, kind);
	fprintf(lines->out, ",\"args\":{\"%s\":", key);
	json_text(lines->out, text);
	fputs("}}", lines->out);
}

void trace_lines_lane(struct trace_lines *lines, const struct trace_lane *lane)
{
	begin_line(lines, "M");
	put_name(lines, "thread_name");
	fprintf(lines->out,
		",\"tid\":%" PRIu64 ",\"args\":{\"name\":", lane->tid);
	json_text(lines->out, lane->name);
	fputs("}}", lines->out);
}

void trace_slice_begin(struct trace_lines *lines, struct trace_lane *lane,
		       uint64_t ns, const char *name, const char *more)
{
	begin_line(lines, "B");
	put_place(lines, lane, ns);
	put_name(lines, name);
	fprintf(lines->out, "%s}", more);
	lane->open++;
}

void trace_slice_end(struct trace_lines *lines, struct trace_lane *lane,
		     uint64_t ns, const char *more)
{
	begin_line(lines, "E");
	put_place(lines, lane, ns);
	fprintf(lines->out, "%s}", more);
	lane->open--;
}

void trace_slice_end_all(struct trace_lines *lines, struct trace_lane *lane,
			 uint64_t ns, const char *more)
{
	while (lane->open)
		trace_slice_end(lines, lane, ns, lane->open > 1 ? "" : more);
}

void trace_flow(struct trace_lines *lines, const struct trace_lane *lane,
		bool begins, uint64_t id)
{
	begin_line(lines, begins ? "s" : "f");
	fprintf(lines->out, ",\"tid\":%" PRIu64, lane->tid);
	put_time(lines, lane->ns);
	put_name(lines, "submitted");
	/* The end belongs to the slice that it is in, not to the next one. */
	fprintf(lines->out, ",\"cat\":\"flow\",\"id\":\"0x%" PRIx64 "\"%s}", id,
		begins ? "" : ",\"bp\":\"e\"");
}

void trace_moment(struct trace_lines *lines, struct trace_lane *lane,
		  uint64_t ns, const char *name)
{
	begin_line(lines, "i");
	put_place(lines, lane, ns);
	put_name(lines, name);
	fputs(",\"s\":\"t\"}", lines->out);
}

void trace_moment_of_all(struct trace_lines *lines, uint64_t ns,
			 const char *name)
{
	begin_line(lines, "i");
	put_time(lines, ns);
	put_name(lines, name);
	fputs(",\"s\":\"g\"}", lines->out);
}

void trace_wait(struct trace_lines *lines, bool begins, uint64_t id,
		uint64_t ns, const char *kind, const char *name,
		const char *more)
{
	begin_line(lines, begins ? "b" : "e");
	put_time(lines, ns);
	put_name(lines, name);
	fprintf(lines->out, ",\"cat\":\"%s\",\"id\":\"0x%" PRIx64 "\"%s}", kind,
		id, more);
}

void trace_counter(struct trace_lines *lines, uint64_t ns, const char *name,
		   uint64_t waiting, uint64_t running)
{
	begin_line(lines, "C");
	put_time(lines, ns);
	put_name(lines, name);
	fprintf(lines->out,
		",\"args\":{\"waiting\":%" PRIu64 ",\"running\":%" PRIu64 "}}",
		waiting, running);
}
