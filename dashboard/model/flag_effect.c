// SPDX-License-Identifier: GPL-2.0
#include "model/flag_effect.h"

#include <inttypes.h>

#include "model/command_lives.h"
#include "model/item_command.h"
#include "model/pools.h"

/* Words around a number. */
struct phrase {
	const char *before;
	const char *behind;
};

/* The words for a flag: what it did, or what it is for where that is not measured. */
struct flag_words {
	struct phrase ahead;
	struct phrase let_start;
	const char *nothing;
	const char *means;
	const char *shown_by;
};

static const struct flag_words words_of[WQDEMO_QUEUE_COUNT] = {
	[WQDEMO_HIGHPRI] = {
		.ahead = { "the flag let it start before ",
			   " that came earlier" },
		.let_start = { "the flag let ",
			       " start while another burnt" },
		.nothing = "nothing was in its way: the flag made no difference",
	},
	[WQDEMO_CPU_INTENSIVE] = {
		.let_start = { "the flag let ",
			       " start while another burnt" },
		.nothing = "no other started while it burnt: the flag made no difference",
	},
	[WQDEMO_FREEZABLE] = {
		.means = "the flag holds items only while the system is frozen or asleep",
		.shown_by = ": S f shows it",
	},
};

/* Return: whether @other burnt the CPU on which the item started, then. */
static bool started_beside(const struct life *life, const struct life *other,
			   uint64_t now_ns)
{
	struct life_span span[LIFE_SPANS];
	unsigned int count;

	if (life == other || !burns_one_cpu(other) || life->cpu != other->cpu ||
	    life->run_ns <= other->run_ns || life->run_ns >= other->ended_ns)
		return false;
	count = life_spans(other, now_ns, span);
	while (count--)
		if (span[count].state == LIFE_BURNING &&
		    span[count].from_ns < life->run_ns &&
		    span[count].to_ns > life->run_ns)
			return true;
	return false;
}

/* Return: whether one of the command's items burnt the CPU on which the item started. */
static bool was_let_start(const struct model *model, const struct life *life)
{
	const struct life *kept = model->lives.life[WQDEMO_CPU_INTENSIVE];
	unsigned int i;

	if (!life->started || life->run_ns < model->message.before.time_ns ||
	    pool_of(life->queue) != pool_of(WQDEMO_CPU_INTENSIVE))
		return false;
	for (i = 0; i < ITEM_LIVES_KEPT; i++)
		if (kept[i].used &&
		    command_submitted(&model->message, &kept[i]) &&
		    started_beside(life, &kept[i], model->now.time_ns))
			return true;
	return false;
}

/* Return: whether the item can be in the way of others in a CPU's normal pool. */
static bool is_in_the_way(const struct life *life)
{
	return pool_of(life->queue) == POOL_OF_CPU &&
	       life->queue != WQDEMO_CPU_INTENSIVE;
}

/* Return: whether the item started while such a one burnt its CPU. */
static bool passed_a_burner(const struct model *model, const struct life *life)
{
	const struct life *other;
	unsigned int place = 0;

	if (!life->started)
		return false;
	while ((other = item_lives_next(&model->lives, &place)))
		if (is_in_the_way(other) &&
		    started_beside(life, other, model->now.time_ns))
			return true;
	return false;
}

/* Return: whether an item waited for the same CPU when a later one started. */
static bool waited_then(const struct model *model, const struct life *other,
			const struct life *life)
{
	unsigned int cpu = other->cpu;

	if (life_ready_ns(other) >= life_ready_ns(life) ||
	    other->run_ns <= life->run_ns || other->ended_ns <= life->run_ns)
		return false;
	return (other->started || item_command_cpu(other, &model->now, &cpu)) &&
	       cpu == life->cpu;
}

/* Return: whether one of the command's items started while this one waited. */
static bool was_passed(const struct model *model, const struct life *other)
{
	const struct life *kept = model->lives.life[WQDEMO_HIGHPRI];
	unsigned int i;

	if (!is_in_the_way(other) || other->accepted_ns == LIFE_UNKNOWN)
		return false;
	for (i = 0; i < ITEM_LIVES_KEPT; i++)
		if (kept[i].used && kept[i].started &&
		    command_submitted(&model->message, &kept[i]) &&
		    waited_then(model, other, &kept[i]))
			return true;
	return false;
}

/* Notes what the flag did, if this is one of the items that show it. */
static void note(struct message_flag *flag, const struct model *model,
		 const struct life *life)
{
	if ((int)model->message.answer.parsed.verb == WQDEMO_CPU_INTENSIVE)
		flag->let_start += was_let_start(model, life);
	else if (command_submitted(&model->message, life))
		flag->let_start += passed_a_burner(model, life);
	else
		flag->ahead += was_passed(model, life);
}

struct message_flag flag_effect_of(const struct model *model)
{
	const struct message *message = &model->message;
	int queue = (int)message->answer.parsed.verb;
	struct message_flag flag = { .told = true };
	const struct life *life;
	unsigned int place = 0;
	uint64_t known = 0, doubts = 0;

	flag.can_be_shown = !model->no_freeze && !model->replay.active &&
			    model_is_module(model);
	if (queue != WQDEMO_CPU_INTENSIVE && queue != WQDEMO_HIGHPRI)
		return flag;
	while ((life = item_lives_next(&model->lives, &place))) {
		note(&flag, model, life);
		known += command_submitted(message, life) && life->started &&
			 !life_is_open(life);
		doubts += life_is_open(life) && life->doubt_ns != LIFE_UNKNOWN;
	}
	flag.is_known =
		known == snapshot_known(message->answer.accepted) && !doubts;
	return flag;
}

static void add_phrase(struct sentence *sentence, const struct phrase *phrase,
		       uint64_t number)
{
	sentence_add(sentence, "; %s%" PRIu64 "%s", phrase->before, number,
		     phrase->behind);
}

void flag_effect_add(struct sentence *sentence, enum wqdemo_queue queue,
		     const struct message_flag *flag, bool all_done)
{
	const struct flag_words *words = &words_of[queue];

	if (!flag->told)
		return;
	if (words->means)
		sentence_add(sentence, "; %s%s", words->means,
			     flag->can_be_shown ? words->shown_by : "");
	else if (flag->ahead)
		add_phrase(sentence, &words->ahead, flag->ahead);
	else if (flag->let_start)
		add_phrase(sentence, &words->let_start, flag->let_start);
	else if (words->nothing && flag->is_known && all_done)
		sentence_add(sentence, "; %s", words->nothing);
}
