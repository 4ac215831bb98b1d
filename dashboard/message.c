// SPDX-License-Identifier: GPL-2.0
#include "message.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "actions.h"
#include "text.h"

/* A sentence in the making. */
struct sentence {
	char *text;
	size_t used;
};

__attribute__((format(printf, 2, 3)))
static void add(struct sentence *sentence, const char *format, ...)
{
	size_t room = MESSAGE_MAX - sentence->used;
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(sentence->text + sentence->used, room, format, args);
	va_end(args);
	if (length > 0)
		sentence->used += (size_t)length < room ? (size_t)length
							: room - 1;
}

void message_say(struct message *message, bool failed, const char *format, ...)
{
	va_list args;

	memset(message, 0, sizeof(*message));
	message->failed = failed;
	va_start(args, format);
	vsnprintf(message->text, sizeof(message->text), format, args);
	va_end(args);
}

static uint64_t known(uint64_t number)
{
	return number == SNAPSHOT_NONE ? 0 : number;
}

/* Return: the verb of a command that was carried out, else -1. */
static int verb_of(const char *text)
{
	char reason[WQDEMO_REASON_MAX];
	struct wqdemo_command command;

	if (wqdemo_command_parse(text, strlen(text), &command, reason))
		return -1;
	return (int)command.verb;
}

/* What became of the items of that queue by now. */
static void tell_queue(struct sentence *sentence,
		       const struct snapshot_queue *queue)
{
	uint64_t armed = known(queue->count[WQDEMO_COUNT_armed]);
	uint64_t pending = known(queue->count[WQDEMO_COUNT_pending]);
	uint64_t running = known(queue->count[WQDEMO_COUNT_running]);

	if (!armed && !pending && !running) {
		add(sentence, ", none left to run");
		return;
	}
	if (running)
		add(sentence, ", %" PRIu64 " running", running);
	/* Held back: that is what max_active is there for. */
	if (running > 1 && pending)
		add(sentence, " at once");
	if (running && pending && running == queue->max_active)
		add(sentence, " (max_active %" PRIu64 ")", queue->max_active);
	if (pending)
		add(sentence, ", %" PRIu64 " waiting", pending);
	if (armed)
		add(sentence, ", %" PRIu64 " armed: its timer runs", armed);
}

/* "1 accepted, 2 coalesced"; of a single one no number is needed. */
static void tell_counts(struct sentence *sentence, uint64_t accepted,
			uint64_t coalesced)
{
	if (accepted || !coalesced)
		add(sentence, "%" PRIu64 " accepted", accepted);
	if (!coalesced)
		return;
	if (accepted)
		add(sentence, ", ");
	if (accepted || coalesced > 1)
		add(sentence, "%" PRIu64 " ", coalesced);
	add(sentence, "coalesced (it was already pending)");
}

static void tell_submission(struct sentence *sentence,
			    const struct snapshot_answer *answer,
			    const char *queue_name,
			    const struct snapshot *snapshot)
{
	const struct snapshot_queue *queue;

	tell_counts(sentence, known(answer->accepted),
		    known(answer->coalesced));
	queue = snapshot_find(snapshot, queue_name);
	if (queue)
		tell_queue(sentence, queue);
}

static void tell_start(struct sentence *sentence,
		       const struct snapshot *snapshot, bool ascii)
{
	const struct snapshot_periodic *periodic = &snapshot->periodic;
	char every[TEXT_MAX];

	if (!known(periodic->running)) {
		add(sentence, "started; it is stopped by now");
		return;
	}
	text_duration(known(periodic->period_ms) * 1000000, ascii, every,
		      sizeof(every));
	add(sentence, "running, a tick every %s; %s stops it", every,
	    action_of_verb(WQDEMO_VERB_STOP)->label);
}

static void tell_stop(struct sentence *sentence,
		      const struct snapshot_answer *answer, bool ascii)
{
	bool removed = known(answer->removed);
	uint64_t waited_ns = known(answer->waited_ns);
	char waited[TEXT_MAX];

	text_duration(waited_ns, ascii, waited, sizeof(waited));
	if (removed && waited_ns)
		add(sentence, "removed 1 waiting tick, waited %s for the running one",
		    waited);
	else if (removed)
		add(sentence, "removed the waiting tick; none was running");
	else if (waited_ns)
		add(sentence, "waited %s for the running tick; none was waiting",
		    waited);
	else
		add(sentence, "no tick was waiting or running");
}

static void tell_success(struct sentence *sentence,
			 const struct snapshot_answer *answer, int verb,
			 const struct snapshot *snapshot, bool ascii)
{
	switch (verb) {
	case WQDEMO_VERB_START:
		tell_start(sentence, snapshot, ascii);
		break;
	case WQDEMO_VERB_STOP:
		tell_stop(sentence, answer, ascii);
		break;
	case -1:	/* a verb of a newer module */
		add(sentence, "done");
		break;
	default:
		tell_submission(sentence, answer,
				action_of_verb(verb)->queue, snapshot);
	}
}

/* The name of an errno that the module or procfs may return. */
static const char *errno_name(int error)
{
	switch (error) {
	case EINVAL:	return "EINVAL";
	case ERANGE:	return "ERANGE";
	case E2BIG:	return "E2BIG";
	case ENOSPC:	return "ENOSPC";
	case ENOMEM:	return "ENOMEM";
	case EBUSY:	return "EBUSY";
	case EALREADY:	return "EALREADY";
	case EINTR:	return "EINTR";
	case EPERM:	return "EPERM";
	case EACCES:	return "EACCES";
	case EIO:	return "EIO";
	case ENOENT:	return "ENOENT";
	case EAGAIN:	return "EAGAIN";
	default:	return NULL;
	}
}

static void tell_errno(struct sentence *sentence, int error)
{
	const char *name = errno_name(error);

	if (name)
		add(sentence, " (%s)", name);
	else
		add(sentence, " (errno %d)", error);
}

static void tell_failure(struct sentence *sentence,
			 const struct snapshot_answer *answer, int verb)
{
	int error = (int)answer->error;

	if (error == EBUSY && verb == WQDEMO_VERB_START) {
		add(sentence, "already running (EBUSY): %s stops it",
		    action_of_verb(WQDEMO_VERB_STOP)->label);
		return;
	}
	if (error == EALREADY && verb == WQDEMO_VERB_STOP) {
		add(sentence, "not running (EALREADY): %s starts it",
		    action_of_verb(WQDEMO_VERB_START)->label);
		return;
	}
	add(sentence, "%s", *answer->reason ? answer->reason : strerror(error));
	tell_errno(sentence, error);
	if (known(answer->rejected))
		add(sentence, ", %" PRIu64 " rejected", answer->rejected);
}

void message_refresh(struct message *message, const struct snapshot *snapshot,
		     bool ascii)
{
	const struct snapshot_answer *answer = &message->answer;
	struct sentence sentence = { message->text, 0 };
	int verb;

	if (!message->answered)
		return;
	if (!message->own)
		add(&sentence, "[pid %" PRIu64 "] ", answer->pid);
	add(&sentence, "%s: ", *answer->command ? answer->command : "\"\"");
	verb = verb_of(answer->command);
	if (known(answer->error))
		tell_failure(&sentence, answer, verb);
	else
		tell_success(&sentence, answer, verb, snapshot, ascii);
}

void message_answer(struct message *message,
		    const struct snapshot_answer *answer, bool own,
		    const struct snapshot *snapshot, bool ascii)
{
	message->failed = known(answer->error);
	message->answered = true;
	message->own = own;
	message->answer = *answer;
	message_refresh(message, snapshot, ascii);
}

void message_undelivered(struct message *message, const char *command,
			 int error)
{
	struct sentence sentence = { message->text, 0 };

	message->failed = true;
	message->answered = false;
	add(&sentence, "%s: not sent, ", command);
	switch (error) {
	case EACCES:
	case EPERM:
		add(&sentence, "not permitted");
		break;
	case ENOENT:
	case EIO:
		add(&sentence, "the module is not loaded");
		break;
	default:
		add(&sentence, "%s", strerror(error));
	}
	tell_errno(&sentence, error);
	if (error == EACCES || error == EPERM)
		add(&sentence, ": run with sudo to send commands");
}
