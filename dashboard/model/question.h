/* SPDX-License-Identifier: GPL-2.0 */
/* A question to the room, its choices, the hands that were raised, and the score. Pure. */
#ifndef WQTOP_MODEL_QUESTION_H
#define WQTOP_MODEL_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/slice.h"

#define QUESTION_CHOICES	9	/* keys 1 to 9 */
#define QUESTION_HANDS_MOST	9999

/* A choice, from 1, in a set of choices. */
#define QUESTION_BIT(choice)	(1u << ((choice) - 1))

/* Bytes of a question, or of a choice, and a NUL. */
#define QUESTION_TEXT_MAX	512
#define QUESTION_CHOICE_MAX	128

/* Room for what was measured, for why, and for the line of code. */
#define QUESTION_WORDS_MAX	640

#define QUESTION_TYPED_MAX	80
#define QUESTION_REASON_MAX	128

/* The room's answer. */
struct question_hands {
	unsigned int choice;		/* from 1, 0: none, or hands were counted */
	unsigned int total;		/* of all hands */
	unsigned int hands[QUESTION_CHOICES];
};

struct question {
	char text[QUESTION_TEXT_MAX];
	unsigned int count;
	char choice[QUESTION_CHOICES][QUESTION_CHOICE_MAX];
	struct question_hands hands;
};

/* The choices, compared with what the kernel did. */
struct question_answer {
	unsigned int right;		/* a QUESTION_BIT() for each that is right */
	bool told;			/* it could be told */
	bool other;			/* no choice is right, and @why says why */
	uint64_t others;		/* commands of others, which what was measured counts */
	char measured[QUESTION_WORDS_MAX];	/* in words */
	char values[QUESTION_WORDS_MAX];	/* the numbers that decided it */
	char why[QUESTION_WORDS_MAX];
	char code[QUESTION_WORDS_MAX];	/* "" or "kernel/patterns/custom.c:12: ..." */
};

/*
 * Reads "2" (the room's choice) or "1=12 2=30 3=5" (hands). Nothing is no answer.
 * Return: false with @reason (QUESTION_REASON_MAX bytes) filled in.
 */
bool question_read_hands(const struct question *question, struct slice typed,
			 struct question_hands *hands, char *reason);

/* Return: how many choices are right. Only one is as the script means it. */
unsigned int question_right_count(const struct question_answer *answer);

/*
 * Writes that commands of others are in the numbers: those that a teacher typed to
 * answer "what if", or another program's. Nothing if there were none.
 */
void question_tell_others(const struct question_answer *answer, char *out, size_t size);

/* Return: how many hands chose that, or 1 if it is the room's one choice. */
unsigned int question_votes(const struct question_hands *hands, unsigned int choice);

#endif
