// SPDX-License-Identifier: GPL-2.0
/* Until when max_active held an item back, and since when it only lacked the CPU. */
#include "test/unit/lives.h"

#include "model/held.h"

#define MS 1000000ull

static struct snapshot now;

static void limits(const char *name, uint64_t max_active)
{
	struct snapshot_queue *queue = &now.queue[now.queue_count++];

	snapshot_name_queue(queue, name);
	queue->max_active = max_active;
	queue->max_active_at_load = max_active;
}

static int begin(void **state)
{
	begin_lives(state);
	memset(&now, 0, sizeof(now));
	now.cpus = 1;
	strcpy(now.kernel, "6.1.0");
	return 0;
}

static void happens(uint64_t ms, const char *event, const char *queue,
		    uint64_t item, const char *more)
{
	char thread[64];

	/* A worker runs one item at a time. */
	if (strcmp(event, "started") && strcmp(event, "step") &&
	    strcmp(event, "finished"))
		snprintf(thread, sizeof(thread), "pid=7 worker=put %s", more);
	else
		snprintf(thread, sizeof(thread), "pid=%d worker=w %s",
			 queue[1] * 100 + (int)item, more);
	take_event(ms * MS, event, queue, item, thread);
}

static void submits(uint64_t ms, const char *queue, uint64_t first,
		    uint64_t last)
{
	for (; first <= last; first++)
		happens(ms, "submitted", queue, first, "");
}

/* Runs that burn, then sleep, from @ms on. */
static void runs(uint64_t ms, uint64_t sleep_ms, uint64_t end_ms,
		 const char *queue, uint64_t item)
{
	happens(ms, "started", queue, item, "");
	happens(ms, "step", queue, item, "step=burn:5");
	if (sleep_ms < end_ms)
		happens(sleep_ms, "step", queue, item, "step=sleep:10");
	happens(end_ms, "finished", queue, item, "");
}

static void looks_at(uint64_t ms)
{
	now.time_ns = ms * MS;
	held_find(&lives, &now);
}

static const struct life *item(enum wqdemo_queue queue, uint64_t number)
{
	return item_lives_find(&lives, queue, number);
}

static void assert_held(enum wqdemo_queue queue, uint64_t number, uint64_t ms)
{
	assert_int_equal(item(queue, number)->held_ns / MS, ms);
}

/* The spans before the run, each with its end in ms. */
static void assert_waits(enum wqdemo_queue queue, uint64_t number,
			 const char *wanted)
{
	static const char *const names[LIFE_STATES] = {
		[LIFE_WAITING] = "waits",
		[LIFE_HELD] = "held",
		[LIFE_PREEMPTED] = "ready",
	};
	const struct life *life = item(queue, number);
	struct life_span span[LIFE_SPANS];
	unsigned int count = life_spans(life, now.time_ns, span), i;
	char text[128] = "";

	for (i = 0; i < count && names[span[i].state]; i++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			 "%s %u ", names[span[i].state],
			 (unsigned int)(span[i].to_ns / MS));
	assert_string_equal(text, wanted);
}

static void play_three(const char *others, const uint64_t (*ms)[3])
{
	uint64_t first = strcmp(others, "bound") ? 1 : 2;

	submits(100, "bound", 1, 1);
	submits(100, others, first, first + 1);
	happens(100, "started", "bound", 1, "");
	happens(100, "step", "bound", 1, "step=burn:5");
	happens(105, "step", "bound", 1, "step=sleep:10");
	runs(ms[0][0], ms[0][1], ms[0][2], others, first);
	runs(ms[1][0], ms[1][1], ms[1][2], others, first + 1);
	happens(115, "step", "bound", 1, "step=burn:5");
	happens(120, "finished", "bound", 1, "");
}

static void answers(const char *command)
{
	struct snapshot_answer *answer = &now.answer[now.answer_count++];

	answer->pid = 7;
	snapshot_set_command(answer, slice_of(command));
}

static void who_finds_all_places_taken_is_held(void **state)
{
	(void)state;
	limits("custom", 4);
	submits(100, "custom", 1, 12);
	looks_at(150);
	assert_held(WQDEMO_CUSTOM, 4, 0);
	assert_int_equal(item(WQDEMO_CUSTOM, 5)->held_ns, LIFE_UNKNOWN);
	assert_waits(WQDEMO_CUSTOM, 4, "waits 150 ");
	assert_waits(WQDEMO_CUSTOM, 5, "held 150 ");
	runs(100, 600, 600, "custom", 1);
	runs(100, 605, 605, "custom", 2);
	looks_at(610);
	/* Two places are free, for the first two. */
	assert_waits(WQDEMO_CUSTOM, 5, "held 600 waits 610 ");
	assert_waits(WQDEMO_CUSTOM, 6, "held 605 waits 610 ");
	assert_waits(WQDEMO_CUSTOM, 7, "held 610 ");
	runs(620, 900, 900, "custom", 5);
	looks_at(910);
	assert_waits(WQDEMO_CUSTOM, 5, "held 600 waits 620 ");
	assert_held(WQDEMO_CUSTOM, 7, 900);
	assert_int_equal(item(WQDEMO_CUSTOM, 9)->held_ns, LIFE_UNKNOWN);
}

static void a_scenario_has_a_limit_of_its_own(void **state)
{
	static const uint64_t a[][3] = { { 120, 125, 135 }, { 135, 140, 150 } };
	static const uint64_t c[][3] = { { 105, 110, 120 }, { 120, 125, 135 } };

	(void)state;
	limits("bound", 16);
	play_three("bound", a);
	looks_at(151);
	assert_held(WQDEMO_BOUND, 2, 0);
	answers("scenario A");
	looks_at(152);
	assert_waits(WQDEMO_BOUND, 2, "held 120 ");
	assert_waits(WQDEMO_BOUND, 3, "held 135 ");
	assert_int_equal(item(WQDEMO_BOUND, 3)->limit, 1);
	begin(NULL);
	limits("bound", 16);
	play_three("bound", c);
	answers("scenario C");
	looks_at(152);
	assert_waits(WQDEMO_BOUND, 2, "waits 105 ");
	assert_waits(WQDEMO_BOUND, 3, "held 120 ");
}

static void b_waits_for_its_pool(void **state)
{
	static const uint64_t b[][3] = { { 105, 110, 120 }, { 110, 115, 125 } };

	(void)state;
	limits("bound", 1);
	play_three("bound", b);
	answers("scenario B");
	looks_at(130);
	assert_waits(WQDEMO_BOUND, 2, "waits 105 ");
	assert_waits(WQDEMO_BOUND, 3, "waits 110 ");
	/* By the limit that was put back they could not have begun. */
	now.answer_count = 0;
	looks_at(131);
	assert_waits(WQDEMO_BOUND, 3, "waits 110 ");
}

static void d_lacks_only_the_cpu(void **state)
{
	static const uint64_t d[][3] = { { 105, 110, 120 }, { 110, 115, 125 } };

	(void)state;
	limits("bound", 16);
	limits("cpu_intensive", 16);
	play_three("cpu_intensive", d);
	answers("scenario D");
	looks_at(130);
	assert_waits(WQDEMO_CPU_INTENSIVE, 1, "waits 105 ");
	assert_waits(WQDEMO_CPU_INTENSIVE, 2, "waits 105 ready 110 ");
}

/* Once another of the pool burns it is not known if its worker was awake. */
static void who_comes_after_a_burner_may_not_be_ready(void **state)
{
	static const uint64_t late[][3] = { { 105, 116, 126 },
					    { 117, 122, 132 } };

	(void)state;
	limits("bound", 16);
	limits("cpu_intensive", 16);
	play_three("cpu_intensive", late);
	looks_at(140);
	assert_waits(WQDEMO_CPU_INTENSIVE, 2, "waits 117 ");
}

static void keeps_what_it_found_under_another_limit(void **state)
{
	(void)state;
	limits("custom", 1);
	submits(100, "custom", 1, 2);
	runs(100, 200, 200, "custom", 1);
	happens(201, "started", "custom", 2, "");
	looks_at(210);
	assert_held(WQDEMO_CUSTOM, 2, 200);
	now.queue[0].max_active = 4;
	looks_at(220);
	assert_held(WQDEMO_CUSTOM, 2, 200);
	/* After a second nothing changes any more. */
	looks_at(1300);
	assert_true(lives.waited[WQDEMO_CUSTOM]);
	looks_at(1400);
	assert_held(WQDEMO_CUSTOM, 2, 200);
	assert_false(lives.waited[WQDEMO_CUSTOM]);
}

/* They burn one after the other, whatever max_active is. */
static void takes_no_new_limit_for_that_of_before(void **state)
{
	(void)state;
	limits("bound", 16);
	submits(100, "bound", 1, 3);
	looks_at(101);
	runs(100, 105, 105, "bound", 1);
	runs(106, 111, 111, "bound", 2);
	now.queue[0].max_active = 1;
	looks_at(112);
	assert_held(WQDEMO_BOUND, 2, 0);
	assert_held(WQDEMO_BOUND, 3, 0);
	looks_at(113);
	assert_held(WQDEMO_BOUND, 3, 0);
}

/* Who comes later does not know under which limit they came. */
static void knows_the_first_limit_since_loading(void **state)
{
	(void)state;
	limits("custom", 4);
	now.queue[0].max_active = 1;
	submits(100, "custom", 1, 2);
	runs(100, 105, 105, "custom", 1);
	runs(106, 111, 111, "custom", 2);
	looks_at(112);
	assert_held(WQDEMO_CUSTOM, 2, 0);
	submits(113, "custom", 3, 4);
	looks_at(114);
	assert_int_equal(item(WQDEMO_CUSTOM, 4)->held_ns, LIFE_UNKNOWN);
}

/* It was held for sure as long as the limit was seen. */
static void a_raised_limit_lets_go(void **state)
{
	(void)state;
	limits("custom", 1);
	submits(100, "custom", 1, 2);
	happens(100, "started", "custom", 1, "");
	looks_at(150);
	now.queue[0].max_active = 4;
	happens(170, "started", "custom", 2, "");
	looks_at(180);
	assert_waits(WQDEMO_CUSTOM, 2, "held 150 waits 170 ");
}

static void tells_nothing_that_it_cannot_know(void **state)
{
	(void)state;
	limits("bound", 1);
	submits(100, "bound", 1, 1);
	happens(100, "started", "bound", 1, "");
	happens(100, "step", "bound", 1, "step=sleep:900");
	/* Another CPU has a limit of its own. */
	happens(101, "submitted", "bound", 2, "cpu=65");
	looks_at(150);
	assert_held(WQDEMO_BOUND, 2, 0);
	happens(101, "armed", "bound", 3, "due_ns=110000000");
	looks_at(150);
	assert_held(WQDEMO_BOUND, 3, 0);
	submits(151, "bound", 4, 4);
	item_lives_doubt(&lives);
	looks_at(160);
	assert_held(WQDEMO_BOUND, 4, 0);
}

static void who_is_cancelled_was_held_until_then(void **state)
{
	(void)state;
	limits("custom", 1);
	submits(100, "custom", 1, 2);
	happens(100, "started", "custom", 1, "");
	happens(150, "cancelled", "custom", 2, "");
	looks_at(160);
	assert_waits(WQDEMO_CUSTOM, 2, "held 150 ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(who_finds_all_places_taken_is_held),
		TEST(a_scenario_has_a_limit_of_its_own),
		TEST(b_waits_for_its_pool),
		TEST(d_lacks_only_the_cpu),
		TEST(who_comes_after_a_burner_may_not_be_ready),
		TEST(keeps_what_it_found_under_another_limit),
		TEST(takes_no_new_limit_for_that_of_before),
		TEST(knows_the_first_limit_since_loading),
		TEST(a_raised_limit_lets_go),
		TEST(tells_nothing_that_it_cannot_know),
		TEST(who_is_cancelled_was_held_until_then),
	};

	return cmocka_run_group_tests_name("held", tests, NULL, NULL);
}
