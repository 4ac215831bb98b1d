// SPDX-License-Identifier: GPL-2.0
#include "send/script_verbs.h"

#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "lib/utf8.h"
#include "model/code.h"
#include "model/measured.h"
#include "model/views.h"

/* The length to which a wrong word is shown. */
#define SHOWN_MAX 40

#define QUEUE_NAME(symbol, name, ...)	#name,
#define QUEUE_LISTED(symbol, name, ...) ", " #name
static const char *const queues[] = { WQDEMO_QUEUES(QUEUE_NAME) };

static bool complain(struct script_complaint *complaint, struct slice word,
		     const char *remedy)
{
	char shown[SHOWN_MAX];

	slice_copy(word, shown, sizeof(shown));
	complaint->at = word.text;
	snprintf(complaint->words, sizeof(complaint->words), "%s%s%s", shown,
		 *shown ? ": " : "", remedy);
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct slice without_blanks(struct slice text)
{
	while (text.length && is_blank(*text.text)) {
		text.text++;
		text.length--;
	}
	while (text.length && is_blank(text.text[text.length - 1]))
		text.length--;
	return text;
}

/* Words for the room: sound UTF-8, which fits the terminal's line. */
static bool check_words(struct slice words, size_t most, const char *verb,
			struct script_complaint *complaint)
{
	size_t sound = utf8_sound(words), count = utf8_count(words);

	if (sound < words.length) {
		words.text += sound;
		words.length -= sound;
		return complain(complaint, words,
				"no character of UTF-8: save the file in UTF-8, without control characters");
	}
	if (count <= most)
		return true;
	complaint->at = words.text;
	snprintf(complaint->words, sizeof(complaint->words),
		 "%s: %zu characters: at most %zu, make two lines of them",
		 verb, count, most);
	return false;
}

static bool keep(struct slice words, struct script_line *line,
		 enum script_kind kind)
{
	line->kind = kind;
	utf8_copy(words, line->words, sizeof(line->words));
	return true;
}

static bool parse_say(struct slice words, struct script_line *line,
		      struct script_complaint *complaint)
{
	return check_words(words, RECORDING_WORDS_MOST, "say", complaint) &&
	       keep(words, line, SCRIPT_SAY);
}

static bool parse_chapter(struct slice words, struct script_line *line,
			  struct script_complaint *complaint)
{
	if (!words.length)
		return complain(complaint, words,
				"chapter needs a name: chapter Coalescing");
	snprintf(line->shown, sizeof(line->shown), "idle queues");
	return check_words(words, 60, "chapter", complaint) &&
	       keep(words, line, SCRIPT_CHAPTER);
}

static bool parse_view(struct slice name, struct script_line *line,
		       struct script_complaint *complaint)
{
#define VIEW_WORD(symbol, name, ...) ", " #name
	if (view_of_name(name) < VIEW_COUNT)
		return keep(name, line, SCRIPT_VIEW);
	complaint->at = name.text;
	snprintf(complaint->words, sizeof(complaint->words),
		 "view %.*s: there is no such view: use one of %s",
		 (int)(name.length < SHOWN_MAX ? name.length : SHOWN_MAX),
		 name.text, &VIEWS(VIEW_WORD)[2]);
	text_make_printable(complaint->words);
	return false;
}

/* @text: all of an expression. */
static bool check_expression(struct slice text,
			     struct script_complaint *complaint)
{
	static struct measured nothing;
	struct expression_source names = { measured_find, &nothing };
	struct expression_answer answer;

	expression_judge(text, &names, &answer);
	if (answer.result != EXPRESSION_ERROR)
		return true;
	complaint->at = text.text + answer.column - 1;
	snprintf(complaint->words, sizeof(complaint->words), "%s",
		 answer.words);
	return false;
}

/* "idle QUEUE", or "QUEUE COLUMN >= N": each is written as an expression. */
static bool parse_wait(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	struct slice rest = text, first, second;
	char expression[SCRIPT_TEXT_MOST + 1];
	bool idle;

	slice_copy(text, line->shown, sizeof(line->shown));
	if (!text.length)
		return keep(text, line, SCRIPT_WAIT);
	slice_word(&rest, &first);
	idle = slice_equals(first, "idle");
	if (!slice_word(&rest, &second))
		return complain(complaint, text,
				"wait takes nothing, idle QUEUE, or QUEUE COLUMN >= N");
	if (slice_in(idle ? second : first, queues, WQDEMO_QUEUE_COUNT) < 0)
		return complain(complaint, idle ? second : first,
				"no such queue: use one of" WQDEMO_QUEUES(QUEUE_LISTED));
	if (idle && without_blanks(rest).length)
		return complain(complaint, without_blanks(rest),
				"nothing stands behind wait idle QUEUE");
	if (idle)
		snprintf(expression, sizeof(expression),
			 "%.*s.armed + %.*s.pending + %.*s.running = 0",
			 SHOWN(second), SHOWN(second), SHOWN(second));
	else
		snprintf(expression, sizeof(expression), "%.*s.%.*s%.*s",
			 SHOWN(first), SHOWN(second), SHOWN(rest));
	if (!check_expression(slice_of(expression), complaint)) {
		complaint->at = second.text;
		return false;
	}
	return keep(slice_of(expression), line, SCRIPT_WAIT_UNTIL);
}

static bool parse_claim(struct slice text, struct script_line *line,
			struct script_complaint *complaint)
{
	return check_expression(text, complaint) &&
	       keep(text, line, SCRIPT_CLAIM);
}

bool script_next_quoted(struct slice *rest, struct slice *quoted)
{
	struct slice text = without_blanks(*rest);

	if (!text.length || *text.text != '"')
		return false;
	text.text++;
	text.length--;
	if (!slice_cut(&text, '"', quoted))
		return false;
	*rest = text;
	return true;
}

static bool parse_ask(struct slice text, struct script_line *line,
		      struct script_complaint *complaint)
{
	struct slice rest = text, quoted;
	unsigned int count = 0;

	while (script_next_quoted(&rest, &quoted)) {
		size_t most =
			count ? QUESTION_CHOICE_MAX - 1 : QUESTION_TEXT_MAX - 1;

		if (!quoted.length)
			return complain(complaint, quoted,
					"nothing stands between the two quotes: write a question or a choice");
		if (!check_words(quoted, quoted.length, "ask", complaint))
			return false;
		if (quoted.length > most)
			return complain(complaint, quoted,
					count ? "a choice has at most 127 bytes" :
						"a question has at most 511 bytes");
		count++;
	}
	rest = without_blanks(rest);
	if (rest.length)
		return complain(complaint, rest,
				"here may stand: a choice in double quotes, or the end");
	if (count < 3 || count > QUESTION_CHOICES + 1)
		return complain(complaint, text,
				"ask takes a question and 2 to 9 choices, each in double quotes");
	return keep(text, line, SCRIPT_ASK);
}

void script_split_reveal(const struct script_line *line,
			 struct slice *expression, struct slice *words)
{
	char mark = line->kind == SCRIPT_CODE ? ' ' : ':';

	*words = slice_of(line->words);
	if (!slice_cut(words, mark, expression)) {
		*expression = *words;
		words->length = 0;
	}
	*words = without_blanks(*words);
}

static bool parse_reveal(struct slice text, struct script_line *line,
			 struct script_complaint *complaint)
{
	struct slice words = text, expression;

	if (!slice_cut(&words, ':', &expression) ||
	    !without_blanks(words).length)
		return complain(complaint, text,
				"reveal takes an expression, a colon, and why its choice is right then");
	words = without_blanks(words);
	return check_expression(expression, complaint) &&
	       check_words(words, 400, "reveal", complaint) &&
	       keep(text, line, SCRIPT_REVEAL);
}

/* "QUEUE WORDS": the first line of the queue's pattern that has the words. */
static bool parse_code(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	struct slice rest = text, name;
	int queue = -1;

	if (slice_word(&rest, &name))
		queue = slice_in(name, queues, WQDEMO_QUEUE_COUNT);
	if (queue < 0)
		return complain(complaint, text,
				"code takes a queue and words of its pattern; the queues are" WQDEMO_QUEUES(QUEUE_LISTED));
	rest = without_blanks(rest);
	if (rest.length &&
	    memmem(code_files[queue].text, strlen(code_files[queue].text),
		   rest.text, rest.length))
		return keep(text, line, SCRIPT_CODE);
	return complain(complaint, rest.length ? rest : text,
			"no line of the queue's file in kernel/patterns has these words");
}

static bool parse_quit(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	if (text.length)
		return complain(complaint, text, "nothing stands behind quit");
	return keep(text, line, SCRIPT_QUIT);
}

/* A word that is no verb could have been one of a script, too. */
static bool parse_command(struct slice text, struct script_line *line,
			  struct script_complaint *complaint)
{
#define VERB_LISTED(name) ", " #name
	char why[WQDEMO_REASON_MAX], all[WQDEMO_REASON_MAX + 80];

	line->kind = SCRIPT_COMMAND;
	if (!wqdemo_command_parse(text.text, text.length, &line->command, why))
		return true;
	snprintf(all, sizeof(all), "%s%s%s", why,
		 strstr(why, "unknown command") ? "; or " : "",
		 strstr(why, "unknown command") ?
			 &SCRIPT_VERBS(VERB_LISTED)[2] :
			 "");
	return complain(complaint, text, all);
}

bool script_verb_parse(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	static const struct {
		const char *word;
		bool (*parse)(struct slice text, struct script_line *line,
			      struct script_complaint *complaint);
#define VERB_ROW(name) { #name, parse_##name },
	} verbs[] = { SCRIPT_VERBS(VERB_ROW) };
	struct slice rest = text, word;
	size_t i;

	if (!slice_word(&rest, &word))
		return complain(complaint, text,
				"there is a time and no command: add one, or quit");
	if (text.length > SCRIPT_TEXT_MOST)
		return complain(complaint, text,
				"a line has at most 1000 bytes: make two of it");
	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (slice_equals(word, verbs[i].word))
			return verbs[i].parse(without_blanks(rest), line,
					      complaint);
	return parse_command(text, line, complaint);
}
