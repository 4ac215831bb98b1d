// SPDX-License-Identifier: GPL-2.0
#include "model/question.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool read_choice(const struct question *question, struct slice word,
			uint64_t *choice, char *reason)
{
	if (slice_number(word, choice) && *choice >= 1 &&
	    *choice <= question->count)
		return true;
	snprintf(reason, QUESTION_REASON_MAX,
		 "%.*s: there is no such choice: use 1 to %u",
		 (int)(word.length < 20 ? word.length : 20), word.text,
		 question->count);
	return false;
}

static bool add_hands(const struct question *question, struct slice word,
		      struct question_hands *hands, char *reason)
{
	struct slice before;
	uint64_t choice, count;

	if (!slice_cut(&word, '=', &before))
		before = word;
	if (!read_choice(question, before, &choice, reason))
		return false;
	if (word.text == before.text || !slice_number(word, &count) ||
	    count > QUESTION_HANDS_MOST) {
		snprintf(reason, QUESTION_REASON_MAX,
			 "write one choice, or the hands for each: 1=12 2=30, at most %d",
			 QUESTION_HANDS_MOST);
		return false;
	}
	hands->total += (unsigned int)count - hands->hands[choice - 1];
	hands->hands[choice - 1] = (unsigned int)count;
	return true;
}

bool question_read_hands(const struct question *question, struct slice typed,
			 struct question_hands *hands, char *reason)
{
	struct slice word, rest = typed;
	uint64_t choice;

	memset(hands, 0, sizeof(*hands));
	if (!slice_word(&rest, &word))
		return true;
	if (!memchr(typed.text, '=', typed.length) &&
	    !slice_word(&rest, &rest)) {
		if (!read_choice(question, word, &choice, reason))
			return false;
		hands->choice = (unsigned int)choice;
		return true;
	}
	while (slice_word(&typed, &word))
		if (!add_hands(question, word, hands, reason))
			return false;
	return true;
}

unsigned int question_right_count(const struct question_answer *answer)
{
	return (unsigned int)__builtin_popcount(answer->right);
}

void question_tell_others(const struct question_answer *answer, char *out,
			  size_t size)
{
	bool one = answer->others == 1;

	out[0] = '\0';
	if (answer->others)
		snprintf(out, size,
			 "%" PRIu64
			 " other command%s came in since the chapter began: the numbers count %s, too",
			 answer->others, one ? "" : "s", one ? "it" : "them");
}

unsigned int question_votes(const struct question_hands *hands,
			    unsigned int choice)
{
	return hands->choice ? hands->choice == choice :
			       hands->hands[choice - 1];
}
