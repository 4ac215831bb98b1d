// SPDX-License-Identifier: GPL-2.0
/* The first line: what is watched, and how. */
#include "strip.h"
#include "text.h"
#include "view.h"

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
	if (model->paused) {
		word = "PAUSED";
		role = ROLE_WARNING;
	}
	piece = strip_add(strip, role, 1, "%s", word);
	piece->right = true;
}

static void add_how(struct strip *strip, const struct model *model)
{
	char text[TEXT_MAX];

	if (model->state == SOURCE_LIVE && !model_can_send(model))
		strip_add(strip, ROLE_WARNING, 2, "READ-ONLY")->right = true;
	add_state(strip, model);
	strip_add(strip, ROLE_TEXT, 3, "every %.1f s",
		  model->interval_ms / 1000.0)->right = true;
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
	add_how(&strip, model);
	strip_draw(&strip, area);
}
