/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A snapshot is one reading of /proc/workqueue_demo as a struct. Pure: text
 * in, struct out. common/FORMAT.md describes the text. Everything is found by
 * name; unknown names are skipped.
 */
#ifndef WQTOP_READ_SNAPSHOT_H
#define WQTOP_READ_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/command.h"
#include "lib/slice.h"
#include "read/buckets.h"

/* Rows beyond these are skipped: the module has a dozen at most. */
#define SNAPSHOT_QUEUES		32
#define SNAPSHOT_NAME_MAX	16

/* The value of a number that the file does not give or shows as "-". */
#define SNAPSHOT_NONE		UINT64_MAX

/* The same for a number that can be negative. */
#define SNAPSHOT_NONE_SIGNED	INT64_MIN

/* No clock of a kernel comes so far; two such times add up in 64 bits. */
#define SNAPSHOT_TIME_MOST	((uint64_t)INT64_MAX)

/* Room for the words that say why a text is no snapshot. */
#define SNAPSHOT_REASON_MAX	160

/* The times that the module keeps histograms of: HISTOGRAM(name). */
#define SNAPSHOT_HISTOGRAMS(HISTOGRAM)	\
	HISTOGRAM(wait)			\
	HISTOGRAM(run)

#define SNAPSHOT_HISTOGRAM_SYMBOL(name)	SNAPSHOT_HISTOGRAM_##name,
enum snapshot_histogram {
	SNAPSHOT_HISTOGRAMS(SNAPSHOT_HISTOGRAM_SYMBOL)
	SNAPSHOT_HISTOGRAM_COUNT
};

struct snapshot_queue {
	char name[SNAPSHOT_NAME_MAX];
	enum wqdemo_queue id;		/* WQDEMO_QUEUE_COUNT: unknown, from a newer module */
	uint64_t count[WQDEMO_COUNT_COLUMNS];
	uint64_t due;			/* armed ones whose timer has ended, as far as events tell */
	uint64_t time[WQDEMO_TIME_COLUMNS];
	uint64_t more_time[WQDEMO_MORE_TIME_COLUMNS];
	uint64_t concurrency[WQDEMO_CONCURRENCY_COLUMNS];
	uint64_t max_active, max_active_at_load;
	char wq_flags[48];		/* "" when the file does not say */
	char made_by[32];		/* the same */
	struct buckets histogram[SNAPSHOT_HISTOGRAM_COUNT];
};

struct snapshot_periodic {
	uint64_t running;
	uint64_t period_ms;
	uint64_t ticks;
	uint64_t expected;
	uint64_t started_ns;
	uint64_t last_ns;
	uint64_t due_ns;
	uint64_t late_last_ns;
	uint64_t late_max_ns;
	int64_t drift_ns;
};

/* The module's answer to one command. */
struct snapshot_answer {
	uint64_t seq;
	uint64_t pid;
	uint64_t error;			/* an errno, 0 for done */
	uint64_t accepted;
	uint64_t coalesced;
	uint64_t modified;
	uint64_t rejected;
	uint64_t refused;
	uint64_t removed;
	uint64_t running;
	uint64_t waited_ns;
	char command[WQDEMO_COMMAND_MAX + 1];
	bool is_known;			/* @parsed holds that command */
	struct wqdemo_command parsed;
	char reason[WQDEMO_REASON_MAX];
};

struct snapshot {
	uint64_t time_ns;
	uint64_t loaded_ns;
	uint64_t epoch;
	uint64_t cpus;
	uint64_t hz;
	uint64_t in_flight_limit;
	uint64_t cpu_intensive_thresh_us;
	uint64_t delayed_due_ns;
	uint64_t recording_since_ns;
	char kernel[64];
	char source_hash[24];		/* of kernel/patterns, "" when the file does not say */
	bool recording;			/* events are written */
	struct snapshot_periodic periodic;
	unsigned int answer_count;
	struct snapshot_answer answer[WQDEMO_ANSWERS];	/* oldest first */
	unsigned int queue_count;
	struct snapshot_queue queue[SNAPSHOT_QUEUES];	/* in the file's order */
};

/**
 * snapshot_parse() - read the text of /proc/workqueue_demo
 * @snapshot: filled on success, else undefined
 * @text: not NUL-terminated, of any bytes
 * @length: bytes in @text
 * @reason: SNAPSHOT_REASON_MAX bytes: why it failed, in words
 *
 * Return: whether the text is complete and of the version that this wqtop reads.
 */
bool snapshot_parse(struct snapshot *snapshot, const char *text, size_t length,
		    char *reason);

/* Copies the rows that there are, and all that is not a row. */
void snapshot_copy(struct snapshot *to, const struct snapshot *from);

/* Return: the number, 0 where the file does not give it. */
uint64_t snapshot_known(uint64_t number);

/* Return: nanoseconds since the module was loaded, 0 for a time before that. */
uint64_t snapshot_since_load(const struct snapshot *snapshot, uint64_t ns);

/* Return: the row of that queue, or NULL. */
const struct snapshot_queue *snapshot_find(const struct snapshot *snapshot,
					   enum wqdemo_queue id);

/*
 * Return: whether its items are on the kernel's own workqueue: then the call
 * that queues them stands for the one that makes a workqueue.
 */
bool snapshot_is_on_system_wq(const struct snapshot_queue *queue);

/* Names a row, and finds out which queue that is. */
void snapshot_name_queue(struct snapshot_queue *queue, const char *name);

/* Sets the command of an answer, both as text and parsed. */
void snapshot_set_command(struct snapshot_answer *answer, struct slice quoted);

#endif
