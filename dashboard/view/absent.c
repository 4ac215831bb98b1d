// SPDX-License-Identifier: GPL-2.0
/* Shows a hint in place of the table when there is nothing to show. */
#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/panels.h"

/* A command to type, and its effect. */
struct remedy {
	const char *command;
	const char *help;
};

/* Stand for model_load_command(), and for wqtop as root. */
#define LOAD ""
static const char as_root[] = "sudo wqtop";

static const struct remedy load[] = {
	{ LOAD, "load it on this machine" },
	{ "make demo", "or watch it in a VM" },
	{ "make replay", "or a recorded lesson" },
	{ "wqtop --replay FILE", "or a recording of your own" },
	{ NULL, NULL },
};

/* In the VM, or in kernel/, there is no make, or none that knows the demo. */
static const struct remedy load_beside[] = {
	{ LOAD, "load it on this machine" },
	{ "wqtop --replay FILE", "or watch a recording" },
	{ NULL, NULL },
};

static const struct remedy reload[] = {
	{ "sudo rmmod workqueue_demo", "unload the one that is there" },
	{ "make load", "load the one of this wqtop" },
	{ NULL, NULL },
};

static const struct remedy reload_beside[] = {
	{ "sudo rmmod workqueue_demo", "unload the one that is there" },
	{ LOAD, "load the one of this wqtop" },
	{ NULL, NULL },
};

static const struct remedy permit[] = {
	{ as_root, "read it as root" },
	{ NULL, NULL },
};

static const struct remedy permit_by_su[] = {
	{ "su", "become root first" },
	{ NULL, NULL },
};

static const struct remedy none[] = { { NULL, NULL } };

/* Where the module cannot be loaded here. */
static const struct remedy elsewhere[] = {
	{ "make demo", "watch it in a VM" },
	{ "make replay", "or a recorded lesson" },
	{ "wqtop --replay FILE", "or a recording of your own" },
	{ NULL, NULL },
};

static const struct remedy elsewhere_beside[] = {
	{ "wqtop --replay FILE", "watch a recording" },
	{ NULL, NULL },
};

static const struct remedy other_file[] = {
	{ "wqtop", "watch the module itself" },
	{ NULL, NULL },
};

static void absent_headline(const struct model *model, char *text, size_t size)
{
	const char *obstacle = model_load_obstacle(model);
	const char *more = model->seen ? " any more" : "";

	if (!model_is_module(model))
		snprintf(text, size, "%s is not there.", model->path);
	else if (obstacle && !model->replay.active)
		snprintf(text, size, "workqueue_demo is not loaded%s, and %s.",
			 more, obstacle);
	else
		snprintf(text, size, "workqueue_demo is not loaded%s.", more);
}

/* Writes the problem. It names the file, unless that is the usual one. */
static void headline(const struct model *model, char *text, size_t size)
{
	switch (model->state) {
	case SOURCE_ABSENT:
		absent_headline(model, text, size);
		break;
	case SOURCE_DENIED:
		snprintf(text, size, "%s cannot be read: %s.", model->path,
			 model->reason);
		break;
	default:
		snprintf(text, size, "%s is not understood: %s.", model->path,
			 model->reason);
	}
}

static const struct remedy *denied(const struct model *model)
{
	if (model->help.hidden)
		return none;
	if (model->help.user == RIGHTS_NOT_ROOT)
		return permit;
	return model->help.user == RIGHTS_NO_SUDO ? permit_by_su : none;
}

static const struct remedy *remedies(const struct model *model)
{
	bool beside = model->help.module == MODULE_BESIDE;

	switch (model->state) {
	case SOURCE_ABSENT:
		if (!model_is_module(model))
			return other_file;
		if (model_load_obstacle(model))
			return beside ? elsewhere_beside : elsewhere;
		return beside ? load_beside : load;
	case SOURCE_DENIED:
		return denied(model);
	default:
		if (!model_is_module(model))
			return other_file;
		return beside ? reload_beside : reload;
	}
}

/* @text: room for a command that is not the same for everybody. */
static const char *command_of(const struct model *model,
			      const struct remedy *remedy, char *text,
			      size_t size)
{
	if (!*remedy->command)
		return model_load_command(model);
	if (remedy->command != as_root || model_is_module(model))
		return remedy->command;
	snprintf(text, size, "%s --file %s", as_root, model->path);
	text_make_printable(text);
	return text;
}

/* Return: the row after it. */
static int draw_remedy(struct rect area, int row, const struct model *model,
		       const struct remedy *remedy)
{
	char text[MESSAGE_MAX];
	const char *command = command_of(model, remedy, text, sizeof(text));
	int help = area.columns >= 80 ? 54 : 42;
	int end;

	/*
	 * A narrow screen shows the command alone, in full, as it must be
	 * typed.
	 */
	if (area.columns < 60) {
		area_wrapped(area_part(area, row, 0), ROLE_KEY, command);
		return row + area_rows(area.columns, command);
	}
	end = screen_put(area, row, 4, ROLE_KEY, command) + 2;
	screen_put(area, row, help > end ? help : end, ROLE_TEXT, remedy->help);
	return row + 1;
}

void view_absent(struct rect area, const struct model *model)
{
	const struct remedy *remedy;
	char text[MESSAGE_MAX];
	int row;

	headline(model, text, sizeof(text));
	/* A path may be of any bytes; a terminal must not see them. */
	text_make_printable(text);
	area_wrapped(area, ROLE_WARNING, text);
	row = area_rows(area.columns, text) + (area.rows > 8);
	if (model->replay.active) {
		area_wrapped(area_part(area, row, 0), ROLE_TEXT,
			     "The recording has no more for this time. The replay goes on.");
		return;
	}
	for (remedy = remedies(model); remedy->command; remedy++)
		row = draw_remedy(area, row, model, remedy);
	row += area.rows > 8;
	area_wrapped(area_part(area, row, 0), ROLE_TEXT,
		     "Waiting for it. The picture comes by itself.");
}
