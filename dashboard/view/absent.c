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

/* Stands for model_load_command(). */
#define LOAD ""

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
	{ "sudo wqtop", "read it as root" },
	{ NULL, NULL },
};

static const struct remedy other_file[] = {
	{ "wqtop", "watch the module itself" },
	{ NULL, NULL },
};

/* Writes the problem. It names the file, unless that is the usual one. */
static void headline(const struct model *model, char *text, size_t size)
{
	switch (model->state) {
	case SOURCE_ABSENT:
		if (!model_is_module(model))
			snprintf(text, size, "%s is not there.", model->path);
		else if (model->seen)
			snprintf(text, size,
				 "workqueue_demo is not loaded any more.");
		else
			snprintf(text, size, "workqueue_demo is not loaded.");
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

static const struct remedy *remedies(const struct model *model)
{
	bool beside = model->module == MODULE_BESIDE;

	switch (model->state) {
	case SOURCE_ABSENT:
		if (!model_is_module(model))
			return other_file;
		return beside ? load_beside : load;
	case SOURCE_DENIED:
		return permit;
	default:
		if (!model_is_module(model))
			return other_file;
		return beside ? reload_beside : reload;
	}
}

/* Return: the row after it. */
static int draw_remedy(struct rect area, int row, const struct model *model,
		       const struct remedy *remedy)
{
	const char *command =
		*remedy->command ? remedy->command : model_load_command(model);
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
