// SPDX-License-Identifier: GPL-2.0
#include "model/question_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/utf8.h"

void question_write_hands(const struct question_hands *hands, char *out)
{
	size_t used = 0;
	unsigned int i;

	out[0] = '\0';
	if (hands->choice)
		snprintf(out, QUESTION_HANDS_MAX, "%u", hands->choice);
	for (i = 0; hands->total && i < QUESTION_CHOICES; i++)
		if (hands->hands[i])
			used += (size_t)snprintf(out + used,
						 QUESTION_HANDS_MAX - used,
						 "%s%u=%u", used ? " " : "",
						 i + 1, hands->hands[i]);
}

static void write_right(const struct question_answer *answer, char *out,
			size_t size)
{
	size_t used = 0;
	unsigned int i;

	snprintf(out, size, "%s",
		 answer->other ? "else" :
		 answer->told  ? "none" :
				 "unknown");
	for (i = 1; i <= QUESTION_CHOICES; i++)
		if (answer->right & QUESTION_BIT(i))
			used += (size_t)snprintf(out + used, size - used,
						 "%s%u", used ? " " : "", i);
}

void question_write_answer(const struct question_answer *answer, char *out)
{
	char right[2 * QUESTION_CHOICES + 1];

	write_right(answer, right, sizeof(right));
	snprintf(out, QUESTION_ANSWER_MAX,
		 "right %s\nmeasured %s\nvalues %s\nothers %" PRIu64
		 "\nwhy %s\ncode %s\n",
		 right, answer->measured, answer->values, answer->others,
		 answer->why, answer->code);
}

static void read_right(const struct question *question, struct slice words,
		       struct question_answer *answer)
{
	struct slice word;
	uint64_t right;

	answer->other = slice_equals(words, "else");
	answer->told = !slice_equals(words, "unknown");
	while (slice_word(&words, &word))
		if (slice_number(word, &right) && right &&
		    right <= question->count)
			answer->right |= QUESTION_BIT(right);
}

void question_read_answer(const struct question *question, struct slice text,
			  struct question_answer *answer)
{
	struct slice words, key;

	memset(answer, 0, sizeof(*answer));
	while (slice_line(&text, &words)) {
		if (!slice_cut(&words, ' ', &key))
			continue;
		if (slice_equals(key, "right"))
			read_right(question, words, answer);
		else if (slice_equals(key, "measured"))
			utf8_copy(words, answer->measured,
				  sizeof(answer->measured));
		else if (slice_equals(key, "values"))
			utf8_copy(words, answer->values,
				  sizeof(answer->values));
		else if (slice_equals(key, "others"))
			slice_number(words, &answer->others);
		else if (slice_equals(key, "why"))
			utf8_copy(words, answer->why, sizeof(answer->why));
		else if (slice_equals(key, "code"))
			utf8_copy(words, answer->code, sizeof(answer->code));
	}
}
