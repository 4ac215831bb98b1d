/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Judges a claim of a lesson by measured values. Pure.
 *
 *     custom.coalesced = 4 and custom.completed >= 1
 *     wait(custom 5) about 500 ms within 20 %
 *     kernel < 6.9 or not custom.running between 1 and 3
 *
 * Numbers may have a unit (ns, us, ms, s). Times compare with times only, and
 * a kernel's version with a version only: 6.12 is newer there than 6.5.
 * A value that is not known makes the result unknown, unless the rest of an
 * "and" or "or" decides it.
 */
#ifndef WQTOP_MODEL_EXPRESSION_H
#define WQTOP_MODEL_EXPRESSION_H

#include "lib/slice.h"

#define EXPRESSION_WORDS_MAX	512
#define EXPRESSION_DEPTH_MOST	32

enum expression_result {
	EXPRESSION_WRONG,
	EXPRESSION_RIGHT,
	EXPRESSION_UNKNOWN,
	EXPRESSION_ERROR,
};

struct expression_value {
	bool known;
	bool is_time;		/* then @number is in nanoseconds */
	bool is_version;	/* then @number is what expression_version() says */
	double number;
	const char *why;	/* it is not known */
};

/*
 * Finds a value by its name, as "custom.running" or "wait(custom 3)". Return:
 * false if there is no such name; then value->why says which there are.
 */
struct expression_source {
	bool (*find)(void *data, struct slice name,
		     struct expression_value *value);
	void *data;
};

struct expression_answer {
	enum expression_result result;
	size_t column;				/* of an error, from 1 */
	char words[EXPRESSION_WORDS_MAX];	/* the error, or the measured values */
};

/* Return: a number by which versions can be compared. */
double expression_version(double major, double minor);

void expression_judge(struct slice text, const struct expression_source *source,
		      struct expression_answer *answer);

/*
 * Writes a value, such as took(custom) or 2 * cpus, as a person reads it: "1.02 s".
 * The result is right, unknown or an error.
 */
void expression_tell(struct slice text, const struct expression_source *source,
		     struct expression_answer *answer);

#endif
