/* SPDX-License-Identifier: GPL-2.0 */
/* The part of the model that the machine view shows and its keys change. */
#ifndef WQTOP_MODEL_MODEL_MACHINE_H
#define WQTOP_MODEL_MODEL_MACHINE_H

#include "model/machine_history.h"
#include "model/machine_list.h"
#include "read/function_counts.h"
#include "read/machine_callers.h"
#include "read/machine_stacks.h"
#include "read/source_state.h"

/* Room for the command that loads the module. */
#define MACHINE_LOAD_MAX	256

/* How far this wqtop has come with attaching the module. */
enum machine_hold {
	HOLD_NOTHING,
	HOLD_ASKED,			/* its child is about to attach */
	HOLD_ATTACHED,
};

struct model_machine {
	enum source_state state;
	char reason[SNAPSHOT_REASON_MAX];	/* why there is no reading */
	const char *why_not;		/* nothing can be attached, in words; or NULL */
	char load[MACHINE_LOAD_MAX];	/* the command that loads the module here */
	bool seen;			/* @now was filled once */
	enum machine_hold hold;
	struct machine now;
	/* Texts of the caller's memory, or none: */
	struct slice callers;		/* who submits, */
	struct slice stacks;		/* and where workers sleep */
	/* Of a sample: functions that were counted with tracefs. */
	const char *no_tracefs;		/* they cannot be, in words; or NULL */
	uint64_t counting_until_ns;	/* they are being counted; 0: not now */
	struct function_counts counts;
	uint64_t counted_at_ns;		/* of the sample's clock */
	struct machine_rates rates;
	struct machine_history history;
	struct machine_choice choice;
	bool typing;			/* the filter */
	bool chosen;			/* a row, by the user; else the first one is selected */
	struct machine_key selected;
};

/* Takes in a reading. */
void model_machine_take(struct model_machine *model,
			const struct machine *machine);

/* Takes in a sample instead, after the loss of the module's file. */
void model_machine_sample(struct model_machine *model,
			  const struct machine *machine);

/* Forgets all readings, not what the user chose. */
void model_machine_forget(struct model_machine *model);

/* Begins and ends to count functions beside the sample. @until_ns: of the clock. */
void model_machine_count(struct model_machine *model, uint64_t until_ns);
void model_machine_take_counts(struct model_machine *model,
			       const struct function_counts *counts);

/* Notes that nothing can be read. */
void model_machine_lose(struct model_machine *model, enum source_state state,
			const char *reason);

/*
 * Finds who submits the items of a row, the most frequent first. Return: how many
 * are known.
 */
unsigned int model_machine_callers(const struct model_machine *model,
				   const struct machine_entry *entry,
				   struct machine_caller out[MACHINE_CALLERS]);

/* Return: whether @now is a sample. */
bool model_machine_sampled(const struct model_machine *model);

/* Return: whether anybody watches the workqueues. */
bool model_machine_attached(const struct model_machine *model);

/* Builds the rows that are shown. Return: the selected one. */
unsigned int model_machine_list(const struct model_machine *model,
				struct machine_list *list);

#endif
