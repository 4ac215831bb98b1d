// SPDX-License-Identifier: GPL-2.0
#include "model/model_machine.h"

#include <stdio.h>
#include <string.h>

static void forget_past(struct model_machine *model)
{
	model->rates.count = 0;
	model->history.count = 0;
}

/* The module's rows are not those of a sample, and neither are its clock and epochs. */
static void take(struct model_machine *model, const struct machine *machine)
{
	if (model->now.sampled != machine->sampled)
		forget_past(model);
	model->seen = true;
	machine_rates_add(&model->rates, machine);
	machine_history_add(&model->history, machine);
	machine_copy(&model->now, machine);
}

void model_machine_take(struct model_machine *model,
			const struct machine *machine)
{
	model->state = SOURCE_LIVE;
	take(model, machine);
}

/* Takes the last rows: kworkers have the first ones. */
static void add_functions(struct machine *machine,
			  const struct function_counts *counts,
			  uint64_t counted_at_ns)
{
	unsigned int i, number = MACHINE_ROWS, end = machine->row_end;

	machine->counted_ns = counts->ns;
	machine->counted_at_ns = counted_at_ns;
	machine->untracked += counts->lost;
	for (i = 0; i < counts->count; i++) {
		const struct function_count *of = &counts->row[i];
		struct machine_row *row;

		if (number == end) {
			machine->untracked += of->ended;
			continue;
		}
		machine_begin_row(machine, --number);
		row = &machine->row[number];
		memcpy(row->function, of->function, sizeof(row->function));
		memcpy(row->module, of->module, sizeof(row->module));
		row->count[MACHINE_COUNT_ended] = of->ended;
	}
}

void model_machine_sample(struct model_machine *model,
			  const struct machine *machine)
{
	take(model, machine);
	add_functions(&model->now, &model->counts, model->counted_at_ns);
}

void model_machine_count(struct model_machine *model, uint64_t until_ns)
{
	model->counting_until_ns = until_ns;
}

void model_machine_take_counts(struct model_machine *model,
			       const struct function_counts *counts)
{
	model->counting_until_ns = 0;
	model->counts = *counts;
	model->counted_at_ns = model->now.time_ns;
	/* The functions are what was asked for: they come first. */
	model->choice.sort = MACHINE_SORT_RATE;
	model->chosen = false;
}

void model_machine_forget(struct model_machine *model)
{
	model->seen = false;
	forget_past(model);
}

void model_machine_lose(struct model_machine *model, enum source_state state,
			const char *reason)
{
	model->state = state;
	model->seen = false;
	snprintf(model->reason, sizeof(model->reason), "%s", reason);
}

unsigned int model_machine_callers(const struct model_machine *model,
				   const struct machine_entry *entry,
				   struct machine_caller out[MACHINE_CALLERS])
{
	return machine_callers_of(model->callers, model->now.epoch,
				  entry->number, out);
}

bool model_machine_sampled(const struct model_machine *model)
{
	return model->seen && model->now.sampled;
}

bool model_machine_attached(const struct model_machine *model)
{
	return model->seen && model->now.attached_ns != SNAPSHOT_NONE;
}

unsigned int model_machine_list(const struct model_machine *model,
				struct machine_list *list)
{
	machine_list_build(list, &model->now, &model->rates, &model->choice);
	if (!model->chosen)
		return 0;
	return machine_list_find(list, model->choice.folded, &model->selected);
}
