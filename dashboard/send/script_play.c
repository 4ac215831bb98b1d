// SPDX-License-Identifier: GPL-2.0
#include "send/script_play.h"

#include <string.h>

static bool clock_stands(const struct script_play *play)
{
	return play->halted || play->asks || play->stands;
}

/* The limit of a wait for the kernel does not count that time either. */
void script_play_skip(struct script_play *play, uint64_t now_ms)
{
	if (play->stands && now_ms > play->seen_ms)
		play->stood_ms += now_ms - play->seen_ms;
	play->seen_ms = now_ms;
}

static void move_clock(struct script_play *play, uint64_t now_ms)
{
	if (play->halted)
		script_play_skip(play, now_ms);
	else if (!clock_stands(play) && now_ms > play->seen_ms)
		play->ms += now_ms - play->seen_ms;
	play->seen_ms = now_ms;
}

void script_play_begin(struct script_play *play, const struct script *script,
		       uint64_t now_ms)
{
	bool unattended = play->unattended;

	memset(play, 0, sizeof(*play));
	play->unattended = unattended;
	play->script = script;
	play->seen_ms = now_ms;
}

bool script_play_ended(const struct script_play *play)
{
	return play->next == play->script->count && !play->asks;
}

/* Return: whether the last reading is of after the line's turn came. */
static bool is_fresh(const struct script_play *play,
		     const struct script_now *now)
{
	return play->stands && now->read_ms > play->stood_ms && !now->busy &&
	       now->measured->now;
}

/* Stands at the next line until the kernel is as it says. */
static void stand(struct script_play *play, uint64_t now_ms)
{
	if (!play->stands)
		play->stood_ms = now_ms;
	play->stands = true;
}

/* Return: whether the wait of a line is over. */
static bool holds(const struct script_line *line, struct measured *measured)
{
	struct expression_source source = { measured_find, measured };
	struct expression_answer answer;

	if (line->kind != SCRIPT_WAIT_UNTIL)
		return true;
	expression_judge(slice_of(line->words), &source, &answer);
	return answer.result == EXPRESSION_RIGHT;
}

static bool looks_at_kernel(enum script_kind kind)
{
	return kind == SCRIPT_WAIT_UNTIL || kind == SCRIPT_CHAPTER ||
	       kind == SCRIPT_CLAIM || kind == SCRIPT_REVEAL ||
	       kind == SCRIPT_COMPARE;
}

static bool asks_teacher(const struct script_play *play, enum script_kind kind)
{
	return !play->unattended &&
	       (kind == SCRIPT_WAIT || kind == SCRIPT_ASK ||
		kind == SCRIPT_REVEAL);
}

/* Takes the next line, with all lines of an answer at once. */
static const struct script_line *take(struct script_play *play)
{
	const struct script_line *line = &play->script->line[play->next];

	play->stands = false;
	play->asks = asks_teacher(play, line->kind);
	if (line->kind == SCRIPT_REVEAL)
		play->next += script_reveal_lines(play->script, play->next);
	else
		play->next++;
	return line;
}

static enum script_step step_with_kernel(struct script_play *play,
					 const struct script_now *now,
					 const struct script_line **line,
					 struct wqdemo_command *command)
{
	bool late;

	stand(play, now->ms);
	late = now->ms - play->stood_ms >= SCRIPT_WAIT_MS;
	if (!is_fresh(play, now) && !late)
		return SCRIPT_STEP_NOTHING;
	if ((*line)->kind == SCRIPT_CHAPTER && !late &&
	    chapter_needs(now->measured->now, command))
		return command->verb < WQDEMO_VERB_COUNT ? SCRIPT_STEP_SEND :
							   SCRIPT_STEP_NOTHING;
	if ((*line)->kind == SCRIPT_CHAPTER)
		measured_begin(now->measured);
	if (!late && !holds(*line, now->measured))
		return SCRIPT_STEP_NOTHING;
	*line = take(play);
	/* Whoever holds the lesson decides how it goes on. */
	play->asks |= late && !play->unattended;
	return late ? SCRIPT_STEP_GAVE_UP : SCRIPT_STEP_LINE;
}

enum script_step script_play_step(struct script_play *play,
				  const struct script_now *now,
				  const struct script_line **line,
				  struct wqdemo_command *command)
{
	move_clock(play, now->ms);
	if (now->measured->now && !play->begun) {
		play->begun = true;
		measured_begin(now->measured);
	}
	if (play->halted || play->asks || play->next == play->script->count)
		return SCRIPT_STEP_NOTHING;
	*line = &play->script->line[play->next];
	if ((*line)->ms > play->ms)
		return SCRIPT_STEP_NOTHING;
	if (looks_at_kernel((*line)->kind))
		return step_with_kernel(play, now, line, command);
	*line = take(play);
	return SCRIPT_STEP_LINE;
}

bool script_play_go_on(struct script_play *play)
{
	bool stood = play->halted || play->asks;

	play->halted = false;
	play->asks = false;
	return stood;
}

void script_play_go_to(struct script_play *play, unsigned int chapter)
{
	play->next = script_chapter_at(play->script, chapter);
	if (play->next < play->script->count)
		play->ms = play->script->line[play->next].ms;
	play->stands = false;
	script_play_go_on(play);
}

int script_play_chapter(const struct script_play *play)
{
	int chapter = -1;
	unsigned int i;

	for (i = 0; i < play->next + play->stands && i < play->script->count;
	     i++)
		chapter += play->script->line[i].kind == SCRIPT_CHAPTER;
	return chapter;
}

uint64_t script_play_wait_ms(const struct script_play *play, uint64_t now_ms,
			     uint64_t most)
{
	uint64_t due, ms = play->ms;

	if (play->halted || play->asks || play->next == play->script->count)
		return most;
	if (play->stands)
		return most < SCRIPT_LOOK_MS ? most : SCRIPT_LOOK_MS;
	ms += now_ms - play->seen_ms;
	due = play->script->line[play->next].ms;
	if (due <= ms)
		return 0;
	return due - ms < most ? due - ms : most;
}
