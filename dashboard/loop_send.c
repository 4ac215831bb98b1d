// SPDX-License-Identifier: GPL-2.0
#include "loop_state.h"

#include <errno.h>
#include <string.h>

#include "lib/clock.h"
#include "model/thawed.h"
#include "send/freezer.h"

#define FAST_FOR_MS 3000

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

static void report_freeze(struct loop *loop, enum freezer_end end)
{
	struct model *model = &loop->model;
	char thawed[128];

	thawed_words(&model->lives, model->glyphs->ascii, thawed,
		     sizeof(thawed));
	message_say(&model->message, end != FREEZER_THAWED, "freeze: %s",
		    end == FREEZER_THAWED ? thawed : freezer_words(end));
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

	while (sender_collect(&loop->sender, &result))
		if (result.froze)
			report_freeze(loop, (enum freezer_end)result.error);
		else if (result.error && !is_answered(loop, result.pid))
			report_undelivered(loop, result.command, result.error);
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
	loop->fast_until_ms = clock_ms() + FAST_FOR_MS;
	loop->next_read_ms = clock_ms() + LOOP_FAST_INTERVAL_MS;
}

void loop_send(struct loop *loop, const struct wqdemo_command *command)
{
	char text[WQDEMO_COMMAND_MAX + 1];

	wqdemo_command_format(command, text, sizeof(text));
	report_sent(loop, text, sender_send(&loop->sender, command, clock_ms()),
		    "sent");
}

void loop_freeze(struct loop *loop)
{
	report_sent(loop, "freeze", sender_freeze(&loop->sender, clock_ms()),
		    "all stands still for five seconds, then the timeline shows what waited");
}
