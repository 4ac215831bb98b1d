// SPDX-License-Identifier: GPL-2.0
#include "model/queue_lives.h"

#include <stdio.h>

#include "model/life_times.h"
#include "model/pools.h"

/* The module knows the timers of these, as each has one item. */
static bool is_static(enum wqdemo_queue queue)
{
	return queue == WQDEMO_SYSTEM || queue == WQDEMO_DELAYED ||
	       queue == WQDEMO_PERIODIC;
}

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
		if (queue->id == WQDEMO_QUEUE_COUNT || is_static(queue->id))
			continue;
		armed = snapshot_known(queue->count[WQDEMO_COUNT_armed]);
		due = count_due(&model->lives, queue->id, now->time_ns);
		queue->due = due < armed ? due : armed;
	}
}

/* Return: whether the message's command submitted the item. */
static bool is_of_command(const struct life *life,
			  const struct message *message)
{
	return (int)life->queue == (int)message->answer.parsed.verb &&
	       life->submit_pid == message->answer.pid &&
	       life->accepted_ns != LIFE_UNKNOWN &&
	       life->accepted_ns >= message->before.time_ns;
}

/* Return: whether the item burns, or burnt, and never on another CPU. */
static bool burns_one_cpu(const struct life *life)
{
	return life->started && life->asked_ns &&
	       life->doubt_ns == LIFE_UNKNOWN &&
	       pool_of(life->queue) != POOL_UNBOUND;
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
		sharing += is_of_command(life, message) && share_cpu(life, one);
	if (sharing < 2)
		return;
	if (burns->cpus == MESSAGE_CPUS) {
		burns->more = true;
		return;
	}
	burns->shared[burns->cpus].cpu = one->cpu;
	burns->shared[burns->cpus++].sharing = sharing;
}

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

/*
 * Return: whether the item had to wait, were it not for WQ_CPU_INTENSIVE: it
 * started while one of the command's items burnt the CPU of its pool.
 */
static bool was_let_start(const struct life *life,
			  const struct item_lives *lives,
			  const struct message *message, uint64_t now_ns)
{
	const struct life *kept = lives->life[WQDEMO_CPU_INTENSIVE];
	unsigned int i;

	if (!life->started || life->run_ns < message->before.time_ns ||
	    pool_of(life->queue) != pool_of(WQDEMO_CPU_INTENSIVE))
		return false;
	for (i = 0; i < ITEM_LIVES_KEPT; i++)
		if (kept[i].used && is_of_command(&kept[i], message) &&
		    started_beside(life, &kept[i], now_ns))
			return true;
	return false;
}

/* Notes what the flag of the command's queue did. */
static void note_flag(struct message_burns *burns,
		      const struct item_lives *lives,
		      const struct message *message, uint64_t now_ns)
{
	uint64_t known = 0;
	const struct life *life;
	unsigned int place = 0;

	if ((int)message->answer.parsed.verb != WQDEMO_CPU_INTENSIVE)
		return;
	while ((life = item_lives_next(lives, &place))) {
		burns->let_start += was_let_start(life, lives, message, now_ns);
		known += is_of_command(life, message) && life->started &&
			 !life_is_open(life);
	}
	burns->are_known = known == snapshot_known(message->answer.accepted);
}

/* Notes who shared the CPUs of items that gave up, else of those that burn now. */
static struct message_burns burns_of(const struct item_lives *lives,
				     const struct message *message,
				     uint64_t now_ns)
{
	struct message_burns burns = { 0 };
	const struct life *life;
	unsigned int place = 0;

	while ((life = item_lives_next(lives, &place)))
		burns.gave_up +=
			is_of_command(life, message) && life_gave_up(life);
	place = 0;
	while ((life = item_lives_next(lives, &place)))
		if (is_of_command(life, message) &&
		    (burns.gave_up ? life_gave_up(life) : burns_now(life)))
			note_sharing(&burns, life, lives, message);
	note_flag(&burns, lives, message, now_ns);
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
	if (message->answer.is_known)
		message->burns =
			burns_of(&model->lives, message, model->now.time_ns);
	note_times(model);
	message_refresh(message, &model->now, model->glyphs->ascii);
}
