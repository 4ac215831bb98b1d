// SPDX-License-Identifier: GPL-2.0
/* Lines of the events file, and the memory of them. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "read/event_log.h"
#include "read/snapshot.h"

static struct event event;
static struct event_log events;

static int begin(void **state)
{
	(void)state;
	event_log_clear(&events);
	return 0;
}

static bool parse(const char *line)
{
	return event_line_parse((struct slice){ line, strlen(line) }, &event);
}

static void reads_a_line(void **state)
{
	(void)state;
	assert_true(parse(
		"seq=97 ns=4105206234 event=started queue=bound item=7 cpu=1 pid=50 worker=kworker/0:2"));
	assert_int_equal(event.seq, 97);
	assert_int_equal(event.ns, 4105206234);
	assert_int_equal(event.kind, WQDEMO_EVENT_started);
	assert_int_equal(event.queue, WQDEMO_BOUND);
	assert_int_equal(event.item, 7);
	assert_int_equal(event.cpu, 1);
	assert_int_equal(event.pid, 50);
	assert_string_equal(event.worker, "kworker/0:2");
}

static void reads_a_step(void **state)
{
	(void)state;
	assert_true(parse(
		"seq=98 ns=1 event=step queue=bh item=7 cpu=0 pid=- worker=softirq/cpu0 step=burn:20"));
	assert_true(event.pid == SNAPSHOT_NONE);
	assert_int_equal(event.step.kind, WQDEMO_STEP_BURN);
	assert_int_equal(event.step.ms, 20);
	assert_true(parse(
		"seq=98 ns=1 event=step queue=bh item=7 cpu=0 pid=4 worker= step=sleep:5000"));
	assert_int_equal(event.step.kind, WQDEMO_STEP_SLEEP);
	assert_string_equal(event.worker, "");
}

static void reads_the_times_of_a_burn(void **state)
{
	(void)state;
	assert_true(parse(
		"seq=98 ns=9 event=preempted queue=custom item=7 cpu=0 pid=4 worker=a lost_ns=3400000"));
	assert_int_equal(event.kind, WQDEMO_EVENT_preempted);
	assert_int_equal(event.lost_ns, 3400000);
	/* A gap without a length is none. */
	assert_false(parse(
		"seq=98 ns=9 event=preempted queue=custom item=7 cpu=0 pid=4 worker=a"));
	assert_false(parse(
		"seq=98 ns=9 event=preempted queue=custom item=7 cpu=0 pid=4 worker=a lost_ns=-1"));
	assert_true(parse(
		"seq=98 ns=9 event=finished queue=custom item=7 cpu=0 pid=4 worker=a burnt_ns=600 preempted_ns=1000"));
	assert_int_equal(event.burnt_ns, 600);
	assert_int_equal(event.preempted_ns, 1000);
	/* Earlier modules do not tell. */
	assert_true(parse(
		"seq=98 ns=9 event=finished queue=custom item=7 cpu=0 pid=4 worker=a"));
	assert_int_equal(event.burnt_ns, 0);
	assert_false(parse(
		"seq=98 ns=9 event=finished queue=custom item=7 cpu=0 pid=4 worker=a burnt_ns=x"));
}

static void reads_when_a_timer_is_due(void **state)
{
	(void)state;
	assert_true(parse(
		"seq=98 ns=9 event=armed queue=custom item=7 cpu=0 pid=4 worker=a due_ns=200000009"));
	assert_int_equal(event.due_ns, 200000009);
	/* Earlier modules do not tell. */
	assert_true(parse(
		"seq=98 ns=9 event=modified queue=delayed item=7 cpu=0 pid=4 worker=a"));
	assert_int_equal(event.due_ns, 0);
	assert_false(parse(
		"seq=98 ns=9 event=armed queue=custom item=7 cpu=0 pid=4 worker=a due_ns=-"));
}

static void skips_what_it_does_not_know(void **state)
{
	(void)state;
	assert_true(parse(
		"new=1 seq=97 ns=4 event=started queue=bound item=7 cpu=1 pid=50 worker=a more=2"));
	assert_false(parse(
		"seq=97 ns=4 event=exploded queue=bound item=7 cpu=1 pid=50 worker=a"));
	assert_false(parse(
		"seq=97 ns=4 event=started queue=unheard item=7 cpu=1 pid=50 worker=a"));
}

static void refuses_what_is_cut_off(void **state)
{
	static const char line[] =
		"seq=98 ns=1 event=step queue=bh item=7 cpu=0 pid=4 worker=a step=burn:20";
	size_t length;

	(void)state;
	/* Up to "step=burn:2" a digit is missing, which nobody can see. */
	for (length = 0;
	     length <
	     strlen("seq=98 ns=1 event=step queue=bh item=7 cpu=0 pid=4 worker=a step=burn:");
	     length++)
		assert_false(event_line_parse((struct slice){ line, length },
					      &event));
}

static void refuses_bad_values(void **state)
{
	static const char *const lines[] = {
		"seq=0 ns=4 event=started queue=bound item=7 cpu=1 pid=50 worker=a",
		"seq=97 ns=4 event=started queue=bound item=7 cpu=1 pid=50 worker=a event=x",
		"seq=97 ns=4 event=started queue=bound item=7 cpu=1 pid=50 worker=a seq=0",
		"seq=x ns=4 event=started queue=bound item=7 cpu=1 pid=50 worker=a",
		"seq=1 ns=99999999999999999999 event=started queue=bound item=7 cpu=1 pid=50 worker=a",
		"seq=1 ns=9223372036854775808 event=started queue=bound item=7 cpu=1 pid=50 worker=a",
		"seq=1 ns=4 event=started queue=bound item=7 cpu=70000 pid=50 worker=a",
		"seq=1 ns=4 event=started queue=bound item=7 cpu=1 pid=x worker=a",
		"seq=1 ns=4 event=step queue=bound item=7 cpu=1 pid=1 worker=a step=jump:5",
		"seq=1 ns=4 event=step queue=bound item=7 cpu=1 pid=1 worker=a step=burn",
		"seq=1 ns=4 event=step queue=bound item=7 cpu=1 pid=1 worker=a step=burn:65536",
		"",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (parse(lines[i]))
			fail_msg("takes '%s'", lines[i]);
}

static void lets_no_control_codes_through(void **state)
{
	const char *c;

	(void)state;
	assert_true(parse(
		"seq=1 ns=4 event=started queue=bound item=7 cpu=1 pid=5 worker=a\033[2J\\033\\101"));
	for (c = event.worker; *c; c++)
		assert_in_range(*c, ' ', '~');
	assert_string_equal(event.worker, "a?[2J\\033A");
}

static void take(uint64_t first, uint64_t last)
{
	char text[256];
	uint64_t seq;

	for (seq = first; seq <= last; seq++) {
		snprintf(text, sizeof(text),
			 "seq=%llu ns=%llu event=started queue=bound item=1 cpu=1 pid=5 worker=a\n",
			 (unsigned long long)seq, (unsigned long long)seq * 10);
		event_log_take(&events, text, strlen(text));
	}
}

static void keeps_them_by_number(void **state)
{
	(void)state;
	assert_null(event_log_at(&events, 0));
	take(5, 7);
	assert_int_equal(events.taken, 3);
	assert_int_equal(events.lost, 0);
	assert_int_equal(event_log_at(&events, 0)->seq, 5);
	assert_int_equal(event_log_at(&events, 2)->seq, 7);
	assert_null(event_log_at(&events, 3));
}

static void counts_what_is_lost(void **state)
{
	(void)state;
	take(5, 7);
	take(10, 10);
	take(12, 13);
	assert_int_equal(events.lost, 3);
}

static void forgets_the_oldest(void **state)
{
	(void)state;
	take(1, EVENT_LOG_KEPT + 10);
	assert_int_equal(event_log_first(&events), 10);
	assert_null(event_log_at(&events, 9));
	assert_int_equal(event_log_at(&events, 10)->seq, 11);
	assert_int_equal(events.lost, 0);
}

static void starts_over_with_the_module(void **state)
{
	(void)state;
	take(5, 9);
	take(1, 2);
	assert_int_equal(events.taken, 2);
	assert_int_equal(events.lost, 0);
	assert_int_equal(event_log_at(&events, 0)->seq, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(reads_a_line),
		TEST(reads_a_step),
		TEST(reads_the_times_of_a_burn),
		TEST(reads_when_a_timer_is_due),
		TEST(skips_what_it_does_not_know),
		TEST(refuses_what_is_cut_off),
		TEST(refuses_bad_values),
		TEST(lets_no_control_codes_through),
		TEST(keeps_them_by_number),
		TEST(counts_what_is_lost),
		TEST(forgets_the_oldest),
		TEST(starts_over_with_the_module),
	};

	return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
