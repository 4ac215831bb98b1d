// SPDX-License-Identifier: GPL-2.0
#ifdef __KERNEL__
#include <linux/errno.h>
#include <linux/kernel.h>
#else
#include <errno.h>
#include <stdio.h>
#endif

#include "command.h"
#include "slice.h"

struct key_rule {
	const char *name, *placeholder;
	uint32_t least, most, preset;
};

struct verb_rule {
	const char *word;
	unsigned int takes;
	enum wqdemo_operand operand[WQDEMO_OPERANDS];
	const char *program; /* the default of do=, or NULL */
	const char *help;
};

struct operand_rule {
	const char *what;	    /* as usage and reasons call it */
	const char *const *choices; /* or NULL: a number */
	int count;
};

/* clang-format off */

#define KEY_RULE(symbol, name, placeholder, least, most, preset, help)	\
	[WQDEMO_KEY_##symbol] = { #name, #placeholder, least, most, preset },
static const struct key_rule key_rules[WQDEMO_KEY_COUNT] = {
	WQDEMO_KEYS(KEY_RULE)
	[WQDEMO_KEY_DO] = { "do", "PROGRAM", 0, 0, 0 },
};

#define QUEUE_VERB_RULE(symbol, name, verb, takes, key, program, help)	\
	[WQDEMO_VERB_##verb] = { #verb, takes, { 0 }, program, help },
#define VERB_RULE(word, first, second, takes, program, help)		\
	[WQDEMO_VERB_##word] = { #word, takes,				\
		{ WQDEMO_OPERAND_##first, WQDEMO_OPERAND_##second }, program, help },
static const struct verb_rule verb_rules[WQDEMO_VERB_COUNT] = {
	WQDEMO_QUEUES(QUEUE_VERB_RULE)
	WQDEMO_VERBS(VERB_RULE)
};

/* clang-format on */

#define QUEUE_VERB_WORD(symbol, name, verb, ...) " " #verb
#define VERB_WORD(word, ...)			 " " #word
static const char all_verbs[] =
	WQDEMO_QUEUES(QUEUE_VERB_WORD) WQDEMO_VERBS(VERB_WORD);

#define QUEUE_NAME(symbol, name, ...) [WQDEMO_##symbol] = #name,
static const char *const queue_names[WQDEMO_QUEUE_COUNT] = {
	WQDEMO_QUEUES(QUEUE_NAME)
};
static const char *const switch_names[] = { "off", "on" };
#define SCENARIO_CHOICE(name) "|" #name
#define SCENARIO_NAME(name)   #name,
static const char *const scenario_names[] = { WQDEMO_SCENARIOS(SCENARIO_NAME) };

static const struct operand_rule operand_rules[WQDEMO_OPERAND_COUNT] = {
	[WQDEMO_OPERAND_QUEUE] = { "QUEUE", queue_names, WQDEMO_QUEUE_COUNT },
	[WQDEMO_OPERAND_LIMIT] = { "N", NULL, 0 },
	[WQDEMO_OPERAND_SWITCH] = { "on|off", switch_names, 2 },
	[WQDEMO_OPERAND_SCENARIO] = { &WQDEMO_SCENARIOS(SCENARIO_CHOICE)[1],
				      scenario_names, WQDEMO_SCENARIO_COUNT },
};

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

/* Accepts printable ASCII and blanks only: a reason may quote any of it. */
static int check_bytes(struct slice text, char *reason)
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

static int parse_pair(struct slice pair, struct wqdemo_command *command,
		      char *reason)
{
	const struct verb_rule *verb = &verb_rules[command->verb];
	struct slice value = pair;
	unsigned int bit;
	struct slice name;
	int key, error;

	if (!slice_cut(&value, '=', &name)) {
		snprintf(reason, WQDEMO_REASON_MAX, "'%.*s' is not key=value",
			 SHOWN(pair));
		return -EINVAL;
	}
	key = find_key(name);
	bit = key < 0 ? 0 : 1u << key;
	if (!(verb->takes & bit)) {
		snprintf(reason, WQDEMO_REASON_MAX, "%s takes no '%.*s='",
			 verb->word, SHOWN(name));
		return -EINVAL;
	}
	if (command->given & bit) {
		snprintf(reason, WQDEMO_REASON_MAX, "%s= is given twice",
			 key_rules[key].name);
		return -EINVAL;
	}
	error = parse_value(key, value, command, reason);
	if (!error)
		command->given |= bit;
	return error;
}

/* Appends " A B C" to a reason. */
static void add_choices(char *reason, const struct operand_rule *rule)
{
	size_t used = strlen(reason);
	int i;

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

	if (word.length && !rule->choices)
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
	if (rule->choices) {
		snprintf(reason + strlen(reason),
			 WQDEMO_REASON_MAX - strlen(reason), ": use one of");
		add_choices(reason, rule);
	}
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
