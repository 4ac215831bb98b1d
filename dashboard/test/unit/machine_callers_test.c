// SPDX-License-Identifier: GPL-2.0
/* Who submits the items of a row: what is found in the text, and what is not. */
#include "test/unit/unit.h"

#include <string.h>

#include "read/machine_callers.h"

#define HEAD	"workqueue_machine_callers - version: 1\ntime_ns 9\nepoch 3\n\n"
#define COLUMNS "caller samples context comm stack\n"

static struct machine_caller caller[MACHINE_CALLERS];

static unsigned int find(const char *text, unsigned int row)
{
	memset(caller, 0xa5, sizeof(caller));
	return machine_callers_of(slice_of(text), 3, row, caller);
}

static void finds_those_of_a_row(void **state)
{
	(void)state;
	assert_int_equal(find(HEAD COLUMNS
			      "0 5 softirq - delayed_work_timer_fn\n"
			      "1 4 task my\\040sh f,g[mod]\n1 40 irq - -\n2 1 task x h\n",
			      1),
			 2);
	assert_int_equal(caller[0].samples, 40);
	assert_string_equal(caller[0].context, "irq");
	assert_string_equal(caller[0].comm, "");
	assert_string_equal(caller[0].stack, "");
	assert_int_equal(caller[1].samples, 4);
	assert_string_equal(caller[1].comm, "my sh");
	assert_string_equal(caller[1].stack, "f,g[mod]");
}

/* As a later module would write it. */
static void finds_columns_by_name(void **state)
{
	(void)state;
	assert_int_equal(find("workqueue_machine_callers - version: 1\nnews 1\n"
			      "epoch 3\n\ncaller news stack samples\n7 x f 2\n",
			      7),
			 1);
	assert_int_equal(caller[0].samples, 2);
	assert_string_equal(caller[0].stack, "f");
}

static void finds_none(void **state)
{
	(void)state;
	assert_int_equal(find("", 1), 0);
	assert_int_equal(find(HEAD, 1), 0);
	assert_int_equal(find(HEAD COLUMNS "0 1 task x f\n", 1), 0);
	assert_int_equal(find(HEAD COLUMNS "1\n1 many task x f\n", 1), 0);
	assert_int_equal(find("workqueue_machine_callers - version: 2\n"
			      "epoch 3\n\n" COLUMNS "1 1 task x f\n",
			      1),
			 0);
}

/* Rows of another epoch have other numbers. */
static void leaves_another_epoch(void **state)
{
	(void)state;
	assert_int_equal(machine_callers_of(slice_of(HEAD COLUMNS
						     "1 1 task x f\n"),
					    4, 1, caller),
			 0);
}

static void takes_no_more_than_there_is_room_for(void **state)
{
	(void)state;
	assert_int_equal(find(HEAD COLUMNS
			      "1 1 irq - a\n1 2 irq - b\n1 3 irq - c\n"
			      "1 4 irq - d\n1 5 irq - e\n",
			      1),
			 MACHINE_CALLERS);
	assert_string_equal(caller[0].stack, "d");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_those_of_a_row),
		cmocka_unit_test(finds_columns_by_name),
		cmocka_unit_test(finds_none),
		cmocka_unit_test(leaves_another_epoch),
		cmocka_unit_test(takes_no_more_than_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
