/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A program: the steps that an item does when it runs. It burns (keeps the CPU
 * busy) or sleeps. So one handler can play every situation. Without a step it is
 * the cost of the item itself that remains.
 */
#ifndef WQDEMO_PROGRAM_H
#define WQDEMO_PROGRAM_H

#ifdef __KERNEL__
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#endif

/*
 * With these limits every handler ends soon, and no watchdog of the kernel
 * takes a burn for a lock-up.
 */
#define WQDEMO_STEPS_MOST      8
#define WQDEMO_BURN_MOST_MS    1000
#define WQDEMO_SLEEP_MOST_MS   5000
#define WQDEMO_PROGRAM_MOST_MS 10000

enum wqdemo_step_kind {
	WQDEMO_STEP_BURN,
	WQDEMO_STEP_SLEEP,
	WQDEMO_STEP_KINDS
};

/* Small: each item has a copy of its program. */
struct wqdemo_step {
	uint16_t kind : 1; /* enum wqdemo_step_kind */
	uint16_t ms : 15;
};

struct wqdemo_program {
	uint8_t steps;
	struct wqdemo_step step[WQDEMO_STEPS_MOST];
};

/**
 * wqdemo_program_parse() - read "burn:5,sleep:10,burn:5", or "none"
 * @text: not NUL-terminated
 * @length: bytes in @text
 * @program: filled on success, else untouched
 * @reason: WQDEMO_REASON_MAX bytes; on failure tells what is wrong
 *
 * Return: 0, -EINVAL or -ERANGE.
 */
int wqdemo_program_parse(const char *text, size_t length,
			 struct wqdemo_program *program, char *reason);

/**
 * wqdemo_program_format() - write a program as text
 * @program: written
 * @text: where to, NUL-terminated
 * @size: bytes in @text
 *
 * Return: the length of the text, without the NUL.
 */
size_t wqdemo_program_format(const struct wqdemo_program *program, char *text,
			     size_t size);

/* "burn" or "sleep"; a static string. */
const char *wqdemo_step_name(enum wqdemo_step_kind kind);

/* The milliseconds of all steps of that kind. */
unsigned int wqdemo_program_ms(const struct wqdemo_program *program,
			       enum wqdemo_step_kind kind);

#endif
