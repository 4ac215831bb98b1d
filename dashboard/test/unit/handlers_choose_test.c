// SPDX-License-Identifier: GPL-2.0
/* Keys that choose a view, how much of the screen it has, and a file for it. */
#include "test/unit/keys.h"

#include "layout/layout.h"

static void maximises_the_view_and_back(void **state)
{
	struct layout layout;

	(void)state;
	fill_rows();
	model.rows = 50;
	model.columns = 160;
	type("vem");
	layout_model(&model, model.rows, model.columns, &layout);
	assert_int_equal(layout.view[VIEW_EVENTS].rows, 45);
	assert_int_equal(layout.view[VIEW_QUEUES].rows, 0);
	/* The next view is as large. */
	type("\t");
	layout_model(&model, model.rows, model.columns, &layout);
	assert_int_equal(layout.view[VIEW_WORKERS].rows, 45);
	type("m");
	assert_false(model.maximised);
	layout_model(&model, model.rows, model.columns, &layout);
	assert_true(layout.view[VIEW_QUEUES].rows > 0);
	/* Esc leaves it, after what lies over it. */
	type("m\n");
	dispatch_key(&model, KEY_ESCAPE);
	assert_true(model.maximised);
	assert_false(model.details);
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.maximised);
}

static void shows_big_digits_and_comes_back(void **state)
{
	(void)state;
	fill_rows();
	type("veB");
	assert_int_equal(model.view, VIEW_BIG);
	type("jjk");
	assert_int_equal(model.selected, 1);
	sends("o", "ordered");
	assert_int_equal(model.selected, WQDEMO_ORDERED);
	type("B");
	assert_int_equal(model.view, VIEW_EVENTS);
	type("B");
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.view, VIEW_EVENTS);
	/* By v it comes from the table. */
	type("vqvb");
	dispatch_key(&model, KEY_ESCAPE);
	assert_int_equal(model.view, VIEW_QUEUES);
}

/* A lesson does not take a view away that somebody wants to read. */
static void leaves_a_chosen_view_to_the_user(void **state)
{
	static const char *const keys[] = { "vc", "\t", "B" };
	size_t i;

	(void)state;
	model.replay.active = true;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		enum view chosen;

		model_follow_view(&model, slice_of("timeline"));
		assert_int_equal(model.view, VIEW_TIMELINE);
		model_follow_view(&model, slice_of("of a newer wqtop"));
		assert_int_equal(model.view, VIEW_TIMELINE);
		type(keys[i]);
		chosen = model.view;
		model_follow_view(&model, slice_of("events"));
		assert_int_equal(model.view, chosen);
		/* When it starts over, it shows its own views. */
		model.replay.ended = true;
		type(" ");
		model.replay.ended = false;
	}
}

static void writes_what_is_shown(void **state)
{
	(void)state;
	model.seen = true;
	assert_false(type("w") & (TODO_PICTURE | TODO_TRACE));
	assert_int_equal(type("s"), TODO_PICTURE | TODO_DRAW);
	assert_null(model.asking);
	assert_int_equal(type("wt"), TODO_TRACE | TODO_DRAW);
	refuses("wx", "nothing was written");
	type("w\033");
	assert_null(model.asking);
	/* There is no picture. */
	model.seen = false;
	refuses("ws", "nothing can be read");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(maximises_the_view_and_back),
		TEST(shows_big_digits_and_comes_back),
		TEST(leaves_a_chosen_view_to_the_user),
		TEST(writes_what_is_shown),
	};

	return cmocka_run_group_tests_name("handlers_choose", tests, NULL,
					   NULL);
}
