// SPDX-License-Identifier: GPL-2.0
/* A command that replaces the view by the timeline: Esc comes back, and the message tells what it was. */
#include "test/unit/chart.h"

#include "keys/dispatch.h"

static uint64_t number;

static bool everybody(const void *context, uint64_t pid)
{
	(void)context;
	(void)pid;
	return true;
}

/* Takes in the answer to a scenario that was played below. */
static void answered(const char *command)
{
	static struct snapshot snapshot;
	struct snapshot_answer *answer = &snapshot.answer[0];

	snapshot = model.now;
	snapshot.answer_count = 1;
	answer->seq = ++number;
	answer->pid = 7;
	answer->accepted = 3;
	answer->waited_ns = 60 * MS;
	snapshot_set_command(answer, slice_of(command));
	model_take(&model, &snapshot, everybody, NULL);
	model_take_events(&model, "", 0);
	chart_show_scenario(&model);
}

/* Items 1 to 3 of bound, as in scenario A; w0 burns twice. */
static void play(void)
{
	uint64_t item, ns;

	for (item = 1; item <= 3; item++) {
		ns = (4980 + 20 * item) * MS;
		happens(5000 * MS, "submitted", "bound", item, "put", "");
		happens(ns, "started", "bound", item, "w", "");
		happens(ns, "step", "bound", item, "w", "burn:5");
		happens(ns + 5 * MS, "step", "bound", item, "w", "sleep:10");
		if (item == 1)
			happens(ns + 15 * MS, "step", "bound", item, "w",
				"burn:5");
		happens(ns + 20 * MS, "finished", "bound", item, "w", "");
	}
}

static int begin_played(void **state)
{
	int i;

	begin(state);
	play();
	model.rights = RIGHTS_SEND;
	model.view = VIEW_QUEUES;
	model.columns = 80;
	model.now.queue_count = WQDEMO_QUEUE_COUNT;
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		snapshot_name_queue(&model.now.queue[i], actions[i].queue);
	number = 0;
	return 0;
}

static void type(const char *keys)
{
	for (; *keys; keys++)
		dispatch_key(&model, *keys);
}

static void assert_escape(enum view view)
{
	assert_int_equal(model.view, VIEW_TIMELINE);
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.view, view);
	assert_false(model_stands_apart(&model));
	assert_int_equal(model.timeline.view_before, VIEW_COUNT);
}

static void of_a_scenario(void **state)
{
	(void)state;
	answered("scenario A");
	assert_escape(VIEW_QUEUES);
	/* One after the other, with another view between them. */
	type("ve");
	answered("scenario A");
	type("vc");
	answered("scenario A");
	answered("scenario A");
	assert_escape(VIEW_CODE);
}

static void of_all_scenarios(void **state)
{
	(void)state;
	type("SS");
	answered("scenario A");
	assert_escape(VIEW_QUEUES);
	/* From the picture of one. */
	answered("scenario A");
	type("SS");
	answered("scenario A");
	assert_escape(VIEW_QUEUES);
	type("SSSS");
	assert_escape(VIEW_QUEUES);
	/* And one after all of them. */
	type("SS");
	answered("scenario prio");
	answered("scenario A");
	assert_escape(VIEW_QUEUES);
	/* From a large picture, which takes the keys only. */
	model.rows = 50;
	model.columns = 160;
	type("veSS");
	assert_escape(VIEW_EVENTS);
	/* A replay plays none, and is about the same queue. */
	model.replay.active = true;
	model.selected = WQDEMO_CUSTOM;
	type("SS");
	assert_int_equal(model.selected, WQDEMO_BOUND);
	assert_escape(VIEW_EVENTS);
}

/* Also when they are no longer on the screen. */
static void scenarios_leave_a_frozen_picture(void **state)
{
	(void)state;
	model.paused = true;
	model.timeline.froze = true;
	type("SS");
	assert_false(model.paused);
	assert_false(model.timeline.froze);
}

static void tells_the_times_of_all_scenarios(void **state)
{
	static const char times[] =
		"scenarios: A 60.0 ms; ideal 50; B, C, D: not run yet";

	(void)state;
	answered("scenario A");
	assert_string_equal(model.message.text, "scenario A: 3 items played");
	type("SS");
	answered("scenario A");
	assert_string_equal(model.message.text, times);
	assert_escape(VIEW_QUEUES);
	model_take_events(&model, "", 0);
	assert_string_equal(model.message.text, times);
}

/* The picture stays the shortest: the key has its answer in the message. */
static void tells_the_time_of_another_try(void **state)
{
	(void)state;
	type("SS");
	answered("scenario A");
	answered("scenario A");
	assert_string_equal(model.message.text,
			    "scenario A: 60.0 ms, ideal 50 ms; the shortest of 2 tries is drawn: this one");
	/* Nothing of it is drawn any more. */
	assert_escape(VIEW_QUEUES);
	model_take_events(&model, "", 0);
	assert_string_equal(model.message.text, "");
}

static void of_big_digits(void **state)
{
	(void)state;
	type("veB");
	answered("scenario A");
	assert_escape(VIEW_BIG);
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.view, VIEW_EVENTS);
	answered("scenario A");
	type("B\033");
	assert_escape(VIEW_EVENTS);
}

static void of_a_freeze(void **state)
{
	(void)state;
	model.filter = WQDEMO_CUSTOM;
	type("Sff");
	assert_int_equal(model.filter, MODEL_ALL_QUEUES);
	/* Esc leaves the cursor first. */
	type("h");
	assert_true(model.timeline.cursor);
	dispatch_key(&model, KEY_ESCAPE);
	assert_escape(VIEW_QUEUES);
	type("Sff");
	answered("scenario A");
	assert_escape(VIEW_QUEUES);
}

/* Also where the timeline was fitted to what waited for the thaw. */
static void a_freeze_lends_its_zoom(void **state)
{
	(void)state;
	type("vtSff");
	assert_true(model.timeline.span_ns > MODEL_SPAN_NS);
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
	type("Sfff");
	assert_true(model.paused);
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.paused);
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
	/* The next command brings it back as well. */
	type("Sff");
	type("i");
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
}

/* Somebody who has chosen the timeline stays there. */
static void of_nothing(void **state)
{
	(void)state;
	type("vt");
	answered("scenario A");
	type("SS");
	assert_escape(VIEW_TIMELINE);
	type("vqSff");
	type("vevt");
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.view, VIEW_TIMELINE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin_played)
	const struct CMUnitTest tests[] = {
		TEST(of_a_scenario),
		TEST(of_all_scenarios),
		TEST(scenarios_leave_a_frozen_picture),
		TEST(tells_the_times_of_all_scenarios),
		TEST(tells_the_time_of_another_try),
		TEST(of_big_digits),
		TEST(of_a_freeze),
		TEST(a_freeze_lends_its_zoom),
		TEST(of_nothing),
	};

	return cmocka_run_group_tests_name("view_before", tests, NULL, NULL);
}
