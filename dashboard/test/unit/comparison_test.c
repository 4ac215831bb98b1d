// SPDX-License-Identifier: GPL-2.0
/* Runs side by side: which items are compared, and the difference in words. */
#include "test/unit/lives.h"

#include "model/model.h"

#define MS  1000000ull
#define NOW (9000 * MS)

static struct snapshot now;
static struct comparison_choice choice;
static struct comparison comparison;
static char words[COMPARISON_WORDS_MAX];

static int begin(void **state)
{
	begin_lives(state);
	memset(&now, 0, sizeof(now));
	now.recording = true;
	return 0;
}

/* Submitted by @pid, run from one time to another: in ms; 0 for not yet. */
static void plays(const char *queue, uint64_t item, unsigned int pid,
		  unsigned int submitted, unsigned int from, unsigned int to)
{
	char who[64];

	snprintf(who, sizeof(who), "pid=%u worker=put", pid);
	take_event(submitted * MS, "submitted", queue, item, who);
	snprintf(who, sizeof(who), "pid=%u worker=kworker/1:%u", 70 + from % 7,
		 from);
	if (from)
		take_event(from * MS, "started", queue, item, who);
	if (to)
		take_event(to * MS, "finished", queue, item, who);
}

static void answered(const char *command, uint64_t pid, uint64_t accepted)
{
	struct snapshot_answer *answer = &now.answer[now.answer_count++];

	answer->pid = pid;
	answer->accepted = accepted;
	snapshot_set_command(answer, slice_of(command));
}

static void compare(const char *text)
{
	struct slice wrong;

	assert_null(comparison_parse(slice_of(text), &choice, &wrong));
	comparison_begin(&choice, &lives, &now);
	comparison_make(&comparison, &choice, &lives, NOW);
	comparison_words(&comparison, true, words, sizeof(words));
}

static void two_queues_under_the_same_load(void **state)
{
	(void)state;
	plays("bound", 1, 10, 1000, 1001, 1020);
	plays("bound", 2, 11, 1000, 1124, 1125);
	plays("highpri", 1, 12, 1002, 1004, 1005);
	compare("bound highpri");
	assert_int_equal(comparison.count, 2);
	/* The last command's items, not the burner before it. */
	assert_int_equal(comparison.run[0].items, 1);
	assert_int_equal(comparison.run[0].took_ns, 125 * MS);
	assert_int_equal(comparison.run[1].waited_ns, 2 * MS);
	assert_string_equal(words,
			    "highpri was done 122 ms sooner than bound: waited 2.0 ms, not 124 ms");
	compare("highpri bound");
	assert_string_equal(words,
			    "bound was done 122 ms later than highpri: waited 124 ms, not 2.0 ms");
}

/* 57.0 and 84.0 ms are 27.0 apart, though it were 26.9 without rounding. */
static void differences_are_those_of_the_times_told(void **state)
{
	(void)state;
	plays("bound", 1, 10, 1000, 1001, 1020);
	plays("highpri", 1, 12, 1002, 1004, 1005);
	compare("bound highpri");
	comparison.run[0].took_ns = 57040000;
	comparison.run[1].took_ns = 83960000;
	comparison_words(&comparison, true, words, sizeof(words));
	assert_non_null(strstr(words, "highpri was done 27.0 ms later"));
}

static void the_last_two_commands_of_a_queue(void **state)
{
	(void)state;
	plays("custom", 1, 9, 100, 101, 102);
	plays("custom", 2, 10, 1000, 1001, 1501);
	plays("custom", 3, 10, 1000, 1501, 2001);
	plays("custom", 4, 11, 3000, 3001, 3501);
	plays("custom", 5, 11, 3000, 3001, 3502);
	compare("custom custom");
	assert_int_equal(comparison.run[0].start_ns, 1000 * MS);
	assert_int_equal(comparison.run[1].start_ns, 3000 * MS);
	assert_string_equal(words,
			    "custom (last) was done 499 ms sooner than custom (before): waited at most 1.0 ms, not 501 ms");
	/* Later items change nothing. */
	plays("custom", 6, 12, 4000, 4001, 4002);
	comparison_make(&comparison, &choice, &lives, NOW);
	assert_int_equal(comparison.run[1].took_ns, 502 * MS);
}

static void as_long_but_not_the_same(void **state)
{
	(void)state;
	plays("bound", 1, 10, 1000, 1001, 1021);
	plays("bound", 2, 10, 1000, 1021, 1041);
	plays("cpu_intensive", 1, 11, 2000, 2001, 2039);
	plays("cpu_intensive", 2, 11, 2000, 2001, 2041);
	compare("bound cpu_intensive");
	assert_string_equal(words,
			    "bound took 41.0 ms, cpu_intensive 41.0 ms; waited at most 1.0 ms, not 21.0 ms; ran at most 40.0 ms, not 20.0 ms");
}

static void tells_what_was_not_measured(void **state)
{
	(void)state;
	compare("bound highpri");
	assert_string_equal(words, "bound, highpri: not measured");
	plays("bound", 1, 10, 1000, 1001, 1021);
	plays("highpri", 1, 11, 1000, 1001, 0);
	compare("bound highpri");
	assert_string_equal(words, "highpri: not finished yet");
	take_event(1100 * MS, "finished", "highpri", 1,
		   "pid=71 worker=kworker/1:1001");
	/* Three were accepted, and two of them are not known. */
	answered("highpri n=3", 11, 3);
	compare("bound highpri");
	assert_string_equal(words, "highpri: events of it were lost");
	now.answer_count = 0;
	now.recording = false;
	compare("bound highpri");
	assert_non_null(
		strstr(words,
		       "; events are off: later commands are not in it"));
}

static void an_item_in_doubt_is_no_measurement(void **state)
{
	(void)state;
	plays("bound", 1, 10, 1000, 1001, 0);
	plays("highpri", 1, 11, 1000, 1001, 1021);
	item_lives_doubt(&lives);
	compare("bound highpri");
	assert_string_equal(words, "bound: events of it were lost");
}

static void cancelled_items_are_told(void **state)
{
	(void)state;
	plays("custom", 1, 10, 1000, 1001, 1501);
	plays("ordered", 1, 11, 1000, 1001, 1501);
	plays("ordered", 2, 11, 1000, 0, 0);
	take_event(1100 * MS, "cancelled", "ordered", 2, "pid=12 worker=put");
	compare("custom ordered");
	assert_string_equal(words,
			    "custom took 501 ms, ordered 501 ms; 2 items, not 1; ordered: 1 of 2 cancelled");
}

/* In D w1 and w2 are on another queue. */
static void the_scenarios_by_who_played_them(void **state)
{
	unsigned int i;

	(void)state;
	plays("bound", 1, 10, 1000, 1001, 1021);
	plays("bound", 2, 10, 1000, 1021, 1036);
	plays("bound", 3, 10, 1000, 1036, 1051);
	plays("bound", 4, 11, 2000, 2001, 2022);
	plays("cpu_intensive", 1, 11, 2000, 2006, 2022);
	plays("cpu_intensive", 2, 11, 2000, 2007, 2026);
	memset(&choice, 0, sizeof(choice));
	choice.kind = COMPARISON_SCENARIOS;
	choice.source[0] = (struct comparison_source){ 10, 3, 0, 1 };
	choice.source[3] = (struct comparison_source){ 11, 3, 0, 1 };
	comparison_make(&comparison, &choice, &lives, NOW);
	comparison_words(&comparison, true, words, sizeof(words));
	assert_int_equal(comparison.run[0].start_ns, 1001 * MS);
	assert_int_equal(comparison.run[0].took_ns, 50 * MS);
	assert_int_equal(comparison.run[3].took_ns, 25 * MS);
	assert_int_equal(comparison_last(&comparison.run[3], &lives)->item, 2);
	assert_string_equal(words,
			    "D was done 25.0 ms sooner than A; B, C: not run yet");
	comparison_result(&comparison.run[0], true, words, sizeof(words));
	assert_string_equal(words, "50.0 ms, ideal 50");
	comparison_times(&comparison, true, words, sizeof(words));
	assert_string_equal(words,
			    "A 50.0 ms, D 25.0 ms; ideal 50, 25; B, C: not run yet");
	comparison_name(&comparison, words, sizeof(words));
	assert_string_equal(words, "scenarios A to D, each from its own start");
	choice.source[0].tries = 3;
	comparison_make(&comparison, &choice, &lives, NOW);
	comparison_name(&comparison, words, sizeof(words));
	assert_string_equal(words,
			    "scenarios A to D, each the shortest of up to 3 tries");
	comparison_try(&comparison, 0, 581 * MS / 10, true, words,
		       sizeof(words));
	assert_string_equal(words,
			    "scenario A: 58.1 ms, ideal 50 ms; the shortest of 3 tries is drawn: 50.0 ms");
	for (i = 0; i < DOCUMENTED_CASES; i++)
		choice.source[i].tries = 3;
	comparison_make(&comparison, &choice, &lives, NOW);
	comparison_name(&comparison, words, sizeof(words));
	assert_string_equal(words,
			    "scenarios A to D, each the shortest of 3 tries");
}

static void wants_disturbed(bool can_play, const char *wanted)
{
	comparison_make(&comparison, &choice, &lives, NOW);
	comparison_disturbed(&comparison, can_play, words, sizeof(words));
	assert_string_equal(words, wanted);
}

/* A, B and C as long as documented, and D longer. */
static void scenarios_on_a_busy_machine(void **state)
{
	static const unsigned int took_ms[] = { 52, 27, 36, 34 };
	unsigned int i;

	(void)state;
	memset(&choice, 0, sizeof(choice));
	choice.kind = COMPARISON_SCENARIOS;
	for (i = 0; i < DOCUMENTED_CASES; i++) {
		unsigned int from_ms = 1000 * (i + 1);

		wants_disturbed(true, "");
		plays("bound", i + 1, 10 + i, from_ms, from_ms,
		      from_ms + took_ms[i]);
		choice.source[i].pid = 10 + i;
	}
	wants_disturbed(true, "; the machine was busy: S d plays D again");
	wants_disturbed(false, "; the machine was busy");
	plays("bound", 5, 20, 6000, 6000, 6067);
	choice.source[0].pid = 20;
	wants_disturbed(true, "; the machine was busy: S S plays all again");
}

/* Other work on the machine makes a try longer, never shorter. */
static void the_shortest_try_is_compared(void **state)
{
	static struct snapshot_answer answer;
	static struct model model;

	(void)state;
	snapshot_set_command(&answer, slice_of("scenario B"));
	answer.error = SNAPSHOT_NONE;
	answer.pid = 10;
	answer.waited_ns = 30 * MS;
	model_note_played(&model, &answer);
	answer.pid = 11;
	answer.waited_ns = 26 * MS;
	model_note_played(&model, &answer);
	answer.pid = 12;
	answer.waited_ns = 44 * MS;
	model_note_played(&model, &answer);
	assert_int_equal(model.timeline.played[1].pid, 11);
	assert_int_equal(model.timeline.played[1].tries, 3);
	answer.pid = 13;
	answer.waited_ns = 1;
	answer.error = 16;
	model_note_played(&model, &answer);
	assert_int_equal(model.timeline.played[1].pid, 11);
	assert_int_equal(model.timeline.played[1].tries, 3);
	assert_int_equal(model.timeline.played[0].pid, 0);
	model_forget_played(&model); /* another chapter has its own */
	assert_int_equal(model.timeline.played[1].pid, 0);
}

static void wrong_words(void **state)
{
	struct slice wrong;

	(void)state;
	assert_string_equal(comparison_parse(slice_of("bound"), &choice,
					     &wrong),
			    "compare takes two queues, one queue twice for its last two commands, or scenarios");
	assert_non_null(strstr(comparison_parse(slice_of("bound nosuch"),
						&choice, &wrong),
			       "no such queue: use one of"));
	assert_true(slice_equals(wrong, "nosuch"));
	assert_non_null(strstr(comparison_parse(slice_of("scenarios A"),
						&choice, &wrong),
			       "nothing stands behind"));
	assert_true(slice_equals(wrong, "A"));
	assert_non_null(
		comparison_parse(slice_of("bound scenarios"), &choice, &wrong));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(two_queues_under_the_same_load, begin),
		cmocka_unit_test_setup(differences_are_those_of_the_times_told,
				       begin),
		cmocka_unit_test_setup(the_last_two_commands_of_a_queue, begin),
		cmocka_unit_test_setup(as_long_but_not_the_same, begin),
		cmocka_unit_test_setup(tells_what_was_not_measured, begin),
		cmocka_unit_test_setup(an_item_in_doubt_is_no_measurement,
				       begin),
		cmocka_unit_test_setup(cancelled_items_are_told, begin),
		cmocka_unit_test_setup(scenarios_on_a_busy_machine, begin),
		cmocka_unit_test_setup(the_scenarios_by_who_played_them, begin),
		cmocka_unit_test(the_shortest_try_is_compared),
		cmocka_unit_test(wrong_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
