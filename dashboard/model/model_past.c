// SPDX-License-Identifier: GPL-2.0
#include "model/model_past.h"

#include <stddef.h>
#include <string.h>

struct part {
	size_t offset;
	size_t size;
};

/* clang-format off */
#define PART(field) \
	{ offsetof(struct model, field), sizeof(((struct model *)NULL)->field) }
/* clang-format on */

/* The part that model_forget() forgets and readings fill. */
static const struct part parts[] = {
	PART(lives),
	PART(events),
	PART(now),
	PART(rates),
	PART(recent),
	PART(message),
	PART(load),
	PART(words),
	PART(lesson),
	PART(reason),
	PART(state),
	PART(seen),
	PART(seen_loaded_ns),
	PART(seen_seq),
	PART(events_end),
	PART(timeline.scenario),
	PART(timeline.scenario_row),
	PART(timeline.compared),
	PART(timeline.played),
	PART(selected),
	PART(view),
	PART(machine.now),
	PART(machine.rates),
	PART(machine.history),
	PART(machine.seen),
	PART(machine.state),
};

#define PART_COUNT (sizeof(parts) / sizeof(parts[0]))

size_t model_past_size(void)
{
	size_t size = 0, i;

	for (i = 0; i < PART_COUNT; i++)
		size += parts[i].size;
	return size;
}

void model_past_save(const struct model *model, char *memory)
{
	size_t i;

	for (i = 0; i < PART_COUNT; i++) {
		memcpy(memory, (const char *)model + parts[i].offset,
		       parts[i].size);
		memory += parts[i].size;
	}
}

void model_past_restore(struct model *model, const char *memory)
{
	unsigned int selected = model->selected;
	enum view view = model->view;
	size_t i;

	for (i = 0; i < PART_COUNT; i++) {
		memcpy((char *)model + parts[i].offset, memory, parts[i].size);
		memory += parts[i].size;
	}
	if (model->chosen)
		model->selected = selected;
	if (model->view_chosen)
		model->view = view;
	/* A key may have left the page. */
	model->lesson.page = model->lesson.recorded;
	/* The message may have been about a key. */
	if (!model->message.answered)
		message_say(&model->message, false, "%s", "");
	model->events_back = 0;
}
