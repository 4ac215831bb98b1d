// SPDX-License-Identifier: GPL-2.0
/* What the message line says of an answer and of the queue after it. */
#include "unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

static struct message message;
static struct snapshot now;
static struct snapshot_answer answer;

static int begin(void **state)
{
	static const char *const names[] = {
		"system", "delayed", "custom", "periodic",
	};
	int i;

	(void)state;
	memset(&message, 0, sizeof(message));
	memset(&now, 0, sizeof(now));
	memset(&answer, 0, sizeof(answer));
	for (i = 0; i < 4; i++)
		strcpy(now.queue[i].name, names[i]);
	now.queue_count = 4;
	now.queue[2].max_active = 4;
	now.periodic.running = 1;
	now.periodic.period_ms = 1000;
	answer.pid = 77;
	return 0;
}

static void set_queue(int queue, uint64_t armed, uint64_t pending,
		      uint64_t running)
{
	now.queue[queue].count[WQDEMO_COUNT_armed] = armed;
	now.queue[queue].count[WQDEMO_COUNT_pending] = pending;
	now.queue[queue].count[WQDEMO_COUNT_running] = running;
}

static void says(const char *command, const char *wanted)
{
	strcpy(answer.command, command);
	message_answer(&message, &answer, true, &now, false);
	assert_string_equal(message.text, wanted);
	assert_int_equal(message.failed, answer.error != 0);
}

static void tells_custom(void **state)
{
	(void)state;
	answer.accepted = 8;
	set_queue(2, 0, 4, 4);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 running at once (max_active 4), 4 waiting");
	set_queue(2, 0, 0, 3);
	says("custom n=8", "custom n=8: 8 accepted, 3 running");
	set_queue(2, 0, 5, 0);
	says("custom n=8", "custom n=8: 8 accepted, 5 waiting");
	set_queue(2, 0, 0, 0);
	says("custom n=8", "custom n=8: 8 accepted, none left to run");
}

static void goes_on_with_the_queue(void **state)
{
	(void)state;
	answer.accepted = 8;
	set_queue(2, 0, 4, 4);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 running at once (max_active 4), 4 waiting");
	set_queue(2, 0, 0, 1);
	message_refresh(&message, &now, false);
	assert_string_equal(message.text, "custom n=8: 8 accepted, 1 running");
	/* What is no answer stays as it was said. */
	message_say(&message, false, "hello %d", 1);
	message_refresh(&message, &now, false);
	assert_string_equal(message.text, "hello 1");
}

static void tells_coalesced(void **state)
{
	(void)state;
	answer.accepted = 1;
	answer.coalesced = 2;
	set_queue(0, 0, 0, 1);
	says("immediate n=3",
	     "immediate n=3: 1 accepted, 2 coalesced (it was already pending), 1 running");
	/* No limit holds that one back: an item never runs beside itself. */
	now.queue[0].max_active = 256;
	set_queue(0, 0, 1, 1);
	says("immediate n=3",
	     "immediate n=3: 1 accepted, 2 coalesced (it was already pending), 1 running, 1 waiting");
	answer.accepted = 0;
	answer.coalesced = 1;
	set_queue(1, 1, 0, 0);
	says("delayed",
	     "delayed: coalesced (it was already pending), 1 armed: its timer runs");
	answer.coalesced = 3;
	says("delayed n=3",
	     "delayed n=3: 3 coalesced (it was already pending), 1 armed: its timer runs");
}

static void tells_start(void **state)
{
	(void)state;
	says("start", "start: running, a tick every 1.0 s; x stops it");
	now.periodic.period_ms = 250;
	says("start period=250",
	     "start period=250: running, a tick every 250 ms; x stops it");
	now.periodic.running = 0;
	says("start", "start: started; it is stopped by now");
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
	strcpy(answer.command, "stop");
	answer.removed = 1;
	message_answer(&message, &answer, false, &now, false);
	assert_string_equal(message.text,
			    "[pid 77] stop: removed the waiting tick; none was running");
}

static void tells_of_a_newer_module(void **state)
{
	(void)state;
	says("dance n=3", "dance n=3: done");
	/* Rows and numbers that are not there say nothing. */
	now.queue_count = 0;
	answer.accepted = SNAPSHOT_NONE;
	answer.coalesced = SNAPSHOT_NONE;
	says("custom", "custom: 0 accepted");
	now.periodic.running = SNAPSHOT_NONE;
	says("start", "start: started; it is stopped by now");
}

static void writes_ascii(void **state)
{
	(void)state;
	answer.waited_ns = 12000;
	strcpy(answer.command, "stop");
	message_answer(&message, &answer, true, &now, true);
	assert_string_equal(message.text,
			    "stop: waited 12 us for the running tick; none was waiting");
}

static void tells_what_was_not_delivered(void **state)
{
	(void)state;
	message_undelivered(&message, "custom n=8", EACCES);
	assert_string_equal(message.text,
			    "custom n=8: not sent, not permitted (EACCES): run with sudo to send commands");
	assert_true(message.failed);
	message_undelivered(&message, "stop", ENOENT);
	assert_string_equal(message.text,
			    "stop: not sent, the module is not loaded (ENOENT)");
	message_undelivered(&message, "stop", EINTR);
	assert_string_equal(message.text,
			    "stop: not sent, Interrupted system call (EINTR)");
}

static void bounds_its_text(void **state)
{
	/* In a block of its own, for ASan to guard its end. */
	struct message *own = malloc(sizeof(*own));

	(void)state;
	memset(answer.command, 'c', sizeof(answer.command) - 1);
	memset(answer.reason, 'r', sizeof(answer.reason) - 1);
	answer.error = EINVAL;
	message_answer(own, &answer, false, &now, false);
	assert_int_equal(strlen(own->text), MESSAGE_MAX - 1);
	free(own);
}

int main(void)
{
#define TEST(name)	cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(tells_custom),
		TEST(goes_on_with_the_queue),
		TEST(tells_coalesced),
		TEST(tells_start),
		TEST(tells_stop),
		TEST(tells_failures),
		TEST(says_whose_command_it_was),
		TEST(tells_of_a_newer_module),
		TEST(writes_ascii),
		TEST(tells_what_was_not_delivered),
		TEST(bounds_its_text),
	};

	return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
