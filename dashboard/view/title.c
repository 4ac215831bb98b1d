// SPDX-License-Identifier: GPL-2.0
/* The first line: what is watched, and how. */
#include <stdio.h>

#include "lib/text.h"
#include "read/player.h"
#include "term/strip.h"
#include "view/panels.h"

static void add_state(struct strip *strip, const struct model *model)
{
	struct strip_piece *piece;
	enum role role = ROLE_WARNING;
	const char *word = "";

	switch (model->state) {
	case SOURCE_LIVE:
		word = "LIVE";
		role = ROLE_GOOD;
		break;
	case SOURCE_ABSENT:
		word = "NOT LOADED";
		break;
	case SOURCE_DENIED:
		word = "NOT READABLE";
		break;
	case SOURCE_STALE:
		word = "NOT UNDERSTOOD";
		break;
	}
	if (*model_picture_state(model)) {
		word = model_picture_state(model);
		role = ROLE_WARNING;
	}
	piece = strip_add(strip, role, 1, "%s", word);
	piece->right = true;
}

/* "REPLAY paused 0:12 / 1:03 x1/4", where there is room; else without the numbers. */
static void add_position(struct strip *strip, struct rect area, int rank,
			 const char *word, uint64_t position_ms,
			 uint64_t length_ms, const char *speed)
{
	char position[TEXT_MAX], length[TEXT_MAX];
	struct strip_piece *piece;

	text_clock(position_ms * 1000000, position, sizeof(position));
	text_clock(length_ms * 1000000, length, sizeof(length));
	piece = strip_add(strip, ROLE_WARNING, rank, "%s %s / %s%s", word,
			  position, length, speed);
	piece->right = true;
	if (!strip_fits(strip, area, rank))
		snprintf(piece->text, sizeof(piece->text), "%s", word);
}

static void add_replay(struct strip *strip, struct rect area,
		       const struct model *model)
{
	const struct model_replay *replay = &model->replay;
	char speed[16] = "";

	if (replay->speed > PLAYER_SPEED_NORMAL)
		snprintf(speed, sizeof(speed), " x%u",
			 replay->speed / PLAYER_SPEED_NORMAL);
	else if (replay->speed < PLAYER_SPEED_NORMAL)
		snprintf(speed, sizeof(speed), " x1/%u",
			 PLAYER_SPEED_NORMAL / replay->speed);
	add_position(strip, area, 1, model_picture_state(model),
		     replay->position_ms, replay->length_ms, speed);
}

static void add_script(struct strip *strip, struct rect area,
		       const struct model_script *script)
{
	char word[96] = "PLAY";

	if (script->halted)
		snprintf(word, sizeof(word), "PLAY halted");
	else if (script->asks)
		snprintf(word, sizeof(word), "PLAY waits for Space");
	else if (*script->waits_for)
		snprintf(word, sizeof(word), "PLAY waits: %s",
			 script->waits_for);
	else if (script->ended)
		snprintf(word, sizeof(word), "PLAY ended");
	/* Without times in the script its clock says nothing. */
	if (!script->length_ms) {
		strip_add(strip, ROLE_WARNING, 2, "%s", word)->right = true;
		return;
	}
	add_position(strip, area, 2, word, script->position_ms,
		     script->length_ms, "");
}

static void add_how(struct strip *strip, struct rect area,
		    const struct model *model)
{
	char text[TEXT_MAX];

	if (model->replay.active) {
		add_replay(strip, area, model);
	} else {
		if (model->state == SOURCE_LIVE && !model_can_send(model))
			strip_add(strip, ROLE_WARNING, 2, "READ-ONLY")->right =
				true;
		if (model->records)
			strip_add(strip, ROLE_WARNING, 2, "REC")->right = true;
		add_state(strip, model);
		if (model->script.active)
			add_script(strip, area, &model->script);
		strip_add(strip, ROLE_TEXT, 3, "every %.1f s",
			  model->interval_ms / 1000.0)
			->right = true;
	}
	if (!model_has_picture(model) ||
	    model->now.loaded_ns > model->now.time_ns)
		return;
	text_clock(model->now.time_ns - model->now.loaded_ns, text,
		   sizeof(text));
	strip_add(strip, ROLE_TEXT, 4, "up %s", text)->right = true;
}

void view_title(struct rect area, const struct model *model)
{
	const struct snapshot *now = &model->now;
	struct strip strip = { 0 };

	strip_add(&strip, ROLE_TITLE, 0, "wqtop");
	strip_add(&strip, ROLE_TEXT, 7, WQDEMO_PROC_NAME);
	if (model->seen && *now->kernel)
		strip_add(&strip, ROLE_TEXT, 5, "Linux %s", now->kernel);
	if (model->seen && now->cpus != SNAPSHOT_NONE)
		strip_add(&strip, ROLE_TEXT, 6, "%u CPU%s",
			  (unsigned int)now->cpus, now->cpus == 1 ? "" : "s");
	add_how(&strip, area, model);
	strip_draw(&strip, area);
}
