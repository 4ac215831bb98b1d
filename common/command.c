// SPDX-License-Identifier: GPL-2.0
#ifdef __KERNEL__
#include <linux/errno.h>
#include <linux/kernel.h>
#else
#include <errno.h>
#include <stdio.h>
#endif

#include "command.h"
#include "command_rules.h"
#include "slice.h"

#define KEY_LIMITS(symbol, name, placeholder, least, most, ...) \
	" " #name "=" #least ".." #most
const char *const wqdemo_limits = &WQDEMO_KEYS(KEY_LIMITS)[1];

/*
 * A row of a list that outgrows a buffer does not compile. The longest reasons
 * quote a whole command and then list all choices.
 */
#define NAME_FITS(symbol, name, ...)                      \
	_Static_assert(sizeof(#name) <= WQDEMO_NAME_SIZE, \
		       "a queue's name outgrows WQDEMO_NAME_SIZE: " #name);
WQDEMO_QUEUES(NAME_FITS)

#define KEY_USAGE(symbol, name, placeholder, ...) \
	" [" #name "=" #placeholder "]"
#define ALL_USAGE                                           \
	" QUEUE N on|off" WQDEMO_SCENARIOS(SCENARIO_CHOICE) \
		WQDEMO_KEYS(KEY_USAGE) " [do=PROGRAM]"
#define QUEUE_USAGE_FITS(symbol, name, verb, ...)                   \
	_Static_assert(sizeof(#verb ALL_USAGE) <= WQDEMO_USAGE_MAX, \
		       "a usage outgrows WQDEMO_USAGE_MAX: " #verb);
#define USAGE_FITS(word, ...)                                       \
	_Static_assert(sizeof(#word ALL_USAGE) <= WQDEMO_USAGE_MAX, \
		       "a usage outgrows WQDEMO_USAGE_MAX: " #word);
WQDEMO_QUEUES(QUEUE_USAGE_FITS)
WQDEMO_VERBS(USAGE_FITS)

#define QUEUE_CHOICE(symbol, name, ...) " " #name
#define ALL_QUEUES			WQDEMO_QUEUES(QUEUE_CHOICE)
#define REASON_FITS(size, what)                                          \
	_Static_assert((size) + WQDEMO_COMMAND_MAX <= WQDEMO_REASON_MAX, \
		       what " outgrow WQDEMO_REASON_MAX")
REASON_FITS(sizeof("unknown command '': use one of") + sizeof(all_verbs),
	    "the verbs");
REASON_FITS(sizeof("max_active: no QUEUE '': use one of" ALL_QUEUES),
	    "the queues");
REASON_FITS(sizeof("'' is not key=value: write cpu_intensive period=, of ") +
		    WQDEMO_USAGE_MAX + WQDEMO_COMMAND_MAX,
	    "a word and its usage");
_Static_assert(WQDEMO_KEY_COUNT <= 8 * sizeof(unsigned int),
	       "the keys outgrow the bits of wqdemo_command.given");

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Takes the next word off @rest; an empty word if none is left. */
static struct slice next_word(struct slice *rest)
{
	struct slice word;

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

/* @at: the first byte that is not printable ASCII. */
static void explain_byte(struct slice at, char *reason)
{
	unsigned char byte = (unsigned char)*at.text;

	if (byte == '\n')
		snprintf(reason, WQDEMO_REASON_MAX,
			 "a newline ends the command: one per write");
	else if (byte == '\r')
		snprintf(reason, WQDEMO_REASON_MAX,
			 "byte 0x0d is not printable ASCII: save the script with LF line ends, not CR LF");
	else if (at.length >= 3 && !memcmp(at.text, "\xef\xbb\xbf", 3))
		snprintf(reason, WQDEMO_REASON_MAX,
			 "byte 0xef is not printable ASCII: save the text without a byte order mark");
	else
		snprintf(reason, WQDEMO_REASON_MAX,
			 "byte 0x%02x is not printable ASCII: type the command by hand",
			 byte);
}

/* Accepts printable ASCII and blanks only: a reason may quote any of it. */
static int check_bytes(struct slice text, char *reason)
{
	for (; text.length; text.text++, text.length--) {
		char c = *text.text;

		if (is_blank(c) || (c >= ' ' && c <= '~'))
			continue;
		explain_byte(text, reason);
		return -EINVAL;
	}
	return 0;
}

static int find_verb(struct slice word)
{
	int verb;

	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++)
		if (slice_equals(word, verb_rules[verb].word))
			return verb;
	return -1;
}

static int find_key(struct slice word)
{
	int key;

	for (key = 0; key < WQDEMO_KEY_COUNT; key++)
		if (slice_equals(word, key_rules[key].name))
			return key;
	return -1;
}

/* @name: the key or the operand's placeholder, for the reason. */
static int parse_number(const char *name, struct slice text, uint32_t least,
			uint32_t most, uint32_t *value, char *reason)
{
	bool number = slice_is_number(text);

	if (number && slice_in_range(text, least, most, value))
		return 0;
	snprintf(reason, WQDEMO_REASON_MAX, "%s=%.*s is %s: use %s=%u..%u",
		 name, SHOWN(text), number ? "out of range" : "not a number",
		 name, least, most);
	return number ? -ERANGE : -EINVAL;
}

static int parse_value(int key, struct slice text,
		       struct wqdemo_command *command, char *reason)
{
	const struct key_rule *rule = &key_rules[key];

	if (key == WQDEMO_KEY_DO)
		return wqdemo_program_parse(text.text, text.length,
					    &command->program, reason);
	return parse_number(rule->name, text, rule->least, rule->most,
			    &command->value[key], reason);
}

/*
 * Return: the key that was most likely meant by a word without one, or
 * WQDEMO_KEY_COUNT.
 */
static int guess_key(const struct verb_rule *verb, struct slice word)
{
	int key = 0;

	if (slice_is_number(word))
		while (key < WQDEMO_KEY_NUMBERS && !(verb->takes & (1u << key)))
			key++;
	else if (memchr(word.text, ':', word.length))
		key = WQDEMO_KEY_DO;
	else
		key = WQDEMO_KEY_COUNT;
	return verb->takes & (1u << key) ? key : WQDEMO_KEY_COUNT;
}

/* Says what to write in place of a word that is not key=value. */
static void explain_word(enum wqdemo_verb id, struct slice word, char *reason)
{
	const struct verb_rule *verb = &verb_rules[id];
	const char *hint = find_key(word) < 0 ? "" : ", without blanks";
	int key = guess_key(verb, word);
	char usage[WQDEMO_USAGE_MAX];

	wqdemo_verb_usage(id, usage, sizeof(usage));
	if (!verb->takes)
		snprintf(reason, WQDEMO_REASON_MAX,
			 "%s takes no word '%.*s': write %s", verb->word,
			 SHOWN(word), usage);
	else if (key < WQDEMO_KEY_COUNT)
		snprintf(reason, WQDEMO_REASON_MAX,
			 "'%.*s' is not key=value: write %s %s=%.*s, of %s",
			 SHOWN(word), verb->word, key_rules[key].name,
			 SHOWN(word), usage);
	else
		snprintf(reason, WQDEMO_REASON_MAX,
			 "'%.*s' is not key=value: write %s%s", SHOWN(word),
			 usage, hint);
}

/* Says what to write in place of a key that the verb does not take. */
static void explain_key(enum wqdemo_verb id, struct slice name, char *reason)
{
	char usage[WQDEMO_USAGE_MAX];

	wqdemo_verb_usage(id, usage, sizeof(usage));
	snprintf(reason, WQDEMO_REASON_MAX, "%s takes no '%.*s=': write %s",
		 verb_rules[id].word, SHOWN(name), usage);
}

static int parse_pair(struct slice pair, struct wqdemo_command *command,
		      char *reason)
{
	const struct verb_rule *verb = &verb_rules[command->verb];
	struct slice value = pair;
	unsigned int bit;
	struct slice name;
	int key, error;

	if (!slice_cut(&value, '=', &name)) {
		explain_word(command->verb, pair, reason);
		return -EINVAL;
	}
	key = find_key(name);
	bit = key < 0 ? 0 : 1u << key;
	if (!(verb->takes & bit)) {
		explain_key(command->verb, name, reason);
		return -EINVAL;
	}
	if (command->given & bit) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "%s= is given twice: leave one out",
			 key_rules[key].name);
		return -EINVAL;
	}
	error = parse_value(key, value, command, reason);
	if (!error)
		command->given |= bit;
	return error;
}

/* Appends ": use one of A B C" to a reason, or the limits of a number. */
static void add_choices(char *reason, const struct operand_rule *rule)
{
	size_t used = strlen(reason);
	int i;

	if (!rule->choices) {
		snprintf(reason + used, WQDEMO_REASON_MAX - used, ": use 1..%d",
			 WQDEMO_MAX_ACTIVE_MOST);
		return;
	}
	used += (size_t)snprintf(reason + used, WQDEMO_REASON_MAX - used,
				 ": use one of");
	for (i = 0; i < rule->count && used < WQDEMO_REASON_MAX; i++)
		used += (size_t)snprintf(reason + used,
					 WQDEMO_REASON_MAX - used, " %s",
					 rule->choices[i]);
}

static int parse_operand(struct slice word, enum wqdemo_operand operand,
			 const char *verb, uint32_t *value, char *reason)
{
	const struct operand_rule *rule = &operand_rules[operand];
	int choice;

	if (slice_is_number(word) && !rule->choices)
		return parse_number(rule->what, word, 1, WQDEMO_MAX_ACTIVE_MOST,
				    value, reason);
	choice =
		rule->choices ? slice_in(word, rule->choices, rule->count) : -1;
	if (choice >= 0) {
		*value = (uint32_t)choice;
		return 0;
	}
	if (word.length)
		snprintf(reason, WQDEMO_REASON_MAX, "%s: no %s '%.*s'", verb,
			 rule->what, SHOWN(word));
	else
		snprintf(reason, WQDEMO_REASON_MAX, "%s: %s is missing", verb,
			 rule->what);
	add_choices(reason, rule);
	return -EINVAL;
}

static int parse_operands(struct slice *rest, struct wqdemo_command *command,
			  char *reason)
{
	const struct verb_rule *rule = &verb_rules[command->verb];
	int error = 0;
	int i;

	for (i = 0; i < WQDEMO_OPERANDS && rule->operand[i] && !error; i++)
		error = parse_operand(next_word(rest), rule->operand[i],
				      rule->word, &command->operand[i], reason);
	return error;
}

static int parse_verb(struct slice word, struct wqdemo_command *command,
		      char *reason)
{
	const struct verb_rule *rule;
	int verb = find_verb(word);
	int key;

	if (!word.length) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "empty command: use one of%s", all_verbs);
		return -EINVAL;
	}
	if (verb < 0) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "unknown command '%.*s': use one of%s", SHOWN(word),
			 all_verbs);
		return -EINVAL;
	}
	rule = &verb_rules[verb];
	memset(command, 0, sizeof(*command));
	command->verb = (enum wqdemo_verb)verb;
	for (key = 0; key < WQDEMO_KEY_NUMBERS; key++)
		command->value[key] = key_rules[key].preset;
	if (!rule->program)
		return 0;
	return wqdemo_program_parse(rule->program, strlen(rule->program),
				    &command->program, reason);
}

int wqdemo_command_parse(const char *text, size_t length,
			 struct wqdemo_command *command, char *reason)
{
	struct slice rest = { text, length };
	struct wqdemo_command draft;
	struct slice word;
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
	if (!error)
		error = parse_operands(&rest, &draft, reason);
	while (!error && (word = next_word(&rest)).length)
		error = parse_pair(word, &draft, reason);
	if (!error)
		*command = draft;
	return error;
}

/* Appends to a text like snprintf(); a full text stays as it is. */
#define append(text, size, used, ...)                               \
	do {                                                        \
		if ((used) < (size))                                \
			(used) += (size_t)snprintf((text) + (used), \
						   (size) - (used), \
						   __VA_ARGS__);    \
	} while (0)

static size_t append_operands(const struct wqdemo_command *command, char *text,
			      size_t size, size_t used)
{
	const struct operand_rule *rule;
	int i;

	for (i = 0; i < WQDEMO_OPERANDS; i++) {
		rule = &operand_rules[verb_rules[command->verb].operand[i]];
		if (rule->choices)
			append(text, size, used, " %s",
			       rule->choices[command->operand[i]]);
		else if (rule->what)
			append(text, size, used, " %u", command->operand[i]);
	}
	return used;
}

size_t wqdemo_command_format(const struct wqdemo_command *command, char *text,
			     size_t size)
{
	size_t used = 0;
	int key;

	append(text, size, used, "%s", verb_rules[command->verb].word);
	used = append_operands(command, text, size, used);
	for (key = 0; key < WQDEMO_KEY_NUMBERS; key++)
		if (command->given & (1u << key))
			append(text, size, used, " %s=%u", key_rules[key].name,
			       command->value[key]);
	if (command->given & WQDEMO_TAKES(DO)) {
		append(text, size, used, " do=");
		if (used < size)
			used += wqdemo_program_format(&command->program,
						      text + used, size - used);
	}
	return used < size ? used : size - 1;
}

void wqdemo_verb_usage(enum wqdemo_verb verb, char *text, size_t size)
{
	const struct verb_rule *rule = &verb_rules[verb];
	size_t used = 0;
	int i;

	append(text, size, used, "%s", rule->word);
	for (i = 0; i < WQDEMO_OPERANDS && rule->operand[i]; i++)
		append(text, size, used, " %s",
		       operand_rules[rule->operand[i]].what);
	for (i = 0; i < WQDEMO_KEY_COUNT; i++)
		if (rule->takes & (1u << i))
			append(text, size, used, " [%s=%s]", key_rules[i].name,
			       key_rules[i].placeholder);
}

const char *wqdemo_queue_name(enum wqdemo_queue queue)
{
	return queue_names[queue];
}

const char *wqdemo_verb_word(enum wqdemo_verb verb)
{
	return verb_rules[verb].word;
}

const char *wqdemo_verb_help(enum wqdemo_verb verb)
{
	return verb_rules[verb].help;
}

bool wqdemo_verb_takes(enum wqdemo_verb verb, enum wqdemo_key key)
{
	return verb_rules[verb].takes & (1u << key);
}

const char *wqdemo_key_name(enum wqdemo_key key)
{
	return key_rules[key].name;
}

enum wqdemo_operand wqdemo_verb_operand(enum wqdemo_verb verb,
					unsigned int place)
{
	return place < WQDEMO_OPERANDS ? verb_rules[verb].operand[place] :
					 WQDEMO_OPERAND_NONE;
}

const char *wqdemo_operand_choice(enum wqdemo_operand operand,
				  unsigned int number)
{
	const struct operand_rule *rule = &operand_rules[operand];

	return number < (unsigned int)rule->count ? rule->choices[number] :
						    NULL;
}
