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
		       const struct model *model)
{
	const struct model_script *script = &model->script;
	char word[96] = "PLAY";

	if (script->ended)
		snprintf(word, sizeof(word), "PLAY ended");
	else if (script->halted || model_is_frozen(model))
		snprintf(word, sizeof(word), "PLAY halted");
	else if (script->asks)
		snprintf(word, sizeof(word), "PLAY waits for %s",
			 model->lesson.page == LESSON_QUESTION ||
					 model->lesson.set_aside ?
				 "an answer" :
				 "Space");
	else if (*script->waits_for)
		snprintf(word, sizeof(word), "PLAY waits: %s",
			 script->waits_for);
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
		if (model->slow > 1 && model_can_send(model))
			strip_add(strip, ROLE_WARNING, 2, "SLOW x%u",
				  model->slow)
				->right = true;
		if (model->records)
			strip_add(strip, ROLE_WARNING, 2, "REC")->right = true;
		add_state(strip, model);
		if (model->script.active)
			add_script(strip, area, model);
		strip_add(strip, ROLE_TEXT, 4, "every %.1f s",
			  model->interval_ms / 1000.0)
			->right = true;
	}
	if (!model_has_picture(model) ||
	    model->now.loaded_ns > model->now.time_ns)
		return;
	text_clock(model->now.time_ns - model->now.loaded_ns, text,
		   sizeof(text));
	strip_add(strip, ROLE_TEXT, 5, "up %s", text)->right = true;
}

/* The lesson comes before all that is no state: "max_active, 1/2: Eight items". */
#define RANK_LESSON 3

static struct strip_piece *add_lesson(struct strip *strip,
				      const struct model *model)
{
	char text[sizeof(strip->piece[0].text)];

	lesson_place(&model->lesson, true, text, sizeof(text));
	return *text ? strip_add(strip, ROLE_TITLE, RANK_LESSON, "%s", text) :
		       NULL;
}

/* Says where a replay is; else how often the machine is read, and if it is recorded. */
static void add_pace(struct strip *strip, struct rect area,
		     const struct model *model)
{
	if (model->replay.active) {
		add_replay(strip, area, model);
		return;
	}
	if (*model_picture_state(model))
		strip_add(strip, ROLE_WARNING, 1, "%s",
			  model_picture_state(model))
			->right = true;
	if (model->records)
		strip_add(strip, ROLE_WARNING, 2, "REC")->right = true;
	strip_add(strip, ROLE_TEXT, 3, "every %.1f s",
		  model->interval_ms / 1000.0)
		->right = true;
}

/* Says whether the machine's workqueues are watched, and since when. */
static void add_watch(struct strip *strip, const struct model *model)
{
	const struct machine *now = &model->machine.now;
	char text[TEXT_MAX];
	bool attached = model_machine_attached(&model->machine);

	if (!model->machine.seen)
		return;
	if (now->sampled) {
		strip_add(strip, ROLE_WARNING, 2, "SAMPLED")->right = true;
		return;
	}
	text_clock(attached && now->time_ns > now->attached_ns ?
			   now->time_ns - now->attached_ns :
			   0,
		   text, sizeof(text));
	strip_add(strip, attached ? ROLE_GOOD : ROLE_WARNING, 2, "%s%s",
		  attached ? "ATTACHED " : "NOT ATTACHED", attached ? text : "")
		->right = true;
}

static void draw_machine_title(struct rect area, const struct model *model)
{
	const struct machine *now = &model->machine.now;
	struct strip strip = { 0 };

	strip_add(&strip, ROLE_TITLE, 0, "wqtop");
	strip_add(&strip, ROLE_TEXT, 7, "all workqueues");
	if (model->machine.seen && *now->kernel)
		strip_add(&strip, ROLE_TEXT, 5, "Linux %s", now->kernel);
	if (model->machine.seen && now->cpus != SNAPSHOT_NONE)
		strip_add(&strip, ROLE_TEXT, 6, "%u CPU%s",
			  (unsigned int)now->cpus, now->cpus == 1 ? "" : "s");
	add_pace(&strip, area, model);
	add_watch(&strip, model);
	strip_draw(&strip, area);
}

void view_title(struct rect area, const struct model *model)
{
	const struct snapshot *now = &model->now;
	struct strip strip = { 0 };
	struct strip_piece *lesson;

	if (model->view == VIEW_MACHINE) {
		draw_machine_title(area, model);
		return;
	}
	strip_add(&strip, ROLE_TITLE, 0, "wqtop");
	lesson = add_lesson(&strip, model);
	strip_add(&strip, ROLE_TEXT, 8, WQDEMO_PROC_NAME);
	if (model->seen && *now->kernel)
		strip_add(&strip, ROLE_TEXT, 6, "Linux %s", now->kernel);
	if (model->seen && now->cpus != SNAPSHOT_NONE)
		strip_add(&strip, ROLE_TEXT, 7, "%u CPU%s",
			  (unsigned int)now->cpus, now->cpus == 1 ? "" : "s");
	add_how(&strip, area, model);
	if (lesson && !strip_fits(&strip, area, RANK_LESSON))
		lesson_place(&model->lesson, false, lesson->text,
			     sizeof(lesson->text));
	strip_draw(&strip, area);
}
