// SPDX-License-Identifier: GPL-2.0
#include "model/life.h"

#include <string.h>

static uint64_t earlier(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

bool life_is_open(const struct life *life)
{
	return life->ended_ns == LIFE_UNKNOWN;
}

static bool begins_with(const char *text, const char *start)
{
	return !strncmp(text, start, strlen(start));
}

bool life_is_rescued(const struct life *life)
{
	/* Since Linux 6.8: "kworker/R-wqdemo_custom", cut to 15 bytes. */
	return begins_with(life->worker, "wqdemo_") ||
	       begins_with(life->worker, "kworker/R-");
}

bool life_waits_for_step(const struct life *life)
{
	return life->started && !life->step_count && life_is_open(life) &&
	       life->doubt_ns == LIFE_UNKNOWN;
}

uint64_t life_first_ns(const struct life *life)
{
	if (life->accepted_ns < life->run_ns)
		return life->accepted_ns;
	return life->run_ns < life->ended_ns ? life->run_ns : life->ended_ns;
}

uint64_t life_waited_ns(const struct life *life, uint64_t now_ns)
{
	uint64_t end = life->wait_end_ns;

	if (life->accepted_ns == LIFE_UNKNOWN ||
	    (life->run_ns != LIFE_UNKNOWN && !life->started))
		return LIFE_UNKNOWN;
	if (end == LIFE_UNKNOWN)
		end = earlier(life->doubt_ns, now_ns);
	return end > life->accepted_ns ? end - life->accepted_ns : 0;
}

uint64_t life_ran_ns(const struct life *life, uint64_t now_ns)
{
	uint64_t end = earlier(life->ended_ns, earlier(life->doubt_ns, now_ns));

	if (!life->started)
		return LIFE_UNKNOWN;
	return end > life->run_ns ? end - life->run_ns : 0;
}

bool life_is_on_timer(const struct life *life, uint64_t ns)
{
	return life->has_timer && ns >= life->timer_ns && ns < life->due_ns;
}

/* Two ticks of the slowest clock that kernels are built with, HZ=100. */
#define TICKS_NS 20000000u

uint64_t life_timer_end_ns(const struct life *life)
{
	uint64_t set_ns = life->modified ? life->modified_ns : life->timer_ns;
	uint64_t end;

	if (life->due_ns == LIFE_UNKNOWN || life->due_ns <= set_ns)
		return life->due_ns;
	end = life->due_ns + (life->due_ns - set_ns) / 8 + TICKS_NS;
	return earlier(end, life->wait_end_ns);
}

uint64_t life_ready_ns(const struct life *life)
{
	return life->has_timer && life->due_ns != LIFE_UNKNOWN ?
		       life->due_ns :
		       life->accepted_ns;
}

static unsigned int add_span(struct life_span *span, unsigned int count,
			     enum life_state state, uint64_t from, uint64_t to)
{
	/* Events of different CPUs may be out of order. */
	if (to < from)
		to = from;
	span[count] = (struct life_span){ state, from, to };
	return count + 1;
}

/* Adds the spans in the queue: held back, behind others, without a CPU. */
static unsigned int queue_spans(const struct life *life, uint64_t end,
				struct life_span *span)
{
	uint64_t from = life->accepted_ns, held = earlier(life->held_ns, end);
	uint64_t ready = life->ready_ns ? earlier(life->ready_ns, end) : end;
	unsigned int count = 0;

	if (held > from) {
		count = add_span(span, count, LIFE_HELD, from, held);
		from = held;
	}
	if (!count || ready > from)
		count = add_span(span, count, LIFE_WAITING, from, ready);
	if (ready < end)
		count = add_span(span, count, LIFE_PREEMPTED, ready, end);
	return count;
}

/* Adds the spans before the run: on the timer, and waiting for a worker. */
static unsigned int wait_spans(const struct life *life, uint64_t now_ns,
			       struct life_span *span)
{
	uint64_t end = life->wait_end_ns, timer_end;
	unsigned int count = 0;

	if (end == LIFE_UNKNOWN)
		end = earlier(life->doubt_ns, now_ns);
	if (!life->has_timer)
		return queue_spans(life, end, span);
	timer_end = earlier(life_timer_end_ns(life), end);
	if (life->timer_ns > life->accepted_ns)
		count = add_span(span, count, LIFE_WAITING, life->accepted_ns,
				 life->timer_ns);
	if (timer_end > life->timer_ns || timer_end == end)
		count = add_span(span, count, LIFE_ARMED, life->timer_ns,
				 timer_end);
	if (timer_end < end)
		count = add_span(span, count, LIFE_WAITING, timer_end, end);
	return count;
}

/*
 * Adds the spans of the run, as far as known. The microseconds before the
 * first step count as part of it.
 */
static unsigned int run_spans(const struct life *life, uint64_t now_ns,
			      struct life_span *span, unsigned int count)
{
	uint64_t end = earlier(life->ended_ns, earlier(life->doubt_ns, now_ns));
	uint64_t from = life->run_ns, next;
	unsigned int i;

	if (!life->step_count)
		return add_span(span, count, LIFE_RUNNING, from, end);
	for (i = 0; i < life->step_count; i++) {
		next = i + 1 < life->step_count ? life->step[i + 1].ns : end;
		count = add_span(span, count, life->step[i].state, from, next);
		from = next;
	}
	return count;
}

unsigned int life_spans(const struct life *life, uint64_t now_ns,
			struct life_span span[LIFE_SPANS])
{
	unsigned int count = 0;

	if (life->accepted_ns != LIFE_UNKNOWN)
		count = wait_spans(life, now_ns, span);
	if (life->run_ns != LIFE_UNKNOWN)
		count = run_spans(life, now_ns, span, count);
	if (life->modified)
		count = add_span(span, count, LIFE_MODIFIED, life->modified_ns,
				 life->modified_ns);
	if (life->coalesced)
		count = add_span(span, count, LIFE_COALESCED,
				 life->coalesced_ns, life->coalesced_ns);
	if (life->cancelled)
		count = add_span(span, count, LIFE_CANCELLED, life->ended_ns,
				 life->ended_ns);
	return count;
}
