// SPDX-License-Identifier: GPL-2.0
/*
 * Prometheus' text format 0.0.4, of the machine's workqueues. Counters only: a
 * histogram for each work function would be too many series.
 */
#include <inttypes.h>
#include <string.h>

#include "print/formats.h"
#include "print/machine_fields.h"

#define PREFIX MACHINE_PROC_NAME "_"

#define OF_COUNT(name) offsetof(struct machine_row, count[MACHINE_COUNT_##name])
#define OF_TIME(name)  offsetof(struct machine_row, time[MACHINE_TIME_##name])

/* A metric, and where its number is in a row. */
struct family {
	const char *name;
	const char *help;
	bool seconds; /* of nanoseconds */
	size_t offset;
};

static const struct family families[] = {
	{ "queued_total", "Items that were queued.", false, OF_COUNT(queued) },
	{ "started_total", "Items that have started.", false,
	  OF_COUNT(started) },
	{ "ended_total", "Items that have ended.", false, OF_COUNT(ended) },
	{ "held_total", "Items that had to wait for max_active.", false,
	  OF_COUNT(held) },
	{ "hogs_total", "Items that had a CPU for more than 10 ms.", false,
	  OF_COUNT(hogs) },
	{ "wait_seconds_total", "From queued to started, of all items.", true,
	  OF_TIME(wait_total_ns) },
	{ "run_seconds_total",
	  "From start to end, of items that were seen to start.", true,
	  OF_TIME(run_total_ns) },
	{ "cpu_seconds_total",
	  "CPU time of items that were seen to start and have ended.", true,
	  OF_TIME(cpu_total_ns) },
};

/* The same of two rows: where its number is in a struct machine_behind. */
static const struct family behind_families[] = {
	{ "behind_waits_total",
	  "Waits of 1 ms or more while items of behind_function had the CPU.",
	  false, offsetof(struct machine_behind, waits) },
	{ "behind_wait_seconds_total", "All of these waits.", true,
	  offsetof(struct machine_behind, wait_ns) },
};

#define BEHIND_FAMILIES (sizeof(behind_families) / sizeof(behind_families[0]))

static void print_head(FILE *out, const char *name, const char *type,
		       const char *help)
{
	fprintf(out, "# HELP " PREFIX "%s %s\n", name, help);
	fprintf(out, "# TYPE " PREFIX "%s %s\n", name, type);
}

static void put_label(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', out);
		putc(*text, out);
	}
	putc('"', out);
}

/* Names a row in labels, whose names begin with @prefix. */
static void put_row(FILE *out, const char *prefix,
		    const struct machine_row *row)
{
	fprintf(out, "%sfunction=\"", prefix);
	put_label(out, row->function);
	fprintf(out, ",%smodule=\"", prefix);
	put_label(out, row->module);
	fprintf(out, ",%squeue=\"", prefix);
	put_label(out, row->queue);
}

static void put_value(FILE *out, const struct family *family, uint64_t value)
{
	if (family->seconds)
		fprintf(out, "} %" PRIu64 ".%09" PRIu64 "\n",
			value / 1000000000, value % 1000000000);
	else
		fprintf(out, "} %" PRIu64 "\n", value);
}

static uint64_t number_of(const void *base, const struct family *family)
{
	return snapshot_known(
		*(const uint64_t *)((const char *)base + family->offset));
}

static bool is_same(const struct machine_row *a, const struct machine_row *b)
{
	return b->listed && !strcmp(a->function, b->function) &&
	       !strcmp(a->module, b->module) && !strcmp(a->queue, b->queue);
}

/*
 * Several functions may have one name, and a series may be there once. Adds up
 * those from @row on. Return: false if it was in a sum before.
 */
static bool sum_of(const struct machine *now, unsigned int row,
		   const struct family *family, uint64_t *sum)
{
	unsigned int i;

	for (i = 0; i < row; i++)
		if (is_same(&now->row[row], &now->row[i]))
			return false;
	*sum = 0;
	for (; i < now->row_end; i++)
		if (is_same(&now->row[row], &now->row[i]))
			*sum += number_of(&now->row[i], family);
	return true;
}

static void print_family(FILE *out, const struct machine *now,
			 const struct family *family)
{
	unsigned int i;
	uint64_t sum;

	print_head(out, family->name, "counter", family->help);
	for (i = 0; i < now->row_end; i++) {
		const struct machine_row *row = &now->row[i];

		if (!row->listed || !sum_of(now, i, family, &sum))
			continue;
		fprintf(out, PREFIX "%s{", family->name);
		put_row(out, "", row);
		put_value(out, family, sum);
	}
}

/* A row, and another one that was in its way. */
struct pair {
	const struct machine_row *row;
	const struct machine_row *other;
	const struct machine_behind *behind;
};

/* Collects all pairs. Return: their number. */
static unsigned int collect(const struct machine *now, struct pair *pairs)
{
	unsigned int i, at, count = 0;

	for (i = 0; i < now->row_end; i++)
		for (at = 0;
		     now->row[i].listed && at < now->row[i].behind_count; at++)
			pairs[count++] = (struct pair){
				&now->row[i],
				&now->row[now->row[i].behind[at].row],
				&now->row[i].behind[at],
			};
	return count;
}

/* As sum_of(), of the pair of that number. */
static bool sum_of_pair(const struct pair *pairs, unsigned int count,
			unsigned int number, const struct family *family,
			uint64_t *sum)
{
	const struct pair *pair = &pairs[number], *other = pairs;

	*sum = 0;
	for (; other < pairs + count; other++) {
		if (!is_same(pair->row, other->row) ||
		    !is_same(pair->other, other->other))
			continue;
		if (other < pair)
			return false;
		*sum += number_of(other->behind, family);
	}
	return true;
}

static void print_behind(FILE *out, const struct machine *now)
{
	static struct pair pairs[MACHINE_ROWS * MACHINE_BEHINDS];
	unsigned int i, count = collect(now, pairs);
	const struct family *family = behind_families;
	uint64_t sum;

	for (; family < behind_families + BEHIND_FAMILIES; family++) {
		print_head(out, family->name, "counter", family->help);
		for (i = 0; i < count; i++) {
			if (!sum_of_pair(pairs, count, i, family, &sum))
				continue;
			fprintf(out, PREFIX "%s{", family->name);
			put_row(out, "", pairs[i].row);
			putc(',', out);
			put_row(out, "behind_", pairs[i].other);
			put_value(out, family, sum);
		}
	}
}

/*
 * Of kworkers that were sampled. Their queues are no label: they change all the
 * time, and each change would be a new series.
 */
static void print_workers(FILE *out, const struct machine *now)
{
	unsigned int i;

	print_head(out, "worker_cpu_seconds_total", "counter",
		   "CPU time of a kworker, sampled from /proc.");
	for (i = 0; i < now->row_end; i++) {
		const struct machine_row *row = &now->row[i];
		uint64_t ns = row->time[MACHINE_TIME_cpu_total_ns];

		if (!row->listed)
			continue;
		fputs(PREFIX "worker_cpu_seconds_total{worker=\"", out);
		put_label(out, row->worker.name);
		fprintf(out, "} %" PRIu64 ".%09" PRIu64 "\n", ns / 1000000000,
			ns % 1000000000);
	}
}

/* The reason is a comment: a label would make a new series of every wording. */
static void print_sample(FILE *out, const struct model *model)
{
	const struct model_machine *machine = &model->machine;
	char reason[MACHINE_REASON_MAX];
	size_t i;

	machine_fields_reason(machine, reason, sizeof(reason));
	if (*reason)
		fprintf(out, "# %s\n", reason);
	print_head(out, "up", "gauge",
		   "1 when the module's file could be read, else 0.");
	fprintf(out, PREFIX "up %d\n", machine->state == SOURCE_LIVE);
	if (!machine->seen)
		return;
	if (machine->now.sampled) {
		print_workers(out, &machine->now);
		return;
	}
	print_head(out, "attached", "gauge",
		   "1 while the workqueues are watched: attach stay.");
	fprintf(out, PREFIX "attached %d\n", model_machine_attached(machine));
	for (i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		print_family(out, &machine->now, &families[i]);
	print_behind(out, &machine->now);
}

const struct print_format print_machine_prometheus = {
	.sample = print_sample,
};
