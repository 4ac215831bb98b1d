// SPDX-License-Identifier: GPL-2.0
/*
 * Jumps in a recording: what a model knows after one is what it knows after
 * playing from the beginning, and it takes less.
 */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "model/checkpoints.h"

#define READINGS 500
#define MS	 100

static struct player player;
static struct model model;
static struct model wanted; /* of another who played from the beginning */
static struct checkpoints checkpoints;

static bool nobody(const void *sender, uint64_t pid)
{
	(void)sender;
	(void)pid;
	return false;
}

static void add(const char *text, size_t length)
{
	assert_true(buffer_add(&player.file, text, length));
}

/* In each reading one more is done, and has an event. */
static void add_reading(unsigned int number)
{
	unsigned long long ns = 1000000000ull + number * MS * 1000000ull;
	char counters[300], events[200], line[100];
	int count, event, head;

	count = snprintf(counters, sizeof(counters),
			 "workqueue_demo - version: 1\ntime_ns %llu\nloaded_ns 2\nrecording on\n\nqueue completed armed pending running\nsystem 0 0 0 0\ncustom %u 0 0 0\n",
			 ns, number);
	event = snprintf(events, sizeof(events),
			 "seq=%u ns=%llu event=finished queue=custom item=%u cpu=1 pid=7 worker=kworker/u4:1\n",
			 number + 1, ns - 1000, number + 1);
	head = snprintf(line, sizeof(line),
			"reading ms=%u bytes=%d events=%d\n", number * MS,
			count + event, event);
	add(line, (size_t)head);
	add(counters, (size_t)count);
	add(events, (size_t)event);
}

static int begin(void **state)
{
	static const char first[] = "wqtop recording - version: 1\n";
	char reason[RECORDING_REASON_MAX];
	unsigned int i;

	(void)state;
	add(first, sizeof(first) - 1);
	for (i = 0; i < READINGS; i++)
		add_reading(i);
	assert_true(player_open(&player, reason));
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	model.replay.active = true;
	wanted = model;
	return 0;
}

static int end(void **state)
{
	(void)state;
	checkpoints_free(&checkpoints);
	player_free(&player);
	return 0;
}

/* Return: the readings that were due. */
static unsigned int play(struct model *to, bool note)
{
	static struct snapshot snapshot;
	char reason[SNAPSHOT_REASON_MAX];
	struct recording_block block;
	unsigned int count = 0;

	while (player_due(&player)) {
		assert_true(player_take(&player, &block));
		assert_true(snapshot_parse(&snapshot, block.text.text,
					   block.text.length, reason));
		model_take(to, &snapshot, nobody, NULL);
		model_take_events(to, block.events.text, block.events.length);
		count++;
		if (note)
			checkpoints_note(&checkpoints, &player, to);
	}
	return count;
}

static unsigned int jump(uint64_t ms)
{
	bool back = player_seek(&player, ms);

	if (!checkpoints_return(&checkpoints, &player, &model, ms) && back)
		model_forget(&model);
	return play(&model, true);
}

static void assert_as_from_the_beginning(uint64_t ms)
{
	uint64_t clock = player.clock;
	struct player_place place;

	assert_true(player_keep(&player, &place));
	model_forget(&wanted);
	player_seek(&player, UINT64_MAX);
	player_seek(&player, 0);
	player_seek(&player, ms);
	play(&wanted, false);
	assert_int_equal(model.now.time_ns, wanted.now.time_ns);
	assert_memory_equal(&model.now, &wanted.now, sizeof(model.now));
	assert_memory_equal(model.rates.row, wanted.rates.row,
			    sizeof(model.rates.row));
	assert_memory_equal(model.lives.life, wanted.lives.life,
			    sizeof(model.lives.life));
	assert_int_equal(model.events.taken, wanted.events.taken);
	assert_int_equal(model.events_end, wanted.events_end);
	assert_true(player_return(&player, &place));
	player.clock = clock;
	buffer_free(&place.counters);
}

static void jumps_play_little_and_know_all(void **state)
{
	static const uint64_t targets[] = { 49000, 44000, 20000, 20000, 39000,
					    100,   6400,  6300,	 0,	49900 };
	size_t i;

	(void)state;
	assert_int_equal(jump(READINGS * MS), READINGS);
	for (i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
		assert_in_range(jump(targets[i]), 0, 66);
		assert_as_from_the_beginning(targets[i]);
	}
}

static void what_the_user_chose_stays(void **state)
{
	(void)state;
	jump(READINGS * MS);
	model_select(&model, 1);
	model_show(&model, VIEW_EVENTS);
	message_say(&model.message, false, "glyphs ascii");
	jump(20000);
	assert_int_equal(model.selected, 1);
	assert_int_equal(model.view, VIEW_EVENTS);
	assert_string_equal(model.message.text, "");
}

static void what_a_script_showed_comes_back(void **state)
{
	(void)state;
	model_follow_view(&model, slice_of("timeline"));
	jump(20000);
	model_follow_view(&model, slice_of("events"));
	jump(READINGS * MS);
	jump(19000);
	assert_int_equal(model.view, VIEW_TIMELINE);
}

/* A page that a key left comes back, too; the score is as it was. */
static void a_lesson_comes_back(void **state)
{
	struct lesson *lesson = &model.lesson;

	(void)state;
	lesson->page = lesson->recorded = LESSON_QUESTION;
	lesson->results = 1;
	jump(15000);
	lesson->page = LESSON_NO_PAGE;
	jump(30000);
	lesson->recorded = LESSON_NO_PAGE;
	lesson->results = 2;
	jump(READINGS * MS);
	jump(20000);
	assert_int_equal(lesson->page, LESSON_QUESTION);
	assert_int_equal(lesson->results, 1);
	jump(0);
	assert_int_equal(lesson->page, LESSON_NO_PAGE);
	assert_int_equal(lesson->results, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(jumps_play_little_and_know_all),
		TEST(what_the_user_chose_stays),
		TEST(what_a_script_showed_comes_back),
		TEST(a_lesson_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
