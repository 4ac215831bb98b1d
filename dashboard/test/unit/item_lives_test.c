// SPDX-License-Identifier: GPL-2.0
/* The lives that events add up to, with gaps and reloads among them. */
#include "test/unit/lives.h"

#include <stdio.h>
#include <string.h>

#include "read/snapshot.h"

/* An event of custom, run by a kworker or submitted by a process. */
static void happens(uint64_t ns, const char *what, uint64_t item)
{
	bool runs = !strncmp(what, "started", 7) || !strncmp(what, "step", 4) ||
		    !strncmp(what, "finished", 8);
	char thread[128], kind[32];
	const char *step = strchr(what, ' ');

	snprintf(kind, sizeof(kind), "%.*s",
		 step ? (int)(step - what) : (int)strlen(what), what);
	snprintf(thread, sizeof(thread), "pid=%d worker=%s%s%s",
		 runs ? 25 : 900, runs ? "kworker/u4:1" : "put",
		 step ? " step=" : "", step ? step + 1 : "");
	take_event(ns, kind, "custom", item, thread);
}

static const struct life *custom(uint64_t item)
{
	return item_lives_find(&lives, WQDEMO_CUSTOM, item);
}

/* The spans, as "waiting 0-10, burning 10-15". */
static void consists_of(uint64_t item, uint64_t now, const char *wanted)
{
	static const char *const names[LIFE_STATES] = {
		"nothing",  "armed",	 "waiting",   "held",
		"running",  "sleeping",	 "preempted", "burning",
		"modified", "coalesced", "cancelled",
	};
	struct life_span span[LIFE_SPANS];
	unsigned int count, i;
	char text[512] = "";
	size_t used = 0;

	assert_non_null(custom(item));
	count = life_spans(custom(item), now, span);
	for (i = 0; i < count; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%s %llu-%llu", i ? ", " : "",
					 names[span[i].state],
					 (unsigned long long)span[i].from_ns,
					 (unsigned long long)span[i].to_ns);
	assert_string_equal(text, wanted);
}

static void follows_a_life(void **state)
{
	(void)state;
	happens(10, "submitted", 1);
	consists_of(1, 15, "waiting 10-15");
	assert_true(life_is_open(custom(1)));
	assert_true(life_ran_ns(custom(1), 15) == LIFE_UNKNOWN);
	happens(30, "started", 1);
	consists_of(1, 33, "waiting 10-30, running 30-33");
	happens(31, "step burn:5", 1);
	happens(40, "step sleep:10", 1);
	consists_of(1, 55, "waiting 10-30, burning 30-40, sleeping 40-55");
	happens(60, "finished", 1);
	consists_of(1, 99, "waiting 10-30, burning 30-40, sleeping 40-60");
	assert_false(life_is_open(custom(1)));
	assert_int_equal(life_waited_ns(custom(1), 99), 20);
	assert_int_equal(life_ran_ns(custom(1), 99), 30);
	assert_string_equal(custom(1)->worker, "kworker/u4:1");
	assert_int_equal(custom(1)->pid, 25);
	assert_int_equal(custom(1)->cpu, 1);
}

static void knows_timers_and_what_never_ran(void **state)
{
	(void)state;
	happens(10, "armed", 1);
	happens(20, "coalesced", 1);
	happens(25, "coalesced", 1);
	happens(30, "modified", 1);
	happens(40, "cancelled", 1);
	consists_of(1, 99,
		    "armed 10-40, modified 30-30, coalesced 25-25, cancelled 40-40");
	assert_int_equal(custom(1)->coalesced, 2);
	assert_int_equal(life_waited_ns(custom(1), 99), 30);
	assert_true(life_ran_ns(custom(1), 99) == LIFE_UNKNOWN);
}

static void happens_with_timer(uint64_t ns, const char *what, uint64_t due_ns)
{
	char more[64];

	snprintf(more, sizeof(more), "pid=900 worker=put due_ns=%llu",
		 (unsigned long long)due_ns);
	take_event(ns, what, "custom", 1, more);
}

/* A timer that comes late is no wait, as far as nobody knows better. */
static void ends_a_timer_when_the_item_starts(void **state)
{
	(void)state;
	happens_with_timer(10, "armed", 40);
	consists_of(1, 39, "armed 10-39");
	assert_true(life_is_on_timer(custom(1), 39));
	consists_of(1, 50, "armed 10-50");
	assert_false(life_is_on_timer(custom(1), 40));
	assert_int_equal(life_ready_ns(custom(1)), 40);
	happens(60, "started", 1);
	consists_of(1, 70, "armed 10-60, running 60-70");
	/* Timers count jiffies: it can start a little early. */
	begin_lives(NULL);
	happens_with_timer(10, "armed", 40);
	happens(38, "started", 1);
	consists_of(1, 50, "armed 10-38, running 38-50");
}

/* By an eighth of its length and two ticks: after that the item waits. */
static void ends_a_timer_as_late_as_it_may_come(void **state)
{
	const uint64_t ms = 1000000;

	(void)state;
	happens_with_timer(100 * ms, "armed", 1100 * ms);
	assert_int_equal(life_timer_end_ns(custom(1)), 1245 * ms);
	consists_of(1, 1300 * ms,
		    "armed 100000000-1245000000, waiting 1245000000-1300000000");
	happens(1124 * ms, "started", 1);
	consists_of(1, 1300 * ms,
		    "armed 100000000-1124000000, running 1124000000-1300000000");
}

static void moves_a_timer(void **state)
{
	(void)state;
	happens_with_timer(10, "armed", 40);
	happens_with_timer(30, "modified", 80);
	consists_of(1, 90, "armed 10-90, modified 30-30");
	/* A flush lets it run at once. */
	happens_with_timer(50, "modified", 50);
	consists_of(1, 60, "armed 10-50, waiting 50-60, modified 50-50");
	/* This one had no timer before. */
	begin_lives(NULL);
	happens(10, "submitted", 1);
	happens_with_timer(20, "modified", 50);
	consists_of(1, 60, "waiting 10-20, armed 20-60, modified 20-20");
	assert_false(life_is_on_timer(custom(1), 19));
}

/* Events of two CPUs are numbered a moment later: neighbours may be exchanged. */
static void takes_events_in_the_other_order(void **state)
{
	(void)state;
	happens(12, "started", 1);
	happens(10, "submitted", 1);
	happens(13, "step burn:5", 1);
	happens(20, "finished", 1);
	consists_of(1, 99, "waiting 10-12, burning 12-20");
}

static void ends_at_a_gap_what_is_not_known(void **state)
{
	(void)state;
	happens(10, "submitted", 1);
	happens(20, "started", 1);
	happens(21, "step sleep:50", 1);
	happens(22, "submitted", 2);
	seq += 5;
	happens(90, "submitted", 3);
	consists_of(1, 99, "waiting 10-20, sleeping 20-21");
	consists_of(2, 99, "waiting 22-22");
	consists_of(3, 99, "waiting 90-99");
	assert_int_equal(life_ran_ns(custom(1), 99), 1);
}

static void goes_on_after_a_gap_with_what_is_known(void **state)
{
	(void)state;
	happens(10, "submitted", 1);
	happens(11, "submitted", 2);
	happens(12, "submitted", 3);
	happens(20, "started", 1);
	happens(21, "step burn:5", 1);
	seq += 5;
	/* It ran all the time, but who knows what it did. */
	happens(80, "finished", 1);
	consists_of(1, 99, "waiting 10-20, burning 20-21, running 21-80");
	/* It ran at 81, but nobody saw it start. */
	happens(81, "step sleep:5", 2);
	happens(90, "finished", 2);
	consists_of(2, 99, "waiting 11-11, sleeping 81-90");
	assert_true(life_waited_ns(custom(2), 99) == LIFE_UNKNOWN);
	assert_true(life_ran_ns(custom(2), 99) == LIFE_UNKNOWN);
	/* All that matters of this one is known. */
	happens(95, "started", 3);
	consists_of(3, 99, "waiting 12-95, running 95-99");
}

static void shows_the_end_whose_beginning_was_lost(void **state)
{
	(void)state;
	seq = 100;
	happens(50, "finished", 7);
	consists_of(7, 99, "running 50-50");
	happens(60, "step burn:5", 8);
	assert_int_equal(custom(8)->cpu, 1);
	happens(70, "finished", 8);
	consists_of(8, 99, "burning 60-70");
	happens(80, "cancelled", 9);
	consists_of(9, 99, "cancelled 80-80");
}

static void doubts_what_is_open_when_nothing_is_written(void **state)
{
	(void)state;
	happens(10, "submitted", 1);
	item_lives_doubt(&lives);
	consists_of(1, 99, "waiting 10-10");
	happens(50, "started", 1);
	consists_of(1, 99, "waiting 10-50, running 50-99");
}

/* A worker is at one item at a time: it says that the one before has ended. */
static void doubts_what_a_worker_ran_before(void **state)
{
	(void)state;
	happens(10, "started", 1);
	happens(11, "step sleep:50", 1);
	happens(500, "started", 2);
	happens(501, "step sleep:50", 2);
	consists_of(1, 999, "sleeping 10-11");
	consists_of(2, 999, "sleeping 500-999");
	happens(600, "finished", 2);
	happens(700, "started", 3);
	consists_of(2, 999, "sleeping 500-600");
}

/* Other softirqs have no worker: they may run side by side. */
static void doubts_nothing_of_nobodys_thread(void **state)
{
	static const char two[] =
		"seq=1 ns=10 event=started queue=bh item=1 cpu=0 pid=- worker=\"\"\n"
		"seq=2 ns=20 event=started queue=bh item=2 cpu=1 pid=- worker=\"\"\n";

	(void)state;
	event_log_take(&events, two, sizeof(two) - 1);
	item_lives_take(&lives, &events, events.taken);
	assert_non_null(item_lives_find(&lives, WQDEMO_BH, 1));
	assert_true(item_lives_find(&lives, WQDEMO_BH, 1)->doubt_ns ==
		    LIFE_UNKNOWN);
}

/* When the items are counted. */
#define COUNTED_NS 1000000000

static void settle(enum wqdemo_queue queue, uint64_t waiting, uint64_t running,
		   uint64_t since_ns)
{
	const struct item_lives_counts counts = {
		.ns = COUNTED_NS,
		.since_ns = since_ns,
		.waiting = waiting,
		.running = running,
	};

	item_lives_settle(&lives, queue, &counts);
}

static void doubts_the_oldest_that_counts_do_not_have(void **state)
{
	const uint64_t now = COUNTED_NS;

	(void)state;
	happens(10, "submitted", 1);
	happens(11, "submitted", 2);
	happens(12, "started", 2);
	happens(20, "submitted", 3);
	happens(now - 5000000, "submitted", 4);
	settle(WQDEMO_BOUND, 0, 0, SNAPSHOT_NONE);
	settle(WQDEMO_CUSTOM, 2, 1, SNAPSHOT_NONE);
	consists_of(1, now, "waiting 10-1000000000");
	settle(WQDEMO_CUSTOM, 1, 1, SNAPSHOT_NONE);
	consists_of(1, now, "waiting 10-10");
	consists_of(2, now, "waiting 11-12, running 12-1000000000");
	consists_of(3, now, "waiting 20-1000000000");
	/* The newest may have come after it was counted. */
	settle(WQDEMO_CUSTOM, 0, 0, SNAPSHOT_NONE);
	consists_of(2, now, "waiting 11-12, running 12-12");
	consists_of(3, now, "waiting 20-20");
	consists_of(4, now, "waiting 995000000-1000000000");
	/* It was there all the time: counts and events are not of one moment. */
	happens(now + 5, "started", 3);
	consists_of(3, now + 9,
		    "waiting 20-1000000005, running 1000000005-1000000009");
}

/* An item that counts no longer have: its event is still to come. */
static void doubts_nothing_while_all_is_written(void **state)
{
	(void)state;
	happens(10, "submitted", 1);
	happens(20, "submitted", 2);
	happens(30, "submitted", 3);
	happens(40, "started", 3);
	settle(WQDEMO_CUSTOM, 0, 0, 15);
	consists_of(1, COUNTED_NS, "waiting 10-10");
	consists_of(2, COUNTED_NS, "waiting 20-1000000000");
	consists_of(3, COUNTED_NS, "waiting 30-40, running 40-1000000000");
}

static void forgets_the_oldest(void **state)
{
	uint64_t item;

	(void)state;
	for (item = 1; item <= 3 * ITEM_LIVES_KEPT; item++)
		happens(item, "submitted", item);
	assert_null(custom(2 * ITEM_LIVES_KEPT));
	assert_non_null(custom(2 * ITEM_LIVES_KEPT + 1));
	/* Late news of one that is forgotten is no life. */
	happens(5000, "finished", 1);
	assert_null(custom(1));
	/* But one that starts is worth more than one of a thousand that wait. */
	happens(5001, "started", 2);
	happens(5002, "step sleep:9", 2);
	happens(5009, "finished", 2);
	consists_of(2, 6000, "sleeping 5001-5009");
	happens(6000, "started", 2 * ITEM_LIVES_KEPT + 2);
	assert_null(custom(2));
}

static void starts_over_after_a_reload(void **state)
{
	static const char reload[] =
		"seq=1 ns=90 event=submitted queue=custom item=1 cpu=1 pid=9 worker=put\n"
		"seq=2 ns=91 event=submitted queue=custom item=2 cpu=1 pid=9 worker=put\n"
		"seq=3 ns=92 event=submitted queue=custom item=3 cpu=1 pid=9 worker=put\n";

	(void)state;
	happens(10, "submitted", 1);
	happens(11, "submitted", 9);
	/* More at once than there were before: only the numbers tell. */
	event_log_take(&events, reload, sizeof(reload) - 1);
	item_lives_take(&lives, &events, events.taken);
	assert_null(custom(9));
	consists_of(1, 99, "waiting 90-99");
	assert_int_equal(lives.newest[WQDEMO_CUSTOM], 3);
	assert_int_equal(lives.mark_count, 1);
}

static void takes_no_more_than_is_shown(void **state)
{
	static const char two[] =
		"seq=1 ns=90 event=submitted queue=custom item=1 cpu=1 pid=9 worker=put\n"
		"seq=2 ns=91 event=submitted queue=custom item=2 cpu=1 pid=9 worker=put\n";

	(void)state;
	event_log_take(&events, two, sizeof(two) - 1);
	item_lives_take(&lives, &events, 1);
	assert_non_null(custom(1));
	assert_null(custom(2));
	item_lives_take(&lives, &events, 2);
	assert_non_null(custom(2));
}

static void marks_submissions_of_a_command_as_one(void **state)
{
	(void)state;
	happens(1000, "submitted", 1);
	happens(1001, "submitted", 2);
	happens(1002, "coalesced", 2);
	happens(200000000, "refused", 2);
	assert_int_equal(lives.mark_count, 2);
	assert_int_equal(lives.mark[0].ns, 1000);
	assert_int_equal(lives.mark[0].accepted, 2);
	assert_int_equal(lives.mark[0].coalesced, 1);
	assert_int_equal(lives.mark[1].refused, 1);
	assert_int_equal(custom(2)->coalesced, 1);
}

/* The periodic item arms itself from its handler: no key was pressed then. */
static void marks_no_handlers_own_submission(void **state)
{
	static const char text[] =
		"seq=1 ns=10 event=armed queue=periodic item=1 cpu=1 pid=9 worker=put\n"
		"seq=2 ns=20 event=started queue=periodic item=1 cpu=1 pid=17 worker=kworker/0:1\n"
		"seq=3 ns=21 event=armed queue=periodic item=2 cpu=1 pid=17 worker=kworker/0:1\n";

	(void)state;
	event_log_take(&events, text, sizeof(text) - 1);
	item_lives_take(&lives, &events, events.taken);
	assert_int_equal(lives.mark_count, 1);
	assert_non_null(item_lives_find(&lives, WQDEMO_PERIODIC, 2));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin_lives)
	const struct CMUnitTest tests[] = {
		TEST(follows_a_life),
		TEST(knows_timers_and_what_never_ran),
		TEST(ends_a_timer_when_the_item_starts),
		TEST(ends_a_timer_as_late_as_it_may_come),
		TEST(moves_a_timer),
		TEST(takes_events_in_the_other_order),
		TEST(ends_at_a_gap_what_is_not_known),
		TEST(goes_on_after_a_gap_with_what_is_known),
		TEST(shows_the_end_whose_beginning_was_lost),
		TEST(doubts_what_is_open_when_nothing_is_written),
		TEST(doubts_what_a_worker_ran_before),
		TEST(doubts_nothing_of_nobodys_thread),
		TEST(doubts_the_oldest_that_counts_do_not_have),
		TEST(doubts_nothing_while_all_is_written),
		TEST(forgets_the_oldest),
		TEST(starts_over_after_a_reload),
		TEST(takes_no_more_than_is_shown),
		TEST(marks_submissions_of_a_command_as_one),
		TEST(marks_no_handlers_own_submission),
	};

	return cmocka_run_group_tests_name("lives", tests, NULL, NULL);
}
