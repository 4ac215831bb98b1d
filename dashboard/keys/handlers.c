// SPDX-License-Identifier: GPL-2.0
#include "keys/handlers.h"
#include "keys/help.h"

unsigned int handle_theme(struct model *model, const struct press *press)
{
	struct model_looks *looks = &model->looks;
	const struct theme_row *row;

	(void)press;
	looks->theme = (looks->theme + 1) % THEME_COUNT;
	looks->theme_chosen = true;
	row = &themes[looks->theme];
	message_say(&model->message, false, "theme %s: %s%s", row->name,
		    row->help,
		    looks->coloured ? "" : "; this terminal shows no colours");
	return TODO_DRAW;
}

unsigned int handle_glyphs(struct model *model, const struct press *press)
{
	enum glyph_set set = (model->glyphs->set + 1) % GLYPH_SET_COUNT;

	(void)press;
	if (!model->looks.utf8) {
		message_say(&model->message, true,
			    "glyphs: this locale has ASCII only, others need UTF-8: LC_ALL=C.UTF-8 wqtop");
		return TODO_DRAW;
	}
	model->glyphs = glyphs_of(set);
	model->looks.glyphs_chosen = true;
	message_say(&model->message, false, "glyphs %s: %s",
		    glyph_sets[set].name, glyph_sets[set].help);
	return TODO_DRAW;
}

unsigned int handle_save(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_SAVE | TODO_DRAW;
}

unsigned int handle_help(struct model *model, const struct press *press)
{
	(void)press;
	model->help_page = model->view == VIEW_MACHINE ?
				   help_page_of(model->rows, model->columns,
						GROUP_MACHINE) :
				   1;
	return TODO_DRAW;
}

unsigned int handle_quit(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_QUIT;
}

unsigned int handle_redraw(struct model *model, const struct press *press)
{
	(void)model;
	(void)press;
	return TODO_REDRAW;
}

typedef unsigned int (*handler)(struct model *model, const struct press *press);

#define QUEUE_HANDLER(symbol, ...) [ACTION_##symbol] = handle_send,
#define ACTION_HANDLER(symbol, handler, ...) \
	[ACTION_##symbol] = handle_##handler,
static const handler handlers[ACTION_IDS] = {
	WQDEMO_QUEUES(QUEUE_HANDLER) ACTIONS(ACTION_HANDLER)
};

unsigned int handlers_run(struct model *model, enum action_id id, int key)
{
	struct press press = { .action = &actions[id], .key = key };

	return handlers[id](model, &press);
}
