/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rules of the grammar as tables, made from the lists in abi.h and
 * command.h. For command.c alone, which includes these before.
 */
#ifndef WQDEMO_COMMAND_RULES_H
#define WQDEMO_COMMAND_RULES_H

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

#endif
