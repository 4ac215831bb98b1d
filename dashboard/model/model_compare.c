// SPDX-License-Identifier: GPL-2.0
/* The model shows a comparison in place of the timeline's present. */
#include "model/model.h"

#include <string.h>

void model_note_played(struct model *model,
		       const struct snapshot_answer *answer)
{
	struct model_timeline *timeline = &model->timeline;
	unsigned int number = documented_number(answer);
	struct comparison_source *played;

	if (number >= DOCUMENTED_CASES || snapshot_known(answer->error))
		return;
	played = &timeline->played[number];
	played->tries++;
	/* A longer try was made longer by other things that the machine did. */
	if (!played->pid || answer->waited_ns < played->took_ns) {
		played->pid = answer->pid;
		played->accepted = snapshot_known(answer->accepted);
		played->took_ns = answer->waited_ns;
	}
	if (timeline->compared.kind == COMPARISON_SCENARIOS)
		timeline->compared.source[number] = timeline->played[number];
}

void model_forget_played(struct model *model)
{
	memset(model->timeline.played, 0, sizeof(model->timeline.played));
}

void model_compare(struct model *model, const struct comparison_choice *choice)
{
	struct model_timeline *timeline = &model->timeline;
	unsigned int i;

	timeline->compared = *choice;
	for (i = 0; i < COMPARISON_RUNS; i++)
		timeline->compared.before[i] = timeline->played[i].tries;
	if (choice->kind == COMPARISON_SCENARIOS)
		memcpy(timeline->compared.source, timeline->played,
		       sizeof(timeline->played));
	comparison_begin(&timeline->compared, &model->lives, &model->now);
	timeline->scenario = NULL;
	timeline->scenario_is_new = false;
	timeline->cursor = false;
}

void model_follow_comparison(struct model *model, struct slice words)
{
	struct comparison_choice choice;
	struct slice wrong;

	/* A recording may be of a newer wqtop. */
	if (comparison_parse(words, &choice, &wrong) || model_is_frozen(model))
		return;
	model_follow_view(model, slice_of(view_rows[VIEW_TIMELINE].name));
	model_compare(model, &choice);
}

bool model_stands_apart(const struct model *model)
{
	return model->timeline.scenario ||
	       model->timeline.compared.kind != COMPARISON_NONE;
}
