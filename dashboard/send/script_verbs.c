// SPDX-License-Identifier: GPL-2.0
#include "send/script_verbs.h"

#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "lib/utf8.h"
#include "model/code.h"
#include "model/comparison.h"
#include "model/measured.h"
#include "model/views.h"

/* The length to which a wrong word is shown. */
#define SHOWN_MAX 40

#define QUEUE_NAME(symbol, name, ...)	#name,
#define QUEUE_LISTED(symbol, name, ...) " " #name
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

static bool is_control(char c)
{
	return (unsigned char)c < ' ' || c == 0x7f;
}

/* Words for the room: sound UTF-8, which fits the terminal's line. */
static bool check_words(struct slice words, size_t most, const char *verb,
			const char *remedy, struct script_complaint *complaint)
{
	size_t sound = utf8_sound(words), count = utf8_count(words);

	if (sound < words.length) {
		words.text += sound;
		words.length -= sound;
		return complain(complaint, words,
				is_control(*words.text) ?
					"a tab or another control character: write a blank" :
					"no character of UTF-8: save the file in UTF-8");
	}
	if (count <= most)
		return true;
	complaint->at = words.text;
	snprintf(complaint->words, sizeof(complaint->words),
		 "%s: %zu characters: at most %zu: %s", verb, count, most,
		 remedy);
	return false;
}

static bool keep(struct slice words, struct script_line *line)
{
	utf8_copy(words, line->words, sizeof(line->words));
	return true;
}

static bool parse_say(struct slice words, struct script_line *line,
		      struct script_complaint *complaint)
{
	return check_words(words, RECORDING_WORDS_MOST, "say",
			   "make two lines of them", complaint) &&
	       keep(words, line);
}

static bool parse_chapter(struct slice words, struct script_line *line,
			  struct script_complaint *complaint)
{
	if (!words.length)
		return complain(complaint, words,
				"chapter needs a name: chapter Coalescing");
	snprintf(line->shown, sizeof(line->shown), "idle queues");
	return check_words(words, 60, "chapter", "shorten its name",
			   complaint) &&
	       keep(words, line);
}

static bool parse_view(struct slice name, struct script_line *line,
		       struct script_complaint *complaint)
{
#define VIEW_WORD(symbol, name, ...) " " #name
	if (view_of_name(name) < VIEW_COUNT)
		return keep(name, line);
	complaint->at = name.text;
	snprintf(complaint->words, sizeof(complaint->words),
		 "view %.*s: there is no such view: use one of" VIEWS(
			 VIEW_WORD),
		 (int)(name.length < SHOWN_MAX ? name.length : SHOWN_MAX),
		 name.text);
	text_make_printable(complaint->words);
	return false;
}

static bool parse_compare(struct slice text, struct script_line *line,
			  struct script_complaint *complaint)
{
	struct comparison_choice choice;
	struct slice wrong;
	const char *why = comparison_parse(text, &choice, &wrong);

	return why ? complain(complaint, wrong, why) : keep(text, line);
}

/* The names of values, and the first one that is none. */
struct names {
	struct measured nothing;
	struct slice unknown;
};

static bool find_name(void *data, struct slice name,
		      struct expression_value *value)
{
	struct names *names = data;

	if (measured_find(&names->nothing, name, value))
		return true;
	if (!names->unknown.length)
		names->unknown = name;
	return false;
}

/* @text: all of an expression. @read: what takes it. */
static bool check_expression(struct slice text,
			     void (*read)(struct slice,
					  const struct expression_source *,
					  struct expression_answer *),
			     struct script_complaint *complaint)
{
	struct names names = { 0 };
	struct expression_source source = { find_name, &names };
	struct expression_answer answer;
	struct slice wrong = { "", 0 };

	read(text, &source, &answer);
	if (answer.result != EXPRESSION_ERROR)
		return true;
	complaint->at = text.text + answer.column - 1;
	if (names.unknown.text == complaint->at)
		wrong = names.unknown;
	wrong.text = complaint->at;
	return complain(complaint, wrong, answer.words);
}

/* Return: the place in "QUEUE COLUMN >= N" of a place in "QUEUE.COLUMN >= N". */
static const char *place_in_wait(const char *expression, const char *at,
				 struct slice queue, struct slice column)
{
	size_t before = queue.length + 1;
	size_t offset = (size_t)(at - expression);

	return column.text + (offset > before ? offset - before : 0);
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
		return keep(text, line);
	slice_word(&rest, &first);
	idle = slice_equals(first, "idle");
	if (!slice_word(&rest, &second))
		return complain(complaint, text,
				"wait takes nothing, idle QUEUE, or QUEUE COLUMN >= N; for a pause of two seconds begin the next line with +2");
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
	if (!check_expression(slice_of(expression), expression_judge,
			      complaint)) {
		complaint->at =
			place_in_wait(expression, complaint->at, first, second);
		return false;
	}
	line->kind = SCRIPT_WAIT_UNTIL;
	return keep(slice_of(expression), line);
}

static bool parse_claim(struct slice text, struct script_line *line,
			struct script_complaint *complaint)
{
	return check_expression(text, expression_judge, complaint) &&
	       keep(text, line);
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

/* Return: the place of the first quote that a word processor makes of ", or NULL. */
static const char *find_typographic_quote(struct slice text)
{
	static const char *const quotes[] = {
		"\342\200\234", "\342\200\235", "\342\200\236", /* double */
		"\342\200\230", "\342\200\231", "\342\200\232", /* single */
		"\302\253",	"\302\273",			/* guillemets */
	};
	const char *first = NULL, *at;
	size_t i;

	for (i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++) {
		at = memmem(text.text, text.length, quotes[i],
			    strlen(quotes[i]));
		if (at && (!first || at < first))
			first = at;
	}
	return first;
}

/* Explains a @rest of @text that no straight quote begins. */
static bool check_quotes(struct slice text, struct slice rest,
			 struct script_complaint *complaint)
{
	const char *at =
		*rest.text == '\'' ? rest.text : find_typographic_quote(text);

	if (!at)
		return true;
	complaint->at = at;
	snprintf(complaint->words, sizeof(complaint->words), "%s",
		 "only the straight quote \" stands around a text: write ask \"How many?\" \"one\" \"two\"");
	return false;
}

/* @count: of the texts in quotes, with the question. */
static bool check_choices(struct slice text, unsigned int count,
			  struct script_complaint *complaint)
{
	if (!count)
		return complain(complaint, text,
				"ask takes a question and 2 to 9 choices, each in double quotes");
	if (count >= 3 && count <= QUESTION_CHOICES + 1)
		return true;
	complaint->at = text.text;
	snprintf(complaint->words, sizeof(complaint->words),
		 "ask: %u choice%s: write the question and 2 to %d choices, each in double quotes",
		 count - 1, count == 2 ? "" : "s", QUESTION_CHOICES);
	return false;
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
		if (!check_words(quoted, quoted.length, "ask", "", complaint))
			return false;
		if (quoted.length > most)
			return complain(complaint, quoted,
					count ? "a choice has at most 127 bytes" :
						"a question has at most 511 bytes");
		count++;
	}
	rest = without_blanks(rest);
	if (rest.length && !check_quotes(text, rest, complaint))
		return false;
	if (rest.length)
		return complain(complaint, rest,
				count ? "here may stand: a choice in double quotes, or the end" :
					"here may stand: the question in double quotes");
	return check_choices(text, count, complaint) && keep(text, line);
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

/* "EXPRESSION: WORDS". @usage: to complain with. */
static bool check_explanation(struct slice text, const char *verb,
			      const char *usage,
			      struct script_complaint *complaint)
{
	struct slice words = text, expression;

	if (!slice_cut(&words, ':', &expression) ||
	    !without_blanks(words).length)
		return complain(complaint, text, usage);
	return check_expression(expression, expression_judge, complaint) &&
	       check_words(without_blanks(words), 400, verb, "say less",
			   complaint);
}

static bool parse_reveal(struct slice text, struct script_line *line,
			 struct script_complaint *complaint)
{
	return check_explanation(text, "reveal",
				 "reveal takes an expression, a colon, and why its choice is right then",
				 complaint) &&
	       keep(text, line);
}

static bool parse_else(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	return check_explanation(text, "else",
				 "else takes an expression, a colon, and why no choice is right then",
				 complaint) &&
	       keep(text, line);
}

bool script_next_value(struct slice *rest, struct slice *words,
		       struct slice *value)
{
	struct slice behind = *rest;

	if (!slice_cut(&behind, '{', words) || !slice_cut(&behind, '}', value))
		return false;
	*rest = behind;
	return true;
}

/* Words with values in them: "All were done after {took(custom)}." */
static bool parse_measured(struct slice text, struct script_line *line,
			   struct script_complaint *complaint)
{
	struct slice rest = text, words, value;
	const char *open;

	if (!text.length)
		return complain(complaint, text,
				"measured takes words for the room with values in them: measured All were done after {took(custom)}.");
	if (!check_words(text, 400, "measured", "say less", complaint))
		return false;
	while (script_next_value(&rest, &words, &value))
		if (!check_expression(value, expression_tell, complaint))
			return false;
	open = memchr(rest.text, '{', rest.length);
	if (!open)
		return keep(text, line);
	rest.length -= (size_t)(open - rest.text);
	rest.text = open;
	return complain(complaint, rest, "a value ends with }");
}

/* "QUEUE WORDS": the first line of the queue's pattern that has the words. */
static bool parse_code(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	struct slice rest = text, name;
	char remedy[128];
	int queue = -1;

	if (slice_word(&rest, &name))
		queue = slice_in(name, queues, WQDEMO_QUEUE_COUNT);
	if (queue < 0)
		return complain(complaint, text,
				"code takes a queue and words of its pattern: use one of" WQDEMO_QUEUES(QUEUE_LISTED));
	rest = without_blanks(rest);
	if (rest.length &&
	    memmem(code_files[queue].text, strlen(code_files[queue].text),
		   rest.text, rest.length))
		return keep(text, line);
	snprintf(remedy, sizeof(remedy), "no line of %s has these words",
		 code_files[queue].path);
	return complain(complaint, rest.length ? rest : text, remedy);
}

static bool parse_quit(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	if (text.length)
		return complain(complaint, text, "nothing stands behind quit");
	return keep(text, line);
}

/* A word that is no verb could have been one of a script, too. */
static bool parse_command(struct slice text, struct script_line *line,
			  struct script_complaint *complaint)
{
#define VERB_LISTED(symbol, name) " " #name
	char why[WQDEMO_REASON_MAX], all[WQDEMO_REASON_MAX + 86];

	line->kind = SCRIPT_COMMAND;
	if (!wqdemo_command_parse(text.text, text.length, &line->command, why))
		return true;
	if (strstr(why, "unknown command"))
		line->kind = SCRIPT_UNKNOWN;
	snprintf(all, sizeof(all), "%s%s", why,
		 line->kind == SCRIPT_UNKNOWN ?
			 "; or" SCRIPT_VERBS(VERB_LISTED) :
			 "");
	return complain(complaint, text, all);
}

bool script_verb_parse(struct slice text, struct script_line *line,
		       struct script_complaint *complaint)
{
	static const struct {
		const char *word;
		enum script_kind kind;
		bool (*parse)(struct slice text, struct script_line *line,
			      struct script_complaint *complaint);
#define VERB_ROW(symbol, name) { #name, SCRIPT_##symbol, parse_##name },
	} verbs[] = { SCRIPT_VERBS(VERB_ROW) };
	struct slice rest = text, word;
	size_t i;

	line->kind = SCRIPT_UNKNOWN;
	if (!slice_word(&rest, &word))
		return complain(complaint, text,
				"there is a time and no command: add one, or quit");
	if (text.length > SCRIPT_TEXT_MOST)
		return complain(complaint, text,
				"a line has at most 1000 bytes: make two of it");
	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (!slice_equals(word, verbs[i].word))
			continue;
		line->kind = verbs[i].kind;
		return verbs[i].parse(without_blanks(rest), line, complaint);
	}
	return parse_command(text, line, complaint);
}
