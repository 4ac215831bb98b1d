// SPDX-License-Identifier: GPL-2.0
/* The message line about an answer. */
#include "test/unit/messages.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/model.h"

static void says_nothing_unprintable(void **state)
{
	(void)state;
	message_say(&message, false, "saved in %s", "/a\033[2J\xc3\xa4");
	assert_string_equal(message.text, "saved in /a?[2J??");
}

static void tells_refused(void **state)
{
	(void)state;
	answer.refused = 1;
	set_queue(0, 0, 0, 1);
	says("immediate",
	     "immediate: refused: it was being cancelled, 1 running");
	answer.accepted = 1;
	answer.coalesced = 1;
	answer.refused = 3;
	says("immediate n=5",
	     "immediate n=5: 1 accepted, 1 coalesced (it was already pending), 3 refused: it was being cancelled, 1 running");
	answer.accepted = 0;
	answer.coalesced = 0;
	says("immediate n=3",
	     "immediate n=3: 3 refused: it was being cancelled, 1 running");
}

static void tells_cancel(void **state)
{
	(void)state;
	says("cancel custom", "cancel custom: it was idle");
	answer.running = 4;
	says("cancel custom",
	     "cancel custom: nothing was waiting, 4 were running and went on");
	answer.removed = 2;
	says("cancel custom",
	     "cancel custom: 2 removed, 4 were running and went on");
	answer.running = 0;
	says("cancel custom", "cancel custom: 2 removed, none was running");
}

static void tells_cancel_sync(void **state)
{
	(void)state;
	says("cancel_sync custom", "cancel_sync custom: it was idle");
	answer.waited_ns = 480000000;
	says("cancel_sync custom",
	     "cancel_sync custom: nothing was waiting, waited 480 ms for what ran");
	answer.removed = 2;
	says("cancel_sync custom",
	     "cancel_sync custom: 2 removed, waited 480 ms for what ran");
	answer.waited_ns = 0;
	says("cancel_sync custom",
	     "cancel_sync custom: 2 removed, none was running");
}

static void tells_flush(void **state)
{
	(void)state;
	says("flush bound", "flush bound: nothing to wait for");
	answer.waited_ns = 1200000000;
	says("flush bound", "flush bound: waited 1.2 s");
	answer.modified = 1;
	says("flush delayed",
	     "flush delayed: its timer was cut short: queued at once, waited 1.2 s");
	answer.waited_ns = 0;
	says("flush delayed",
	     "flush delayed: its timer was cut short: queued at once");
}

static void tells_mod(void **state)
{
	(void)state;
	answer.modified = 1;
	set_queue(1, 1, 0, 0);
	says("mod delay=500",
	     "mod delay=500: its timer was restarted, for 500 ms");
	says("mod", "mod: its timer was restarted, for 2.0 s");
	says("mod delay=0",
	     "mod delay=0: its timer was cut short: queued at once");
	set_queue(1, 0, 0, 1);
	says("mod", "mod: its timer was restarted, for 2.0 s, 1 running");
	says("mod delay=0",
	     "mod delay=0: its timer was cut short: queued at once, 1 running");
	set_queue(1, 0, 0, 0);
	says("mod",
	     "mod: its timer was restarted, for 2.0 s; it has run by now");
	says("mod delay=0",
	     "mod delay=0: its timer was cut short: queued at once; it has run by now");
	set_queue(1, 1, 0, 0);
	answer.modified = 0;
	answer.accepted = 1;
	says("mod", "mod: it was not waiting: queued, 1 armed: its timer runs");
	answer.accepted = 0;
	answer.error = EBUSY;
	strcpy(answer.reason, "it is being cancelled");
	says("mod", "mod: it is being cancelled (EBUSY)");
}

static void tells_the_other_verbs(void **state)
{
	(void)state;
	says("record on", "record on: events are written");
	says("record off", "record off: events are no longer written");
	says("reset", "reset: all counters were reset; item numbers go on");
	now.queue[WQDEMO_PERIODIC].count[WQDEMO_COUNT_accepted] = 1;
	says("reset",
	     "reset: all counters were reset; an item that was in flight counts as submitted, item numbers go on");
	now.queue[WQDEMO_CUSTOM].count[WQDEMO_COUNT_accepted] = 19;
	says("reset",
	     "reset: all counters were reset; 20 items that were in flight count as submitted, item numbers go on");
	/* What comes after it does not count. */
	now.queue[WQDEMO_PERIODIC].count[WQDEMO_COUNT_accepted] = 2;
	message_refresh(&message, &now, false);
	assert_non_null(strstr(message.text, "; 20 items"));
	answer.accepted = 3;
	answer.waited_ns = 51000000;
	says("scenario A", "scenario A: 3 items played");
	answer.accepted = 4;
	says("scenario hog", "scenario hog: 4 items played");
}

/* Each verb of the grammar has words of its own. */
static void has_words_for_every_verb(void **state)
{
	static const char *const operands[] = {
		"", " custom", " custom 2", " on", " A",
	};
	struct wqdemo_command command;
	char text[64], reason[WQDEMO_REASON_MAX];
	size_t i;
	int verb;

	(void)state;
	answer.accepted = 1;
	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		for (i = 0; i < sizeof(operands) / sizeof(operands[0]); i++) {
			sprintf(text, "%s%s", wqdemo_verb_word(verb),
				operands[i]);
			if (!wqdemo_command_parse(text, strlen(text), &command,
						  reason))
				break;
		}
		assert_true(i < sizeof(operands) / sizeof(operands[0]));
		snapshot_set_command(&answer, slice_of(text));
		message_answer(&message, &answer, true, &before, &now, false);
		assert_null(strstr(message.text, ": done"));
	}
}

static void tells_how_far_it_came(void **state)
{
	(void)state;
	answer.error = EINTR;
	answer.removed = 2;
	strcpy(answer.reason, "killed before it was done");
	says("cancel_sync custom",
	     "cancel_sync custom: killed before it was done (EINTR), 2 removed");
	answer.error = ESHUTDOWN;
	answer.removed = 0;
	strcpy(answer.reason, "the module is being unloaded");
	says("flush custom",
	     "flush custom: the module is being unloaded (ESHUTDOWN)");
}

static void tells_start(void **state)
{
	(void)state;
	says("start", "start: running, a tick every 1.0 s; x stops it");
	now.periodic.period_ms = 250;
	says("start period=250",
	     "start period=250: running, a tick every 250 ms; x stops it");
	now.periodic.running = 0;
	says("start", "start: started; stopped again since then");
}

static void tells_stop(void **state)
{
	(void)state;
	answer.removed = 1;
	says("stop", "stop: removed the waiting tick; none was running");
	answer.waited_ns = 87000000;
	says("stop",
	     "stop: removed 1 waiting tick, waited 87 ms for the running one");
	answer.removed = 0;
	says("stop",
	     "stop: waited 87 ms for the running tick; none was waiting");
	answer.waited_ns = 0;
	says("stop", "stop: no tick was waiting or running");
}

static void tells_failures(void **state)
{
	(void)state;
	answer.error = EBUSY;
	strcpy(answer.reason, "it is running already");
	says("start", "start: already running (EBUSY): x stops it");
	answer.error = EALREADY;
	says("stop", "stop: not running (EALREADY): s starts it");
	answer.error = ERANGE;
	strcpy(answer.reason, "n=0 is out of range: use n=1..1000000");
	says("custom n=0",
	     "custom n=0: n=0 is out of range: use n=1..1000000 (ERANGE)");
	answer.error = ENOSPC;
	answer.rejected = 5;
	strcpy(answer.reason, "over the limit");
	says("custom n=5", "custom n=5: over the limit (ENOSPC), 5 rejected");
	answer.rejected = 0;
	answer.error = EINVAL;
	answer.reason[0] = '\0';
	says("", "\"\": Invalid argument (EINVAL)");
	answer.error = 12345;
	strcpy(answer.reason, "who knows");
	says("stop", "stop: who knows (errno 12345)");
}

static void says_whose_command_it_was(void **state)
{
	(void)state;
	snapshot_set_command(&answer, slice_of("stop"));
	answer.removed = 1;
	message_answer(&message, &answer, false, &before, &now, false);
	assert_string_equal(message.text,
			    "[pid 77] stop: removed the waiting tick; none was running");
}

static void tells_of_a_newer_module(void **state)
{
	(void)state;
	says("dance n=3", "dance n=3: done");
	answer.accepted = 1;
	answer.coalesced = 2;
	answer.modified = 3;
	answer.refused = 4;
	answer.removed = 5;
	answer.running = 6;
	answer.waited_ns = 7000000;
	says("dance n=3",
	     "dance n=3: done, 1 accepted, 2 coalesced, 3 modified, 4 refused, 5 removed, 6 left running, waited 7.0 ms");
	answer.refused = 0;
	/* Rows and numbers that are not there say nothing. */
	now.queue_count = 0;
	answer.accepted = SNAPSHOT_NONE;
	answer.coalesced = SNAPSHOT_NONE;
	says("custom", "custom: 0 accepted");
	now.periodic.running = SNAPSHOT_NONE;
	says("start", "start: started; stopped again since then");
}

static void writes_ascii(void **state)
{
	(void)state;
	answer.waited_ns = 12000;
	snapshot_set_command(&answer, slice_of("stop"));
	message_answer(&message, &answer, true, &before, &now, true);
	assert_string_equal(message.text,
			    "stop: waited 12 us for the running tick; none was waiting");
}

static void tells_what_was_not_delivered(void **state)
{
	(void)state;
	message_undelivered(&message, "custom n=8", EACCES,
			    model_rights_remedy(RIGHTS_NOT_ROOT));
	assert_string_equal(message.text,
			    "custom n=8: not sent, not permitted (EACCES): run with sudo to send commands");
	assert_true(message.failed);
	message_undelivered(&message, "stop", EROFS,
			    model_rights_remedy(RIGHTS_READ_ONLY_PROC));
	assert_string_equal(message.text,
			    "stop: not sent, not permitted (EROFS): Read-only file system: /proc is mounted read-only, as in a container: run outside");
	message_undelivered(&message, "stop", ENOENT, "");
	assert_string_equal(message.text,
			    "stop: not sent, the module is not loaded (ENOENT)");
	message_undelivered(&message, "stop", EINTR, "");
	assert_string_equal(message.text,
			    "stop: not sent, Interrupted system call (EINTR)");
}

static void tells_the_longest_answer_whole(void **state)
{
	/* In a block of its own, for ASan to guard its end. */
	struct message *own = malloc(sizeof(*own));

	(void)state;
	memset(answer.command, 'c', sizeof(answer.command) - 1);
	memset(answer.reason, 'r', sizeof(answer.reason) - 1);
	answer.error = EINVAL;
	message_answer(own, &answer, false, &before, &now, false);
	assert_non_null(strstr(own->text, answer.command));
	assert_non_null(strstr(own->text, answer.reason));
	assert_non_null(strstr(own->text, "r (EINVAL)"));
	free(own);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(says_nothing_unprintable),
		TEST(tells_refused),
		TEST(tells_cancel),
		TEST(tells_cancel_sync),
		TEST(tells_flush),
		TEST(tells_mod),
		TEST(tells_the_other_verbs),
		TEST(has_words_for_every_verb),
		TEST(tells_how_far_it_came),
		TEST(tells_start),
		TEST(tells_stop),
		TEST(tells_failures),
		TEST(says_whose_command_it_was),
		TEST(tells_of_a_newer_module),
		TEST(writes_ascii),
		TEST(tells_what_was_not_delivered),
		TEST(tells_the_longest_answer_whole),
	};

	return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
