// SPDX-License-Identifier: GPL-2.0
/* Keys in the machine view: they select a row. */
#include "keys/view_keys.h"
#include "layout/details_machine.h"
#include "layout/layout.h"
#include "layout/machine_page.h"

/* Too large for some stacks. */
static struct machine_page page;

static void make_page(const struct model *model)
{
	struct layout layout;

	layout_model(model, model->rows, model->columns, &layout);
	machine_page_make(&page, layout.view[VIEW_MACHINE], model);
}

/* Selects the row of that place. */
static void choose(struct model *model, int64_t place)
{
	struct model_machine *machine = &model->machine;
	int64_t last = (int64_t)page.list.count - 1;

	if (place > last)
		place = last;
	/* Who goes up to the first row wants whatever is first. */
	machine->chosen = place > 0;
	if (machine->chosen)
		machine_key_of(&page.list.entry[place], machine->choice.folded,
			       &machine->selected);
}

static void move(struct model *model, int down, int right)
{
	(void)right;
	make_page(model);
	choose(model, (int64_t)page.selected + down);
}

static bool turn(struct model *model, int step)
{
	int rows;

	make_page(model);
	rows = (int)(page.end - page.first);
	choose(model, (int64_t)page.selected + step * rows);
	return true;
}

static bool end(struct model *model, int step)
{
	make_page(model);
	choose(model, step < 0 ? 0 : MACHINE_ROWS);
	return true;
}

/* The row of the details stays theirs when another one comes first. */
static void keep(struct model *model)
{
	make_page(model);
	if (page.selected >= page.list.count)
		return;
	model->machine.chosen = true;
	machine_key_of(&page.list.entry[page.selected],
		       model->machine.choice.folded, &model->machine.selected);
}

/* Drops the filter, then the selection. */
static bool cancel(struct model *model)
{
	struct model_machine *machine = &model->machine;

	if (*machine->choice.filter)
		machine->choice.filter[0] = '\0';
	else if (machine->chosen)
		machine->chosen = false;
	else
		return false;
	return true;
}

const struct view_keys view_keys_machine = {
	.move = move,
	.page = turn,
	.end = end,
	.cancel = cancel,
	.select = keep,
	.details = details_of_machine,
};
