// SPDX-License-Identifier: GPL-2.0
/* How gaps in a burn are drawn: exactly, by their share, or not known. */
#include "test/unit/lives.h"

#include <stdio.h>
#include <string.h>

#include "model/timeline.h"

#define MS 1000000ull

static struct timeline timeline;
static uint64_t now_ns;

static void happens(uint64_t ns, const char *event, uint64_t item,
		    const char *more)
{
	char thread[128];

	snprintf(thread, sizeof(thread), "pid=%llu worker=w%llu %s",
		 (unsigned long long)item, (unsigned long long)item, more);
	take_event(ns, event, "bound", item, thread);
}

static void loses(uint64_t from_ns, uint64_t to_ns, uint64_t item)
{
	char more[48];

	snprintf(more, sizeof(more), "lost_ns=%llu",
		 (unsigned long long)(to_ns - from_ns));
	happens(to_ns, "preempted", item, more);
}

/* Takes turns of @turn_ns with another, from @from_ns to @to_ns. */
static void takes_turns(uint64_t from_ns, uint64_t to_ns, uint64_t turn_ns,
			uint64_t item)
{
	for (; from_ns + turn_ns <= to_ns; from_ns += 2 * turn_ns)
		loses(from_ns, from_ns + turn_ns, item);
}

static int begin(void **state)
{
	now_ns = 100000;
	return begin_lives(state);
}

/* The cells of a worker's lane in columns of @column_ns from 0 on. */
static void lane_is(int lane, uint64_t column_ns, const char *cells)
{
	static const char glyphs[LIFE_STATES + 1] = " :./?-_#~=x";
	struct timeline_query query = {
		.window = { .right_ns = column_ns * strlen(cells),
			    .column_ns = column_ns,
			    .columns = (int)strlen(cells),
			    .now_ns = now_ns },
		.lanes = 10,
		.queue = -1,
	};
	char text[TIMELINE_COLUMNS + 1] = "";
	int i;

	timeline_build(&timeline, &lives, &query);
	assert_true(lane < timeline.lane_count);
	for (i = 0; i < query.window.columns; i++)
		text[i] = glyphs[timeline.lane[lane].cell[i]];
	assert_string_equal(text, cells);
}

static void shows_each_turn_where_there_is_room(void **state)
{
	(void)state;
	happens(20, "started", 1, "");
	happens(20, "step", 1, "step=burn:60");
	loses(30, 50, 1);
	loses(60, 70, 1);
	lane_is(0, 10, "  #__#_####");
	happens(80, "step", 1, "step=sleep:10");
	happens(90, "finished", 1, "");
	lane_is(0, 10, "  #__#_#- ");
	/* In one cell: what takes more of it; what is left over goes to the next. */
	lane_is(0, 50, "_# ");
	lane_is(0, 40, "_#- ");
}

/* 1 has the CPU while 2 has not, and the other way round. */
static void never_shows_two_as_solid(void **state)
{
	(void)state;
	happens(0, "started", 1, "");
	happens(0, "step", 1, "step=burn:400");
	happens(0, "started", 2, "");
	happens(0, "step", 2, "step=burn:400");
	takes_turns(4, 800, 4, 1);
	takes_turns(0, 800, 4, 2);
	happens(800, "finished", 1, "");
	happens(800, "finished", 2, "");
	lane_is(0, 4, "#_#_#_#_");
	lane_is(1, 4, "_#_#_#_#");
	/* Half of each cell: each second one. */
	lane_is(0, 80, "_#_#_#_#_# ");
	lane_is(1, 80, "_#_#_#_#_# ");
	lane_is(0, 400, "_# ");
}

static void shows_as_many_cells_as_time(void **state)
{
	(void)state;
	happens(0, "started", 1, "");
	happens(0, "step", 1, "step=burn:400");
	takes_turns(0, 400, 1, 1);    /* a half */
	takes_turns(400, 600, 50, 1); /* a half */
	happens(800, "finished", 1, "");
	lane_is(0, 100, "_#_#_### ");
	begin_lives(NULL);
	happens(0, "started", 1, "");
	happens(0, "step", 1, "step=burn:400");
	loses(10, 40, 1);
	loses(110, 140, 1);
	loses(210, 240, 1);
	loses(310, 340, 1);
	happens(400, "finished", 1, "");
	/* 30 of each 100. */
	lane_is(0, 100, "#_## ");
}

static void forgets_no_sum(void **state)
{
	const struct life *life;
	uint64_t i;

	(void)state;
	happens(0, "started", 1, "");
	happens(0, "step", 1, "step=burn:400");
	loses(1, 3, 1);
	loses(5, 6, 1);
	lane_is(0, 2, "_#_####");
	/* Others' gaps push the first out, then the second as well. */
	happens(0, "started", 2, "");
	happens(0, "step", 2, "step=burn:400");
	happens(8, "finished", 1, "burnt_ns=5 preempted_ns=3");
	for (i = 0; i < LIFE_GAPS - 1; i++)
		loses(20 + i, 21 + i, 2);
	life = item_lives_find(&lives, WQDEMO_BOUND, 1);
	assert_int_equal(life->lost_ns, 3);
	assert_int_equal(life->preempted_ns, 3);
	assert_null(life_gaps_at(&lives.gaps, 1));
	assert_non_null(life_gaps_at(&lives.gaps, 2));
	lane_is(0, 1, "?????_## ");
	loses(90000, 90001, 2);
	lane_is(0, 1, "???????? ");
}

/* Which of the two has had the CPU is known when one of them has it again. */
static void knows_not_which_of_two_has_the_cpu(void **state)
{
	(void)state;
	now_ns = 300 * MS;
	happens(0, "started", 1, "");
	happens(0, "step", 1, "step=burn:400");
	lane_is(0, 30 * MS, "##########");
	happens(90 * MS, "started", 2, "");
	happens(90 * MS, "step", 2, "step=burn:40");
	lane_is(0, 30 * MS, "###???????");
	lane_is(1, 30 * MS, "   ???????");
	/* Nothing of it is doubtful up to here. */
	loses(120 * MS, 180 * MS, 2);
	lane_is(0, 30 * MS, "###???????");
	lane_is(1, 30 * MS, "   #__????");
	happens(210 * MS, "finished", 1, "");
	lane_is(0, 30 * MS, "####### ");
	happens(240 * MS, "finished", 2, "");
	lane_is(1, 30 * MS, "   #__## ");
}

/* The next event will tell: nothing is drawn that goes with the next reading. */
static void waits_for_what_will_be_told(void **state)
{
	(void)state;
	now_ns = 189 * MS;
	happens(0, "started", 1, "");
	happens(0, "step", 1, "step=burn:400");
	happens(90 * MS, "started", 2, "");
	happens(90 * MS, "step", 2, "step=burn:40");
	lane_is(0, 30 * MS, "###    ");
	lane_is(1, 30 * MS, "       ");
	now_ns = 190 * MS;
	lane_is(0, 30 * MS, "###????");
	loses(120 * MS, 180 * MS, 2);
	lane_is(1, 30 * MS, "   #__ ");
}

/* An item that has begun is drawn once its first step is read. */
static void draws_no_step_that_is_not_read_yet(void **state)
{
	(void)state;
	happens(20000, "started", 1, "");
	lane_is(0, 10000, "          ");
	assert_ptr_equal(timeline.lane[0].owner[5],
			 item_lives_find(&lives, WQDEMO_BOUND, 1));
	happens(20001, "step", 1, "step=burn:400");
	lane_is(0, 10000, "  ########");
	/* Lost for good. */
	begin_lives(NULL);
	happens(20000, "started", 1, "");
	happens(70000, "finished", 1, "");
	lane_is(0, 10000, "  ????? ");
	begin_lives(NULL);
	happens(20000, "started", 1, "");
	item_lives_doubt(&lives);
	lane_is(0, 10000, "  ?");
}

static void knows_who_is_alone_on_a_cpu(void **state)
{
	(void)state;
	happens(0, "started", 1, "");
	happens(0, "step", 1, "step=burn:400");
	/* Its worker goes to another CPU. */
	take_event(10000, "started", "custom", 1, "pid=9 worker=w9");
	take_event(10000, "step", "custom", 1, "pid=9 worker=w9 step=burn:9");
	happens(30000, "started", 2, "");
	happens(30000, "step", 2, "step=sleep:40");
	lane_is(0, 10000, "##########");
	/* A burn that is too short for an event leaves nothing open. */
	happens(40000, "step", 2, "step=burn:1");
	lane_is(0, 10000, "####      ");
	happens(50000, "step", 2, "step=sleep:40");
	lane_is(0, 10000, "##########");
}

static void stays_inside_the_window(void **state)
{
	(void)state;
	happens(1000, "started", 1, "");
	happens(1000, "step", 1, "step=burn:400");
	/* Longer than the run, and than the clock: as far as it can be. */
	happens(1100, "preempted", 1, "lost_ns=5000");
	happens(1200, "preempted", 1, "lost_ns=150");
	happens(2000, "finished", 1, "");
	lane_is(0, 100, "          __######## ");
	lane_is(0, 1200, "_# ");
	assert_int_equal(life_gaps_within(&lives.gaps, 2, 1100, 1150), 50);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(shows_each_turn_where_there_is_room),
		TEST(never_shows_two_as_solid),
		TEST(shows_as_many_cells_as_time),
		TEST(forgets_no_sum),
		TEST(knows_not_which_of_two_has_the_cpu),
		TEST(waits_for_what_will_be_told),
		TEST(draws_no_step_that_is_not_read_yet),
		TEST(knows_who_is_alone_on_a_cpu),
		TEST(stays_inside_the_window),
	};

	return cmocka_run_group_tests_name("timeline_gaps", tests, NULL, NULL);
}
