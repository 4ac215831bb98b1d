// SPDX-License-Identifier: GPL-2.0
/* Playing a script: its clock, its waits, its chapters. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "send/script_play.h"

static struct script script;
static struct script_play play;
static struct snapshot snapshot;
static struct measured measured;
static uint64_t now_ms, read_ms;
static bool busy;

static void begin(const char *text, bool unattended)
{
	if (!script_parse(&script, slice_of(text)))
		fail_msg("%s", script.error[0].words);
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.recording = true;
	snapshot.queue_count = 2;
	snapshot_name_queue(&snapshot.queue[1], "periodic");
	snapshot_name_queue(&snapshot.queue[0], "custom");
	snapshot.queue[0].max_active = 4;
	snapshot.queue[0].max_active_at_load = 4;
	measured = (struct measured){ .now = &snapshot };
	now_ms = 1000;
	read_ms = 0;
	busy = false;
	memset(&play, 0, sizeof(play));
	play.unattended = unattended;
	script_play_begin(&play, &script, now_ms);
}

/* Reads one millisecond later, and steps. Return: what is due, as words. */
static const char *step(uint64_t ms)
{
	static char said[WQDEMO_COMMAND_MAX + 32];
	const struct script_line *line = NULL;
	struct wqdemo_command command;
	char text[WQDEMO_COMMAND_MAX + 1];

	now_ms += ms;
	struct script_now now = { now_ms, read_ms, busy, &measured };

	switch (script_play_step(&play, &now, &line, &command)) {
	case SCRIPT_STEP_NOTHING:
		return "";
	case SCRIPT_STEP_SEND:
		wqdemo_command_format(&command, text, sizeof(text));
		snprintf(said, sizeof(said), "send %s", text);
		return said;
	case SCRIPT_STEP_GAVE_UP:
		snprintf(said, sizeof(said), "gave up %u", line->number);
		return said;
	case SCRIPT_STEP_LINE:
		break;
	}
	snprintf(said, sizeof(said), "%u", line->number);
	return said;
}

static const char *read_and_step(void)
{
	now_ms++;
	read_ms = now_ms;
	return step(0);
}

#define is(said, wanted) assert_string_equal(said, wanted)

static void keeps_time(void **state)
{
	(void)state;
	begin("1 start\n1 immediate\n2.5 stop\n", true);
	is(step(999), "");
	assert_int_equal(script_play_wait_ms(&play, now_ms, 5000), 1);
	is(step(1), "1");
	is(step(0), "2");
	is(step(0), "");
	assert_int_equal(script_play_wait_ms(&play, now_ms, 5000), 1500);
	assert_int_equal(script_play_wait_ms(&play, now_ms, 100), 100);
	is(step(1500), "3");
	is(step(0), "");
	assert_true(script_play_ended(&play));
	assert_int_equal(script_play_wait_ms(&play, now_ms, 5000), 5000);
}

static void a_halt_stops_its_clock(void **state)
{
	(void)state;
	begin("1 start\n2 stop\n", false);
	is(step(1000), "1");
	play.halted = true;
	is(step(60000), "");
	assert_int_equal(script_play_wait_ms(&play, now_ms, 5000), 5000);
	assert_true(script_play_go_on(&play));
	assert_false(script_play_go_on(&play));
	is(step(999), "");
	script_play_skip(&play, now_ms += 7000);
	is(step(1), "2");
}

static void waits_for_a_key(void **state)
{
	(void)state;
	begin("wait\n+1 stop\n", false);
	is(step(0), "1");
	is(step(60000), "");
	assert_true(script_play_go_on(&play));
	is(step(999), "");
	is(step(1), "2");
	begin("wait\n+1 stop\n", true);
	is(step(0), "1");
	is(step(1000), "2");
}

static void waits_for_the_kernel(void **state)
{
	(void)state;
	begin("wait custom running >= 2\n+1 stop\n", true);
	snapshot.queue[0].count[WQDEMO_COUNT_running] = 2;
	is(step(0), ""); /* nothing was read since its turn came */
	assert_int_equal(script_play_wait_ms(&play, now_ms, 5000), 50);
	busy = true;
	is(read_and_step(), ""); /* and here not after the commands before it */
	busy = false;
	snapshot.queue[0].count[WQDEMO_COUNT_running] = 1;
	is(read_and_step(), "");
	snapshot.queue[0].count[WQDEMO_COUNT_running] = 2;
	is(read_and_step(), "1");
	is(step(999), "");
	is(step(1), "2");
}

static void a_wait_has_a_limit(void **state)
{
	(void)state;
	begin("wait idle custom\nstop\n", true);
	snapshot.queue[0].count[WQDEMO_COUNT_running] = 1;
	is(step(0), "");
	is(read_and_step(), "");
	is(step(SCRIPT_WAIT_MS - 2), "");
	is(step(1), "gave up 1");
	is(step(0), "2");
	begin("wait idle custom\nstop\n", false);
	snapshot.queue[0].count[WQDEMO_COUNT_running] = 1;
	is(step(0), "");
	is(step(SCRIPT_WAIT_MS), "gave up 1");
	is(step(9), ""); /* the teacher reads that, and goes on */
	script_play_go_on(&play);
	is(step(0), "2");
}

/* Neither the time of a halt counts, nor that of a frozen picture. */
static void a_halt_stops_the_limit(void **state)
{
	(void)state;
	begin("wait custom pending >= 2\nstop\n", false);
	is(step(0), "");
	is(step(20000), "");
	play.halted = true;
	is(step(60000), "");
	assert_true(script_play_go_on(&play));
	is(read_and_step(), "");
	script_play_skip(&play, now_ms += 60000);
	is(read_and_step(), "");
	is(step(9000), "");
	is(step(1000), "gave up 1");
}

static void a_script_without_chapters_is_one(void **state)
{
	(void)state;
	begin("+1 stop\n", true);
	snapshot.time_ns = 55;
	is(step(0), "");
	assert_int_equal(measured.begun_ns, 55);
	snapshot.time_ns = 66;
	is(step(1000), "1");
	assert_int_equal(measured.begun_ns, 55);
}

static void a_claim_waits_for_answers(void **state)
{
	(void)state;
	begin("claim custom.running = 3\n", true);
	busy = true;
	is(step(0), "");
	is(read_and_step(), "");
	busy = false;
	is(read_and_step(), "1"); /* right or wrong: that is judged elsewhere */
}

static void a_chapter_makes_order(void **state)
{
	struct snapshot_queue *custom = &snapshot.queue[0];

	(void)state;
	begin("+1 max_active custom 2\nchapter One\nstop\n", true);
	is(step(1000), "1");
	is(step(0), "");
	snapshot.periodic.running = 1;
	custom->count[WQDEMO_COUNT_armed] = 1;
	custom->count[WQDEMO_COUNT_running] = 1;
	custom->count[WQDEMO_COUNT_submitted] = 2;
	custom->max_active = 2;
	snapshot.recording = false;
	is(read_and_step(), "send stop");
	snapshot.periodic.running = 0;
	is(read_and_step(), "send cancel custom");
	custom->count[WQDEMO_COUNT_armed] = 0;
	is(read_and_step(), ""); /* it waits for what runs */
	custom->count[WQDEMO_COUNT_running] = 0;
	snapshot.queue[1].count[WQDEMO_COUNT_running] = 1;
	is(read_and_step(), ""); /* cancel is not for the periodic item */
	snapshot.queue[1].count[WQDEMO_COUNT_running] = 0;
	snapshot.queue[1].count[WQDEMO_COUNT_armed] = 1;
	is(read_and_step(), "");
	snapshot.queue[1].count[WQDEMO_COUNT_armed] = 0;
	is(read_and_step(), "send record on");
	snapshot.recording = true;
	is(read_and_step(), "send max_active custom 4");
	custom->max_active = 4;
	is(read_and_step(), "send reset");
	custom->count[WQDEMO_COUNT_submitted] = 0;
	snapshot.time_ns = 77;
	assert_int_equal(script_play_chapter(&play), 0);
	is(read_and_step(), "2");
	assert_int_equal(measured.begun_ns, 77);
	is(step(0), "3");
}

static void goes_to_chapters(void **state)
{
	(void)state;
	begin("start\n+1 chapter One\n+1 stop\n+1 chapter Two\nwait\n", false);
	is(step(0), "1");
	assert_int_equal(script_play_chapter(&play), -1);
	script_play_go_to(&play, 1);
	is(step(0), "");
	is(read_and_step(), "4");
	is(step(0), "5");
	assert_int_equal(script_play_chapter(&play), 1);
	script_play_go_to(&play, 0);
	is(step(0), "");
	is(read_and_step(), "2");
	is(step(999), "");
	is(step(1), "3");
}

static void takes_an_answer_at_once(void **state)
{
	(void)state;
	begin("ask \"How many?\" \"one\" \"two\"\nreveal 1 = 1: One.\nreveal 1 = 2: Two.\ncode custom container_of\nstop\n",
	      false);
	is(step(0), "1");
	is(step(9), "");
	script_play_go_on(&play);
	is(step(0), "");
	is(read_and_step(), "2");
	is(step(9), "");
	script_play_go_on(&play);
	is(step(0), "5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_time),
		cmocka_unit_test(a_halt_stops_its_clock),
		cmocka_unit_test(waits_for_a_key),
		cmocka_unit_test(waits_for_the_kernel),
		cmocka_unit_test(a_wait_has_a_limit),
		cmocka_unit_test(a_halt_stops_the_limit),
		cmocka_unit_test(a_script_without_chapters_is_one),
		cmocka_unit_test(a_claim_waits_for_answers),
		cmocka_unit_test(a_chapter_makes_order),
		cmocka_unit_test(goes_to_chapters),
		cmocka_unit_test(takes_an_answer_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
