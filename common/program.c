// SPDX-License-Identifier: GPL-2.0
#ifdef __KERNEL__
#include <linux/errno.h>
#include <linux/kernel.h>
#else
#include <errno.h>
#include <stdio.h>
#endif

#include "abi.h"
#include "program.h"
#include "slice.h"

static const char *const kinds[WQDEMO_STEP_KINDS] = {
	[WQDEMO_STEP_BURN] = "burn",
	[WQDEMO_STEP_SLEEP] = "sleep",
};

static const uint32_t most_ms[WQDEMO_STEP_KINDS] = {
	[WQDEMO_STEP_BURN] = WQDEMO_BURN_MOST_MS,
	[WQDEMO_STEP_SLEEP] = WQDEMO_SLEEP_MOST_MS,
};

_Static_assert((uint8_t)WQDEMO_STEPS_MOST == WQDEMO_STEPS_MOST,
	       "the steps outgrow wqdemo_program.steps");
_Static_assert(WQDEMO_BURN_MOST_MS < 1 << 15 && WQDEMO_SLEEP_MOST_MS < 1 << 15,
	       "a step outgrows wqdemo_step.ms");
_Static_assert(WQDEMO_STEP_KINDS <= 1 << 1, "a step outgrows wqdemo_step.kind");

/* The program without a step, whose items begin and end. */
static const char none[] = "none";

static int parse_step(struct slice text, struct wqdemo_step *step, char *reason)
{
	struct slice number = text;
	struct slice name;
	uint32_t ms;
	int kind;

	kind = slice_cut(&number, ':', &name) ?
		       slice_in(name, kinds, WQDEMO_STEP_KINDS) :
		       -1;
	if (kind < 0 || !slice_is_number(number)) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "do: '%.*s' is no step: use burn:MS or sleep:MS, or do=none alone",
			 SHOWN(text));
		return -EINVAL;
	}
	if (!slice_in_range(number, 1, most_ms[kind], &ms)) {
		snprintf(reason, WQDEMO_REASON_MAX,
			 "do: %.*s is out of range: use %s:1..%u", SHOWN(text),
			 kinds[kind], most_ms[kind]);
		return -ERANGE;
	}
	step->kind = (uint8_t)kind;
	step->ms = (uint16_t)ms;
	return 0;
}

static int check_length(const struct wqdemo_program *program, char *reason)
{
	unsigned int ms = wqdemo_program_ms(program, WQDEMO_STEP_BURN) +
			  wqdemo_program_ms(program, WQDEMO_STEP_SLEEP);

	if (ms <= WQDEMO_PROGRAM_MOST_MS)
		return 0;
	snprintf(reason, WQDEMO_REASON_MAX,
		 "do: %u ms are out of range: use 1..%d in all", ms,
		 WQDEMO_PROGRAM_MOST_MS);
	return -ERANGE;
}

int wqdemo_program_parse(const char *text, size_t length,
			 struct wqdemo_program *program, char *reason)
{
	struct slice rest = { text, length };
	struct wqdemo_program draft = { 0 };
	bool more = !slice_equals(rest, none);
	struct slice step;
	int error = 0;

	while (more && !error) {
		more = slice_cut(&rest, ',', &step);
		if (!more)
			step = rest;
		if (draft.steps == WQDEMO_STEPS_MOST) {
			snprintf(reason, WQDEMO_REASON_MAX,
				 "do: a program has at most %d steps",
				 WQDEMO_STEPS_MOST);
			return -ERANGE;
		}
		error = parse_step(step, &draft.step[draft.steps++], reason);
	}
	if (!error)
		error = check_length(&draft, reason);
	if (!error)
		*program = draft;
	return error;
}

size_t wqdemo_program_format(const struct wqdemo_program *program, char *text,
			     size_t size)
{
	size_t used = 0;
	int i;

	if (!program->steps)
		used = (size_t)snprintf(text, size, none);
	for (i = 0; i < program->steps && used < size; i++)
		used += (size_t)snprintf(text + used, size - used, "%s%s:%u",
					 i ? "," : "",
					 kinds[program->step[i].kind],
					 program->step[i].ms);
	return used < size ? used : size - 1;
}

const char *wqdemo_step_name(enum wqdemo_step_kind kind)
{
	return kinds[kind];
}

unsigned int wqdemo_program_ms(const struct wqdemo_program *program,
			       enum wqdemo_step_kind kind)
{
	unsigned int ms = 0;
	int i;

	for (i = 0; i < program->steps; i++)
		if (program->step[i].kind == kind)
			ms += program->step[i].ms;
	return ms;
}
