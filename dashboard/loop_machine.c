// SPDX-License-Identifier: GPL-2.0
/* Reads the machine's workqueues while their view is shown, and holds them attached. */
#include "loop_state.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "lib/clock.h"
#include "lib/text.h"
#include "read/loading.h"

static const char *hold_words(int error)
{
	switch (error) {
	case ENOTSUP:
		return "this file is a copy, not the module's own";
	case EACCES:
	case EPERM:
		return "only root may (CAP_SYS_ADMIN)";
	case EBUSY:
		return "the kernel is still detaching: try again";
	case EINTR:
		return "the process that holds it attached was killed";
	default:
		return strerror(error);
	}
}

static void tell_failed(struct loop *loop, int error)
{
	loop->model.machine.hold = HOLD_NOTHING;
	message_say(&loop->model.message, true, "attach: %s",
		    hold_words(error));
}

/* Looks whether the kernel has attached. */
static void look_at_holder(struct loop *loop)
{
	struct model *model = &loop->model;
	int error = 0;

	switch (holder_look(&loop->holder, &error)) {
	case HOLDER_ATTACHED:
		if (model->machine.hold == HOLD_ASKED)
			message_say(&model->message, false,
				    "attached: a detaches, and so does the end of wqtop");
		model->machine.hold = HOLD_ATTACHED;
		break;
	case HOLDER_FAILED:
		tell_failed(loop, error);
		break;
	default:
		break;
	}
}

static struct slice text_of(const struct buffer *buffer)
{
	return (struct slice){ buffer->text, buffer->length };
}

static void show_texts(struct loop *loop)
{
	loop->model.machine.callers = text_of(&loop->machine_file.callers);
	loop->model.machine.stacks = text_of(&loop->machine_file.stacks);
}

/* Who submits and where workers sleep is asked for only while it is shown, or recorded. */
static bool wants_all(const struct model *model)
{
	return model->view == VIEW_MACHINE &&
	       (model->details || model->records);
}

/* Before the reading that shows which of the items still run. */
static void take_stacks(struct loop *loop)
{
	loop->machine_file.stacks.length = 0;
	if (wants_all(&loop->model))
		machine_file_read_stacks(&loop->machine_file, &loop->machine);
}

void loop_take_callers(struct loop *loop)
{
	if (loop->source.replays)
		return;
	loop->machine_file.callers.length = 0;
	if (wants_all(&loop->model))
		machine_file_read_callers(&loop->machine_file);
	show_texts(loop);
}

/* Looks for the command that loads the module, once each time that it is missed. */
static void note_load(struct model_machine *machine)
{
	char program[PATH_MAX] = "";

	if (machine->state == SOURCE_ABSENT && *machine->load)
		return;
	if (readlink("/proc/self/exe", program, sizeof(program) - 1) < 0)
		program[0] = '\0';
	loading_machine("", program, machine->load, sizeof(machine->load));
}

static void show(struct loop *loop, enum source_state state, const char *reason)
{
	struct model_machine *machine = &loop->model.machine;

	if (state == SOURCE_ABSENT && !loop->source.replays)
		note_load(machine);

	if (state == SOURCE_LIVE)
		model_machine_take(machine, &loop->machine);
	else
		model_machine_lose(machine, state, reason);
	loop->changed = true;
}

/* Where the module is not there, this machine's kworkers are. */
static void show_sample(struct loop *loop, enum source_state state)
{
	if (!machine_sampler_read(&loop->sampler, state, &loop->machine))
		return;
	/* Somebody may have mounted it meanwhile. */
	loop_check_tracefs(loop);
	model_machine_sample(&loop->model.machine, &loop->machine);
}

static void record(struct loop *loop)
{
	struct buffer text = { 0 };

	if (machine_file_join(&loop->machine_file, &text))
		source_put_machine(&loop->source,
				   (struct slice){ text.text, text.length });
	buffer_free(&text);
}

/* Looks whether functions have been counted. */
static void look_at_tally(struct loop *loop)
{
	static struct function_counts counts; /* too large for some stacks */
	struct model *model = &loop->model;
	char time[TEXT_MAX];
	int error = 0;

	switch (tally_look(&loop->tally, &counts, &error)) {
	case TALLY_DONE:
		model_machine_take_counts(&model->machine, &counts);
		text_duration(counts.ns, model->glyphs->ascii, time,
			      sizeof(time));
		message_say(&model->message, false,
			    "%u function%s ended items in %s, s sorts",
			    counts.count, counts.count == 1 ? "" : "s", time);
		break;
	case TALLY_FAILED:
		model_machine_count(&model->machine, 0);
		message_say(&model->message, true, "trace: %s",
			    tally_words(error));
		break;
	default:
		break;
	}
}

void loop_check_tracefs(struct loop *loop)
{
	int error = tally_check(&loop->tally);

	loop->model.machine.no_tracefs = loop->read_only ?
						 "not with --read-only" :
					 error ? tally_words(error) :
						 NULL;
}

void loop_count_functions(struct loop *loop)
{
	struct model *model = &loop->model;
	int error;

	if (model->machine.counting_until_ns) {
		tally_stop(&loop->tally);
		return;
	}
	error = tally_start(&loop->tally);
	if (error) {
		message_say(&model->message, true, "trace: %s",
			    tally_words(error));
		return;
	}
	message_say(&model->message, false, "trace: counting functions");
	model_machine_count(&model->machine,
			    clock_ns() + TALLY_MS * 1000000ull);
}

void loop_take_machine(struct loop *loop)
{
	struct model *model = &loop->model;
	bool stands = model_is_frozen(model) && model->machine.seen;
	char reason[SNAPSHOT_REASON_MAX] = "";
	enum source_state state;

	look_at_holder(loop);
	look_at_tally(loop);
	loop->measured.machine = NULL;
	if ((model->view != VIEW_MACHINE && !loop->watches) ||
	    loop->source.replays || (stands && !model->records))
		return;
	take_stacks(loop);
	state = machine_file_read(&loop->machine_file, &loop->machine, reason);
	if (state == SOURCE_LIVE)
		loop->measured.machine = &loop->machine;
	loop_take_callers(loop);
	if (model->records && state == SOURCE_LIVE)
		record(loop);
	if (stands)
		return;
	if (state == SOURCE_LIVE)
		machine_beside_look(&loop->beside, &loop->sampler,
				    &loop->machine);
	show(loop, state, reason);
	show_sample(loop, state);
}

void loop_play_machine(struct loop *loop, struct slice text)
{
	char reason[SNAPSHOT_REASON_MAX] = "";
	enum source_state state = machine_file_take(&loop->machine_file, text,
						    &loop->machine, reason);

	show_texts(loop);
	show(loop, state, reason);
}

void loop_hold_machine(struct loop *loop, bool hold)
{
	struct model *model = &loop->model;
	int error;

	if (!hold) {
		holder_detach(&loop->holder);
		model->machine.hold = HOLD_NOTHING;
		message_say(&model->message, false, "detached: %s",
			    model->machine.now.holders > 1 ||
					    model->machine.now.stays ?
				    "others still watch" :
				    "work items cost what they did before");
		return;
	}
	error = holder_attach(&loop->holder, loop->machine_file.path);
	if (error)
		tell_failed(loop, error);
	else
		model->machine.hold = HOLD_ASKED;
	loop->next_read_ms = clock_ms() + LOOP_FAST_INTERVAL_MS;
}
