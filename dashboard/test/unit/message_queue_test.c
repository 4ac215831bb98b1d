// SPDX-License-Identifier: GPL-2.0
/* The message line about the queue after an answer. */
#include "test/unit/messages.h"

#include <errno.h>

/* The same, with other items on its queue. */
static void says_among_others(const char *command, const char *wanted)
{
	snapshot_set_command(&answer, slice_of(command));
	tells(wanted);
}

static void tells_custom(void **state)
{
	(void)state;
	answer.accepted = 8;
	set_queue(2, 0, 4, 4);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 running at once (max_active 4), 4 waiting");
	set_queue(2, 0, 0, 3);
	says("custom n=8", "custom n=8: 8 accepted, 5 done, 3 running");
	set_queue(2, 0, 5, 0);
	says("custom n=8", "custom n=8: 8 accepted, 3 done, 5 waiting");
	set_queue(2, 0, 0, 0);
	says("custom n=8", "custom n=8: 8 accepted, all done");
}

static void set_held(int queue, uint64_t held)
{
	now.queue[queue].concurrency[WQDEMO_CONCURRENCY_held] = held;
}

static void tells_what_max_active_holds_back(void **state)
{
	(void)state;
	answer.accepted = 8;
	set_queue(2, 0, 4, 4);
	set_held(2, 4);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 running (max_active 4), 4 held back by it");
	/* The parts add up to those accepted. */
	answer.accepted = 10;
	says("custom n=10",
	     "custom n=10: 10 accepted, 2 done, 4 running (max_active 4), 4 held back by it");
	answer.accepted = 8;
	set_held(2, 3);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 running (max_active 4), 3 held back by it, 1 waiting");
	/* Read a moment later than the others. */
	set_held(2, 9);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 running (max_active 4), 4 held back by it");
	set_queue(2, 0, 4, 0);
	set_held(2, 2);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 done, none running (max_active 4), 2 held back by it, 2 waiting");
	/* Known to be none: then the limit is not what they wait for. */
	set_queue(2, 0, 4, 4);
	set_held(2, 0);
	says("custom n=8",
	     "custom n=8: 8 accepted, 4 running at once, 4 waiting");
	answer.accepted = 3;
	now.queue[WQDEMO_ORDERED].max_active = 1;
	set_queue(WQDEMO_ORDERED, 0, 2, 1);
	set_held(WQDEMO_ORDERED, 2);
	says("ordered n=3",
	     "ordered n=3: 3 accepted, 1 running (max_active 1), 2 held back by it");
}

/* Numbers of the queue are not told as the command's. */
static void tells_whose_numbers_they_are(void **state)
{
	uint64_t *then = before.queue[WQDEMO_BOUND].count;
	uint64_t *count = now.queue[WQDEMO_BOUND].count;

	(void)state;
	/* Others were there before. */
	answer.accepted = 3;
	then[WQDEMO_COUNT_accepted] = 2;
	then[WQDEMO_COUNT_completed] = 1;
	count[WQDEMO_COUNT_accepted] = 5;
	set_queue(WQDEMO_BOUND, 0, 1, 3);
	says_among_others("bound n=3",
			  "bound n=3: 3 accepted; bound has 3 running at once, 1 waiting");
	/* Its own three may be done by now. */
	set_queue(WQDEMO_BOUND, 0, 0, 1);
	says_among_others("bound n=3",
			  "bound n=3: 3 accepted; bound has 1 running");
	set_queue(WQDEMO_BOUND, 2, 0, 0);
	says_among_others("bound n=3",
			  "bound n=3: 3 accepted; bound has 2 armed: their timers run");
	set_queue(WQDEMO_BOUND, 0, 0, 0);
	says_among_others("bound n=3", "bound n=3: 3 accepted, all done");
	/* Others came after it, or at the same time. */
	then[WQDEMO_COUNT_completed] = 2;
	count[WQDEMO_COUNT_accepted] = 6;
	set_queue(WQDEMO_BOUND, 0, 0, 1);
	says_among_others("bound n=3",
			  "bound n=3: 3 accepted; bound has 1 running");
	/* One was cancelled, so that one less is done. */
	count[WQDEMO_COUNT_accepted] = 5;
	count[WQDEMO_COUNT_cancelled] = 1;
	says_among_others("bound n=3",
			  "bound n=3: 3 accepted; bound has 1 running");
	/* A reset changes what the counters count from. */
	count[WQDEMO_COUNT_cancelled] = 0;
	now.epoch = before.epoch + 1;
	says_among_others("bound n=3",
			  "bound n=3: 3 accepted; bound has 1 running");
	now.epoch = before.epoch;
	says_among_others("bound n=3",
			  "bound n=3: 3 accepted, 2 done, 1 running");
}

static void goes_on_when_others_come(void **state)
{
	(void)state;
	answer.accepted = 1;
	set_queue(WQDEMO_BOUND, 0, 0, 1);
	says("bound", "bound: 1 accepted, 1 running");
	now.queue[WQDEMO_BOUND].count[WQDEMO_COUNT_accepted]++;
	message_refresh(&message, &now, false);
	assert_string_equal(message.text,
			    "bound: 1 accepted; bound has 1 running");
}

static void tells_every_queue(void **state)
{
	(void)state;
	answer.accepted = 2;
	set_queue(WQDEMO_BOUND, 2, 0, 0);
	says("bound n=2 delay=900",
	     "bound n=2 delay=900: 2 accepted, 2 armed: their timers run");
	/* Without events nobody knows when a timer ends. */
	now.recording = false;
	says("bound n=2 delay=900",
	     "bound n=2 delay=900: 2 accepted, 2 armed or due");
	now.recording = true;
	now.queue[WQDEMO_BOUND].due = 1;
	says("bound n=2 delay=900",
	     "bound n=2 delay=900: 2 accepted, 1 waiting, 1 armed: its timer runs");
	says("highpri n=2 cpu=1 do=burn:5",
	     "highpri n=2 cpu=1 do=burn:5: 2 accepted, all done");
	says("bh n=2", "bh n=2: 2 accepted, all done");
	/* A kernel without WQ_BH. */
	now.queue_count--;
	answer.accepted = 0;
	answer.error = EOPNOTSUPP;
	strcpy(answer.reason, "WQ_BH is not there before Linux 6.9");
	says("bh", "bh: WQ_BH is not there before Linux 6.9 (EOPNOTSUPP)");
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
	assert_string_equal(message.text,
			    "custom n=8: 8 accepted, 7 done, 1 running");
	/* A text that is no answer stays. */
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
	     "immediate n=3: 1 accepted, 2 coalesced (it was already pending); system has 1 running, 1 waiting");
	answer.accepted = 0;
	answer.coalesced = 1;
	set_queue(1, 1, 0, 0);
	says("delayed",
	     "delayed: coalesced (it was already pending), 1 armed: its timer runs");
	answer.coalesced = 3;
	says("delayed n=3",
	     "delayed n=3: 3 coalesced (it was already pending), 1 armed: its timer runs");
}

static void tells_max_active(void **state)
{
	(void)state;
	says("max_active custom 2", "max_active custom 2: set");
	says("max_active bound 2", "max_active bound 2: set, on each CPU");
	now.queue[2].max_active = 2;
	set_queue(2, 0, 4, 4);
	set_held(2, 4);
	says("max_active custom 2",
	     "max_active custom 2: set; custom has 4 running (max_active 2), 4 held back by it");
	/* A queue that is not there has no state to tell. */
	now.queue_count = 0;
	says("max_active custom 2", "max_active custom 2: set");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tells_custom),
		TEST(tells_what_max_active_holds_back),
		TEST(tells_whose_numbers_they_are),
		TEST(goes_on_when_others_come),
		TEST(tells_every_queue),
		TEST(goes_on_with_the_queue),
		TEST(tells_coalesced),
		TEST(tells_max_active),
	};

	return cmocka_run_group_tests_name("message_queue", tests, NULL, NULL);
}
