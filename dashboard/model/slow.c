// SPDX-License-Identifier: GPL-2.0
#include "model/slow.h"

/* Return: whether the verb takes that key, and it was left out. */
static bool is_left_out(const struct wqdemo_command *command,
			enum wqdemo_key key)
{
	return wqdemo_verb_takes(command->verb, key) &&
	       !(command->given & 1u << key);
}

static unsigned int most_of(enum wqdemo_step_kind kind)
{
	return kind == WQDEMO_STEP_BURN ? WQDEMO_BURN_MOST_MS :
					  WQDEMO_SLEEP_MOST_MS;
}

/* A step that becomes too long for one is made of several. */
static void stretch(struct wqdemo_program *program, unsigned int times)
{
	const struct wqdemo_program before = *program;
	unsigned int i, left, most;

	program->steps = 0;
	for (i = 0; i < before.steps; i++) {
		most = most_of(before.step[i].kind);
		for (left = before.step[i].ms * times; left;) {
			struct wqdemo_step *step =
				&program->step[program->steps++];

			step->kind = before.step[i].kind;
			step->ms = (uint16_t)(left < most ? left : most);
			left -= step->ms;
		}
	}
}

static void set(struct wqdemo_command *command, enum wqdemo_key key,
		unsigned int ms)
{
	command->value[key] = ms;
	command->given |= 1u << key;
}

void slow_down(struct wqdemo_command *command, unsigned int times)
{
	bool is_delayed = command->verb == WQDEMO_VERB_delayed ||
			  command->verb == WQDEMO_VERB_mod;

	if (times <= 1)
		return;
	if (is_left_out(command, WQDEMO_KEY_DO)) {
		stretch(&command->program, times);
		command->given |= WQDEMO_TAKES(DO);
	}
	if (is_left_out(command, WQDEMO_KEY_PERIOD))
		set(command, WQDEMO_KEY_PERIOD,
		    command->value[WQDEMO_KEY_PERIOD] * times);
	if (is_delayed && is_left_out(command, WQDEMO_KEY_DELAY))
		set(command, WQDEMO_KEY_DELAY, WQDEMO_DELAYED_MS * times);
}
