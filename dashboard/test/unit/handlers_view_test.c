// SPDX-License-Identifier: GPL-2.0
/* Keys that change the picture: looks, time, places in the views, details. */
#include "test/unit/keys.h"

#include "layout/layout.h"
#include "options/options.h"
#include "read/player.h"

static void steps_through_intervals(void **state)
{
	int i;

	(void)state;
	type("+");
	assert_int_equal(model.interval_ms, 1000);
	type("--");
	assert_int_equal(model.interval_ms, 200);
	model.interval_ms = 700;
	type("+");
	assert_int_equal(model.interval_ms, 1000);
	model.interval_ms = 700;
	type("-");
	assert_int_equal(model.interval_ms, 500);
	for (i = 0; i < 20; i++)
		type("+");
	assert_int_equal(model.interval_ms, OPTIONS_INTERVAL_MOST_MS);
	for (i = 0; i < 20; i++)
		type("-");
	assert_int_equal(model.interval_ms, OPTIONS_INTERVAL_LEAST_MS);
}

static void cycles_themes(void **state)
{
	int i;

	(void)state;
	model.looks.coloured = true;
	type("T");
	assert_int_equal(model.looks.theme, THEME_LIGHT);
	assert_true(model.looks.theme_chosen);
	assert_string_equal(model.message.text,
			    "theme light: for a light terminal");
	for (i = 1; i < THEME_COUNT; i++)
		type("T");
	assert_int_equal(model.looks.theme, THEME_DEFAULT);
	model.looks.coloured = false;
	type("T");
	assert_non_null(strstr(model.message.text, "shows no colours"));
}

static void cycles_glyphs(void **state)
{
	(void)state;
	refuses("g", "need UTF-8");
	assert_int_equal(model.glyphs->set, GLYPHS_ASCII);
	assert_false(model.looks.glyphs_chosen);
	model.looks.utf8 = true;
	type("g");
	assert_int_equal(model.glyphs->set, GLYPHS_BLOCK);
	assert_true(model.looks.glyphs_chosen);
	type("g");
	assert_int_equal(model.glyphs->set, GLYPHS_BRAILLE);
	assert_non_null(strstr(model.message.text, "glyphs braille: "));
	type("g");
	assert_int_equal(model.glyphs->set, GLYPHS_ASCII);
}

static void saves_what_is_asked_for(void **state)
{
	(void)state;
	assert_int_equal(type("D"), TODO_SAVE | TODO_DRAW);
	/* There is a file: whoever tried to save asks. */
	model.asking = &actions[ACTION_SAVE];
	assert_int_equal(type("D"), TODO_SAVE | TODO_REPLACE | TODO_DRAW);
	assert_null(model.asking);
	model.asking = &actions[ACTION_SAVE];
	refuses("T", "nothing was saved");
	assert_int_equal(model.looks.theme, THEME_DEFAULT);
}

static void pauses(void **state)
{
	(void)state;
	assert_true(type(" ") & TODO_DRAW);
	assert_true(model.paused);
	type(" ");
	assert_false(model.paused);
	/* There is nothing to freeze: what was there once does not come back. */
	model.seen = true;
	model_lose(&model, SOURCE_ABSENT, "");
	refuses(" ", "nothing can be read");
	assert_false(model.paused);
	/* From the past, when a replay starts over. */
	model.replay.active = true;
	model.replay.ended = true;
	model.timeline.back_ns = 5;
	assert_true(type(" ") & TODO_RESTART);
	assert_int_equal(model.timeline.back_ns, 0);
}

static bool is_77(const void *sender, uint64_t pid)
{
	(void)sender;
	return pid == 77;
}

static void scrolls_the_code(void **state)
{
	(void)state;
	fill_rows();
	type("vc");
	assert_int_equal(model.view, VIEW_CODE);
	type("jj");
	assert_int_equal(model.code_line, 3);
	type("kkkkk");
	assert_int_equal(model.code_line, 1);
	assert_int_equal(model.selected, 0);
	/* Back to what happens: by Esc, by another pattern, by a command. */
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.code_line, 0);
	type("jl");
	assert_int_equal(model.selected, 1);
	assert_int_equal(model.code_line, 0);
	type("j");
	sends("c", "custom");
	assert_int_equal(model.selected, WQDEMO_CUSTOM);
	assert_int_equal(model.code_line, 0);
}

static void turns_the_pages_of_the_code(void **state)
{
	int i;

	(void)state;
	fill_rows();
	/* Elsewhere they leave the row alone. */
	type("l");
	assert_int_equal(model.selected, 0);
	type("vc");
	type("h");
	assert_int_equal(model.selected, 0);
	dispatch_key(&model, KEY_ARROW_RIGHT);
	assert_int_equal(model.selected, 1);
	dispatch_key(&model, KEY_ARROW_LEFT);
	assert_int_equal(model.selected, 0);
	for (i = 0; i < 2 * WQDEMO_QUEUE_COUNT; i++)
		type("l");
	assert_int_equal(model.selected, WQDEMO_QUEUE_COUNT - 1);
}

/* Another load may have a row less; what is selected is known by its name. */
static void stays_with_its_row(void **state)
{
	static struct snapshot snapshot;

	(void)state;
	fill_rows();
	snapshot = model.now;
	model.selected = WQDEMO_CUSTOM;
	model.code_line = 4;
	memmove(snapshot.queue, snapshot.queue + 1,
		--snapshot.queue_count * sizeof(snapshot.queue[0]));
	model_take(&model, &snapshot, is_77, NULL);
	assert_string_equal(model.now.queue[model.selected].name, "custom");
	model.selected = snapshot.queue_count - 1;
	snapshot.queue_count--;
	model_take(&model, &snapshot, is_77, NULL);
	assert_int_equal(model.selected, snapshot.queue_count - 1);
	assert_int_equal(model.code_line, 0);
}

/* A place in the code is of that pattern only, whatever selects the next. */
static void leaves_the_code_with_its_row(void **state)
{
	(void)state;
	fill_rows();
	model.code_line = 4;
	dispatch_click(&model, 2);
	assert_int_equal(model.selected, 2);
	assert_int_equal(model.code_line, 0);
	model.code_line = 4;
	type("j");
	assert_int_equal(model.selected, 3);
	assert_int_equal(model.code_line, 0);
	model.code_line = 4;
	type("k");
	assert_int_equal(model.code_line, 0);
}

static void scrolls_the_log_no_further_than_it_is(void **state)
{
	char line[128];
	int i;

	(void)state;
	model.rows = 24;
	model.columns = 80;
	model.view = VIEW_EVENTS;
	for (i = 1; i <= 100; i++) {
		snprintf(line, sizeof(line),
			 "seq=%d ns=1 event=submitted queue=%s item=1 cpu=0 pid=9 worker=put\n",
			 i, i % 2 ? "custom" : "bound");
		model_take_events(&model, line, strlen(line));
	}
	for (i = 0; i < 200; i++)
		type("k");
	/* The screen is full still. */
	assert_in_range(model.events_back, 75, 99);
	i = (int)model.events_back;
	type("j");
	assert_int_equal(model.events_back, i - 1);
	/* A page at a time, and all the way. A page is what its rows show. */
	dispatch_key(&model, KEY_LAST);
	assert_int_equal(model.events_back, 0);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_in_range(model.events_back, 9, 23);
	i = (int)model.events_back;
	dispatch_key(&model, KEY_PAGE_UP);
	assert_int_equal(model.events_back, 2 * i);
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_int_equal(model.events_back, i);
	dispatch_key(&model, KEY_FIRST);
	assert_int_equal(model.events_back, 100 - i);
	/* One queue has fewer. */
	model.filter = WQDEMO_CUSTOM;
	type("k");
	assert_in_range(model.events_back, 25, 49);
}

static void pages_code_and_help(void **state)
{
	unsigned int last;

	(void)state;
	fill_rows();
	model.rows = 24;
	model.columns = 80;
	type("vc");
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_in_range(model.code_line, 10, 24);
	dispatch_key(&model, KEY_LAST);
	last = model.code_line;
	assert_true(last > 24);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_in_range(model.code_line, last - 23, last - 10);
	dispatch_key(&model, KEY_FIRST);
	assert_int_equal(model.code_line, 1);
	/* Home and End leave help as little. */
	type("?");
	dispatch_key(&model, KEY_LAST);
	last = model.help_page;
	assert_true(last > 1);
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_int_equal(model.help_page, last);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_int_equal(model.help_page, last - 1);
	dispatch_key(&model, KEY_FIRST);
	dispatch_key(&model, KEY_PAGE_UP);
	assert_int_equal(model.help_page, 1);
	dispatch_key(&model, KEY_PAGE_DOWN);
	assert_int_equal(model.help_page, 2);
	dispatch_key(&model, KEY_LAST);
	type(" ");
	assert_int_equal(model.help_page, 1);
	/* Where all is on one page, there is none to turn to. */
	model.rows = 200;
	type(" ");
	assert_int_equal(model.help_page, 0);
	/* The table has no pages. */
	type("vq");
	dispatch_key(&model, KEY_PAGE_UP);
	assert_string_equal(model.message.text,
			    "PgUp does nothing here: ? shows the keys");
	dispatch_key(&model, KEY_LAST);
	assert_string_equal(model.message.text,
			    "End does nothing here: ? shows the keys");
}

static void steers_the_timeline(void **state)
{
	(void)state;
	model.rows = 24;
	model.columns = 80;
	model.now.time_ns = 9000000000u;
	type("h]L");
	assert_false(model.timeline.cursor); /* h is for the timeline alone */
	assert_int_equal(model.timeline.span_ns, 2000000000u);
	assert_true(model.timeline.by_item);
	type("vt[Lh");
	assert_int_equal(model.view, VIEW_TIMELINE);
	assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
	assert_false(model.timeline.by_item);
	assert_true(model.timeline.cursor);
	model.timeline.back_ns = 5;
	type(" ");
	assert_int_equal(model.timeline.back_ns, 0);
	type("\n");
	assert_true(model.details);
	/* Esc takes away what is on top, one thing at a time. */
	type("8\033");
	assert_true(model.details);
	type("\033");
	assert_false(model.details);
	assert_true(model.timeline.cursor);
	type("\033");
	assert_false(model.timeline.cursor);
}

static void tells_that_nothing_moved_until_something_does(void **state)
{
	static const char *const keys[] = { "h", "k", "\033" };
	size_t i;

	(void)state;
	model.rows = 24;
	model.columns = 80;
	model.now.time_ns = 9000000000u;
	model.seen = true;
	type("vt");
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		refuses("(", "(: no item before this one");
		type(keys[i]);
		assert_string_equal(model.message.text, "");
	}
	/* Other errors stay. */
	message_undelivered(&model.message, "custom", 5, "");
	type("hk\033");
	assert_true(model.message.failed);
}

static void knows_what_the_picture_is(void **state)
{
	(void)state;
	assert_string_equal(model_picture_state(&model), "");
	type(" ");
	assert_string_equal(model_picture_state(&model), "PAUSED");
	type(" ");
	model.replay.active = true;
	assert_string_equal(model_picture_state(&model), "REPLAY");
	type(" ");
	assert_string_equal(model_picture_state(&model), "REPLAY paused");
	model.replay.ended = true;
	assert_string_equal(model_picture_state(&model), "REPLAY ended");
}

static void turns_pages_of_details(void **state)
{
	struct snapshot_queue *queue = &model.now.queue[0];

	(void)state;
	model.rows = LAYOUT_ROWS_LEAST;
	model.columns = 80;
	model.now.queue_count = 1;
	snapshot_name_queue(queue, "custom");
	strcpy(queue->made_by, "alloc_workqueue()");
	strcpy(queue->wq_flags, "WQ_UNBOUND");
	/* Two lines of it are known, seven are numbers; two fit on a page. */
	type("\n");
	assert_true(model.details);
	type("\n");
	assert_int_equal(model.details_page, 1);
	type("\n\n\n");
	assert_true(model.details);
	assert_int_equal(model.details_page, 4);
	type("\n");
	assert_false(model.details);
	type("\n");
	assert_true(model.details);
	assert_int_equal(model.details_page, 0);
	type("\n\033");
	assert_false(model.details);
	/* All of them fit. */
	model.rows = 24;
	type("\n\n");
	assert_false(model.details);
}

/* As `f` leaves the model where the items of the command have ended. */
static void fitted(void)
{
	model.timeline.span_before_ns = MODEL_SPAN_NS;
	model.timeline.span_ns = 80000000;
	model.timeline.back_ns = 1;
	model_freeze(&model);
}

static void goes_on_after_a_key_froze(void **state)
{
	(void)state;
	model.timeline.cursor = true;
	model.timeline.back_ns = 1;
	model_freeze(&model);
	assert_true(type("\033") & TODO_READ);
	assert_false(model.paused);
	assert_false(model.timeline.cursor);
	assert_int_equal(model.timeline.back_ns, 0);
	/* Space froze it: no key of the timeline, and no Esc, goes on. */
	type(" ");
	model_freeze(&model);
	type("\033");
	assert_true(model.paused);
	/* In a replay a step is wanted, too. */
	type(" ");
	model.replay.active = true;
	model_freeze(&model);
	type(",\033");
	assert_true(model.paused);
}

static void leaves_a_fitted_command(void **state)
{
	static const char *const keys[] = { " ", "\033", "c", "Ccc" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		fitted();
		type(keys[i]);
		assert_false(model.paused);
		assert_int_equal(model.timeline.span_ns, MODEL_SPAN_NS);
		assert_int_equal(model.timeline.back_ns, 0);
	}
	/* Keys that only ask or move leave it. */
	fitted();
	type("CC8\033");
	assert_true(model.paused);
	assert_int_equal(model.timeline.span_ns, 80000000);
}

static void replay_keys_are_for_replays(void **state)
{
	(void)state;
	refuses(",", ", is for replays: wqtop --replay FILE");
	refuses("{", "is for replays");
	refuses("}", "is for replays");
	refuses("<", "is for replays");
	refuses(">", "is for replays");
	assert_false(model.paused);
	assert_int_equal(model.replay.speed, PLAYER_SPEED_NORMAL);
}

static void replays(void **state)
{
	(void)state;
	model.replay.active = true;
	model.rights = RIGHTS_REPLAY;
	assert_true(type(",") & TODO_STEP);
	assert_true(type(";") & TODO_STEP_EVENT);
	assert_false(type(";") & TODO_STEP);
	assert_true(type("u") & TODO_BACK_EVENT);
	assert_false(type("u") & TODO_STEP);
	assert_true(model.paused);
	assert_true(type("{") & TODO_BACK);
	assert_true(type("}") & TODO_AHEAD);
	type("<<<<<<");
	assert_int_equal(model.replay.speed, PLAYER_SPEED_LEAST);
	type(">>>>>>>>>>");
	assert_int_equal(model.replay.speed, PLAYER_SPEED_MOST);
	refuses("c", "replay: no commands are sent");
	refuses("+", "< and > change its speed");
	refuses("-", "< and > change its speed");
	assert_int_equal(model.interval_ms, 500);
	model.replay.ended = true;
	assert_true(type(" ") & TODO_RESTART);
	assert_false(model.paused);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(steps_through_intervals),
		TEST(cycles_themes),
		TEST(cycles_glyphs),
		TEST(saves_what_is_asked_for),
		TEST(pauses),
		TEST(scrolls_the_code),
		TEST(stays_with_its_row),
		TEST(leaves_the_code_with_its_row),
		TEST(scrolls_the_log_no_further_than_it_is),
		TEST(pages_code_and_help),
		TEST(turns_the_pages_of_the_code),
		TEST(steers_the_timeline),
		TEST(tells_that_nothing_moved_until_something_does),
		TEST(knows_what_the_picture_is),
		TEST(turns_pages_of_details),
		TEST(goes_on_after_a_key_froze),
		TEST(leaves_a_fitted_command),
		TEST(replay_keys_are_for_replays),
		TEST(replays),
	};

	return cmocka_run_group_tests_name("handlers_view", tests, NULL, NULL);
}
