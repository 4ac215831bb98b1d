// SPDX-License-Identifier: GPL-2.0
#include "keys/complete.h"

#include <string.h>

#include "common/slice.h"
#include "keys/own_scenarios.h"

#define BLANKS " \t"

static struct slice first_word(const char *text)
{
	struct slice word;

	word.text = text + strspn(text, BLANKS);
	word.length = strcspn(word.text, BLANKS);
	return word;
}

static struct slice word_after(struct slice word)
{
	return first_word(word.text + word.length);
}

int complete_verb(const char *text)
{
	struct slice word = first_word(text);
	int verb;

	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++)
		if (slice_equals(word,
				 wqdemo_verb_word((enum wqdemo_verb)verb)))
			return verb;
	return -1;
}

/* Adds a candidate, if it begins with the typed text. */
static void offer(struct completion *completion, struct slice typed,
		  const char *candidate)
{
	const char *first = completion->candidate[0];
	size_t common = 0;

	if (completion->count == COMPLETE_MOST ||
	    strncmp(candidate, typed.text, typed.length))
		return;
	completion->candidate[completion->count++] = candidate;
	if (completion->count == 1) {
		completion->common = strlen(candidate);
		return;
	}
	while (common < completion->common &&
	       first[common] == candidate[common])
		common++;
	completion->common = common;
}

/* Return: whether something may follow the word at @place; 0 is the verb. */
static bool goes_on(enum wqdemo_verb verb, unsigned int place)
{
	int key;

	if (wqdemo_verb_operand(verb, place))
		return true;
	for (key = 0; key < WQDEMO_KEY_COUNT; key++)
		if (wqdemo_verb_takes(verb, (enum wqdemo_key)key))
			return true;
	return false;
}

/*
 * Return: whether the module takes that verb for that queue: see
 * common/FORMAT.md.
 */
static bool may_take(enum wqdemo_verb verb, enum wqdemo_queue queue)
{
	switch (queue) {
	case WQDEMO_PERIODIC:
		return false;
	case WQDEMO_SYSTEM:
	case WQDEMO_DELAYED:
	case WQDEMO_ORDERED:
	case WQDEMO_BH:
		return verb != WQDEMO_VERB_max_active;
	default:
		return true;
	}
}

/* The verbs of queues come first, in the order of queues. */
static void offer_verbs(struct completion *completion, struct slice typed,
			unsigned int queues)
{
	int verb;

	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++)
		if (verb >= WQDEMO_QUEUE_COUNT || queues & 1u << verb)
			offer(completion, typed,
			      wqdemo_verb_word((enum wqdemo_verb)verb));
	if (completion->count != 1)
		return;
	verb = complete_verb(completion->candidate[0]);
	completion->suffix = goes_on((enum wqdemo_verb)verb, 0) ? ' ' : '\0';
}

static void offer_choices(struct completion *completion, struct slice typed,
			  enum wqdemo_verb verb, unsigned int place,
			  unsigned int queues)
{
	enum wqdemo_operand operand = wqdemo_verb_operand(verb, place);
	const char *choice;
	unsigned int i;

	for (i = 0; (choice = wqdemo_operand_choice(operand, i)); i++)
		if (operand != WQDEMO_OPERAND_QUEUE ||
		    (queues & 1u << i && may_take(verb, (enum wqdemo_queue)i)))
			offer(completion, typed, choice);
	for (i = 0; operand == WQDEMO_OPERAND_SCENARIO &&
		    (choice = own_scenario_name(i));
	     i++)
		offer(completion, typed, choice);
	completion->suffix = goes_on(verb, place + 1) ? ' ' : '\0';
}

/* Return: whether a word other than the one at @except gives that key. */
static bool is_given(const char *text, const char *except, const char *key)
{
	size_t length = strlen(key);
	struct slice word;

	for (word = first_word(text); word.length; word = word_after(word))
		if (word.text != except && word.length > length &&
		    !strncmp(word.text, key, length) &&
		    word.text[length] == '=')
			return true;
	return false;
}

static void offer_keys(struct completion *completion, const char *text,
		       struct slice typed, enum wqdemo_verb verb)
{
	/* With nothing typed, the word that begins here is another one. */
	const char *except = typed.length ? typed.text : NULL;
	int i;

	completion->suffix = '=';
	for (i = 0; i < WQDEMO_KEY_COUNT; i++) {
		enum wqdemo_key key = (enum wqdemo_key)i;
		const char *name = wqdemo_key_name(key);

		if (wqdemo_verb_takes(verb, key) &&
		    !is_given(text, except, name))
			offer(completion, typed, name);
	}
}

/* @program is what stands behind "do=": its last step is completed. */
static void offer_steps(struct completion *completion, const char *text,
			struct slice program)
{
	struct slice step;
	int kind;

	while (slice_cut(&program, ',', &step))
		;
	completion->start = (size_t)(program.text - text);
	completion->suffix = ':';
	for (kind = 0; kind < WQDEMO_STEP_KINDS; kind++)
		offer(completion, program,
		      wqdemo_step_name((enum wqdemo_step_kind)kind));
}

static void offer_after_verb(struct completion *completion, const char *text,
			     struct slice typed, unsigned int place,
			     unsigned int queues)
{
	int verb = complete_verb(text);
	struct slice value = typed;
	struct slice key;

	if (verb < 0)
		return;
	if (wqdemo_verb_operand((enum wqdemo_verb)verb, place)) {
		offer_choices(completion, typed, (enum wqdemo_verb)verb, place,
			      queues);
		return;
	}
	if (!slice_cut(&value, '=', &key)) {
		offer_keys(completion, text, typed, (enum wqdemo_verb)verb);
		return;
	}
	if (slice_equals(key, wqdemo_key_name(WQDEMO_KEY_DO)) &&
	    wqdemo_verb_takes((enum wqdemo_verb)verb, WQDEMO_KEY_DO))
		offer_steps(completion, text, value);
}

void complete(const char *text, size_t cursor, unsigned int queues,
	      struct completion *completion)
{
	struct slice typed = first_word(text);
	unsigned int number = 0; /* of words before the one at the cursor */

	memset(completion, 0, sizeof(*completion));
	while (typed.length && typed.text + typed.length < text + cursor) {
		typed = word_after(typed);
		number++;
	}
	/* Behind a blank a new word begins. */
	if (typed.text > text + cursor)
		typed.text = text + cursor;
	typed.length = (size_t)(text + cursor - typed.text);
	completion->start = (size_t)(typed.text - text);
	if (number)
		offer_after_verb(completion, text, typed, number - 1, queues);
	else
		offer_verbs(completion, typed, queues);
}
