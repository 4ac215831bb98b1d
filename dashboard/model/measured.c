// SPDX-License-Identifier: GPL-2.0
#include "model/measured.h"

#include <stdio.h>
#include <string.h>

#include "model/comparison.h"

#define QUEUE_NAME(symbol, name, ...)	#name,
#define QUEUE_LISTED(symbol, name, ...) " " #name
#define COLUMN_NAME(name, ...)		#name,
#define COLUMN_LISTED(name, ...)	" " #name
static const char *const queues[] = { WQDEMO_QUEUES(QUEUE_NAME) };
static const char *const counts[] = { WQDEMO_COUNTS(COLUMN_NAME) };
static const char *const times[] = { WQDEMO_TIMES(COLUMN_NAME) };
static const char *const more_times[] = { WQDEMO_MORE_TIMES(COLUMN_NAME) };
static const char *const concurrencies[] = { WQDEMO_CONCURRENCIES(COLUMN_NAME) };

static const char no_reading[] = "nothing was read yet";

/* The numbers of an answer: ANSWER(column of FORMAT.md, field). */
#define ANSWERS(ANSWER)              \
	ANSWER(errno, error)         \
	ANSWER(accepted, accepted)   \
	ANSWER(coalesced, coalesced) \
	ANSWER(modified, modified)   \
	ANSWER(rejected, rejected)   \
	ANSWER(refused, refused)     \
	ANSWER(removed, removed)     \
	ANSWER(running, running)     \
	ANSWER(waited_ns, waited_ns)

/* The numbers of the line "periodic". */
#define PERIODICS(PERIODIC)    \
	PERIODIC(ticks)        \
	PERIODIC(expected)     \
	PERIODIC(late_last_ns) \
	PERIODIC(late_max_ns)  \
	PERIODIC(drift_ns)

/* Return: whether a column holds a time, in nanoseconds. */
static bool is_time(struct slice name)
{
	return name.length > 3 &&
	       !memcmp(name.text + name.length - 3, "_ns", 3);
}

static void set_number(struct expression_value *value, uint64_t number,
		       const char *why)
{
	value->known = number != SNAPSHOT_NONE;
	value->number = value->known ? (double)number : 0;
	value->why = why;
}

static int place_in(struct slice word, const char *const *list, size_t size)
{
	return slice_in(word, list, (int)size);
}

#define PLACE(word, list) place_in(word, list, sizeof(list) / sizeof((list)[0]))

/* Return: the number in a column of a row, or NULL: no such column. */
static const uint64_t *find_column(const struct snapshot_queue *row,
				   struct slice name)
{
	int place;

	if ((place = PLACE(name, counts)) >= 0)
		return &row->count[place];
	if ((place = PLACE(name, times)) >= 0)
		return &row->time[place];
	if ((place = PLACE(name, more_times)) >= 0)
		return &row->more_time[place];
	if ((place = PLACE(name, concurrencies)) >= 0)
		return &row->concurrency[place];
	return slice_equals(name, "max_active") ? &row->max_active : NULL;
}

#define PERIODIC_LISTED(name) " " #name
#define NO_COLUMN                                                 \
	"no such column: use one of" WQDEMO_COUNTS(COLUMN_LISTED) \
		WQDEMO_TIMES(COLUMN_LISTED)                       \
		WQDEMO_MORE_TIMES(COLUMN_LISTED)                  \
			WQDEMO_CONCURRENCIES(COLUMN_LISTED) " max_active"

static bool find_in_row(const struct measured *measured, enum wqdemo_queue id,
			struct slice name, struct expression_value *value)
{
	static const struct snapshot_queue any_row;
	const struct snapshot_queue *row =
		measured->now ? snapshot_find(measured->now, id) : NULL;
	const uint64_t *number = find_column(row ? row : &any_row, name);

	if (!number) {
		value->why = id == WQDEMO_PERIODIC ?
				     NO_COLUMN PERIODICS(PERIODIC_LISTED) :
				     NO_COLUMN;
		return false;
	}
	value->is_time = is_time(name);
	set_number(value, row ? *number : SNAPSHOT_NONE,
		   !measured->now ? no_reading :
		   !row		  ? "this kernel has no such queue" :
				    "the module cannot tell it here");
	return true;
}

/* The line "periodic" has columns that no table has. */
static bool find_periodic(const struct measured *measured, struct slice name,
			  struct expression_value *value)
{
	static const struct snapshot_periodic none;
	const struct snapshot_periodic *periodic =
		measured->now ? &measured->now->periodic : &none;

	value->is_time = is_time(name);
	value->why = measured->now ? "periodic does not run" : no_reading;
#define FIND_PERIODIC(field)                                              \
	if (slice_equals(name, #field)) {                                 \
		value->known =                                            \
			measured->now &&                                  \
			(uint64_t)periodic->field != SNAPSHOT_NONE &&     \
			(int64_t)periodic->field != SNAPSHOT_NONE_SIGNED; \
		value->number = (double)periodic->field;                  \
		return true;                                              \
	}
	PERIODICS(FIND_PERIODIC)
	return false;
}

static const struct snapshot_answer *own_answer(const struct measured *measured)
{
	const struct snapshot *now = measured->now;
	unsigned int i;

	for (i = now ? now->answer_count : 0; i > 0; i--)
		if (now->answer[i - 1].pid == measured->pid)
			return &now->answer[i - 1];
	return NULL;
}

static bool find_answer(const struct measured *measured, struct slice name,
			struct expression_value *value)
{
	const struct snapshot_answer *answer = own_answer(measured);

	value->is_time = is_time(name);
	value->why = measured->pid ? "the last command has no answer yet" :
				     "no command was sent yet";
#define FIND_ANSWER(column, field)                             \
	if (slice_equals(name, #column)) {                     \
		if (answer)                                    \
			set_number(value, answer->field,       \
				   "the answer does not say"); \
		return true;                                   \
	}
	ANSWERS(FIND_ANSWER)
#define ANSWER_LISTED(column, field) " " #column
	value->why = "no such number of an answer: use one of" ANSWERS(
		ANSWER_LISTED);
	return false;
}

/* Return: the shortest try of a command in this chapter, as its answer tells, or NULL. */
static const struct snapshot_answer *
shortest_try(const struct measured *measured, const char *command)
{
	const struct snapshot *now = measured->now;
	const struct snapshot_answer *shortest = NULL, *answer;
	unsigned int i;

	for (i = 0; now && i < now->answer_count; i++) {
		answer = &now->answer[i];
		if (answer->seq > measured->seq && !answer->error &&
		    snapshot_known(answer->waited_ns) &&
		    (!shortest || answer->waited_ns < shortest->waited_ns) &&
		    !strcmp(answer->command, command))
			shortest = answer;
	}
	return shortest;
}

/* A scenario took as long as compare shows: from the start of w0. */
static void find_shortest(const struct measured *measured, const char *command,
			  struct expression_value *value)
{
	const struct snapshot_answer *answer = shortest_try(measured, command);
	unsigned int number =
		answer ? documented_number(answer) : DOCUMENTED_CASES;
	struct comparison_source source;

	value->why = measured->now ?
			     "no such command was answered in this chapter" :
			     no_reading;
	if (!answer)
		return;
	if (number >= DOCUMENTED_CASES || !measured->lives) {
		set_number(value, answer->waited_ns, "");
		return;
	}
	source = (struct comparison_source){
		.pid = answer->pid,
		.accepted = snapshot_known(answer->accepted),
		.took_ns = answer->waited_ns,
		.tries = 1,
	};
	set_number(value, comparison_case_ns(measured->lives, number, &source),
		   "events of its items were lost, or it has not ended");
}

/* @inside: a command, which answers show in its shortest form. */
static bool find_best(const struct measured *measured, struct slice inside,
		      struct expression_value *value)
{
	char reason[WQDEMO_REASON_MAX], text[WQDEMO_COMMAND_MAX + 1];
	struct wqdemo_command command;

	value->is_time = true;
	if (wqdemo_command_parse(inside.text, inside.length, &command,
				 reason)) {
		value->why = "name a command: best(scenario A)";
		return false;
	}
	wqdemo_command_format(&command, text, sizeof(text));
	find_shortest(measured, text, value);
	return true;
}

/* "6.12.117+deb12" is version 6.12. */
static void find_kernel(const struct measured *measured,
			struct expression_value *value)
{
	unsigned int major, minor;

	value->is_version = true;
	value->why =
		measured->now ? "its version is not understood" : no_reading;
	if (!measured->now ||
	    sscanf(measured->now->kernel, "%u.%u", &major, &minor) != 2)
		return;
	value->known = true;
	value->number = expression_version(major, minor);
}

static bool find_word(const struct measured *measured, struct slice name,
		      struct expression_value *value)
{
	const struct snapshot *now = measured->now;
	const char *why = now ? "this kernel does not tell it" : no_reading;

	if (slice_equals(name, "kernel"))
		find_kernel(measured, value);
	else if (slice_equals(name, "cpus"))
		set_number(value, now ? now->cpus : SNAPSHOT_NONE, why);
	else if (slice_equals(name, "hz"))
		set_number(value, now ? now->hz : SNAPSHOT_NONE, why);
	else if (slice_equals(name, "cpu_intensive_thresh_us"))
		set_number(value,
			   now ? now->cpu_intensive_thresh_us : SNAPSHOT_NONE,
			   why);
	else
		return false;
	return true;
}

static bool find_of_queue(const struct measured *measured, struct slice name,
			  struct slice column, struct expression_value *value)
{
	int queue = PLACE(name, queues);

	if (slice_equals(name, "answer"))
		return find_answer(measured, column, value);
	if (queue == WQDEMO_PERIODIC && find_periodic(measured, column, value))
		return true;
	if (queue >= 0)
		return find_in_row(measured, (enum wqdemo_queue)queue, column,
				   value);
	value->why =
		"no such queue: use one of" WQDEMO_QUEUES(QUEUE_LISTED) " answer";
	return false;
}

static uint64_t newest_answer(const struct snapshot *now)
{
	return now && now->answer_count ?
		       now->answer[now->answer_count - 1].seq :
		       0;
}

void measured_begin(struct measured *measured)
{
	const struct snapshot *now = measured->now;

	measured->pid = 0;
	measured->sent = 0;
	measured->seq = newest_answer(now);
	measured->begun_ns = now ? now->time_ns : 0;
	if (measured->lives)
		memcpy(measured->before, measured->lives->newest,
		       sizeof(measured->before));
}

uint64_t measured_others(const struct measured *measured)
{
	uint64_t own = measured->seq + measured->sent;
	uint64_t all = newest_answer(measured->now);

	return all > own ? all - own : 0;
}

bool measured_find(void *data, struct slice name,
		   struct expression_value *value)
{
	const struct measured *measured = data;
	struct slice rest = name, before;

	memset(value, 0, sizeof(*value));
	if (slice_cut(&rest, '(', &before)) {
		rest.length -= rest.length && rest.text[rest.length - 1] == ')';
		if (slice_equals(before, "best"))
			return find_best(measured, rest, value);
		if (slice_equals(before, "machine"))
			return measured_find_machine(measured, rest, value);
		return measured_find_item(measured, before, rest, value);
	}
	if (slice_cut(&rest, '.', &before))
		return find_of_queue(measured, before, rest, value);
	if (find_word(measured, name, value))
		return true;
	value->why =
		"no such value: use QUEUE.COLUMN, answer.COLUMN, kernel, cpus, hz, cpu_intensive_thresh_us, or a value of items such as wait(custom 1)";
	return false;
}
