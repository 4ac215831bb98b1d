// SPDX-License-Identifier: GPL-2.0
#include "model/queue_lives.h"

#include <stdio.h>

#include "model/command_lives.h"
#include "model/flag_effect.h"
#include "model/life_times.h"
#include "model/pools.h"

/* Return: whether the timer of an item had ended then, and nothing else had. */
static bool is_due(const struct life *life, uint64_t ns)
{
	return life->has_timer && life->due_ns <= ns && life->run_ns > ns &&
	       life->ended_ns > ns && life->doubt_ns == LIFE_UNKNOWN;
}

static uint64_t count_due(const struct item_lives *lives,
			  enum wqdemo_queue queue, uint64_t now_ns)
{
	const struct life *life;
	unsigned int place = 0;
	uint64_t count = 0;

	while ((life = item_lives_next(lives, &place)))
		count += life->queue == queue && is_due(life, now_ns);
	return count;
}

static void note_due(struct model *model)
{
	struct snapshot *now = &model->now;
	struct snapshot_queue *queue;
	uint64_t armed, due;
	unsigned int i;

	for (i = 0; i < now->queue_count; i++) {
		queue = &now->queue[i];
		/* The module knows the timer of a queue that has one item. */
		if (queue->id == WQDEMO_QUEUE_COUNT ||
		    queue_is_static(queue->id))
			continue;
		armed = snapshot_known(queue->count[WQDEMO_COUNT_armed]);
		due = count_due(&model->lives, queue->id, now->time_ns);
		queue->due = due < armed ? due : armed;
	}
}

static bool burns_now(const struct life *life)
{
	return burns_one_cpu(life) && life_is_open(life) &&
	       life->step[life->step_count - 1].state == LIFE_BURNING;
}

/* Return: whether both items ran on one CPU at the same time. */
static bool share_cpu(const struct life *life, const struct life *other)
{
	return burns_one_cpu(life) && burns_one_cpu(other) &&
	       life->cpu == other->cpu && life->run_ns < other->ended_ns &&
	       other->run_ns < life->ended_ns;
}

/* Notes how many items of the command shared an item's CPU, once for each CPU. */
static void note_sharing(struct message_burns *burns, const struct life *one,
			 const struct item_lives *lives,
			 const struct message *message)
{
	const struct life *life;
	unsigned int place = 0, i;
	uint64_t sharing = 0;

	for (i = 0; i < burns->cpus; i++)
		if (burns->shared[i].cpu == one->cpu)
			return;
	while ((life = item_lives_next(lives, &place)))
		sharing += command_submitted(message, life) &&
			   share_cpu(life, one);
	if (sharing < 2)
		return;
	if (burns->cpus == MESSAGE_CPUS) {
		burns->more = true;
		return;
	}
	burns->shared[burns->cpus].cpu = one->cpu;
	burns->shared[burns->cpus++].sharing = sharing;
}

/* Notes who shared the CPUs of items that gave up, else of those that burn now. */
static struct message_burns burns_of(const struct item_lives *lives,
				     const struct message *message)
{
	struct message_burns burns = { 0 };
	const struct life *life;
	unsigned int place = 0;

	while ((life = item_lives_next(lives, &place)))
		burns.gave_up +=
			command_submitted(message, life) && life_gave_up(life);
	place = 0;
	while ((life = item_lives_next(lives, &place)))
		if (command_submitted(message, life) &&
		    (burns.gave_up ? life_gave_up(life) : burns_now(life)))
			note_sharing(&burns, life, lives, message);
	return burns;
}

/* Return: how long the answer's scenario took, if it was played once more, alone. */
static uint64_t time_of_another_try(const struct model *model)
{
	const struct comparison_choice *choice = &model->timeline.compared;
	const struct snapshot_answer *answer = &model->message.answer;
	unsigned int number = documented_number(answer);
	const struct comparison_source source = {
		.pid = answer->pid,
		.accepted = snapshot_known(answer->accepted),
		.took_ns = answer->waited_ns,
		.tries = 1,
	};

	/* The comparison itself plays each of them once. */
	if (choice->source[number].tries < choice->before[number] + 2)
		return LIFE_UNKNOWN;
	return comparison_case_ns(&model->lives, number, &source);
}

/*
 * Notes how long the scenarios took, while they are shown side by side. The
 * message keeps it when they no longer are.
 */
static void note_times(struct model *model)
{
	const struct comparison_choice *choice = &model->timeline.compared;
	struct message *message = &model->message;
	struct comparison comparison;
	uint64_t took_ns;
	size_t used;

	if (choice->kind != COMPARISON_SCENARIOS ||
	    snapshot_known(message->answer.error) ||
	    documented_number(&message->answer) >= DOCUMENTED_CASES)
		return;
	comparison_make(&comparison, choice, &model->lives, model->now.time_ns);
	took_ns = time_of_another_try(model);
	if (took_ns == LIFE_UNKNOWN) {
		used = (size_t)snprintf(message->times, sizeof(message->times),
					"scenarios: ");
		comparison_times(&comparison, model->glyphs->ascii,
				 message->times + used,
				 sizeof(message->times) - used);
		return;
	}
	message->of_picture = true;
	comparison_try(&comparison, documented_number(&message->answer),
		       took_ns, model->glyphs->ascii, message->times,
		       sizeof(message->times));
}

void queue_lives_tell(struct model *model)
{
	struct message *message = &model->message;

	note_due(model);
	if (!message->answered)
		return;
	if (message->answer.is_known) {
		message->burns = burns_of(&model->lives, message);
		message->flag = flag_effect_of(model);
	}
	note_times(model);
	message_refresh(message, &model->now, model->glyphs->ascii);
}
