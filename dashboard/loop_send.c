// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "layout/timeline_jump.h"
#include "lib/clock.h"
#include "model/message_queue.h"
#include "model/thawed.h"
#include "send/freezer.h"

void loop_note_waiting(struct loop *loop)
{
	const struct sender_slot *slot = sender_oldest(&loop->sender);
	struct model_waiting *waiting = &loop->model.waiting;

	waiting->active = slot != NULL;
	waiting->more = sender_count(&loop->sender) - waiting->active;
	if (!slot)
		return;
	waiting->ms = clock_ms() - slot->sent_ms;
	waiting->pid = slot->freezes ? 0 : (uint64_t)slot->pid;
	memcpy(waiting->command, slot->command, sizeof(slot->command));
}

static bool is_answered(const struct loop *loop, pid_t pid)
{
	const struct snapshot *snapshot = &loop->snapshot;
	unsigned int i;

	if (loop->model.state != SOURCE_LIVE)
		return false;
	for (i = 0; i < snapshot->answer_count; i++)
		if (snapshot->answer[i].pid == (uint64_t)pid)
			return true;
	return false;
}

/* Writes ". Dropped: 3 keys typed meanwhile" or "". */
static void tell_dropped(struct loop *loop, char *out, size_t size)
{
	out[0] = '\0';
	if (loop->dropped)
		snprintf(out, size, ". Dropped: %u key%s typed meanwhile",
			 loop->dropped, loop->dropped == 1 ? "" : "s");
	loop->dropped = 0;
}

/* Tells who waited as soon as both items are seen to have started. */
static void tell_thaw(struct loop *loop)
{
	struct model *model = &loop->model;
	char thawed[128], dropped[64];

	if (!loop->thawed_ms)
		return;
	if (!thawed_words(&model->lives, model->glyphs->ascii, thawed,
			  sizeof(thawed)) &&
	    clock_ms() - loop->thawed_ms < LOOP_THAW_MS)
		return;
	loop->thawed_ms = 0;
	/* Who stopped or left the picture meanwhile looks at something else. */
	if (!model->paused && model->view == VIEW_TIMELINE)
		chart_fit(model);
	tell_dropped(loop, dropped, sizeof(dropped));
	message_say(&model->message, false, "%s%s", thawed, dropped);
}

static void report_freeze(struct loop *loop, const struct sender_result *result)
{
	enum freezer_end end = (enum freezer_end)result->error;
	struct model *model = &loop->model;
	char dropped[64];

	if (end == FREEZER_THAWED) {
		loop->thawed_ms = clock_ms();
		spans_add(&model->lives.frozen, result->frozen.from_ns,
			  result->frozen.to_ns);
		return;
	}
	tell_dropped(loop, dropped, sizeof(dropped));
	message_say(&model->message, true, "freeze: %s%s", freezer_words(end),
		    dropped);
}

/* The rights may have changed since the module appeared: they are asked again. */
static void report_undelivered(struct loop *loop, const char *command,
			       int error)
{
	struct model *model = &loop->model;
	const char *remedy = "";

	if (error == EACCES || error == EPERM || error == EROFS) {
		model->rights = source_rights(&loop->source);
		remedy = model_rights_remedy(model->rights);
	}
	message_undelivered(&model->message, command, error, remedy);
}

void loop_report_unanswered(struct loop *loop)
{
	struct sender_result result;

	while (sender_collect(&loop->sender, &result)) {
		if (result.error)
			loop->model.timeline.to_play = 0;
		if (result.froze)
			report_freeze(loop, &result);
		else if (result.error && !is_answered(loop, result.pid))
			report_undelivered(loop, result.command, result.error);
	}
	tell_thaw(loop);
}

/* @what: the command. @sent: the words if there was no error. */
static void report_sent(struct loop *loop, const char *what, int error,
			const char *sent)
{
	struct message *message = &loop->model.message;

	if (error == EBUSY)
		message_say(message, true,
			    "%s: not sent, %d commands are under way: wait for them",
			    what, SENDER_SLOTS);
	else if (error)
		message_undelivered(message, what, error, "");
	else
		message_say(message, false, "%s: %s", what, sent);
	loop->next_read_ms = clock_ms() + LOOP_FAST_INTERVAL_MS;
}

bool loop_send(struct loop *loop, const struct wqdemo_command *command)
{
	char text[WQDEMO_COMMAND_MAX + 1];
	int error = sender_send(&loop->sender, command, clock_ms());
	uint64_t pid = (uint64_t)loop->sender.last.pid;

	wqdemo_command_format(command, text, sizeof(text));
	report_sent(loop, text, error, "sent");
	if (error)
		return false;
	loop->model.sent = (struct model_sent){
		.pid = pid,
		.before = message_queue_before(&loop->model.now, command),
	};
	command_log_note(&loop->model.commands, pid, command, text);
	return true;
}

void loop_play_cases(struct loop *loop)
{
	struct model_timeline *timeline = &loop->model.timeline;
	struct wqdemo_command command = { .verb = WQDEMO_VERB_scenario };

	if (!timeline->to_play || sender_count(&loop->sender))
		return;
	command.operand[0] =
		WQDEMO_SCENARIO_A + DOCUMENTED_CASES - timeline->to_play;
	timeline->to_play--;
	loop_send(loop, &command);
}

void loop_freeze(struct loop *loop)
{
	int error = sender_freeze(&loop->sender, clock_ms());

	if (!error)
		loop->model.freezer_pid =
			(uint64_t)sender_freezer(&loop->sender);
	report_sent(loop, "freeze", error,
		    "all stands still for at least five seconds, then the timeline shows what waited");
}
