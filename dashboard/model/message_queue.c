// SPDX-License-Identifier: GPL-2.0
#include "model/message_queue.h"

#include <inttypes.h>

#include "model/actions.h"
#include "model/flag_effect.h"
#include "model/pools.h"

/* Items in flight. */
struct load {
	uint64_t armed;
	uint64_t pending;
	uint64_t running;
};

static uint64_t count_of(const struct snapshot_queue *queue,
			 enum wqdemo_count column)
{
	return snapshot_known(queue->count[column]);
}

static uint64_t load_sum(const struct load *load)
{
	return load->armed + load->pending + load->running;
}

struct message_before message_queue_before(const struct snapshot *before,
					   const struct wqdemo_command *command)
{
	int id = action_queue_of(command);
	const struct snapshot_queue *queue =
		id < 0 ? NULL : snapshot_find(before, (enum wqdemo_queue)id);

	if (!queue)
		return (struct message_before){ 0 };
	return (struct message_before){
		.time_ns = before->time_ns,
		.loaded_ns = before->loaded_ns,
		.epoch = before->epoch,
		.accepted = count_of(queue, WQDEMO_COUNT_accepted),
		.completed = count_of(queue, WQDEMO_COUNT_completed),
		.cancelled = count_of(queue, WQDEMO_COUNT_cancelled),
	};
}

/*
 * Return: whether all of the queue's items in flight are the command's: there
 * were none before it, and no other command added or took one since then.
 */
static bool are_own(const struct message *message,
		    const struct snapshot *snapshot,
		    const struct snapshot_queue *queue, const struct load *load)
{
	const struct message_before *before = &message->before;
	uint64_t accepted = snapshot_known(message->answer.accepted);

	return before->loaded_ns == snapshot->loaded_ns &&
	       before->epoch == snapshot->epoch &&
	       before->accepted == before->completed + before->cancelled &&
	       count_of(queue, WQDEMO_COUNT_cancelled) == before->cancelled &&
	       count_of(queue, WQDEMO_COUNT_accepted) ==
		       before->accepted + accepted &&
	       load_sum(load) <= accepted;
}

static void add_done(struct sentence *sentence, const struct message *message,
		     const struct load *load)
{
	uint64_t done =
		snapshot_known(message->answer.accepted) - load_sum(load);

	if (done)
		sentence_add(sentence, ", %" PRIu64 " done", done);
}

/* Return: whether the command is about the one item that such a queue has. */
static bool is_its_item(enum wqdemo_queue queue, const struct load *load)
{
	return (queue == WQDEMO_SYSTEM || queue == WQDEMO_DELAYED) &&
	       load_sum(load) == 1;
}

/* Return: the pending items that max_active holds back, 0 if unknown. */
static uint64_t held_of(const struct snapshot_queue *queue, uint64_t pending)
{
	uint64_t held =
		snapshot_known(queue->concurrency[WQDEMO_CONCURRENCY_held]);

	/* The module does not read both at the same moment. */
	return held < pending ? held : pending;
}

/*
 * Adds "4 running (max_active 4), 4 held back by it". Where the module does
 * not know that, it adds the numbers side by side. @comma stands before the
 * first of them. @turns: some of those that run take turns on a CPU.
 */
static void add_waiting(struct sentence *sentence,
			const struct snapshot_queue *queue,
			const struct load *load, bool turns, const char **comma)
{
	uint64_t held = held_of(queue, load->pending);
	bool unsure =
		queue->concurrency[WQDEMO_CONCURRENCY_held] == SNAPSHOT_NONE;
	bool at_most = unsure && load->running && load->pending &&
		       load->running == queue->max_active;

	if (load->running)
		sentence_add(sentence, "%s%" PRIu64 " running", *comma,
			     load->running);
	else if (held)
		sentence_add(sentence, "%snone running", *comma);
	if (load->running || held)
		*comma = ", ";
	if (load->running > 1 && load->pending && !held && !turns)
		sentence_add(sentence, " at once");
	if (held || at_most)
		sentence_add(sentence, " (max_active %" PRIu64 ")",
			     queue->max_active);
	if (held)
		sentence_add(sentence, ", %" PRIu64 " held back by it", held);
	if (load->pending == held)
		return;
	sentence_add(sentence, "%s%" PRIu64 " waiting", *comma,
		     load->pending - held);
	*comma = ", ";
}

/* Return: whether events tell which timers have ended. */
static bool timers_are_known(const struct snapshot *snapshot,
			     const struct snapshot_queue *queue)
{
	return snapshot->recording || queue->id == WQDEMO_SYSTEM ||
	       queue->id == WQDEMO_DELAYED;
}

static void add_armed(struct sentence *sentence, uint64_t armed, bool is_known,
		      const char *comma)
{
	if (armed && !is_known)
		sentence_add(sentence, "%s%" PRIu64 " armed or due", comma,
			     armed);
	else if (armed > 1)
		sentence_add(sentence, "%s%" PRIu64 " armed: their timers run",
			     comma, armed);
	else if (armed)
		sentence_add(sentence, "%s1 armed: its timer runs", comma);
}

/* Adds "2 share CPU 0, 2 share CPU 1". */
static void add_shared(struct sentence *sentence,
		       const struct message_burns *burns, const char *share)
{
	unsigned int i;

	for (i = 0; i < burns->cpus; i++)
		sentence_add(sentence, "%s%" PRIu64 " %s CPU %u", i ? ", " : "",
			     burns->shared[i].sharing, share,
			     burns->shared[i].cpu);
	if (burns->more)
		sentence_add(sentence, ", others %s other CPUs", share);
}

/*
 * Adds that burners take turns, or that burns were cut short and why. No task
 * takes a softirq's CPU.
 */
static void add_burns(struct sentence *sentence, const struct message *message)
{
	const struct message_burns *burns = &message->burns;
	int queue = action_queue_of(&message->answer.parsed);
	bool softirq = pool_of((enum wqdemo_queue)queue) == POOL_SOFTIRQ;

	if (burns->gave_up)
		sentence_add(sentence,
			     "; %" PRIu64 " gave up burning: ", burns->gave_up);
	if (burns->gave_up && burns->cpus) {
		add_shared(sentence, burns, "shared");
	} else if (burns->gave_up) {
		sentence_add(sentence,
			     "%s, or the host of this VM, had the CPU",
			     softirq ? "interrupts" : "other tasks");
	} else if (burns->cpus) {
		sentence_add(sentence, "; ");
		add_shared(sentence, burns, "share");
		sentence_add(sentence, ": one burns at a time%s",
			     burns->cpus > 1 ? " on each" : "");
	}
}

/* Only commands that submit to the queue show what its flag does. */
static void add_flag(struct sentence *sentence, const struct message *message,
		     bool all_done)
{
	int queue = (int)message->answer.parsed.verb;

	if (ACTION_OF_QUEUE(queue))
		flag_effect_add(sentence, (enum wqdemo_queue)queue,
				&message->flag, all_done);
}

void message_queue_add(struct sentence *sentence, const struct message *message,
		       const struct snapshot *snapshot, const char *idle)
{
	int id = action_queue_of(&message->answer.parsed);
	const struct snapshot_queue *queue =
		snapshot_find(snapshot, (enum wqdemo_queue)id);
	const char *comma = ", ";
	struct load load;

	if (!queue)
		return;
	load = (struct load){ count_of(queue, WQDEMO_COUNT_armed) - queue->due,
			      count_of(queue, WQDEMO_COUNT_pending) +
				      queue->due,
			      count_of(queue, WQDEMO_COUNT_running) };
	if (!load_sum(&load)) {
		sentence_add(sentence, "%s", idle);
		add_flag(sentence, message, true);
		add_burns(sentence, message);
		return;
	}
	if (!is_its_item(queue->id, &load)) {
		if (are_own(message, snapshot, queue, &load)) {
			add_done(sentence, message, &load);
		} else {
			sentence_add(sentence, "; %s has ", queue->name);
			comma = "";
		}
	}
	add_waiting(sentence, queue, &load, message->burns.cpus > 0, &comma);
	add_armed(sentence, load.armed, timers_are_known(snapshot, queue),
		  comma);
	add_flag(sentence, message, false);
	add_burns(sentence, message);
}
