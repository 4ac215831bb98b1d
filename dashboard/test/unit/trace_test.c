// SPDX-License-Identifier: GPL-2.0
/*
 * Traces of hand-made events. That they are JSON and keep the rules of the
 * format is checked in take_home.t, by a parser that is not wqtop's.
 */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/trace.h"

static struct trace trace;
static char *text; /* all that was written */
static size_t length;
static FILE *out;
static unsigned int seq;

static int begin(void **state)
{
	(void)state;
	seq = 0;
	out = open_memstream(&text, &length);
	assert_non_null(out);
	trace_begin(&trace, out);
	return 0;
}

static int end(void **state)
{
	(void)state;
	fclose(out);
	free(text);
	return 0;
}

/* An event of custom at that microsecond: 'kind item=N cpu=N pid=N worker=W'. */
static void happens(unsigned int us, const char *event, const char *more)
{
	char line[256];
	struct event parsed;

	snprintf(line, sizeof(line),
		 "seq=%u ns=%u000 event=%s queue=custom cpu=1 %s", ++seq, us,
		 event, more);
	assert_true(event_line_parse(slice_of(line), &parsed));
	trace_take(&trace, &parsed, true);
	fflush(out);
}

#define SHELL  "pid=9 worker=sh"
#define WORKER "pid=7 worker=kworker/u4:1"

static void reads(unsigned int us, unsigned int pending, unsigned int running)
{
	static struct snapshot snapshot;
	char file[256], reason[SNAPSHOT_REASON_MAX];

	snprintf(file, sizeof(file),
		 "workqueue_demo - version: 1\ntime_ns %u000\nloaded_ns 2\nkernel 6.1\nrecording on\n\nqueue armed pending running\ncustom 0 %u %u\n",
		 us, pending, running);
	assert_true(snapshot_parse(&snapshot, file, strlen(file), reason));
	trace_take_reading(&trace, &snapshot);
	fflush(out);
}

/* Return: the place behind it. */
static const char *assert_written(const char *from, const char *part)
{
	const char *at = strstr(from, part);

	if (!at)
		fail_msg("'%s' is not in:\n%s", part, from);
	return at + strlen(part);
}

static int count_of(const char *part)
{
	const char *at = text;
	int count = 0;

	while ((at = strstr(at, part)) && ++count)
		at += strlen(part);
	return count;
}

static void an_item_is_a_slice_with_its_steps(void **state)
{
	const char *at;

	(void)state;
	happens(100, "submitted", "item=3 " SHELL);
	happens(150, "started", "item=3 " WORKER);
	happens(151, "step", "item=3 " WORKER " step=burn:5");
	happens(400, "preempted", "item=3 " WORKER " lost_ns=100000");
	happens(500, "step", "item=3 " WORKER " step=sleep:10");
	happens(600, "finished",
		"item=3 " WORKER " burnt_ns=249000 preempted_ns=100000");
	at = assert_written(text,
			    "{\"ph\":\"M\",\"pid\":1,\"name\":\"thread_name\",\"tid\":7,\"args\":{\"name\":\"kworker/u4:1\"}}");
	at = assert_written(at,
			    "{\"ph\":\"B\",\"pid\":1,\"tid\":7,\"ts\":150.000,\"name\":\"c3\",\"cat\":\"item\",\"args\":{\"queue\":\"custom\",\"cpu\":1}}");
	at = assert_written(at,
			    "{\"ph\":\"B\",\"pid\":1,\"tid\":7,\"ts\":151.000,\"name\":\"burn 5 ms\",\"cat\":\"step\"}");
	at = assert_written(at,
			    "{\"ph\":\"B\",\"pid\":1,\"tid\":7,\"ts\":300.000,\"name\":\"preempted\",\"cat\":\"preempted\"}");
	at = assert_written(at,
			    "{\"ph\":\"E\",\"pid\":1,\"tid\":7,\"ts\":400.000}");
	at = assert_written(at,
			    "{\"ph\":\"E\",\"pid\":1,\"tid\":7,\"ts\":500.000}");
	at = assert_written(at, "\"ts\":500.000,\"name\":\"sleep 10 ms\"");
	at = assert_written(at,
			    "{\"ph\":\"E\",\"pid\":1,\"tid\":7,\"ts\":600.000}");
	assert_written(at,
		       "{\"ph\":\"E\",\"pid\":1,\"tid\":7,\"ts\":600.000,\"args\":{\"burnt_ns\":249000,\"preempted_ns\":100000}}");
}

static void an_arrow_leads_from_the_submission_to_the_run(void **state)
{
	const char *at;

	(void)state;
	happens(100, "submitted", "item=3 " SHELL);
	happens(150, "started", "item=3 " WORKER);
	at = assert_written(text, "\"args\":{\"name\":\"sh\"}}");
	at = assert_written(at, "\"ts\":100.000,\"name\":\"submit c3\"}");
	at = assert_written(at, "{\"ph\":\"s\",");
	at = assert_written(at,
			    "\"ts\":100.000,\"name\":\"submitted\",\"cat\":\"flow\",\"id\":\"0x3000000000003\"}");
	at = assert_written(at, "\"ts\":150.000,\"name\":\"c3\"");
	at = assert_written(at,
			    "{\"ph\":\"f\",\"pid\":1,\"tid\":7,\"ts\":150.000,");
	assert_written(at, "\"id\":\"0x3000000000003\",\"bp\":\"e\"}");
}

static void it_ends_where_it_was_cancelled(void **state)
{
	const char *at;

	(void)state;
	happens(100, "armed", "item=3 " SHELL);
	happens(150, "cancelled", "item=3 pid=12 worker=sh");
	at = assert_written(text, "\"args\":{\"item\":\"c3\",\"timer\":true}}");
	at = assert_written(at,
			    "{\"ph\":\"e\",\"pid\":1,\"ts\":150.000,\"name\":\"custom waits\"");
	at = assert_written(at, "\"name\":\"cancel c3\"");
	assert_written(at, "{\"ph\":\"f\",");
	/* Each command has a process, but all have one lane. */
	assert_int_equal(count_of("\"thread_name\""), 1);
}

static void a_handler_submits_in_its_own_slice(void **state)
{
	const char *at;

	(void)state;
	happens(100, "started", "item=3 " WORKER);
	happens(200, "armed", "item=4 " WORKER);
	at = assert_written(text, "\"name\":\"c3\"");
	assert_written(at, "{\"ph\":\"s\",\"pid\":1,\"tid\":7,\"ts\":200.000,");
	assert_int_equal(count_of("submit c4"), 0);
}

static void other_submissions_are_moments(void **state)
{
	(void)state;
	happens(100, "coalesced", "item=3 " SHELL);
	happens(101, "modified", "item=3 " SHELL);
	happens(102, "refused", "item=3 " SHELL);
	assert_written(text,
		       "\"ts\":100.000,\"name\":\"coalesced c3\",\"s\":\"t\"}");
	assert_written(text, "\"ts\":101.000,\"name\":\"timer restarted c3\"");
	assert_written(text, "\"ts\":102.000,\"name\":\"refused c3\"");
}

static void what_waits_and_runs_is_counted(void **state)
{
	const char *at;

	(void)state;
	happens(100, "submitted", "item=3 " SHELL);
	happens(101, "submitted", "item=4 " SHELL);
	happens(150, "started", "item=3 " WORKER);
	happens(200, "finished", "item=3 " WORKER);
	at = assert_written(text,
			    "{\"ph\":\"C\",\"pid\":1,\"ts\":100.000,\"name\":\"custom\",\"args\":{\"waiting\":1,\"running\":0}}");
	at = assert_written(at, "{\"waiting\":2,\"running\":0}");
	at = assert_written(at, "{\"waiting\":1,\"running\":1}");
	assert_written(at, "{\"waiting\":1,\"running\":0}");
}

static void a_reading_corrects_the_counts(void **state)
{
	(void)state;
	happens(100, "submitted", "item=3 " SHELL);
	/* Its event may be on the way. */
	reads(5000, 0, 1);
	assert_int_equal(count_of("{\"waiting\":0,\"running\":1}"), 0);
	reads(50000, 0, 1);
	assert_written(text,
		       "\"ts\":50000.000,\"name\":\"custom\",\"args\":{\"waiting\":0,\"running\":1}}");
	assert_int_equal(count_of("Linux 6.1"), 1);
}

static void lost_events_end_what_was_known(void **state)
{
	const char *at;

	(void)state;
	happens(100, "submitted", "item=4 " SHELL);
	happens(100, "started", "item=3 " WORKER);
	happens(110, "step", "item=3 " WORKER " step=sleep:10");
	seq += 5;
	happens(900, "step", "item=3 " WORKER " step=burn:10");
	at = assert_written(text,
			    "{\"ph\":\"E\",\"pid\":1,\"tid\":7,\"ts\":110.000}");
	at = assert_written(at,
			    "{\"ph\":\"E\",\"pid\":1,\"tid\":7,\"ts\":110.000,\"args\":{\"then\":\"not known\"}}");
	at = assert_written(at, "{\"ph\":\"e\",\"pid\":1,\"ts\":110.000,");
	at = assert_written(at,
			    "\"ts\":110.000,\"name\":\"5 events lost\",\"s\":\"g\"}");
	at = assert_written(at,
			    "\"ts\":900.000,\"name\":\"c3\",\"cat\":\"item\",\"args\":{\"queue\":\"custom\",\"cpu\":1,\"began\":\"earlier\"}}");
	assert_written(at, "\"name\":\"burn 10 ms\"");
}

static void another_load_has_other_ids(void **state)
{
	(void)state;
	happens(100, "submitted", "item=3 " SHELL);
	seq = 0;
	happens(200, "submitted", "item=3 " SHELL);
	assert_written(text, "\"name\":\"module loaded again\"");
	assert_written(text, "\"id\":\"0x103000000000003\"");
	/* The counts begin at nothing. */
	assert_int_equal(count_of("{\"waiting\":2"), 0);
}

static void the_end_ends_all(void **state)
{
	const char *at;

	(void)state;
	happens(100, "submitted", "item=4 " SHELL);
	happens(150, "started", "item=3 " WORKER);
	happens(160, "waits", "item=3 " SHELL);
	trace_end(&trace, 500000);
	fflush(out);
	at = assert_written(text,
			    "{\"ph\":\"E\",\"pid\":1,\"tid\":7,\"ts\":500.000,\"args\":{\"then\":\"it went on\"}}");
	at = assert_written(at, "\"ts\":500.000,\"name\":\"command waits\"");
	at = assert_written(at, "\"ts\":500.000,\"name\":\"custom waits\"");
	assert_string_equal(at + strcspn(at, "]"), "]}\n");
	assert_int_equal(count_of("\"ph\":\"B\""), count_of("\"ph\":\"E\""));
	assert_int_equal(count_of("\"ph\":\"b\""), count_of("\"ph\":\"e\""));
}

static void time_never_goes_back_in_a_lane(void **state)
{
	(void)state;
	happens(100, "started", "item=3 " WORKER);
	happens(99, "step", "item=3 " WORKER " step=burn:5");
	assert_written(text, "\"ts\":100.000,\"name\":\"burn 5 ms\"");
}

static void names_are_quoted(void **state)
{
	(void)state;
	happens(100, "submitted", "item=3 pid=9 worker=a\"b\\134");
	assert_written(text, "{\"name\":\"a\\\"b\\\\");
}

/* Each has begun an item, so none gives its place away. */
static void too_many_lanes_are_left_out(void **state)
{
	char more[64];
	int i;

	(void)state;
	for (i = 1; i <= TRACE_LANES + 5; i++) {
		snprintf(more, sizeof(more), "item=%d pid=%d worker=k%d", i, i,
			 i);
		happens((unsigned int)i, "started", more);
	}
	happens(1000, "finished", "item=300 pid=300 worker=k300");
	trace_end(&trace, 2000000);
	fflush(out);
	assert_int_equal(count_of("\"ph\":\"B\""), TRACE_LANES);
	assert_int_equal(count_of("\"ph\":\"E\""), TRACE_LANES);
}

/* All that begins also ends, in any order of events. */
static void noise_is_balanced(void **state)
{
	unsigned int dice = 1, i;
	struct event event = { 0 };

	(void)state;
	for (i = 0; i < 2000; i++) {
		event.kind = (enum wqdemo_event)((unsigned int)rand_r(&dice) %
						 WQDEMO_EVENT_COUNT);
		event.queue = (enum wqdemo_queue)((unsigned int)rand_r(&dice) %
						  WQDEMO_QUEUE_COUNT);
		event.item = 1 + (unsigned int)rand_r(&dice) % 40;
		event.pid = 1 + (unsigned int)rand_r(&dice) % 400;
		event.ns = (unsigned int)rand_r(&dice);
		event.lost_ns = (unsigned int)rand_r(&dice);
		event.seq += rand_r(&dice) % 100 ? 1 : 7;
		if (!(rand_r(&dice) % 1000))
			event.seq = 1;
		snprintf(event.worker, sizeof(event.worker), "k%d",
			 rand_r(&dice) % 50);
		trace_take(&trace, &event, rand_r(&dice) % 4);
	}
	trace_end(&trace, 0);
	fflush(out);
	assert_in_range(count_of("\"ph\":\"B\""), 100, 10000);
	assert_int_equal(count_of("\"ph\":\"B\""), count_of("\"ph\":\"E\""));
	assert_int_equal(count_of("\"ph\":\"b\""), count_of("\"ph\":\"e\""));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_item_is_a_slice_with_its_steps),
		TEST(an_arrow_leads_from_the_submission_to_the_run),
		TEST(it_ends_where_it_was_cancelled),
		TEST(a_handler_submits_in_its_own_slice),
		TEST(other_submissions_are_moments),
		TEST(what_waits_and_runs_is_counted),
		TEST(a_reading_corrects_the_counts),
		TEST(lost_events_end_what_was_known),
		TEST(another_load_has_other_ids),
		TEST(the_end_ends_all),
		TEST(time_never_goes_back_in_a_lane),
		TEST(names_are_quoted),
		TEST(too_many_lanes_are_left_out),
		TEST(noise_is_balanced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
