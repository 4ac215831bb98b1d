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
	thaws_to("thawed: bound ran meanwhile, freezable 1.3 s later");
	spans_add(&model.lives.frozen, 1000 * MS, 10300 * MS);
	thaws_to(
		"all were frozen for 9.3 s: bound ran meanwhile, freezable 1.3 s later");
}

static void asks_why(unsigned int item, uint64_t now_ms, const char *wanted)
{
	char text[128] = "";

	thawed_cause(&model.lives,
		     item_lives_find(&model.lives, WQDEMO_FREEZABLE, item),
		     now_ms * MS, true, text, sizeof(text));
	assert_string_equal(text, wanted);
}

/* Queues the two items of a freeze, due after two seconds. */
static void queues_both(uint64_t ms, unsigned int item)
{
	char due[48];

	snprintf(due, sizeof(due), "due_ns=%llu",
		 (unsigned long long)((ms + 2000) * MS));
	happens(ms * MS, "armed", "freezable", item, "put", due);
	happens(ms * MS, "armed", "bound", item, "put", due);
}

static void knows_a_freeze_by_an_item_that_went_on(void **state)
{
	(void)state;
	queues_both(5000, 1);
	asks_why(1, 6000, "");
	happens(7004 * MS, "started", "bound", 1, "w", "");
	asks_why(1, 7900, "");
	asks_why(1, 8100, "frozen: b1, due at the same time, has run");
	happens(10104 * MS, "started", "freezable", 1, "w", "");
	asks_why(1, 10200,
		 "frozen: b1, due at the same time, ran 3.1 s before it");
	/* Another item of its queue ran: max_active may have been the cause. */
	happens(10104 * MS, "finished", "freezable", 1, "w", "");
	queues_both(20000, 2);
	happens(22004 * MS, "started", "bound", 2, "w", "");
	happens(22004 * MS, "started", "freezable", 3, "w", "");
	asks_why(2, 24000, "");
}

/* A freeze of its own: wqtop knows when that was. */
static void knows_its_own_freeze(void **state)
{
	(void)state;
	queues_both(5000, 1);
	spans_add(&model.lives.frozen, 5010 * MS, 10100 * MS);
	happens(7004 * MS, "started", "bound", 1, "w", "");
	happens(10104 * MS, "started", "freezable", 1, "w", "");
	asks_why(1, 10200, "frozen for 3.1 s of it, with all processes");
	/* One that was queued after the thaw was not frozen. */
	happens(10104 * MS, "finished", "freezable", 1, "w", "");
	happens(10200 * MS, "submitted", "freezable", 2, "put", "");
	asks_why(2, 12000, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(tells_what_a_freeze_showed, begin),
		cmocka_unit_test_setup(knows_a_freeze_by_an_item_that_went_on,
				       begin),
		cmocka_unit_test_setup(knows_its_own_freeze, begin),
	};

	return cmocka_run_group_tests_name("thawed", tests, NULL, NULL);
}
