// SPDX-License-Identifier: GPL-2.0
/* The model takes in readings: answers, other loads of the module, frozen pictures. */
#include <errno.h>

#include "test/unit/keys.h"

#include "model/message_queue.h"

static bool is_77(const void *sender, uint64_t pid)
{
	(void)sender;
	return pid == 77;
}

static void add_answer(struct snapshot *snapshot, uint64_t seq, uint64_t pid,
		       const char *command)
{
	struct snapshot_answer *answer =
		&snapshot->answer[snapshot->answer_count++];

	memset(answer, 0, sizeof(*answer));
	answer->seq = seq;
	answer->pid = pid;
	answer->removed = 1;
	snapshot_set_command(answer, slice_of(command));
}

static void tells_new_answers_only(void **state)
{
	static struct snapshot snapshot;

	(void)state;
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.loaded_ns = 1;
	add_answer(&snapshot, 4, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_string_equal(model.message.text, "");
	/* An own answer is shown rather than a later one of others. */
	add_answer(&snapshot, 5, 77, "stop");
	add_answer(&snapshot, 6, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_true(model.message.own);
	add_answer(&snapshot, 7, 5, "stop");
	model_take(&model, &snapshot, is_77, NULL);
	assert_non_null(strstr(model.message.text, "[pid 5] stop"));
	/* The message goes with the module. */
	model_lose(&model, SOURCE_ABSENT, "");
	assert_string_equal(model.message.text, "");
}

static struct snapshot flow;

/* A reading after @ms, with one more answer, to a command that waited. */
static void answers_at(uint64_t ms, const char *command, uint64_t waited_ms)
{
	static uint64_t seq;

	flow.loaded_ns = 1;
	flow.answer_count = 0;
	flow.time_ns = ms * 1000000;
	if (!model.seen)
		model_take(&model, &flow, is_77, NULL);
	add_answer(&flow, ++seq, 77, command);
	flow.answer[0].waited_ns = waited_ms * 1000000;
	model_take(&model, &flow, is_77, NULL);
}

static void keeps_an_answer_that_nobody_could_read(void **state)
{
	(void)state;
	answers_at(1000, "cancel ordered", 0);
	assert_int_equal(model.message.unread, 0);
	answers_at(1120, "flush ordered", 774);
	assert_string_equal(model.message.text, "flush ordered: waited 774 ms");
	assert_int_equal(model.message.unread, 1);
	assert_string_equal(model.earlier.text,
			    "cancel ordered: 1 removed, none was running");
	/* The first one stays, however many follow. */
	answers_at(1130, "flush ordered", 700);
	assert_int_equal(model.message.unread, 2);
	assert_string_equal(model.earlier.text,
			    "cancel ordered: 1 removed, none was running");
	/* A command that was sent after an answer replaces it. */
	answers_at(1500, "flush ordered", 300);
	assert_int_equal(model.message.unread, 0);
	/* So does one that comes when the answer has been read. */
	answers_at(3500, "flush ordered", 2100);
	assert_int_equal(model.message.unread, 0);
	/* Words of wqtop replace both. */
	answers_at(3510, "flush ordered", 2100);
	assert_int_equal(model.message.unread, 1);
	message_say(&model.message, false, "saved");
	assert_int_equal(model.message.unread, 0);
}

/* Nobody typed the commands of a freeze, which has words of its own. */
static void a_freeze_tells_of_its_items_itself(void **state)
{
	(void)state;
	model.freezer_pid = 77;
	answers_at(1000, "cancel ordered", 0);
	message_say(&model.message, false, "all stands still");
	answers_at(1100, "bound delay=2000", 0);
	assert_string_equal(model.message.text, "all stands still");
	flow.answer[0].error = EBUSY;
	flow.answer[0].seq++;
	model_take(&model, &flow, is_77, NULL);
	assert_non_null(strstr(model.message.text, "bound delay=2000"));
}

/* The writer may have to wait for the CPU that its items burn. */
static void knows_own_items_of_before_the_answer(void **state)
{
	static const struct wqdemo_command burners = {
		.verb = WQDEMO_VERB_cpu_intensive
	};
	static struct snapshot snapshot;
	struct snapshot_queue *queue = &snapshot.queue[0];

	(void)state;
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.time_ns = 1000;
	snapshot.queue_count = 1;
	snapshot_name_queue(queue, "cpu_intensive");
	model_take(&model, &snapshot, is_77, NULL);
	model.sent.pid = 77;
	model.sent.before = message_queue_before(&model.now, &burners);
	snapshot.time_ns = 2000;
	queue->count[WQDEMO_COUNT_accepted] = 4;
	queue->count[WQDEMO_COUNT_running] = 4;
	model_take(&model, &snapshot, is_77, NULL);
	snapshot.time_ns = 3000;
	add_answer(&snapshot, 9, 77, "cpu_intensive n=4");
	snapshot.answer[0].accepted = 4;
	model_take(&model, &snapshot, is_77, NULL);
	assert_string_equal(model.message.text,
			    "cpu_intensive n=4: 4 accepted, 4 running");
	assert_int_equal(model.message.before.time_ns, 1000);
}

static void freezes_the_picture(void **state)
{
	static struct snapshot snapshot;

	(void)state;
	memset(&snapshot, 0, sizeof(snapshot));
	snapshot.time_ns = 5;
	model_take(&model, &snapshot, is_77, NULL);
	type(" ");
	snapshot.time_ns = 9;
	model_take(&model, &snapshot, is_77, NULL);
	assert_int_equal(model.now.time_ns, 5);
	model_lose(&model, SOURCE_ABSENT, "");
	assert_true(model_has_picture(&model));
	type(" ");
	assert_false(model_has_picture(&model));
}

static struct snapshot load;

/* A reading of a load of the module, with a row and an event of its own. */
static void takes_load(uint64_t loaded_ns, const char *queue, uint64_t item)
{
	char line[128];

	memset(&load, 0, sizeof(load));
	load.loaded_ns = loaded_ns;
	load.time_ns = loaded_ns + 1;
	load.recording = true;
	load.queue_count = 1;
	snapshot_name_queue(&load.queue[0], queue);
	model_take(&model, &load, is_77, NULL);
	snprintf(line, sizeof(line),
		 "seq=1 ns=1 event=submitted queue=%s item=%u cpu=0 pid=9 worker=put\n",
		 queue, (unsigned int)item);
	model_take_events(&model, line, strlen(line));
}

static void shows_load(uint64_t loaded_ns, enum wqdemo_queue queue,
		       uint64_t item)
{
	assert_int_equal(model.now.loaded_ns, loaded_ns);
	assert_int_equal(model.events_end, 1);
	assert_int_equal(event_log_at(&model.events, 0)->queue, queue);
	assert_int_equal(event_log_at(&model.events, 0)->item, item);
	assert_non_null(item_lives_find(&model.lives, queue, item));
}

static void knows_another_load(void **state)
{
	(void)state;
	takes_load(5, "custom", 1);
	add_answer(&load, 1, 77, "stop");
	model_take(&model, &load, is_77, NULL);
	assert_true(model.message.answered);
	model.events_back = 3;
	takes_load(50, "bound", 7);
	assert_string_equal(model.message.text, "");
	assert_int_equal(model.events_back, 0);
	shows_load(50, WQDEMO_BOUND, 7);
	assert_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	/* Without events of its own it shows none. */
	load.loaded_ns = 60;
	model_take(&model, &load, is_77, NULL);
	model_take_events(&model, "", 0);
	assert_int_equal(model.events_end, 0);
	assert_null(item_lives_find(&model.lives, WQDEMO_BOUND, 7));
}

/* A frozen picture is all of one load. */
static void freezes_all_of_a_load(void **state)
{
	(void)state;
	takes_load(5, "custom", 1);
	type(" ");
	takes_load(50, "bound", 7);
	shows_load(5, WQDEMO_CUSTOM, 1);
	assert_string_equal(model.now.queue[0].name, "custom");
	takes_load(60, "ordered", 8);
	shows_load(5, WQDEMO_CUSTOM, 1);
	type(" ");
	model_take(&model, &load, is_77, NULL);
	model_take_events(&model, "", 0);
	shows_load(60, WQDEMO_ORDERED, 8);
	assert_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	assert_null(item_lives_find(&model.lives, WQDEMO_BOUND, 7));
}

/* The reading that says so comes with the last events from before. */
static void takes_what_was_recorded_before_it_was_off(void **state)
{
	static const char begins[] =
		"seq=2 ns=8 event=started queue=custom item=1 cpu=0 pid=9 worker=a\n"
		"seq=3 ns=8 event=step queue=custom item=1 cpu=0 pid=9 worker=a step=sleep:1\n";
	static const char ends[] =
		"seq=4 ns=19 event=finished queue=custom item=1 cpu=0 pid=9 worker=a\n"
		"seq=5 ns=19 event=submitted queue=custom item=2 cpu=0 pid=9 worker=put\n";
	const struct life *life;

	(void)state;
	takes_load(5, "custom", 1);
	model_take_events(&model, begins, sizeof(begins) - 1);
	load.recording = false;
	load.time_ns = 20;
	load.queue[0].count[WQDEMO_COUNT_pending] = 1;
	model_take(&model, &load, is_77, NULL);
	model_take_events(&model, ends, sizeof(ends) - 1);
	life = item_lives_find(&model.lives, WQDEMO_CUSTOM, 1);
	assert_int_equal(life->step_count, 1);
	assert_int_equal(life->ended_ns, 19);
	/* Nobody sees the end of this one. */
	life = item_lives_find(&model.lives, WQDEMO_CUSTOM, 2);
	assert_int_equal(life->doubt_ns, 19);
}

/* Which row is selected when such a command comes from a script. */
static unsigned int follow(const char *text)
{
	char reason[WQDEMO_REASON_MAX];
	struct wqdemo_command command;

	assert_int_equal(wqdemo_command_parse(text, strlen(text), &command,
					      reason),
			 0);
	model_follow(&model, &command);
	return model.selected;
}

static void follows_commands(void **state)
{
	int id;

	(void)state;
	model.now.queue_count = WQDEMO_QUEUE_COUNT;
	for (id = 0; id < WQDEMO_QUEUE_COUNT; id++)
		snapshot_name_queue(&model.now.queue[id], actions[id].queue);
	assert_int_equal(follow("custom n=8"), WQDEMO_CUSTOM);
	assert_int_equal(follow("stop"), WQDEMO_PERIODIC);
	assert_int_equal(follow("mod delay=5"), WQDEMO_DELAYED);
	assert_int_equal(follow("cancel ordered"), WQDEMO_ORDERED);
	assert_int_equal(follow("max_active custom 2"), WQDEMO_CUSTOM);
	assert_int_equal(follow("scenario A"), WQDEMO_BOUND);
	assert_int_equal(follow("reset"), WQDEMO_BOUND);
	/* A key that sends is no choice, one that moves is. */
	type("i");
	assert_int_equal(follow("highpri"), WQDEMO_HIGHPRI);
	type("k");
	assert_int_equal(follow("immediate"), WQDEMO_BOUND);
	type("vc\033");
	assert_int_equal(follow("immediate"), WQDEMO_SYSTEM);
	/* Nor does anything change under who is reading. */
	type(" ");
	assert_int_equal(follow("custom"), WQDEMO_SYSTEM);
	type(" \n");
	assert_int_equal(follow("custom"), WQDEMO_SYSTEM);
}

static void keeps_lives_of_what_is_shown(void **state)
{
	static const char before[] =
		"seq=1 ns=1 event=submitted queue=custom item=1 cpu=0 pid=9 worker=put\n";
	static const char after[] =
		"seq=2 ns=2 event=started queue=custom item=1 cpu=0 pid=5 worker=w\n";
	static const char reloaded[] =
		"seq=1 ns=3 event=submitted queue=custom item=2 cpu=0 pid=9 worker=put\n";
	const struct life *life;

	(void)state;
	model_take_events(&model, before, sizeof(before) - 1);
	model.paused = true;
	model_take_events(&model, after, sizeof(after) - 1);
	life = item_lives_find(&model.lives, WQDEMO_CUSTOM, 1);
	assert_false(life->started);
	model.paused = false;
	model_take_events(&model, "", 0);
	assert_true(life->started);
	/* Not even another load of the module touches a frozen picture. */
	model.paused = true;
	model_take_events(&model, reloaded, sizeof(reloaded) - 1);
	assert_non_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	model.paused = false;
	model_take_events(&model, "", 0);
	assert_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 1));
	assert_non_null(item_lives_find(&model.lives, WQDEMO_CUSTOM, 2));
}

/* Counts of 0 beside the lanes of what was counted would not be true. */
static void forgets_what_has_ended_with_the_counts(void **state)
{
	static const char before[] =
		"seq=1 ns=5 event=armed queue=periodic item=1 cpu=0 pid=9 worker=put\n"
		"seq=2 ns=6 event=started queue=periodic item=1 cpu=0 pid=7 worker=w\n"
		"seq=3 ns=7 event=armed queue=periodic item=2 cpu=0 pid=7 worker=w\n"
		"seq=4 ns=8 event=finished queue=periodic item=1 cpu=0 pid=7 worker=w\n";
	static struct snapshot snapshot;

	(void)state;
	snapshot.loaded_ns = 1;
	snapshot.recording = true;
	snapshot.epoch = 1;
	model_take(&model, &snapshot, is_77, NULL);
	model_take_events(&model, before, strlen(before));
	model_take(&model, &snapshot, is_77, NULL);
	model_take_events(&model, "", 0);
	assert_non_null(item_lives_find(&model.lives, WQDEMO_PERIODIC, 1));
	snapshot.epoch = 2;
	model_take(&model, &snapshot, is_77, NULL);
	model_take_events(&model, "", 0);
	assert_null(item_lives_find(&model.lives, WQDEMO_PERIODIC, 1));
	assert_non_null(item_lives_find(&model.lives, WQDEMO_PERIODIC, 2));
	assert_int_equal(model.lives.mark_count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(tells_new_answers_only),
		TEST(keeps_an_answer_that_nobody_could_read),
		TEST(a_freeze_tells_of_its_items_itself),
		TEST(knows_own_items_of_before_the_answer),
		TEST(freezes_the_picture),
		TEST(knows_another_load),
		TEST(takes_what_was_recorded_before_it_was_off),
		TEST(freezes_all_of_a_load),
		TEST(follows_commands),
		TEST(keeps_lives_of_what_is_shown),
		TEST(forgets_what_has_ended_with_the_counts),
	};

	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
