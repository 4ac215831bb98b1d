// SPDX-License-Identifier: GPL-2.0
#include "read/snapshot.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/converted.h"
#include "read/snapshot_fields.h"

_Static_assert(WQDEMO_NAME_SIZE <= SNAPSHOT_NAME_MAX,
	       "a queue's name outgrows SNAPSHOT_NAME_MAX");
_Static_assert(WQDEMO_QUEUE_COUNT <= SNAPSHOT_QUEUES,
	       "the queues outgrow SNAPSHOT_QUEUES");

/* Columns of a table beyond these are ignored. */
#define COLUMNS_MAX 64

/* The tables, by the first word of their header. */
static const struct table {
	const char *name;
	const struct snapshot_fields *fields;
} tables[] = {
	{ "queue", &snapshot_count_fields },
	{ "times", &snapshot_time_fields },
	{ "more_times", &snapshot_more_time_fields },
	{ "concurrency", &snapshot_concurrency_fields },
	{ "flags", &snapshot_flag_fields },
};

#define TABLE_COUNT (sizeof(tables) / sizeof(tables[0]))

/*
 * The histograms, also by the first word of their header. They have no
 * columns.
 */
#define HISTOGRAM_TABLES(name)                                           \
	{ #name "_eighths", SNAPSHOT_HISTOGRAM_##name, WQDEMO_EIGHTHS }, \
		{ #name, SNAPSHOT_HISTOGRAM_##name, 1 },
static const struct histogram_table {
	const char *name;
	enum snapshot_histogram id;
	unsigned int per_octave; /* earlier modules had 1 */
} histograms[] = { SNAPSHOT_HISTOGRAMS(HISTOGRAM_TABLES) };

#define HISTOGRAM_TABLE_COUNT (sizeof(histograms) / sizeof(histograms[0]))

/* Says where the values of a column go. */
struct column {
	const struct snapshot_field *field; /* NULL: no number, or unknown */
	bool wq_flags;
	bool made_by;
};

struct parser {
	struct snapshot *snapshot;
	struct slice rest;
	char *reason;
	bool queue_table;
};

/* Sets the field of that name, if there is one. Return: false for a bad value. */
static bool set_pair(struct parser *parser,
		     const struct snapshot_fields *fields, void *base,
		     struct slice key, struct slice value)
{
	const struct snapshot_field *field = snapshot_field_of(fields, key);

	return !field || snapshot_field_set(field, base, value, parser->reason);
}

static bool parse_first_line(struct parser *parser)
{
	static const char start[] = WQDEMO_PROC_NAME " - version: ";
	const size_t length = sizeof(start) - 1;
	const char *converted = converted_words(parser->rest);
	struct slice line = { "", 0 };
	uint64_t version;

	if (converted) {
		snprintf(parser->reason, SNAPSHOT_REASON_MAX, "%s", converted);
		return false;
	}
	slice_line(&parser->rest, &line);
	if (line.length < length || memcmp(line.text, start, length)) {
		snprintf(parser->reason, SNAPSHOT_REASON_MAX,
			 "it does not begin with \"%s\"", start);
		return false;
	}
	line.text += length;
	line.length -= length;
	if (!slice_number(line, &version)) {
		snprintf(parser->reason, SNAPSHOT_REASON_MAX,
			 "its first line has no version number");
		return false;
	}
	if (version != WQDEMO_FORMAT_VERSION) {
		snprintf(parser->reason, SNAPSHOT_REASON_MAX,
			 "its format is version %" PRIu64
			 ", this wqtop reads version %d",
			 version, WQDEMO_FORMAT_VERSION);
		return false;
	}
	return true;
}

static bool parse_periodic(struct parser *parser, struct slice line)
{
	struct slice key, value;

	while (slice_pair(&line, &key, &value))
		if (!set_pair(parser, &snapshot_periodic_fields,
			      &parser->snapshot->periodic, key, value))
			return false;
	return true;
}

/* Reads the lines before an empty one: "key value", and in old recordings "periodic". */
static bool parse_keys(struct parser *parser)
{
	struct snapshot *snapshot = parser->snapshot;
	struct slice line, key, value;

	while (slice_line(&parser->rest, &line) && line.length) {
		slice_word(&line, &key);
		if (slice_equals(key, "periodic")) {
			if (!parse_periodic(parser, line))
				return false;
			continue;
		}
		slice_word(&line, &value);
		if (slice_equals(key, "kernel"))
			slice_copy(value, snapshot->kernel,
				   sizeof(snapshot->kernel));
		else if (slice_equals(key, "source_hash"))
			slice_copy(value, snapshot->source_hash,
				   sizeof(snapshot->source_hash));
		else if (slice_equals(key, "recording"))
			snapshot->recording = slice_equals(value, "on");
		else if (!set_pair(parser, &snapshot_line_fields, snapshot, key,
				   value))
			return false;
	}
	return true;
}

#define QUEUE_NAME(symbol, name, ...) [WQDEMO_##symbol] = #name,
static const char *const queue_names[WQDEMO_QUEUE_COUNT] = {
	WQDEMO_QUEUES(QUEUE_NAME)
};

#define NAME_FITS(symbol, name, ...) \
	_Static_assert(sizeof(#name) <= SNAPSHOT_NAME_MAX, #name);
WQDEMO_QUEUES(NAME_FITS)

void snapshot_name_queue(struct snapshot_queue *queue, const char *name)
{
	struct slice slice = slice_of(name);
	int id = slice_in(slice, queue_names, WQDEMO_QUEUE_COUNT);

	queue->id = id < 0 ? WQDEMO_QUEUE_COUNT : (enum wqdemo_queue)id;
	slice_copy(slice, queue->name, sizeof(queue->name));
}

/* Return: the row of that name, new where there is none yet; NULL if full. */
static struct snapshot_queue *get_queue(struct snapshot *snapshot,
					struct slice word)
{
	struct snapshot_queue *queue = snapshot->queue;
	char name[SNAPSHOT_NAME_MAX];
	unsigned int i;

	slice_copy(word, name, sizeof(name));
	for (i = 0; i < snapshot->queue_count; i++, queue++)
		if (!strcmp(queue->name, name))
			return queue;
	if (i == SNAPSHOT_QUEUES)
		return NULL;
	memset(queue, 0, sizeof(*queue));
	snapshot_name_queue(queue, name);
	for (i = 0; i < TABLE_COUNT; i++)
		snapshot_fields_clear(tables[i].fields, queue);
	snapshot->queue_count++;
	return queue;
}

static bool parse_row(struct parser *parser, const struct column *columns,
		      size_t column_count, struct slice line)
{
	struct snapshot_queue *queue;
	struct slice word;
	size_t i;

	slice_word(&line, &word);
	queue = get_queue(parser->snapshot, word);
	if (!queue)
		return true;
	for (i = 0; i < column_count; i++) {
		if (!slice_word(&line, &word)) {
			snprintf(parser->reason, SNAPSHOT_REASON_MAX,
				 "row %s has fewer words than columns",
				 queue->name);
			return false;
		}
		if (columns[i].wq_flags)
			slice_copy(word, queue->wq_flags,
				   sizeof(queue->wq_flags));
		else if (columns[i].made_by)
			slice_copy(word, queue->made_by,
				   sizeof(queue->made_by));
		else if (columns[i].field &&
			 !snapshot_field_set(columns[i].field, queue, word,
					     parser->reason))
			return false;
	}
	return true;
}

static bool parse_table(struct parser *parser, const struct table *table,
			struct slice header)
{
	struct column columns[COLUMNS_MAX];
	size_t count = 0;
	struct slice name, line;

	while (count < COLUMNS_MAX && slice_word(&header, &name)) {
		columns[count].field = snapshot_field_of(table->fields, name);
		columns[count].wq_flags = slice_equals(name, "wq_flags");
		columns[count].made_by = slice_equals(name, "made_by");
		count++;
	}
	while (slice_line(&parser->rest, &line) && line.length)
		if (!parse_row(parser, columns, count, line))
			return false;
	parser->queue_table |= table->fields == &snapshot_count_fields;
	return true;
}

static bool parse_histogram_row(struct parser *parser,
				const struct histogram_table *table,
				struct slice line)
{
	struct snapshot_queue *queue;
	struct buckets *buckets;
	struct slice word;
	uint64_t total = 0;
	char shown[32];

	slice_word(&line, &word);
	queue = get_queue(parser->snapshot, word);
	if (!queue)
		return true;
	buckets = &queue->histogram[table->id];
	buckets_begin(buckets, table->per_octave);
	while (slice_word(&line, &word)) {
		if (buckets_add(buckets, word, &total))
			continue;
		slice_copy(word, shown, sizeof(shown));
		snprintf(parser->reason, SNAPSHOT_REASON_MAX,
			 "%s of %s: '%s' is not %s:COUNT with an octave up to %d and counts of 64 bits in all",
			 table->name, queue->name, shown,
			 table->per_octave > 1 ? "OCTAVE.EIGHTH" : "OCTAVE",
			 WQDEMO_OCTAVES - 1);
		return false;
	}
	return true;
}

static bool parse_histogram(struct parser *parser,
			    const struct histogram_table *table)
{
	struct slice line;

	while (slice_line(&parser->rest, &line) && line.length)
		if (!parse_histogram_row(parser, table, line))
			return false;
	return true;
}

/* Room for one more answer; the oldest goes when there is none. */
static struct snapshot_answer *new_answer(struct snapshot *snapshot)
{
	struct snapshot_answer *answers = snapshot->answer;

	if (snapshot->answer_count == WQDEMO_ANSWERS) {
		memmove(answers, answers + 1,
			(WQDEMO_ANSWERS - 1) * sizeof(*answers));
		snapshot->answer_count--;
	}
	return &answers[snapshot->answer_count++];
}

void snapshot_set_command(struct snapshot_answer *answer, struct slice quoted)
{
	char reason[WQDEMO_REASON_MAX];

	slice_unquote(quoted, answer->command, sizeof(answer->command));
	answer->is_known =
		!wqdemo_command_parse(answer->command, strlen(answer->command),
				      &answer->parsed, reason);
}

static bool parse_answer(struct parser *parser, struct slice line)
{
	struct snapshot_answer *answer = new_answer(parser->snapshot);
	struct slice key, value;

	memset(answer, 0, sizeof(*answer));
	while (slice_pair(&line, &key, &value)) {
		if (slice_equals(key, "command"))
			snapshot_set_command(answer, value);
		else if (slice_equals(key, "reason"))
			slice_unquote(value, answer->reason,
				      sizeof(answer->reason));
		else if (!set_pair(parser, &snapshot_answer_fields, answer, key,
				   value))
			return false;
	}
	return true;
}

/* Reads a block: the lines between two empty ones. */
static bool parse_block(struct parser *parser, struct slice line)
{
	struct slice word, rest;
	size_t i;

	rest = line;
	slice_word(&rest, &word);
	if (slice_equals(word, "periodic"))
		return parse_periodic(parser, rest) && parse_keys(parser);
	for (i = 0; i < TABLE_COUNT; i++)
		if (slice_equals(word, tables[i].name))
			return parse_table(parser, &tables[i], rest);
	for (i = 0; i < HISTOGRAM_TABLE_COUNT; i++)
		if (slice_equals(word, histograms[i].name))
			return parse_histogram(parser, &histograms[i]);
	do {
		rest = line;
		slice_word(&rest, &word);
		if (slice_equals(word, "last") && !parse_answer(parser, rest))
			return false;
	} while (slice_line(&parser->rest, &line) && line.length);
	return true;
}

static bool parse_blocks(struct parser *parser)
{
	struct slice line;

	while (slice_line(&parser->rest, &line))
		if (line.length && !parse_block(parser, line))
			return false;
	return true;
}

/* Finds a file that was cut short: it parses, but something is missing. */
static bool check_complete(struct parser *parser)
{
	const char *missing = NULL;

	if (parser->snapshot->time_ns == SNAPSHOT_NONE)
		missing = "line \"time_ns\"";
	else if (!parser->queue_table)
		missing = "table \"queue\"";
	if (missing)
		snprintf(parser->reason, SNAPSHOT_REASON_MAX, "it has no %s",
			 missing);
	return !missing;
}

bool snapshot_parse(struct snapshot *snapshot, const char *text, size_t length,
		    char *reason)
{
	struct parser parser = {
		.snapshot = snapshot,
		.rest = { text, length },
		.reason = reason,
	};

	snapshot_fields_clear(&snapshot_line_fields, snapshot);
	snapshot_fields_clear(&snapshot_periodic_fields, &snapshot->periodic);
	snapshot->kernel[0] = '\0';
	snapshot->source_hash[0] = '\0';
	snapshot->recording = false;
	snapshot->queue_count = 0;
	snapshot->answer_count = 0;
	return parse_first_line(&parser) && parse_keys(&parser) &&
	       parse_blocks(&parser) && check_complete(&parser);
}

void snapshot_copy(struct snapshot *to, const struct snapshot *from)
{
	memcpy(to, from,
	       offsetof(struct snapshot, queue) +
		       from->queue_count * sizeof(from->queue[0]));
}

uint64_t snapshot_known(uint64_t number)
{
	return number == SNAPSHOT_NONE ? 0 : number;
}

uint64_t snapshot_since_load(const struct snapshot *snapshot, uint64_t ns)
{
	return ns > snapshot->loaded_ns ? ns - snapshot->loaded_ns : 0;
}

bool snapshot_is_on_system_wq(const struct snapshot_queue *queue)
{
	static const char call[] = "schedule_";

	return !strncmp(queue->made_by, call, sizeof(call) - 1);
}

const struct snapshot_queue *snapshot_find(const struct snapshot *snapshot,
					   enum wqdemo_queue id)
{
	unsigned int i;

	for (i = 0; i < snapshot->queue_count; i++)
		if (snapshot->queue[i].id == id)
			return &snapshot->queue[i];
	return NULL;
}
