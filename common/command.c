// SPDX-License-Identifier: GPL-2.0
#ifdef __KERNEL__
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>
#else
#include <errno.h>
#include <stdio.h>
#include <string.h>
#endif

#include "command.h"

struct word {
	const char *text;
	size_t length;
};

/* The arguments of a "%.*s" that prints a word. */
#define SHOWN(word)	(int)(word).length, (word).text

struct key_rule {
	const char *name;
	uint32_t least, most, preset;
};

struct verb_rule {
	const char *word;
	unsigned int takes;
	const char *help;
};

#define KEY_RULE(symbol, name, least, most, preset, help)	\
	[WQDEMO_KEY_##symbol] = { #name, least, most, preset },
static const struct key_rule key_rules[WQDEMO_KEY_COUNT] = {
	WQDEMO_KEYS(KEY_RULE)
};

#define VERB_RULE(symbol, word, takes, help)	\
	[WQDEMO_VERB_##symbol] = { #word, takes, help },
static const struct verb_rule verb_rules[WQDEMO_VERB_COUNT] = {
	WQDEMO_VERBS(VERB_RULE)
};

#define VERB_WORD(symbol, word, takes, help)	" " #word
static const char all_verbs[] = WQDEMO_VERBS(VERB_WORD);

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Takes the next word off @rest; an empty word means that none is left. */
static struct word next_word(struct word *rest)
{
	struct word word;

	while (rest->length && is_blank(*rest->text)) {
		rest->text++;
		rest->length--;
	}
	word.text = rest->text;
	word.length = 0;
	while (rest->length && !is_blank(*rest->text)) {
		rest->text++;
		rest->length--;
		word.length++;
	}
	return word;
}

static bool word_is(struct word word, const char *text)
{
	return word.length == strlen(text) &&
	       !memcmp(word.text, text, word.length);
}

/* Printable ASCII and blanks only, so that a reason may quote any of it. */
static int check_bytes(struct word text, char *reason)
{
	size_t i;

	for (i = 0; i < text.length; i++) {
		char c = text.text[i];

		if (is_blank(c) || (c >= ' ' && c <= '~'))
			continue;
		if (c == '\n')
			snprintf(reason, WQDEMO_REASON_MAX,
				 "a newline ends the command: one per write");
		else
			snprintf(reason, WQDEMO_REASON_MAX,
				 "byte 0x%02x is not printable ASCII",
				 (unsigned char)c);
		return -EINVAL;
	}
	return 0;
}

/* Decimal digits after an optional minus; anything else is no number. */
static bool is_number(struct word word)
{
	size_t i = word.length && word.text[0] == '-';

	if (i == word.length)
		return false;
	for (; i < word.length; i++)
		if (word.text[i] < '0' || word.text[i] > '9')
			return false;
	return true;
}

/* The value of a word that is_number(); false when it is outside the rule. */
static bool number_in_range(struct word word, const struct key_rule *rule,
			    uint32_t *value)
{
	uint64_t sum = 0;
	size_t i;

	if (word.text[0] == '-')
		return false;
	for (i = 0; i < word.length; i++) {
		sum = sum * 10 + (uint64_t)(word.text[i] - '0');
		if (sum > rule->most)
			return false;
	}
	*value = (uint32_t)sum;
	return sum >= rule->least;
}

static int find_verb(struct word word)
{
	int verb;

	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++)
		if (word_is(word, verb_rules[verb].word))
			return verb;
	return -1;
}

static int find_key(struct word word)
{
	int key;

	for (key = 0; key < WQDEMO_KEY_COUNT; key++)
		if (word_is(word, key_rules[key].name))
			return key;
	return -1;
}

/* Cuts "key=value" in two; false where there is no '='. */
static bool split_pair(struct word pair, struct word *name, struct word *value)
{
	const char *equals = memchr(pair.text, '=', pair.length);

	if (!equals)
		return false;
	name->text = pair.text;
	name->length = (size_t)(equals - pair.text);
	value->text = equals + 1;
	value->length = pair.length - name->length - 1;
	return true;
}

static int parse_pair(struct word pair, struct wqdemo_command *command,
		      char *reason)
{
	const struct verb_rule *verb = &verb_rules[command->verb];
	const struct key_rule *rule;
	struct word name, value;
	unsigned int bit;
	int key;

	if (!split_pair(pair, &name, &value)) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "'%.*s' is not key=value", SHOWN(pair));
		return -EINVAL;
	}
	key = find_key(name);
	bit = key < 0 ? 0 : 1u << key;
	if (!(verb->takes & bit)) {
		snprintf(reason, WQDEMO_REASON_MAX, "%s takes no '%.*s='",
			 verb->word, SHOWN(name));
		return -EINVAL;
	}
	rule = &key_rules[key];
	if (command->given & bit) {
		snprintf(reason, WQDEMO_REASON_MAX, "%s= is given twice",
			 rule->name);
		return -EINVAL;
	}
	if (!is_number(value)) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "%s=%.*s is not a number: use %s=%u..%u", rule->name,
			 SHOWN(value), rule->name, rule->least, rule->most);
		return -EINVAL;
	}
	if (!number_in_range(value, rule, &command->value[key])) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "%s=%.*s is out of range: use %s=%u..%u", rule->name,
			 SHOWN(value), rule->name, rule->least, rule->most);
		return -ERANGE;
	}
	command->given |= bit;
	return 0;
}

static int parse_verb(struct word word, struct wqdemo_command *command,
		      char *reason)
{
	int verb = find_verb(word);
	int key;

	if (!word.length) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "empty command: use one of%s", all_verbs);
		return -EINVAL;
	}
	if (verb < 0) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "unknown command '%.*s': use one of%s",
			 SHOWN(word), all_verbs);
		return -EINVAL;
	}
	command->verb = verb;
	command->given = 0;
	for (key = 0; key < WQDEMO_KEY_COUNT; key++)
		command->value[key] = key_rules[key].preset;
	return 0;
}

int wqdemo_command_parse(const char *text, size_t length,
			 struct wqdemo_command *command, char *reason)
{
	struct word rest = { text, length };
	struct wqdemo_command draft;
	struct word word;
	int error;

	if (length && text[length - 1] == '\n')
		rest.length--;
	if (rest.length > WQDEMO_COMMAND_MAX) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "a command has at most %d bytes", WQDEMO_COMMAND_MAX);
		return -E2BIG;
	}
	error = check_bytes(rest, reason);
	if (!error)
		error = parse_verb(next_word(&rest), &draft, reason);
	while (!error && (word = next_word(&rest)).length)
		error = parse_pair(word, &draft, reason);
	if (!error)
		*command = draft;
	return error;
}

/* snprintf() at the end of a text; one that is full stays as it is. */
#define append(text, size, used, ...)					\
	do {								\
		if ((used) < (size))					\
			(used) += (size_t)snprintf((text) + (used),	\
						   (size) - (used),	\
						   __VA_ARGS__);	\
	} while (0)

size_t wqdemo_command_format(const struct wqdemo_command *command,
			     char *text, size_t size)
{
	size_t used = 0;
	int key;

	append(text, size, used, "%s", verb_rules[command->verb].word);
	for (key = 0; key < WQDEMO_KEY_COUNT; key++)
		if (command->given & (1u << key))
			append(text, size, used, " %s=%u", key_rules[key].name,
			       command->value[key]);
	return used < size ? used : size - 1;
}

void wqdemo_verb_usage(enum wqdemo_verb verb, char *text, size_t size)
{
	const struct key_rule *rule;
	size_t used = 0;
	int key;

	append(text, size, used, "%s", verb_rules[verb].word);
	for (key = 0; key < WQDEMO_KEY_COUNT; key++) {
		rule = &key_rules[key];
		if (verb_rules[verb].takes & (1u << key))
			append(text, size, used, " [%s=%u..%u]", rule->name,
			       rule->least, rule->most);
	}
}

const char *wqdemo_verb_word(enum wqdemo_verb verb)
{
	return verb_rules[verb].word;
}

const char *wqdemo_verb_help(enum wqdemo_verb verb)
{
	return verb_rules[verb].help;
}
