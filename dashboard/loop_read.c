// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include <string.h>

#include "layout/timeline_chart.h"
#include "layout/timeline_jump.h"
#include "lib/clock.h"

/* A recording does not say who sent a command: in a replay all count as own. */
static bool is_own(const void *context, uint64_t pid)
{
	const struct loop *loop = context;

	return loop->source.replays || sender_owns(&loop->sender, pid);
}

/* Checks the rights once for each time that the module appears. */
static void ask_rights(struct loop *loop)
{
	struct model *model = &loop->model;

	if (model->state == SOURCE_LIVE &&
	    model->seen_loaded_ns == loop->snapshot.loaded_ns)
		return;
	model->rights =
		loop->read_only ? RIGHTS_ASKED : source_rights(&loop->source);
}

static void tell_record_error(struct loop *loop)
{
	struct model *model = &loop->model;
	int error = source_record_error(&loop->source);

	if (!error)
		return;
	model->records = false;
	message_say(&model->message, true, "recording stopped: %s: %s",
		    loop->source.recorder.path, strerror(error));
}

void loop_take_reading(struct loop *loop)
{
	struct source *source = &loop->source;

	loop->read_ms = clock_ms();
	loop->busy = sender_count(&loop->sender) > 0;
	loop->measured.now = NULL;
	if (source_read(source, &loop->snapshot) == SOURCE_LIVE) {
		loop->measured.now = &loop->snapshot;
		ask_rights(loop);
		model_take(&loop->model, &loop->snapshot, is_own, loop);
		model_take_events(&loop->model, source->events.text,
				  source->events.length);
		export_take(&loop->export, source, &loop->snapshot);
		chart_show_scenario(&loop->model);
		chart_fit_again(&loop->model);
		chart_hold_item(&loop->model);
	} else {
		loop->model.help = source_help(source);
		model_lose(&loop->model, source->state, source->reason);
	}
	loop_take_machine(loop);
	tell_record_error(loop);
	loop->changed = true;
}

void loop_take_next(struct loop *loop)
{
	struct recording_block cue;
	struct slice machine;

	if (source_take_cue(&loop->source, &cue))
		loop_take_cue(loop, cue);
	else if (source_take_machine(&loop->source, &machine))
		loop_play_machine(loop, machine);
	else
		loop_take_reading(loop);
}
