// SPDX-License-Identifier: GPL-2.0
#include "keys/machine_search.h"

#include <string.h>

static void append(struct model *model, char key)
{
	char *filter = model->machine.choice.filter;
	size_t length = strlen(filter);

	if (length == MACHINE_FILTER_MAX) {
		message_say(&model->message, true,
			    "filter: a part of a name has at most %d letters",
			    MACHINE_FILTER_MAX);
		return;
	}
	filter[length] = key;
	filter[length + 1] = '\0';
}

unsigned int machine_search_key(struct model *model, int key)
{
	struct model_machine *machine = &model->machine;
	char *filter = machine->choice.filter;
	size_t length = strlen(filter);

	if (key == KEY_RETURN)
		machine->typing = false;
	else if (key == KEY_RUBOUT || key == KEY_CTRL('h'))
		filter[length ? length - 1 : 0] = '\0';
	else if (key == KEY_CTRL('u'))
		filter[0] = '\0';
	else if (key > ' ' && key <= '~')
		append(model, (char)key);
	if (key == KEY_ESCAPE) {
		filter[0] = '\0';
		machine->typing = false;
	}
	return TODO_DRAW;
}
