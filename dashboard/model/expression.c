// SPDX-License-Identifier: GPL-2.0
#include "model/expression.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct value {
	bool is_truth;
	double version; /* of a literal such as 6.5; else 0 */
	struct expression_value is;
};

struct parser {
	const char *start, *at, *end;
	const struct expression_source *source;
	struct expression_answer *answer;
	int depth;
	bool failed;
};

static struct value either(struct parser *parser);

static const struct value nothing = { .is.why = "" };

static struct value fail(struct parser *parser, const char *words)
{
	if (parser->failed)
		return nothing;
	parser->failed = true;
	parser->answer->column = (size_t)(parser->at - parser->start) + 1;
	snprintf(parser->answer->words, EXPRESSION_WORDS_MAX, "%s", words);
	return nothing;
}

static void skip_blanks(struct parser *parser)
{
	while (parser->at < parser->end &&
	       (*parser->at == ' ' || *parser->at == '\t'))
		parser->at++;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Takes a sign or a whole word if it comes next. */
static bool take(struct parser *parser, const char *token)
{
	size_t length = strlen(token);

	skip_blanks(parser);
	if ((size_t)(parser->end - parser->at) < length ||
	    memcmp(parser->at, token, length))
		return false;
	if (is_word(*token) && parser->at + length < parser->end &&
	    is_word(parser->at[length]))
		return false;
	parser->at += length;
	return true;
}

double expression_version(double major, double minor)
{
	return major * 1000 + minor;
}

static double version_of(const char *digits)
{
	const char *point = strchr(digits, '.');

	return expression_version(strtod(digits, NULL) -
					  (point ? strtod(point, NULL) : 0),
				  point ? strtod(point + 1, NULL) : 0);
}

static struct value number(struct parser *parser)
{
	static const struct {
		const char *name;
		double ns;
	} unit[] = { { "ns", 1 }, { "us", 1e3 }, { "ms", 1e6 }, { "s", 1e9 } };
	struct value value = { .is.known = true };
	char digits[32], *rest;
	size_t length = 0, i;

	while (parser->at + length < parser->end &&
	       length < sizeof(digits) - 1 &&
	       (isdigit((unsigned char)parser->at[length]) ||
		parser->at[length] == '.')) {
		digits[length] = parser->at[length];
		length++;
	}
	digits[length] = '\0';
	value.is.number = strtod(digits, &rest);
	if (*rest)
		return fail(parser,
			    "a number has one point and at most 31 digits");
	value.version = version_of(digits);
	parser->at += length;
	for (i = 0; i < sizeof(unit) / sizeof(*unit); i++) {
		if (!take(parser, unit[i].name))
			continue;
		value.version = 0;
		value.is.is_time = true;
		value.is.number *= unit[i].ns;
	}
	return value;
}

/* Adds "wait(custom 5) is 502 ms" to the words, unless they say that already. */
static void tell(struct parser *parser, struct slice name,
		 const struct expression_value *is)
{
	char *words = parser->answer->words, piece[EXPRESSION_WORDS_MAX];
	size_t length = strlen(words), room = EXPRESSION_WORDS_MAX - length;

	if (!is->known)
		snprintf(piece, sizeof(piece), "%.*s is not known: %s",
			 SHOWN(name), is->why);
	else if (is->is_version)
		snprintf(piece, sizeof(piece), "%.*s is %d.%d", SHOWN(name),
			 (int)is->number / 1000, (int)is->number % 1000);
	else
		snprintf(piece, sizeof(piece), "%.*s is %.6g%s", SHOWN(name),
			 is->is_time ? is->number / 1e6 : is->number,
			 is->is_time ? " ms" : "");
	if (!strstr(words, piece))
		snprintf(words + length, room, "%s%s", length ? ", " : "",
			 piece);
}

static struct value named(struct parser *parser)
{
	struct slice name = { parser->at, 0 };
	const char *at = parser->at;
	struct value value = nothing;

	while (at < parser->end && (is_word(*at) || *at == '.'))
		at++;
	if (at < parser->end && *at == '(') {
		while (at < parser->end && *at != ')')
			at++;
		at += at < parser->end;
	}
	name.length = (size_t)(at - name.text);
	if (!parser->source->find(parser->source->data, name, &value.is))
		return fail(parser, value.is.why);
	parser->at = at;
	if (!parser->failed)
		tell(parser, name, &value.is);
	return value;
}

static struct value factor(struct parser *parser)
{
	struct value value;

	if (parser->failed)
		return nothing;
	if (parser->depth >= EXPRESSION_DEPTH_MOST)
		return fail(parser, "too deep: at most 32 within each other");
	if (take(parser, "(")) {
		parser->depth++;
		value = either(parser);
		parser->depth--;
		if (!take(parser, ")"))
			return fail(parser, "here may stand: ) or an operator");
		return value;
	}
	skip_blanks(parser);
	if (parser->at < parser->end && isdigit((unsigned char)*parser->at))
		return number(parser);
	if (parser->at < parser->end && isalpha((unsigned char)*parser->at))
		return named(parser);
	return fail(parser, "here may stand: a number, a value or (");
}

/* Of two values that are needed both: known if both are. */
static struct value joined(struct parser *parser, struct value a,
			   struct value b, bool alike)
{
	if (a.is_truth || b.is_truth)
		return fail(parser,
			    "a comparison is no number: join comparisons with and, or");
	if (a.is.is_version || b.is.is_version)
		return fail(parser,
			    "a version takes a comparison with a version, like kernel >= 6.5");
	if (alike && a.is.is_time != b.is.is_time && !parser->failed)
		return fail(parser,
			    "a time and a number: write a unit (ns, us, ms, s) behind the number");
	return a.is.known ? b : a;
}

static struct value product(struct parser *parser)
{
	struct value a = factor(parser), b, both;
	bool times;

	while ((times = take(parser, "*")) || take(parser, "/")) {
		b = factor(parser);
		both = joined(parser, a, b, false);
		both.version = 0;
		if (b.is.is_time && (times ? a.is.is_time : !a.is.is_time))
			return fail(parser,
				    "a time takes * and / with a number, and / with a time");
		both.is.is_time = times ? a.is.is_time || b.is.is_time :
					  a.is.is_time && !b.is.is_time;
		if (both.is.known && !times && b.is.number == 0) {
			both.is.known = false;
			both.is.why = "divided by 0";
		}
		if (both.is.known)
			both.is.number = times ? a.is.number * b.is.number :
						 a.is.number / b.is.number;
		a = both;
	}
	return a;
}

static struct value sum(struct parser *parser)
{
	struct value a = product(parser), b, both;
	bool plus;

	while ((plus = take(parser, "+")) || take(parser, "-")) {
		b = product(parser);
		both = joined(parser, a, b, true);
		both.version = 0;
		if (both.is.known)
			both.is.number = a.is.number +
					 (plus ? b.is.number : -b.is.number);
		a = both;
	}
	return a;
}

static struct value truth(struct value of, bool is)
{
	of.is_truth = true;
	of.is.is_time = false;
	of.is.number = is;
	return of;
}

static struct value about(struct parser *parser, struct value a)
{
	struct value b = sum(parser), share, both = joined(parser, a, b, true);
	double off = a.is.number - b.is.number;

	if (!take(parser, "within"))
		return fail(parser, "here may stand: within N %");
	share = sum(parser);
	if (!take(parser, "%"))
		return fail(parser, "here may stand: %");
	both = share.is.known ? both : share;
	return truth(both, (off < 0 ? -off : off) <=
				   b.is.number * share.is.number / 100);
}

static struct value between(struct parser *parser, struct value a)
{
	struct value low = sum(parser), high, both;

	if (!take(parser, "and"))
		return fail(parser, "here may stand: and, with the other end");
	high = sum(parser);
	both = joined(parser, joined(parser, a, low, true), high, true);
	return truth(both, a.is.number >= low.is.number &&
				   a.is.number <= high.is.number);
}

static struct value comparison(struct parser *parser)
{
	static const char *const sign[] = { "<=", ">=", "!=", "<", ">", "=" };
	struct value a = sum(parser), b;
	double x, y;
	size_t i;

	if (take(parser, "about"))
		return about(parser, a);
	if (take(parser, "between"))
		return between(parser, a);
	for (i = 0; i < 6 && !take(parser, sign[i]); i++)
		;
	if (i == 6)
		return a;
	b = sum(parser);
	if (a.is.is_version && b.version > 0) {
		a.is.is_version = false;
		b.is.number = b.version;
	}
	x = a.is.number;
	y = b.is.number;
	const bool is[] = { x <= y, x >= y, x != y, x<y, x> y, x == y };
	return truth(joined(parser, a, b, true), is[i]);
}

static struct value negation(struct parser *parser)
{
	bool no = take(parser, "not");
	struct value value = comparison(parser);

	if (!no)
		return value;
	if (!value.is_truth)
		return fail(parser, "not needs a comparison behind it");
	value.is.number = !value.is.number;
	return value;
}

/* @decides: the truth of one side that makes the other not matter. */
static struct value decided(struct parser *parser, struct value a,
			    struct value b, bool decides)
{
	if (!a.is_truth || !b.is_truth)
		return fail(parser, "and, or need a comparison on both sides");
	if (a.is.known && a.is.number == decides)
		return a;
	if (b.is.known && b.is.number == decides)
		return b;
	return a.is.known ? b : a;
}

static struct value both(struct parser *parser)
{
	struct value a = negation(parser);

	while (take(parser, "and"))
		a = decided(parser, a, negation(parser), false);
	return a;
}

static struct value either(struct parser *parser)
{
	struct value a = both(parser);

	while (take(parser, "or"))
		a = decided(parser, a, both(parser), true);
	return a;
}

/* Takes all of a text. @truth: whether it is a comparison, or a number. */
static struct value whole(struct parser *parser, bool truth)
{
	struct value value = truth ? either(parser) : sum(parser);

	skip_blanks(parser);
	if (parser->at < parser->end)
		fail(parser,
		     truth ? "here may stand: an operator, a comparison, or the end" :
			     "here may stand: + - * / or the end");
	else if (value.is_truth != truth)
		fail(parser,
		     truth ? "here may stand: a comparison (< <= = != >= >), about or between" :
			     "here may stand: a value, not a comparison");
	parser->answer->result = parser->failed	 ? EXPRESSION_ERROR :
				 !value.is.known ? EXPRESSION_UNKNOWN :
				 value.is.number || !truth ? EXPRESSION_RIGHT :
							     EXPRESSION_WRONG;
	return value;
}

static struct parser begin(struct slice text,
			   const struct expression_source *source,
			   struct expression_answer *answer)
{
	memset(answer, 0, sizeof(*answer));
	return (struct parser){ .start = text.text,
				.at = text.text,
				.end = text.text + text.length,
				.source = source,
				.answer = answer };
}

void expression_judge(struct slice text, const struct expression_source *source,
		      struct expression_answer *answer)
{
	struct parser parser = begin(text, source, answer);

	whole(&parser, true);
}

/* Nobody reads more than three digits of a time aloud. */
static void tell_time(double ns, char *out, size_t size)
{
	double size_ns = ns < 0 ? -ns : ns;

	if (size_ns > 0 && size_ns < 999.5e3)
		snprintf(out, size, "%.3g us", ns / 1e3);
	else if (size_ns < 999.5e6)
		snprintf(out, size, "%.3g ms", ns / 1e6);
	else if (size_ns < 999.5e9)
		snprintf(out, size, "%.3g s", ns / 1e9);
	else
		snprintf(out, size, "%.0f s", ns / 1e9);
}

static void tell_number(double number, char *out, size_t size)
{
	bool is_whole = number > -1e15 && number < 1e15 &&
			number == (double)(int64_t)number;

	snprintf(out, size, is_whole ? "%.0f" : "%.4g", number);
}

void expression_tell(struct slice text, const struct expression_source *source,
		     struct expression_answer *answer)
{
	struct parser parser = begin(text, source, answer);
	struct value value = whole(&parser, false);

	if (answer->result == EXPRESSION_ERROR)
		return;
	if (answer->result == EXPRESSION_UNKNOWN)
		snprintf(answer->words, sizeof(answer->words),
			 "(not known: %s)", value.is.why);
	else if (value.is.is_time)
		tell_time(value.is.number, answer->words,
			  sizeof(answer->words));
	else if (value.is.is_version)
		snprintf(answer->words, sizeof(answer->words), "%d.%d",
			 (int)value.is.number / 1000,
			 (int)value.is.number % 1000);
	else
		tell_number(value.is.number, answer->words,
			    sizeof(answer->words));
}
