// SPDX-License-Identifier: GPL-2.0
/* Keys in the machine view: what they ask, attach, sort, fold, filter and select. */
#include "test/unit/keys.h"

#include "keys/help.h"
#include "test/unit/machine_text.h"

static int begin_machine(void **state)
{
	begin(state);
	model.rows = 24;
	model.columns = 80;
	parse_sample();
	model_machine_take(&model.machine, &machine);
	type("vm");
	assert_int_equal(model.view, VIEW_MACHINE);
	return 0;
}

static const char *selected(void)
{
	static struct machine_list list;
	unsigned int place = model_machine_list(&model.machine, &list);

	return list.entry[place].row->function;
}

static void attaches_after_a_question(void **state)
{
	(void)state;
	assert_false(type("a") & TODO_ATTACH);
	assert_ptr_equal(model.asking, &actions[ACTION_ATTACH]);
	assert_true(type("a") & TODO_ATTACH);
	assert_null(model.asking);
}

static void declines_it(void **state)
{
	(void)state;
	assert_false(type("ax") & TODO_ATTACH);
	assert_null(model.asking);
	refuses("as", "nothing was attached");
	assert_int_not_equal(model.machine.choice.sort, 0);
	assert_false(type("aq") & (TODO_ATTACH | TODO_QUIT));
}

/* Puts a sample in the place of the module's reading. */
static void sample(void)
{
	machine.sampled = true;
	snprintf(machine.row[1].worker.name, sizeof(machine.row[1].worker.name),
		 "kworker/1:2");
	model_machine_lose(&model.machine, SOURCE_ABSENT, "none");
	model_machine_sample(&model.machine, &machine);
}

static void counts_functions_after_a_question(void **state)
{
	(void)state;
	refuses("t", "the module tells more");
	sample();
	assert_false(type("t") & TODO_TRACEFS);
	assert_ptr_equal(model.asking, &actions[ACTION_TRACEFS]);
	assert_true(type("t") & TODO_TRACEFS);
	model_machine_count(&model.machine, 1);
	assert_true(type("t") & TODO_TRACEFS);
	model_machine_count(&model.machine, 0);
	refuses("ts", "nothing was counted");
	refuses("a", "there is nothing to attach to");
	model.machine.hold = HOLD_ATTACHED;
	refuses("t", "the module is attached");
	model.machine.hold = HOLD_NOTHING;
	model.machine.no_tracefs = "not with --read-only";
	refuses("t", "--read-only");
	assert_null(model.asking);
}

static void detaches_at_once(void **state)
{
	(void)state;
	model.machine.hold = HOLD_ATTACHED;
	assert_true(type("a") & TODO_DETACH);
	assert_null(model.asking);
}

static void says_why_it_cannot_attach(void **state)
{
	(void)state;
	model.machine.why_not = "not with --read-only";
	refuses("a", "--read-only");
	assert_null(model.asking);
	model.machine.why_not = NULL;
	model_machine_lose(&model.machine, SOURCE_ABSENT, "none");
	refuses("a", "nothing to attach to");
}

/* Elsewhere these keys keep their meaning. */
static void has_keys_of_its_own(void **state)
{
	(void)state;
	type("s");
	assert_int_equal(model.machine.choice.sort, MACHINE_SORT_RATE);
	type("f");
	assert_true(model.machine.choice.folded);
	type("vq");
	sends("s", "start");
	assert_int_equal(model.machine.choice.sort, MACHINE_SORT_RATE);
	type("vm");
	sends("c", "custom");
}

static void comes_round_to_the_first_order(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < MACHINE_SORT_COUNT; i++)
		type("s");
	assert_int_equal(model.machine.choice.sort, MACHINE_SORT_CPU);
}

static void takes_a_filter(void **state)
{
	(void)state;
	type("/q?x");
	assert_string_equal(model.machine.choice.filter, "q?x");
	dispatch_key(&model, KEY_RUBOUT);
	assert_string_equal(model.machine.choice.filter, "q?");
	dispatch_key(&model, KEY_CTRL('u'));
	type("wb");
	dispatch_key(&model, KEY_RETURN);
	assert_false(model.machine.typing);
	assert_string_equal(selected(), "wb_workfn");
	type("/");
	assert_true(model.machine.typing);
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.machine.typing);
	assert_string_equal(model.machine.choice.filter, "");
}

static void refuses_a_filter_that_is_too_long(void **state)
{
	(void)state;
	type("/1234567890123456789012345678901");
	assert_false(model.message.failed);
	type("2");
	assert_false(model.message.failed);
	refuses("3", "at most 32");
	assert_int_equal(strlen(model.machine.choice.filter), 32);
}

static void selects_a_row_and_follows_it(void **state)
{
	(void)state;
	assert_string_equal(selected(), "io_ring_exit_work");
	type("j");
	assert_string_equal(selected(), "nvif_notify_work");
	model.machine.choice.sort = MACHINE_SORT_HELD;
	assert_string_equal(selected(), "nvif_notify_work");
	dispatch_key(&model, KEY_LAST);
	dispatch_key(&model, KEY_ARROW_DOWN);
	assert_true(model.machine.chosen);
	dispatch_key(&model, KEY_FIRST);
	assert_string_equal(selected(), "custom_handler");
	assert_false(model.machine.chosen);
}

/* Another row comes first meanwhile. */
static void keeps_the_details_of_a_row(void **state)
{
	(void)state;
	assert_string_equal(selected(), "io_ring_exit_work");
	dispatch_key(&model, KEY_RETURN);
	assert_true(model.details);
	machine.run_count = 0;
	model_machine_take(&model.machine, &machine);
	assert_string_equal(selected(), "io_ring_exit_work");
	type("k");
	assert_true(model.details);
}

static void leaves_filter_then_row(void **state)
{
	(void)state;
	type("/work\nj");
	assert_true(model.machine.chosen);
	dispatch_key(&model, KEY_ESCAPE);
	assert_string_equal(model.machine.choice.filter, "");
	assert_true(model.machine.chosen);
	dispatch_key(&model, KEY_ESCAPE);
	assert_false(model.machine.chosen);
}

static void shows_the_help_of_this_view(void **state)
{
	(void)state;
	type("?");
	assert_int_equal(model.help_page, help_page_of(24, 80, GROUP_MACHINE));
	type("?vq?");
	assert_int_equal(model.help_page, 1);
}

static void survives_no_rows(void **state)
{
	(void)state;
	type("/nobody\njk");
	dispatch_key(&model, KEY_LAST);
	dispatch_key(&model, KEY_PAGE_UP);
	dispatch_key(&model, KEY_RETURN);
	assert_true(model.details);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(attaches_after_a_question,
				       begin_machine),
		cmocka_unit_test_setup(declines_it, begin_machine),
		cmocka_unit_test_setup(counts_functions_after_a_question,
				       begin_machine),
		cmocka_unit_test_setup(detaches_at_once, begin_machine),
		cmocka_unit_test_setup(says_why_it_cannot_attach,
				       begin_machine),
		cmocka_unit_test_setup(has_keys_of_its_own, begin_machine),
		cmocka_unit_test_setup(comes_round_to_the_first_order,
				       begin_machine),
		cmocka_unit_test_setup(takes_a_filter, begin_machine),
		cmocka_unit_test_setup(refuses_a_filter_that_is_too_long,
				       begin_machine),
		cmocka_unit_test_setup(selects_a_row_and_follows_it,
				       begin_machine),
		cmocka_unit_test_setup(keeps_the_details_of_a_row,
				       begin_machine),
		cmocka_unit_test_setup(leaves_filter_then_row, begin_machine),
		cmocka_unit_test_setup(shows_the_help_of_this_view,
				       begin_machine),
		cmocka_unit_test_setup(survives_no_rows, begin_machine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
