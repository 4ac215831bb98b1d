/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Plays a script: says which line is due. A script has a clock of its own,
 * which stands while the script is halted or waits. Pure.
 */
#ifndef WQTOP_SEND_SCRIPT_PLAY_H
#define WQTOP_SEND_SCRIPT_PLAY_H

#include "model/measured.h"
#include "send/chapter.h"
#include "send/script.h"

/* While a script waits for the kernel, it wants a reading that often. */
#define SCRIPT_LOOK_MS	50

struct script_play {
	const struct script *script;
	bool unattended;		/* nobody presses Space */
	unsigned int next;		/* the line that was not done yet */
	uint64_t ms;			/* the script's clock */
	uint64_t seen_ms;		/* when that was last moved */
	bool halted;			/* by the user */
	bool asks;			/* for Space or Enter, before line @next */
	bool stands;			/* line @next waits for the kernel, */
	uint64_t stood_ms;		/* since then */
	bool begun;			/* the first reading came */
};

/* The surroundings of a step. */
struct script_now {
	uint64_t ms;
	uint64_t read_ms;		/* when the last reading began */
	bool busy;			/* commands were under way then */
	struct measured *measured;	/* of that reading */
};

enum script_step {
	SCRIPT_STEP_NOTHING,		/* nothing is due */
	SCRIPT_STEP_LINE,		/* do *line */
	SCRIPT_STEP_SEND,		/* send *command, then step again */
	SCRIPT_STEP_GAVE_UP,		/* *line waited for as long as it may: tell the user */
};

void script_play_begin(struct script_play *play, const struct script *script,
		       uint64_t now_ms);

/* Return: what to do now. Call it again until nothing is due. */
enum script_step script_play_step(struct script_play *play,
				  const struct script_now *now,
				  const struct script_line **line,
				  struct wqdemo_command *command);

/* Goes on from wait, ask, reveal or a halt. Return: false if there was none. */
bool script_play_go_on(struct script_play *play);

/* Goes to a chapter, from 0. */
void script_play_go_to(struct script_play *play, unsigned int chapter);

/* Return: the number of the chapter that plays, from 0, or -1: before the first. */
int script_play_chapter(const struct script_play *play);

bool script_play_ended(const struct script_play *play);

/* Stops the clock until now, as for a stop of wqtop by Ctrl-Z. */
void script_play_skip(struct script_play *play, uint64_t now_ms);

/* Return: milliseconds until a line may be due, at most @most. */
uint64_t script_play_wait_ms(const struct script_play *play, uint64_t now_ms,
			     uint64_t most);

#endif
