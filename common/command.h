/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The grammar of commands: from text to struct and back. It is compiled into
 * the module, into wqtop and into tests. It allocates nothing and keeps no
 * state.
 */
#ifndef WQDEMO_COMMAND_H
#define WQDEMO_COMMAND_H

#ifdef __KERNEL__
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#endif

#include "abi.h"
#include "program.h"

/* clang-format off */

/*
 * The numbers that may follow a verb as key=value:
 * KEY(symbol, name, placeholder, least, most, default, help).
 */
#define WQDEMO_KEYS(KEY)						\
	KEY(N, n, N, 1, 1000000, 1, "submissions")			\
	KEY(CPU, cpu, N, 0, 8191, 0, "the CPU to queue on")		\
	KEY(DELAY, delay, MS, 0, 60000, 0, "milliseconds on a timer first") \
	KEY(PERIOD, period, MS, 10, 60000, 1000, "milliseconds from tick to tick")

#define WQDEMO_KEY_SYMBOL(symbol, ...)	WQDEMO_KEY_##symbol,
enum wqdemo_key {
	WQDEMO_KEYS(WQDEMO_KEY_SYMBOL)
	WQDEMO_KEY_NUMBERS,
	/* The only key whose value is not a number: do=PROGRAM. */
	WQDEMO_KEY_DO = WQDEMO_KEY_NUMBERS,
	WQDEMO_KEY_COUNT
};

#define WQDEMO_TAKES(symbol)	(1u << WQDEMO_KEY_##symbol)
#define WQDEMO_TAKES_NOW	(WQDEMO_TAKES(N) | WQDEMO_TAKES(CPU) | WQDEMO_TAKES(DO))
#define WQDEMO_TAKES_ITEMS	(WQDEMO_TAKES_NOW | WQDEMO_TAKES(DELAY))
#define WQDEMO_TAKES_TICKS	(WQDEMO_TAKES(PERIOD) | WQDEMO_TAKES(DO))

/* The documented cases that "scenario" plays: SCENARIO(name). */
#define WQDEMO_SCENARIOS(SCENARIO)	\
	SCENARIO(A)			\
	SCENARIO(B)			\
	SCENARIO(C)			\
	SCENARIO(D)			\
	SCENARIO(hog)			\
	SCENARIO(prio)

#define WQDEMO_SCENARIO_SYMBOL(name)	WQDEMO_SCENARIO_##name,
enum wqdemo_scenario {
	WQDEMO_SCENARIOS(WQDEMO_SCENARIO_SYMBOL)
	WQDEMO_SCENARIO_COUNT
};

/* Kinds of words that follow a verb without "key=". */
enum wqdemo_operand {
	WQDEMO_OPERAND_NONE,
	WQDEMO_OPERAND_QUEUE,		/* a name from WQDEMO_QUEUES */
	WQDEMO_OPERAND_LIMIT,		/* 1 to WQDEMO_MAX_ACTIVE_MOST */
	WQDEMO_OPERAND_SWITCH,		/* off or on: 0 or 1 */
	WQDEMO_OPERAND_SCENARIO,	/* a name from WQDEMO_SCENARIOS */
	WQDEMO_OPERAND_COUNT
};

/*
 * The verbs that submit nothing of their own:
 * VERB(word, first operand, second operand, keys taken, default program, help).
 */
#define WQDEMO_VERBS(VERB)						\
	VERB(stop, NONE, NONE, 0, NULL,					\
	     "cancel_delayed_work_sync() on the periodic item")		\
	VERB(mod, NONE, NONE, WQDEMO_TAKES(DELAY) | WQDEMO_TAKES(DO), "sleep:500",			\
	     "mod_delayed_work() on the delayed item")			\
	VERB(cancel, QUEUE, NONE, 0, NULL,					\
	     "remove what waits; what runs goes on")			\
	VERB(cancel_sync, QUEUE, NONE, 0, NULL,				\
	     "remove what waits, and wait for what runs")		\
	VERB(flush, QUEUE, NONE, 0, NULL,					\
	     "wait until what was submitted before has run")		\
	VERB(max_active, QUEUE, LIMIT, 0, NULL,				\
	     "workqueue_set_max_active()")				\
	VERB(scenario, SCENARIO, NONE, 0, NULL,				\
	     "play a case of the kernel's documentation")		\
	VERB(record, SWITCH, NONE, 0, NULL,					\
	     "start or stop writing events")				\
	VERB(reset, NONE, NONE, 0, NULL,					\
	     "start the counters again from zero")

#define WQDEMO_QUEUE_VERB(symbol, name, verb, ...)	WQDEMO_VERB_##verb,
#define WQDEMO_VERB_SYMBOL(word, ...)			WQDEMO_VERB_##word,
enum wqdemo_verb {
	WQDEMO_QUEUES(WQDEMO_QUEUE_VERB)
	WQDEMO_VERBS(WQDEMO_VERB_SYMBOL)
	WQDEMO_VERB_COUNT
};

/* clang-format on */

#define WQDEMO_OPERANDS 2

/* A complete command: keys that were not given hold their defaults. */
struct wqdemo_command {
	enum wqdemo_verb verb;
	unsigned int given; /* WQDEMO_TAKES() of the keys given */
	uint32_t value[WQDEMO_KEY_NUMBERS];
	struct wqdemo_program program;	   /* of do=, or the queue's default */
	uint32_t operand[WQDEMO_OPERANDS]; /* a number, or a place in a list */
};

/**
 * wqdemo_command_parse() - read one command
 * @text: the command, not NUL-terminated; one newline may end it
 * @length: bytes in @text
 * @command: filled on success, else untouched
 * @reason: WQDEMO_REASON_MAX bytes; on failure tells what is wrong, and what
 *          would be right, in printable ASCII whatever @text holds
 *
 * Return: 0; -E2BIG (longer than WQDEMO_COMMAND_MAX), -EINVAL (an unknown word
 * or a bad value) or -ERANGE (a number out of its limits).
 */
int wqdemo_command_parse(const char *text, size_t length,
			 struct wqdemo_command *command, char *reason);

/**
 * wqdemo_command_format() - write a command as text
 * @command: written with those keys that are marked as given
 * @text: where to, NUL-terminated
 * @size: bytes in @text; WQDEMO_COMMAND_MAX + 1 is always enough
 *
 * Return: the length of the text, without the NUL.
 */
size_t wqdemo_command_format(const struct wqdemo_command *command, char *text,
			     size_t size);

/* Enough for the usage of any verb, and its NUL. */
#define WQDEMO_USAGE_MAX 128

/**
 * wqdemo_verb_usage() - "custom [n=N] [do=PROGRAM]", as help texts show it
 * @verb: which
 * @text: where to, NUL-terminated
 * @size: bytes in @text
 */
void wqdemo_verb_usage(enum wqdemo_verb verb, char *text, size_t size);

/* "n=1..1000000 cpu=0..8191 ...", for the same help texts. */
extern const char *const wqdemo_limits;

/* The queue's name, with which its row begins; a static string. */
const char *wqdemo_queue_name(enum wqdemo_queue queue);

/* The verb's word and its line of help; static strings. */
const char *wqdemo_verb_word(enum wqdemo_verb verb);
const char *wqdemo_verb_help(enum wqdemo_verb verb);

/* True if the verb takes the key. */
bool wqdemo_verb_takes(enum wqdemo_verb verb, enum wqdemo_key key);

/* The name of a key, which stands before its "="; a static string. */
const char *wqdemo_key_name(enum wqdemo_key key);

/* The kind of word at that place after the verb; NONE behind the last one. */
enum wqdemo_operand wqdemo_verb_operand(enum wqdemo_verb verb,
					unsigned int place);

/* One of the words that an operand may be; NULL behind the last one. */
const char *wqdemo_operand_choice(enum wqdemo_operand operand,
				  unsigned int number);

#endif
