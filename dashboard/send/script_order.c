// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>

#include "lib/utf8.h"
#include "send/judge.h"
#include "send/script_verbs.h"

static bool is_kind(const struct script *script, unsigned int at,
		    enum script_kind kind)
{
	return at < script->count && script->line[at].kind == kind;
}

/* Return: the place after all lines of that kind. */
static unsigned int skip(const struct script *script, unsigned int at,
			 enum script_kind kind)
{
	while (is_kind(script, at, kind))
		at++;
	return at;
}

unsigned int script_reveal_lines(const struct script *script,
				 unsigned int first)
{
	unsigned int at = skip(script, first, SCRIPT_REVEAL);

	at = skip(script, at, SCRIPT_ELSE);
	at += is_kind(script, at, SCRIPT_MEASURED);
	return at + is_kind(script, at, SCRIPT_CODE) - first;
}

static unsigned int count_choices(const struct script_line *line)
{
	struct slice rest = slice_of(line->words), quoted;
	unsigned int count = 0;

	while (script_next_quoted(&rest, &quoted))
		count++;
	return count - 1;
}

/*
 * Return: whether a line stands right behind one of these kinds, or one that may
 * have been meant as such.
 */
static bool is_behind(const struct script *script, unsigned int at,
		      enum script_kind one, enum script_kind other)
{
	enum script_kind kind = at ? script->line[at - 1].kind : SCRIPT_QUIT;

	return kind == one || kind == other || kind == SCRIPT_UNKNOWN;
}

/* Return: whether a line of code and the words of say before it are too long. */
static bool is_too_long(const struct script_line *line)
{
	char words[JUDGE_WORDS_MAX];

	return !line->wrong && !line[-1].wrong &&
	       utf8_count(judge_cue(line, words).text) > RECORDING_WORDS_MOST;
}

/* Return: what is wrong with the place of a line, or NULL. */
static const char *wrong_place(const struct script *script, unsigned int at)
{
	const struct script_line *line = &script->line[at];

	if (line->kind == SCRIPT_ELSE &&
	    !is_behind(script, at, SCRIPT_REVEAL, SCRIPT_ELSE))
		return "else: put it behind the last reveal of a question";
	if (line->kind == SCRIPT_MEASURED &&
	    !is_behind(script, at, SCRIPT_REVEAL, SCRIPT_ELSE))
		return "measured: put it behind the last reveal or else of a question";
	if (line->kind != SCRIPT_CODE ||
	    is_behind(script, at, SCRIPT_REVEAL, SCRIPT_ELSE) ||
	    is_behind(script, at, SCRIPT_MEASURED, SCRIPT_MEASURED))
		return NULL;
	if (!is_behind(script, at, SCRIPT_SAY, SCRIPT_SAY))
		return "code: put it behind say, or behind the last line of an answer";
	if (is_too_long(line))
		return "code: with the words before it more than 200 characters: say less, or say it in two lines";
	return NULL;
}

/* The way through a script. */
struct order {
	struct script *script;
	void (*wrong)(struct script *script, const struct script_line *line,
		      const char *words);
	const struct script_line *asked; /* has no answer yet */
	bool doubt; /* an unknown verb, or an error told, may explain the next one */
};

/* A question is answered in its chapter, so that keys can go from one to another. */
static void end_question(struct order *order)
{
	if (order->asked && !order->doubt)
		order->wrong(order->script, order->asked,
			     "ask: no reveal answers this question: add a line for each choice");
	order->doubt |= order->asked != NULL;
	order->asked = NULL;
}

/* Return: whether the number of reveals is wrong, whatever unknown lines beside them are. */
static bool is_wrong_number(const struct order *order, unsigned int at,
			    unsigned int reveals)
{
	const struct script *script = order->script;
	unsigned int first = at, end = at + reveals, choices;

	if (order->asked->wrong)
		return false;
	choices = count_choices(order->asked);
	while (script->line[first - 1].kind == SCRIPT_UNKNOWN)
		first--;
	end = skip(script, end, SCRIPT_UNKNOWN);
	return reveals > choices || end - first < choices;
}

static void check_reveals(struct order *order, unsigned int at,
			  unsigned int reveals)
{
	const struct script_line *line = &order->script->line[at];
	char words[160];

	if (!order->asked) {
		if (!order->doubt)
			order->wrong(order->script, line,
				     "reveal: there is no question before it: add ask");
		return;
	}
	order->doubt = is_wrong_number(order, at, reveals);
	if (order->doubt) {
		snprintf(words, sizeof(words),
			 "reveal: %u line%s for %u choices: write one for each choice, one behind the other",
			 reveals, reveals == 1 ? "" : "s",
			 count_choices(order->asked));
		order->wrong(order->script, line, words);
	}
	order->asked = NULL;
}

void script_check_order(struct script *script,
			void (*wrong)(struct script *script,
				      const struct script_line *line,
				      const char *words))
{
	struct order order = { .script = script, .wrong = wrong };
	unsigned int i, reveals;
	const char *misplaced;

	for (i = 0; i < script->count; i++) {
		const struct script_line *line = &script->line[i];

		misplaced = wrong_place(script, i);
		if (misplaced)
			wrong(script, line, misplaced);
		if (line->kind == SCRIPT_ASK || line->kind == SCRIPT_CHAPTER)
			end_question(&order);
		if (line->kind == SCRIPT_ASK) {
			order.asked = line;
			order.doubt = false;
		}
		order.doubt |= line->kind == SCRIPT_UNKNOWN;
		if (line->kind != SCRIPT_REVEAL)
			continue;
		reveals = skip(script, i, SCRIPT_REVEAL) - i;
		check_reveals(&order, i, reveals);
		i += reveals - 1;
	}
	end_question(&order);
}
