// SPDX-License-Identifier: GPL-2.0
#include "model/comparison.h"

#include <stdio.h>
#include <string.h>

#define QUEUE_NAME(symbol, name, ...)	#name,
#define QUEUE_LISTED(symbol, name, ...) " " #name
static const char *const queues[] = { WQDEMO_QUEUES(QUEUE_NAME) };

static const char no_such[] =
	"no such queue: use one of scenarios" WQDEMO_QUEUES(QUEUE_LISTED);

const char *comparison_parse(struct slice text,
			     struct comparison_choice *choice,
			     struct slice *wrong)
{
	struct slice rest = text, word, more;
	int queue, i;

	memset(choice, 0, sizeof(*choice));
	*wrong = text;
	choice->kind = COMPARISON_QUEUES;
	for (i = 0; i < 2; i++) {
		if (!slice_word(&rest, &word))
			return "compare takes two queues, one queue twice for its last two commands, or scenarios";
		*wrong = word;
		queue = slice_in(word, queues, WQDEMO_QUEUE_COUNT);
		if (!i && slice_equals(word, "scenarios")) {
			choice->kind = COMPARISON_SCENARIOS;
			break;
		}
		if (queue < 0)
			return no_such;
		choice->queue[i] = (enum wqdemo_queue)queue;
	}
	if (!slice_word(&rest, &more))
		return NULL;
	*wrong = more;
	return "nothing stands behind compare QUEUE QUEUE, nor behind compare scenarios";
}

/*
 * Return: the items that the queue's own command accepted as its answer tells,
 * 0: not known. Scenarios queue on other queues, too.
 */
static uint64_t accepted_of(const struct snapshot *now, enum wqdemo_queue queue,
			    uint64_t pid)
{
	unsigned int i;

	for (i = now->answer_count; i > 0; i--) {
		const struct snapshot_answer *answer = &now->answer[i - 1];

		if (answer->pid == pid && answer->is_known &&
		    (int)answer->parsed.verb == (int)queue)
			return snapshot_known(answer->accepted);
	}
	return 0;
}

/* Return: who submitted an item, 0: not known. */
static uint64_t submitter(const struct item_lives *lives,
			  enum wqdemo_queue queue, uint64_t item)
{
	const struct life *life =
		item ? item_lives_find(lives, queue, item) : NULL;

	return life && life->accepted_ns != LIFE_UNKNOWN ? life->submit_pid : 0;
}

/* @back: 0 for the queue's last command, 1 for the one before. */
static void find_source(struct comparison_source *source,
			const struct item_lives *lives, enum wqdemo_queue queue,
			unsigned int back, const struct snapshot *now)
{
	uint64_t item = lives->newest[queue];
	uint64_t pid = submitter(lives, queue, item);

	for (; back && pid; back--) {
		uint64_t last = pid;

		while (pid == last)
			pid = submitter(lives, queue, --item);
	}
	source->pid = pid;
	source->accepted = pid ? accepted_of(now, queue, pid) : 0;
}

void comparison_begin(struct comparison_choice *choice,
		      const struct item_lives *lives,
		      const struct snapshot *now)
{
	bool same = choice->queue[0] == choice->queue[1];

	choice->events_off = !now->recording;
	if (choice->kind != COMPARISON_QUEUES)
		return;
	find_source(&choice->source[0], lives, choice->queue[0], same, now);
	find_source(&choice->source[1], lives, choice->queue[1], 0, now);
}

static bool is_of_run(const struct comparison_run *run, const struct life *life)
{
	return life->accepted_ns != LIFE_UNKNOWN &&
	       life->submit_pid == run->pid &&
	       (run->queue < 0 || run->queue == (int)life->queue);
}

/* The items of a queue are in its order, those of several queues in time. */
static bool is_before(const struct life *life, const struct life *other)
{
	if (life->queue == other->queue)
		return life->item < other->item;
	if (life->accepted_ns == other->accepted_ns)
		return life->queue < other->queue;
	return life->accepted_ns < other->accepted_ns;
}

const struct life *comparison_next(const struct comparison_run *run,
				   const struct item_lives *lives,
				   const struct life *last)
{
	const struct life *life, *found = NULL;
	unsigned int place = 0;

	while ((life = item_lives_next(lives, &place)))
		if (is_of_run(run, life) && (!last || is_before(last, life)) &&
		    (!found || is_before(life, found)))
			found = life;
	return found;
}

const struct life *comparison_last(const struct comparison_run *run,
				   const struct item_lives *lives)
{
	const struct life *life, *found = NULL;
	unsigned int place = 0;

	while ((life = item_lives_next(lives, &place)))
		if (is_of_run(run, life) && (!found || is_before(found, life)))
			found = life;
	return found;
}

static uint64_t longer(uint64_t ns, uint64_t other)
{
	return other != LIFE_UNKNOWN && other > ns ? other : ns;
}

static void add_life(struct comparison_run *run, const struct life *life,
		     uint64_t now_ns)
{
	bool ended = life->ended_ns != LIFE_UNKNOWN;
	uint64_t end = ended ? life->ended_ns : now_ns;

	run->items++;
	run->cancelled += life->cancelled;
	if (life->doubt_ns != LIFE_UNKNOWN)
		run->state = COMPARISON_LOST;
	if (!ended && run->state != COMPARISON_LOST)
		run->state = COMPARISON_OPEN;
	/* The documentation begins with the start of w0, which comes first. */
	if (run->documented ? life->started && life->run_ns < run->start_ns :
			      life->accepted_ns < run->start_ns)
		run->start_ns =
			run->documented ? life->run_ns : life->accepted_ns;
	run->took_ns = longer(run->took_ns, end);
	if (life->started && !life->cancelled)
		run->waited_ns = longer(run->waited_ns,
					life_waited_ns(life, life->run_ns));
	run->ran_ns = longer(run->ran_ns, life_ran_ns(life, end));
}

/* The end is later than the start of what was not lost. */
static uint64_t took_ns(const struct comparison_run *run, uint64_t end_ns)
{
	return run->start_ns < end_ns ? end_ns - run->start_ns : 0;
}

static void measure(struct comparison_run *run,
		    const struct comparison_source *source,
		    const struct item_lives *lives, uint64_t now_ns)
{
	const struct life *life;
	unsigned int place = 0;

	run->pid = source->pid;
	run->tries = source->tries;
	run->start_ns = LIFE_UNKNOWN;
	if (!run->pid)
		return;
	run->state = COMPARISON_DONE;
	while ((life = item_lives_next(lives, &place)))
		if (is_of_run(run, life))
			add_life(run, life, now_ns);
	run->took_ns = took_ns(run, run->took_ns);
	if (!run->items)
		run->state = COMPARISON_UNKNOWN;
	else if (source->accepted && run->items != source->accepted)
		run->state = COMPARISON_LOST;
}

static void name_queues(struct comparison *comparison,
			const struct comparison_choice *choice)
{
	bool same = choice->queue[0] == choice->queue[1];
	int i;

	for (i = 0; i < 2; i++) {
		struct comparison_run *run = &comparison->run[i];

		run->queue = (int)choice->queue[i];
		snprintf(run->name, sizeof(run->name), "%s%s",
			 queues[choice->queue[i]],
			 !same ? "" :
			 i     ? " (last)" :
				 " (before)");
	}
	comparison->count = 2;
}

static void name_scenarios(struct comparison *comparison)
{
	unsigned int i;

	for (i = 0; i < DOCUMENTED_CASES; i++) {
		comparison->run[i].queue = -1;
		comparison->run[i].documented = documented_case(i);
		snprintf(comparison->run[i].name, COMPARISON_NAME_MAX, "%c",
			 'A' + (int)i);
	}
	comparison->count = DOCUMENTED_CASES;
}

void comparison_make(struct comparison *comparison,
		     const struct comparison_choice *choice,
		     const struct item_lives *lives, uint64_t now_ns)
{
	unsigned int i;

	memset(comparison, 0, sizeof(*comparison));
	comparison->kind = choice->kind;
	comparison->events_off = choice->events_off;
	if (choice->kind == COMPARISON_SCENARIOS)
		name_scenarios(comparison);
	else if (choice->kind == COMPARISON_QUEUES)
		name_queues(comparison, choice);
	for (i = 0; i < comparison->count; i++)
		measure(&comparison->run[i], &choice->source[i], lives, now_ns);
}

uint64_t comparison_case_ns(const struct item_lives *lives, unsigned int number,
			    const struct comparison_source *source)
{
	struct comparison_choice choice = { .kind = COMPARISON_SCENARIOS };
	struct comparison comparison;
	const struct comparison_run *run = &comparison.run[number];

	choice.source[number] = *source;
	comparison_make(&comparison, &choice, lives, 0);
	return run->state == COMPARISON_DONE ? run->took_ns : LIFE_UNKNOWN;
}
