// SPDX-License-Identifier: GPL-2.0
#include "model/message.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/errno_name.h"
#include "lib/text.h"
#include "model/actions.h"

/* A sentence in the making. */
struct sentence {
	char *text;
	size_t used;
};

__attribute__((format(printf, 2, 3))) static void add(struct sentence *sentence,
						      const char *format, ...)
{
	size_t room = MESSAGE_MAX - sentence->used;
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(sentence->text + sentence->used, room, format, args);
	va_end(args);
	if (length > 0)
		sentence->used +=
			(size_t)length < room ? (size_t)length : room - 1;
}

void message_say(struct message *message, bool failed, const char *format, ...)
{
	va_list args;

	memset(message, 0, sizeof(*message));
	message->failed = failed;
	va_start(args, format);
	vsnprintf(message->text, sizeof(message->text), format, args);
	va_end(args);
	/* The text may hold the name of a file. */
	text_make_printable(message->text);
}

static bool is_verb(const struct snapshot_answer *answer, enum wqdemo_verb verb)
{
	return answer->is_known && answer->parsed.verb == verb;
}

/* Return: the pending items that max_active holds back, 0 if unknown. */
static uint64_t held_of(const struct snapshot_queue *queue, uint64_t pending)
{
	uint64_t held =
		snapshot_known(queue->concurrency[WQDEMO_CONCURRENCY_held]);

	/* The module does not read both at the same moment. */
	return held < pending ? held : pending;
}

/*
 * Writes "4 running (max_active 4), 4 held back by it". Where the module does
 * not know that, it writes the numbers side by side.
 */
static void tell_waiting(struct sentence *sentence,
			 const struct snapshot_queue *queue, uint64_t pending,
			 uint64_t running)
{
	uint64_t held = held_of(queue, pending);
	bool unsure =
		queue->concurrency[WQDEMO_CONCURRENCY_held] == SNAPSHOT_NONE;

	if (running)
		add(sentence, ", %" PRIu64 " running", running);
	if (running > 1 && pending && !held)
		add(sentence, " at once");
	if (held ||
	    (unsure && running && pending && running == queue->max_active))
		add(sentence, "%s(max_active %" PRIu64 ")",
		    running ? " " : ", none running ", queue->max_active);
	if (held)
		add(sentence, ", %" PRIu64 " held back by it", held);
	if (pending > held)
		add(sentence, ", %" PRIu64 " waiting", pending - held);
}

/*
 * Writes the items in flight on that queue now. Return: whether there are
 * any.
 */
static bool tell_in_flight(struct sentence *sentence,
			   const struct snapshot_queue *queue)
{
	uint64_t armed = snapshot_known(queue->count[WQDEMO_COUNT_armed]);
	uint64_t pending = snapshot_known(queue->count[WQDEMO_COUNT_pending]);
	uint64_t running = snapshot_known(queue->count[WQDEMO_COUNT_running]);

	tell_waiting(sentence, queue, pending, running);
	if (armed > 1)
		add(sentence, ", %" PRIu64 " armed: their timers run", armed);
	else if (armed)
		add(sentence, ", 1 armed: its timer runs");
	return armed || pending || running;
}

/*
 * Writes the state of the items of that queue now. This kernel may lack the
 * queue.
 */
static void tell_queue(struct sentence *sentence,
		       const struct snapshot *snapshot, uint32_t id)
{
	const struct snapshot_queue *queue = snapshot_find(snapshot, id);

	if (queue && !tell_in_flight(sentence, queue))
		add(sentence, ", all done");
}

static bool is_armed(const struct snapshot *snapshot, uint32_t id)
{
	const struct snapshot_queue *queue = snapshot_find(snapshot, id);

	return queue && snapshot_known(queue->count[WQDEMO_COUNT_armed]);
}

/* Writes "1 accepted, 2 coalesced". A single one needs no number. */
static void tell_counts(struct sentence *sentence,
			const struct snapshot_answer *answer)
{
	uint64_t accepted = snapshot_known(answer->accepted);
	uint64_t coalesced = snapshot_known(answer->coalesced);
	uint64_t refused = snapshot_known(answer->refused);

	if (accepted || (!coalesced && !refused))
		add(sentence, "%" PRIu64 " accepted", accepted);
	if (coalesced) {
		add(sentence, "%s", accepted ? ", " : "");
		if (accepted || coalesced > 1)
			add(sentence, "%" PRIu64 " ", coalesced);
		add(sentence, "coalesced (it was already pending)");
	}
	if (!refused)
		return;
	add(sentence, "%s", accepted || coalesced ? ", " : "");
	if (accepted || coalesced || refused > 1)
		add(sentence, "%" PRIu64 " ", refused);
	add(sentence, "refused: it was being cancelled");
}

static void tell_start(struct sentence *sentence,
		       const struct snapshot *snapshot, bool ascii)
{
	const struct snapshot_periodic *periodic = &snapshot->periodic;
	char every[TEXT_MAX];

	if (!snapshot_known(periodic->running)) {
		add(sentence, "started; stopped again since then");
		return;
	}
	text_duration(snapshot_known(periodic->period_ms) * 1000000, ascii,
		      every, sizeof(every));
	add(sentence, "running, a tick every %s; %s stops it", every,
	    action_of_verb(WQDEMO_VERB_stop)->label);
}

static void tell_stop(struct sentence *sentence,
		      const struct snapshot_answer *answer, bool ascii)
{
	bool removed = snapshot_known(answer->removed);
	uint64_t waited_ns = snapshot_known(answer->waited_ns);
	char waited[TEXT_MAX];

	text_duration(waited_ns, ascii, waited, sizeof(waited));
	if (removed && waited_ns)
		add(sentence,
		    "removed 1 waiting tick, waited %s for the running one",
		    waited);
	else if (removed)
		add(sentence, "removed the waiting tick; none was running");
	else if (waited_ns)
		add(sentence,
		    "waited %s for the running tick; none was waiting", waited);
	else
		add(sentence, "no tick was waiting or running");
}

/* Writes "2 removed", or that nothing was waiting. */
static void tell_removed(struct sentence *sentence, uint64_t removed)
{
	if (removed)
		add(sentence, "%" PRIu64 " removed", removed);
	else
		add(sentence, "nothing was waiting");
}

static void tell_cancel(struct sentence *sentence,
			const struct snapshot_answer *answer)
{
	uint64_t removed = snapshot_known(answer->removed);
	uint64_t running = snapshot_known(answer->running);

	if (!removed && !running) {
		add(sentence, "it was idle");
		return;
	}
	tell_removed(sentence, removed);
	/* The number is of that time: by now others may run. */
	if (running)
		add(sentence, ", %" PRIu64 " %s running and went on", running,
		    running > 1 ? "were" : "was");
	else
		add(sentence, ", none was running");
}

static void tell_cancel_sync(struct sentence *sentence,
			     const struct snapshot_answer *answer, bool ascii)
{
	uint64_t removed = snapshot_known(answer->removed);
	uint64_t waited_ns = snapshot_known(answer->waited_ns);
	char waited[TEXT_MAX];

	if (!removed && !waited_ns) {
		add(sentence, "it was idle");
		return;
	}
	tell_removed(sentence, removed);
	text_duration(waited_ns, ascii, waited, sizeof(waited));
	if (waited_ns)
		add(sentence, ", waited %s for what ran", waited);
	else
		add(sentence, ", none was running");
}

static void tell_flush(struct sentence *sentence,
		       const struct snapshot_answer *answer, bool ascii)
{
	uint64_t waited_ns = snapshot_known(answer->waited_ns);
	char waited[TEXT_MAX];

	text_duration(waited_ns, ascii, waited, sizeof(waited));
	if (snapshot_known(answer->modified))
		add(sentence, "its timer was cut short: queued at once%s",
		    waited_ns ? ", " : "");
	if (waited_ns)
		add(sentence, "waited %s", waited);
	else if (!snapshot_known(answer->modified))
		add(sentence, "nothing to wait for");
}

static void tell_mod(struct sentence *sentence,
		     const struct snapshot_answer *answer,
		     const struct wqdemo_command *command,
		     const struct snapshot *snapshot, bool ascii)
{
	uint64_t delay_ms = command->given & WQDEMO_TAKES(DELAY) ?
				    command->value[WQDEMO_KEY_DELAY] :
				    WQDEMO_DELAYED_MS;
	char due[TEXT_MAX];

	if (!snapshot_known(answer->modified)) {
		add(sentence, "it was idle: queued");
		tell_queue(sentence, snapshot, WQDEMO_DELAYED);
		return;
	}
	text_duration(delay_ms * 1000000, ascii, due, sizeof(due));
	if (delay_ms)
		add(sentence, "its timer was restarted, for %s", due);
	else
		add(sentence, "its timer was cut short: queued at once");
	/* A timer that runs needs no second word. */
	if (!is_armed(snapshot, WQDEMO_DELAYED))
		tell_queue(sentence, snapshot, WQDEMO_DELAYED);
}

static void tell_max_active(struct sentence *sentence,
			    const struct wqdemo_command *command,
			    const struct snapshot *snapshot)
{
	const struct snapshot_queue *queue =
		snapshot_find(snapshot, command->operand[0]);

	add(sentence, "set");
	if (queue)
		tell_in_flight(sentence, queue);
}

/* The picture has the times, from the events: the answer's is another. */
static void tell_scenario(struct sentence *sentence,
			  const struct snapshot_answer *answer)
{
	add(sentence, "%" PRIu64 " items played",
	    snapshot_known(answer->accepted));
}

/* Writes all numbers of an answer, ", 2 removed", for any verb. */
static void tell_numbers(struct sentence *sentence,
			 const struct snapshot_answer *answer, bool ascii)
{
	const struct {
		uint64_t number;
		const char *what;
	} numbers[] = {
		{ answer->accepted, "accepted" },
		{ answer->coalesced, "coalesced" },
		{ answer->modified, "modified" },
		{ answer->rejected, "rejected" },
		{ answer->refused, "refused" },
		{ answer->removed, "removed" },
		{ answer->running, "left running" },
	};
	char waited[TEXT_MAX];
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (snapshot_known(numbers[i].number))
			add(sentence, ", %" PRIu64 " %s", numbers[i].number,
			    numbers[i].what);
	if (!snapshot_known(answer->waited_ns))
		return;
	text_duration(answer->waited_ns, ascii, waited, sizeof(waited));
	add(sentence, ", waited %s", waited);
}

static void tell_success(struct sentence *sentence,
			 const struct snapshot_answer *answer,
			 const struct snapshot *snapshot, bool ascii)
{
	const struct wqdemo_command *command = &answer->parsed;

	switch (command->verb) {
	case WQDEMO_VERB_start:
		tell_start(sentence, snapshot, ascii);
		break;
	case WQDEMO_VERB_stop:
		tell_stop(sentence, answer, ascii);
		break;
	case WQDEMO_VERB_cancel:
		tell_cancel(sentence, answer);
		break;
	case WQDEMO_VERB_cancel_sync:
		tell_cancel_sync(sentence, answer, ascii);
		break;
	case WQDEMO_VERB_flush:
		tell_flush(sentence, answer, ascii);
		break;
	case WQDEMO_VERB_mod:
		tell_mod(sentence, answer, command, snapshot, ascii);
		break;
	case WQDEMO_VERB_max_active:
		tell_max_active(sentence, command, snapshot);
		break;
	case WQDEMO_VERB_scenario:
		tell_scenario(sentence, answer);
		break;
	case WQDEMO_VERB_record:
		add(sentence, command->operand[0] ? "events are written" :
						    "events are not written");
		break;
	case WQDEMO_VERB_reset:
		add(sentence, "all counters were reset");
		break;
	default:
		/*
		 * The verbs of queues come first, in the order of the queues.
		 */
		if (!ACTION_OF_QUEUE(command->verb)) {
			add(sentence, "done");
			tell_numbers(sentence, answer, ascii);
			break;
		}
		tell_counts(sentence, answer);
		tell_queue(sentence, snapshot, command->verb);
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
			 const struct snapshot_answer *answer, bool ascii)
{
	int error = (int)answer->error;

	if (error == EBUSY && is_verb(answer, WQDEMO_VERB_start)) {
		add(sentence, "already running (EBUSY): %s stops it",
		    action_of_verb(WQDEMO_VERB_stop)->label);
		return;
	}
	if (error == EALREADY && is_verb(answer, WQDEMO_VERB_stop)) {
		add(sentence, "not running (EALREADY): %s starts it",
		    action_of_verb(WQDEMO_VERB_start)->label);
		return;
	}
	add(sentence, "%s", *answer->reason ? answer->reason : strerror(error));
	tell_errno(sentence, error);
	/*
	 * A command that was killed while it waited has done a part of its
	 * work.
	 */
	tell_numbers(sentence, answer, ascii);
}

void message_refresh(struct message *message, const struct snapshot *snapshot,
		     bool ascii)
{
	const struct snapshot_answer *answer = &message->answer;
	struct sentence sentence = { message->text, 0 };

	if (!message->answered)
		return;
	if (!message->own)
		add(&sentence, "[pid %" PRIu64 "] ", answer->pid);
	add(&sentence, "%s: ", *answer->command ? answer->command : "\"\"");
	if (snapshot_known(answer->error)) {
		tell_failure(&sentence, answer, ascii);
	} else if (answer->is_known) {
		tell_success(&sentence, answer, snapshot, ascii);
	} else { /* a verb of a newer module */
		add(&sentence, "done");
		tell_numbers(&sentence, answer, ascii);
	}
}

void message_answer(struct message *message,
		    const struct snapshot_answer *answer, bool own,
		    const struct snapshot *snapshot, bool ascii)
{
	message->failed = snapshot_known(answer->error);
	message->unmoved = false;
	message->answered = true;
	message->own = own;
	message->answer = *answer;
	message_refresh(message, snapshot, ascii);
}

void message_undelivered(struct message *message, const char *command,
			 int error, const char *remedy)
{
	struct sentence sentence = { message->text, 0 };

	message->failed = true;
	message->unmoved = false;
	message->answered = false;
	add(&sentence, "%s: not sent, ", command);
	switch (error) {
	case EACCES:
	case EPERM:
	case EROFS:
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
	if (*remedy)
		add(&sentence, ": %s", remedy);
}
