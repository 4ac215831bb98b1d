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
#include "model/may_run.h"
#include "model/message_queue.h"
#include "model/pools.h"

/* A sentence of ten words takes two seconds to read. */
#define READ_NS UINT64_C(2000000000)

/* The words for a queue whose items have all ended. */
#define ALL_DONE ", all done"

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
		sentence_add(sentence, "%" PRIu64 " accepted", accepted);
	if (coalesced) {
		sentence_add(sentence, "%s", accepted ? ", " : "");
		if (accepted || coalesced > 1)
			sentence_add(sentence, "%" PRIu64 " ", coalesced);
		sentence_add(sentence, "coalesced (it was already pending)");
	}
	if (!refused)
		return;
	sentence_add(sentence, "%s", accepted || coalesced ? ", " : "");
	if (accepted || coalesced || refused > 1)
		sentence_add(sentence, "%" PRIu64 " ", refused);
	sentence_add(sentence, "refused: it was being cancelled");
}

static void tell_start(struct sentence *sentence,
		       const struct snapshot *snapshot, bool ascii)
{
	const struct snapshot_periodic *periodic = &snapshot->periodic;
	char every[TEXT_MAX];

	if (!snapshot_known(periodic->running)) {
		sentence_add(sentence, "started; stopped again since then");
		return;
	}
	text_duration(snapshot_known(periodic->period_ms) * 1000000, ascii,
		      every, sizeof(every));
	sentence_add(sentence, "running, a tick every %s; %s stops it", every,
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
		sentence_add(sentence,
			     "removed 1 waiting tick, waited %s for the running one",
			     waited);
	else if (removed)
		sentence_add(sentence,
			     "removed the waiting tick; none was running");
	else if (waited_ns)
		sentence_add(sentence,
			     "waited %s for the running tick; none was waiting",
			     waited);
	else
		sentence_add(sentence, "no tick was waiting or running");
}

/* Writes "2 removed", or that nothing was waiting. */
static void tell_removed(struct sentence *sentence, uint64_t removed)
{
	if (removed)
		sentence_add(sentence, "%" PRIu64 " removed", removed);
	else
		sentence_add(sentence, "nothing was waiting");
}

static void tell_cancel(struct sentence *sentence,
			const struct snapshot_answer *answer)
{
	uint64_t removed = snapshot_known(answer->removed);
	uint64_t running = snapshot_known(answer->running);

	if (!removed && !running) {
		sentence_add(sentence, "it was idle");
		return;
	}
	tell_removed(sentence, removed);
	/* The number is of that time: by now others may run. */
	if (running)
		sentence_add(sentence, ", %" PRIu64 " %s running and went on",
			     running, running > 1 ? "were" : "was");
	else
		sentence_add(sentence, ", none was running");
}

static void tell_cancel_sync(struct sentence *sentence,
			     const struct snapshot_answer *answer, bool ascii)
{
	uint64_t removed = snapshot_known(answer->removed);
	uint64_t waited_ns = snapshot_known(answer->waited_ns);
	char waited[TEXT_MAX];

	if (!removed && !waited_ns) {
		sentence_add(sentence, "it was idle");
		return;
	}
	tell_removed(sentence, removed);
	text_duration(waited_ns, ascii, waited, sizeof(waited));
	if (waited_ns)
		sentence_add(sentence, ", waited %s for what ran", waited);
	else
		sentence_add(sentence, ", none was running");
}

static void tell_flush(struct sentence *sentence,
		       const struct snapshot_answer *answer, bool ascii)
{
	uint64_t waited_ns = snapshot_known(answer->waited_ns);
	char waited[TEXT_MAX];

	text_duration(waited_ns, ascii, waited, sizeof(waited));
	if (snapshot_known(answer->modified))
		sentence_add(sentence,
			     "its timer was cut short: queued at once%s",
			     waited_ns ? ", " : "");
	if (waited_ns)
		sentence_add(sentence, "waited %s", waited);
	else if (!snapshot_known(answer->modified))
		sentence_add(sentence, "nothing to wait for");
}

static void tell_mod(struct sentence *sentence, const struct message *message,
		     const struct snapshot *snapshot, bool ascii)
{
	const struct wqdemo_command *command = &message->answer.parsed;
	uint64_t delay_ms = command->given & WQDEMO_TAKES(DELAY) ?
				    command->value[WQDEMO_KEY_DELAY] :
				    WQDEMO_DELAYED_MS;
	char due[TEXT_MAX];

	if (!snapshot_known(message->answer.modified)) {
		sentence_add(sentence, "it was not waiting: queued");
		message_queue_add(sentence, message, snapshot, ALL_DONE);
		return;
	}
	text_duration(delay_ms * 1000000, ascii, due, sizeof(due));
	if (delay_ms)
		sentence_add(sentence, "its timer was restarted, for %s", due);
	else
		sentence_add(sentence,
			     "its timer was cut short: queued at once");
	/* A timer that runs needs no second word. */
	if (!is_armed(snapshot, WQDEMO_DELAYED))
		message_queue_add(sentence, message, snapshot,
				  "; it has run by now");
}

/* Tells that the limit is not for all CPUs together, where that is so. */
static void tell_max_active(struct sentence *sentence,
			    const struct wqdemo_command *command,
			    const struct snapshot *snapshot)
{
	enum pool pool = pool_of((enum wqdemo_queue)command->operand[0]);
	bool by_cpu = pool != POOL_UNBOUND || may_run_unbound_by_cpu(snapshot);

	sentence_add(sentence, "set%s", by_cpu ? ", on each CPU" : "");
}

/* Return: what the counters begin with, in the reading after a reset. */
static uint64_t count_kept(const struct snapshot *snapshot)
{
	uint64_t kept = 0;
	unsigned int i;

	for (i = 0; i < snapshot->queue_count; i++)
		kept += snapshot_known(
			snapshot->queue[i].count[WQDEMO_COUNT_accepted]);
	return kept;
}

/* Tells what goes on beside counters of zero. */
static void tell_reset(struct sentence *sentence, uint64_t kept)
{
	sentence_add(sentence, "all counters were reset; ");
	if (kept == 1)
		sentence_add(sentence,
			     "an item that was in flight counts as submitted, ");
	else if (kept)
		sentence_add(sentence,
			     "%" PRIu64
			     " items that were in flight count as submitted, ",
			     kept);
	sentence_add(sentence, "item numbers go on");
}

/* The picture has the times, from the events: the answer's is another. */
static void tell_scenario(struct sentence *sentence,
			  const struct snapshot_answer *answer)
{
	sentence_add(sentence, "%" PRIu64 " items played",
		     snapshot_known(answer->accepted));
}

/* Writes the command. The scenarios that are shown side by side are one. */
static void tell_command(struct sentence *sentence,
			 const struct message *message)
{
	const char *command = message->answer.command;

	if (!message->own)
		sentence_add(sentence, "[pid %" PRIu64 "] ",
			     message->answer.pid);
	if (*message->times)
		sentence_add(sentence, "%s", message->times);
	else
		sentence_add(sentence, "%s: ", *command ? command : "\"\"");
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
			sentence_add(sentence, ", %" PRIu64 " %s",
				     numbers[i].number, numbers[i].what);
	if (!snapshot_known(answer->waited_ns))
		return;
	text_duration(answer->waited_ns, ascii, waited, sizeof(waited));
	sentence_add(sentence, ", waited %s", waited);
}

static void tell_success(struct sentence *sentence,
			 const struct message *message,
			 const struct snapshot *snapshot, bool ascii)
{
	const struct snapshot_answer *answer = &message->answer;
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
		tell_mod(sentence, message, snapshot, ascii);
		break;
	case WQDEMO_VERB_max_active:
		tell_max_active(sentence, command, snapshot);
		message_queue_add(sentence, message, snapshot, "");
		break;
	case WQDEMO_VERB_scenario:
		tell_scenario(sentence, answer);
		break;
	case WQDEMO_VERB_record:
		sentence_add(sentence, command->operand[0] ?
					       "events are written" :
					       "events are no longer written");
		break;
	case WQDEMO_VERB_reset:
		tell_reset(sentence, message->kept);
		break;
	default:
		/*
		 * The verbs of queues come first, in the order of the queues.
		 */
		if (!ACTION_OF_QUEUE(command->verb)) {
			sentence_add(sentence, "done");
			tell_numbers(sentence, answer, ascii);
			break;
		}
		tell_counts(sentence, answer);
		message_queue_add(sentence, message, snapshot, ALL_DONE);
	}
}

static void tell_errno(struct sentence *sentence, int error)
{
	const char *name = errno_name(error);

	if (name)
		sentence_add(sentence, " (%s)", name);
	else
		sentence_add(sentence, " (errno %d)", error);
}

static void tell_failure(struct sentence *sentence,
			 const struct snapshot_answer *answer, bool ascii)
{
	int error = (int)answer->error;

	if (error == EBUSY && is_verb(answer, WQDEMO_VERB_start)) {
		sentence_add(sentence, "already running (EBUSY): %s stops it",
			     action_of_verb(WQDEMO_VERB_stop)->label);
		return;
	}
	if (error == EALREADY && is_verb(answer, WQDEMO_VERB_stop)) {
		sentence_add(sentence, "not running (EALREADY): %s starts it",
			     action_of_verb(WQDEMO_VERB_start)->label);
		return;
	}
	sentence_add(sentence, "%s",
		     *answer->reason ? answer->reason : strerror(error));
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
	tell_command(&sentence, message);
	if (*message->times)
		return;
	if (snapshot_known(answer->error)) {
		tell_failure(&sentence, answer, ascii);
	} else if (answer->is_known) {
		tell_success(&sentence, message, snapshot, ascii);
	} else { /* a verb of a newer module */
		sentence_add(&sentence, "done");
		tell_numbers(&sentence, answer, ascii);
	}
}

unsigned int message_count_unread(const struct message *message,
				  const struct snapshot_answer *next,
				  uint64_t now_ns)
{
	uint64_t since_ns = now_ns - message->told_ns;

	if (!message->answered || now_ns < message->told_ns ||
	    since_ns >= READ_NS || snapshot_known(next->waited_ns) <= since_ns)
		return 0;
	return message->unread + 1;
}

void message_answer(struct message *message,
		    const struct snapshot_answer *answer, bool own,
		    const struct snapshot *before,
		    const struct snapshot *snapshot, bool ascii)
{
	message->failed = snapshot_known(answer->error);
	message->unmoved = false;
	message->of_picture = false;
	message->answered = true;
	message->own = own;
	message->answer = *answer;
	message->before = message_queue_before(before, &answer->parsed);
	message->told_ns = snapshot->time_ns;
	message->kept =
		is_verb(answer, WQDEMO_VERB_reset) ? count_kept(snapshot) : 0;
	message->burns = (struct message_burns){ 0 };
	message->flag = (struct message_flag){ 0 };
	message->times[0] = '\0';
	message_refresh(message, snapshot, ascii);
}

void message_undelivered(struct message *message, const char *command,
			 int error, const char *remedy)
{
	struct sentence sentence = { message->text, 0 };

	message->failed = true;
	message->unmoved = false;
	message->of_picture = false;
	message->answered = false;
	message->unread = 0;
	sentence_add(&sentence, "%s: not sent, ", command);
	switch (error) {
	case EACCES:
	case EPERM:
	case EROFS:
		sentence_add(&sentence, "not permitted");
		break;
	case ENOENT:
	case EIO:
		sentence_add(&sentence, "the module is not loaded");
		break;
	default:
		sentence_add(&sentence, "%s", strerror(error));
	}
	tell_errno(&sentence, error);
	if (*remedy)
		sentence_add(&sentence, ": %s", remedy);
}
