/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The command grammar: text <-> struct. Compiled into the module, into wqtop
 * and into the tests; allocates nothing, keeps no state.
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

/*
 * The words that may follow a verb as key=value:
 * KEY(symbol, name, least, most, default, help).
 */
#define WQDEMO_KEYS(KEY)						\
	KEY(N, n, 1, 1000000, 1, "how many submissions")		\
	KEY(PERIOD, period, 10, 60000, 1000, "milliseconds from tick to tick")

#define WQDEMO_KEY_SYMBOL(symbol, name, least, most, preset, help)		\
	WQDEMO_KEY_##symbol,
enum wqdemo_key {
	WQDEMO_KEYS(WQDEMO_KEY_SYMBOL)
	WQDEMO_KEY_COUNT
};

#define WQDEMO_TAKES(symbol)	(1u << WQDEMO_KEY_##symbol)

/* The verbs: VERB(symbol, word, keys taken, help). */
#define WQDEMO_VERBS(VERB)						\
	VERB(IMMEDIATE, immediate, WQDEMO_TAKES(N),			\
	     "schedule_work() on the one system item")			\
	VERB(DELAYED, delayed, WQDEMO_TAKES(N),				\
	     "schedule_delayed_work(), 2 s, on the one delayed item")	\
	VERB(CUSTOM, custom, WQDEMO_TAKES(N),				\
	     "queue_work() of new items on our own queue")		\
	VERB(START, start, WQDEMO_TAKES(PERIOD),			\
	     "start the periodic item")					\
	VERB(STOP, stop, 0,						\
	     "cancel_delayed_work_sync() on the periodic item")

#define WQDEMO_VERB_SYMBOL(symbol, word, takes, help)	WQDEMO_VERB_##symbol,
enum wqdemo_verb {
	WQDEMO_VERBS(WQDEMO_VERB_SYMBOL)
	WQDEMO_VERB_COUNT
};

/* A command, complete: keys that were not given hold their defaults. */
struct wqdemo_command {
	enum wqdemo_verb verb;
	unsigned int given;		/* WQDEMO_TAKES() of the keys given */
	uint32_t value[WQDEMO_KEY_COUNT];
};

/* Long enough for a reason that quotes the longest command. */
#define WQDEMO_REASON_MAX	512

/**
 * wqdemo_command_parse() - read one command
 * @text: the command, not NUL-terminated; one newline may end it
 * @length: bytes in @text
 * @command: filled on success, else untouched
 * @reason: WQDEMO_REASON_MAX bytes; on failure says in words what is wrong and
 *          what would be right, in printable ASCII, whatever @text holds
 *
 * Return: 0; -E2BIG (longer than WQDEMO_COMMAND_MAX), -EINVAL (a word that the
 * grammar does not know or a bad value), -ERANGE (a number out of its limits).
 */
int wqdemo_command_parse(const char *text, size_t length,
			 struct wqdemo_command *command, char *reason);

/**
 * wqdemo_command_format() - write a command as text
 * @command: what to write; only the keys marked as given are written
 * @text: where to, NUL-terminated
 * @size: bytes in @text; WQDEMO_COMMAND_MAX + 1 is always enough
 *
 * Return: the length of the text, without the NUL.
 */
size_t wqdemo_command_format(const struct wqdemo_command *command,
			     char *text, size_t size);

/**
 * wqdemo_verb_usage() - "custom [n=1..1000000]", as help texts show it
 * @verb: which
 * @text: where to, NUL-terminated
 * @size: bytes in @text
 */
void wqdemo_verb_usage(enum wqdemo_verb verb, char *text, size_t size);

/* The verb's word and its line of help; static strings. */
const char *wqdemo_verb_word(enum wqdemo_verb verb);
const char *wqdemo_verb_help(enum wqdemo_verb verb);

#endif
