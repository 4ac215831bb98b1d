// SPDX-License-Identifier: GPL-2.0
/* The words about a freeze, from the items that were queued for it. */
#include "test/unit/chart.h"

#include "model/thawed.h"

static void thaws_to(const char *wanted)
{
	char text[128];

	thawed_words(&model.lives, true, text, sizeof(text));
	assert_string_equal(text, wanted);
}

static void tells_what_a_freeze_showed(void **state)
{
	(void)state;
	happens(5000 * MS, "armed", "freezable", 3, "put", "");
	happens(5000 * MS, "armed", "bound", 8, "put", "");
	happens(7004 * MS, "started", "bound", 8, "w", "");
	thaws_to("thawed: see the timeline for who waited");
	happens(7005 * MS, "started", "freezable", 3, "w", "");
	thaws_to(
		"thawed: both items ran at the same time, the freeze came too late");
	happens(8500 * MS, "armed", "bound", 9, "put", "");
	happens(8600 * MS, "started", "bound", 9, "w", "");
	/* That one of freezable ran before, for somebody else. */
	thaws_to("thawed: see the timeline for who waited");
	happens(9000 * MS, "armed", "freezable", 4, "put", "");
	happens(9904 * MS, "started", "freezable", 4, "w", "");
	thaws_to("thawed: bound's item ran meanwhile, freezable's 1.3 s later");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(tells_what_a_freeze_showed, begin),
	};

	return cmocka_run_group_tests_name("thawed", tests, NULL, NULL);
}
