// SPDX-License-Identifier: GPL-2.0
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/actions.h"
#include "model/life_times.h"
#include "model/measured.h"

#define QUEUE_NAME(symbol, name, ...)	#name,
#define QUEUE_LISTED(symbol, name, ...) " " #name
static const char *const queues[] = { WQDEMO_QUEUES(QUEUE_NAME) };

static const char not_seen[] =
	"no such item was seen: it was not submitted, or its events were not read";

#define VALUE_SYMBOL(name, is_time) VALUE_##name,
enum item_value { MEASURED_ITEM_VALUES(VALUE_SYMBOL) ITEM_VALUES };
enum queue_value { MEASURED_QUEUE_VALUES(VALUE_SYMBOL) QUEUE_VALUES };

#define VALUE_ROW(name, is_time) { #name, is_time },
struct value_row {
	const char *name;
	bool is_time;
};
static const struct value_row item_values[] = { MEASURED_ITEM_VALUES(
	VALUE_ROW) };
static const struct value_row queue_values[] = { MEASURED_QUEUE_VALUES(
	VALUE_ROW) };

static void know(struct expression_value *value, double number)
{
	value->known = true;
	value->number = number;
}

static void know_not(struct expression_value *value, const char *why)
{
	value->known = false;
	value->why = why;
}

/* @ns: LIFE_UNKNOWN for @why. */
static void know_time(struct expression_value *value, uint64_t ns,
		      const char *why)
{
	if (ns == LIFE_UNKNOWN)
		know_not(value, why);
	else
		know(value, (double)ns);
}

/* Counts a moment from the beginning of the chapter; one before that is negative. */
static void know_moment(struct expression_value *value, uint64_t ns,
			const struct measured *measured, const char *why)
{
	if (ns == LIFE_UNKNOWN)
		know_not(value, why);
	else
		know(value, (double)(int64_t)(ns - measured->begun_ns));
}

static void find_time(const struct life *life, enum item_value which,
		      struct expression_value *value)
{
	const struct life_times times = life_times_of(life, life->ended_ns);

	if (life->ended_ns == LIFE_UNKNOWN || !life->started)
		know_not(value,
			 life->started ? "it still runs" : "it has not run");
	else if (which == VALUE_asleep)
		know(value, (double)times.asleep_ns);
	else if (which == VALUE_burnt)
		know(value, (double)times.on_cpu_ns);
	else
		know(value, (double)times.preempted_ns);
}

/* Events may be newer than the counters: only its own times count. */
static void find_run(const struct life *life, struct expression_value *value)
{
	if (life->ended_ns == LIFE_UNKNOWN)
		know_not(value, "it has not ended");
	else
		know_time(value, life_ran_ns(life, life->ended_ns),
			  "it never ran");
}

static const char not_started[] = "it has not started";

/* The CPU or the worker. */
static void find_place(const struct life *life, enum item_value which,
		       struct expression_value *value)
{
	uint64_t number = which == VALUE_cpu ? life->cpu : life->pid;

	if (!life->started)
		know_not(value, not_started);
	else if (number == SNAPSHOT_NONE)
		know_not(value, "it ran in no thread of its own");
	else
		know(value, (double)number);
}

static void find_of_life(const struct measured *measured,
			 const struct life *life, enum item_value which,
			 struct expression_value *value)
{
	uint64_t start_ns = life->started ? life->run_ns : LIFE_UNKNOWN;

	if (life->doubt_ns != LIFE_UNKNOWN)
		know_not(value, "events of it were lost");
	else if (which == VALUE_wait)
		know_time(value,
			  life->started ? life_waited_ns(life, start_ns) :
					  LIFE_UNKNOWN,
			  not_started);
	else if (which == VALUE_run)
		find_run(life, value);
	else if (which == VALUE_submitted)
		know_moment(value, life->accepted_ns, measured,
			    "its submission was not seen");
	else if (which == VALUE_started)
		know_moment(value, start_ns, measured, not_started);
	else if (which == VALUE_ended)
		know_moment(value, life->ended_ns, measured,
			    "it has not ended");
	else if (which == VALUE_cpu || which == VALUE_worker)
		find_place(life, which, value);
	else if (which == VALUE_coalesced || which == VALUE_cancelled)
		know(value, which == VALUE_coalesced ? life->coalesced :
						       life->cancelled);
	else
		find_time(life, which, value);
}

/* "custom 2", or "custom last". Return: the queue, or -1 after saying why not. */
static int read_item(const struct measured *measured, struct slice inside,
		     uint64_t *item, struct expression_value *value)
{
	struct slice word, number = { "", 0 }, more;
	int queue = -1;

	if (slice_word(&inside, &word))
		queue = slice_in(word, queues, WQDEMO_QUEUE_COUNT);
	if (queue < 0) {
		value->why =
			"no such queue: use one of" WQDEMO_QUEUES(QUEUE_LISTED);
		return -1;
	}
	slice_word(&inside, &number);
	if (slice_equals(number, "last"))
		*item = measured->lives ? measured->lives->newest[queue] -
						  measured->before[queue] :
					  0;
	else if (!slice_number(number, item) || !*item)
		queue = -1;
	if (queue < 0 || slice_word(&inside, &more)) {
		value->why =
			"name an item: its queue, and its number in this chapter or last, as wait(custom 1)";
		return -1;
	}
	return queue;
}

/* Return: the bytes of "custom 5)", with its name written, or 0: it names no item. */
static size_t name_item(const struct measured *measured, struct slice text,
			char *name, size_t size)
{
	struct expression_value value;
	struct slice inside;
	uint64_t item;
	int queue;

	if (!slice_cut(&text, ')', &inside))
		return 0;
	queue = read_item(measured, inside, &item, &value);
	if (queue < 0 || !item)
		return 0;
	snprintf(name, size, "%s%" PRIu64 ")", actions[queue].label,
		 measured->before[queue] + item);
	return inside.length + 1;
}

void measured_name_items(const struct measured *measured, struct slice text,
			 char *out, size_t size)
{
	char name[32];
	size_t used = 0, length;

	while (text.length && used + sizeof(name) < size) {
		out[used++] = *text.text++;
		length = --text.length && out[used - 1] == '(' ?
				 name_item(measured, text, name, sizeof(name)) :
				 0;
		if (!length)
			continue;
		used += (size_t)snprintf(out + used, size - used, "%s", name);
		text.text += length;
		text.length -= length;
	}
	snprintf(out + used, size - used, "%.*s", SHOWN(text));
}

static bool find_item(const struct measured *measured, enum item_value which,
		      struct slice inside, struct expression_value *value)
{
	const struct life *life = NULL;
	uint64_t item;
	int queue = read_item(measured, inside, &item, value);

	if (queue < 0)
		return false;
	if (measured->lives && item)
		life = item_lives_find(measured->lives,
				       (enum wqdemo_queue)queue,
				       measured->before[queue] + item);
	if (life)
		find_of_life(measured, life, which, value);
	else
		know_not(value, not_seen);
	return true;
}

/* The items of a queue in this chapter, added up. */
struct sums {
	uint64_t items;
	uint64_t rescued;
	uint64_t first_ns;
	uint64_t last_ns;
	unsigned int workers;
	bool open; /* not all have ended */
	bool doubt;
};

static bool is_new_worker(const struct measured *measured,
			  const struct life *life)
{
	const struct life *other;
	unsigned int place = 0;

	if (!life->started || life->pid == SNAPSHOT_NONE)
		return false;
	while ((other = item_lives_next(measured->lives, &place)))
		if (other->queue == life->queue && other->started &&
		    other->item > measured->before[life->queue] &&
		    other->item < life->item && other->pid == life->pid)
			return false;
	return true;
}

static void add_life(struct sums *sums, const struct measured *measured,
		     const struct life *life)
{
	sums->items++;
	sums->rescued += life_is_rescued(life);
	sums->workers += is_new_worker(measured, life);
	sums->open |= life->ended_ns == LIFE_UNKNOWN;
	sums->doubt |= life->doubt_ns != LIFE_UNKNOWN ||
		       life->accepted_ns == LIFE_UNKNOWN;
	if (life->accepted_ns < sums->first_ns)
		sums->first_ns = life->accepted_ns;
	if (!sums->open && life->ended_ns > sums->last_ns)
		sums->last_ns = life->ended_ns;
}

static bool find_items(const struct measured *measured, enum queue_value which,
		       struct slice inside, struct expression_value *value)
{
	struct sums sums = { .first_ns = UINT64_MAX };
	const struct life *life;
	unsigned int place = 0;
	struct slice word, more;
	int queue = -1;

	if (slice_word(&inside, &word) && !slice_word(&inside, &more))
		queue = slice_in(word, queues, WQDEMO_QUEUE_COUNT);
	if (queue < 0) {
		value->why =
			"name one queue: use one of" WQDEMO_QUEUES(QUEUE_LISTED);
		return false;
	}
	while (measured->lives &&
	       (life = item_lives_next(measured->lives, &place)))
		if ((int)life->queue == queue &&
		    life->item > measured->before[queue])
			add_life(&sums, measured, life);
	if (which == VALUE_items && measured->lives)
		know(value, (double)sums.items);
	else if (!sums.items)
		know_not(value, "no item of it was seen in this chapter");
	else if (sums.doubt)
		know_not(value, "events of it were lost");
	else if (which == VALUE_workers)
		know(value, sums.workers);
	else if (which == VALUE_rescued)
		know(value, (double)sums.rescued);
	else if (sums.open)
		know_not(value, "not all of its items have ended");
	else
		know(value, (double)(sums.last_ns - sums.first_ns));
	return true;
}

static int place_of(struct slice name, const struct value_row *rows, int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (slice_equals(name, rows[i].name))
			return i;
	return -1;
}

bool measured_find_item(const struct measured *measured, struct slice name,
			struct slice inside, struct expression_value *value)
{
	int which = place_of(name, item_values, ITEM_VALUES);

	if (which >= 0) {
		value->is_time = item_values[which].is_time;
		return find_item(measured, (enum item_value)which, inside,
				 value);
	}
	which = place_of(name, queue_values, QUEUE_VALUES);
	if (which >= 0) {
		value->is_time = queue_values[which].is_time;
		return find_items(measured, (enum queue_value)which, inside,
				  value);
	}
#define VALUE_LISTED(name, is_time) " " #name
	value->why = "no such value of items: use one of" MEASURED_ITEM_VALUES(
		VALUE_LISTED) " with (QUEUE N)," MEASURED_QUEUE_VALUES(VALUE_LISTED) " with (QUEUE), best with (COMMAND), machine with (FUNCTION COLUMN)";
	return false;
}
