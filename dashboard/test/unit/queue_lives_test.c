// SPDX-License-Identifier: GPL-2.0
/* The lives of items tell of queues and of the message's items. */
#include "test/unit/chart.h"

#include "layout/columns.h"

static struct snapshot_queue *bound;

static void reads_at(uint64_t ms, uint64_t armed, uint64_t pending,
		     uint64_t running)
{
	model.now.queue_count = 1;
	model.now.recording = true;
	bound = &model.now.queue[0];
	snapshot_name_queue(bound, "bound");
	bound->count[WQDEMO_COUNT_armed] = armed;
	bound->count[WQDEMO_COUNT_pending] = pending;
	bound->count[WQDEMO_COUNT_running] = running;
	model.now.time_ns = ms * MS;
}

static void waits(const char *wanted)
{
	char cell[COLUMNS_CELL_MAX];

	columns[COLUMN_WAIT].cell(&model, 0, cell, sizeof(cell));
	assert_string_equal(cell, wanted);
}

static void knows_which_timers_have_ended(void **state)
{
	(void)state;
	reads_at(5000, 2, 0, 0);
	happens(5000 * MS, "armed", "bound", 1, "put", "due_ns=5100000000");
	happens(5000 * MS, "armed", "bound", 2, "put", "due_ns=5900000000");
	waits("2 arm");
	reads_at(5200, 2, 0, 0);
	model_take_events(&model, "", 0);
	waits("1+1a");
	/* It is counted at the moment of the reading, not of its events. */
	happens(5300 * MS, "started", "bound", 1, "w", "");
	waits("1+1a");
	reads_at(5400, 1, 0, 1);
	model_take_events(&model, "", 0);
	waits("1 arm");
}

/* Answers "queue", as the command of who submitted its item 1. */
static void answers(const char *command, enum wqdemo_queue queue)
{
	struct message *message = &model.message;

	message->answered = message->own = true;
	message->answer.accepted = 4;
	message->answer.error = SNAPSHOT_NONE;
	message->before.time_ns = 4900 * MS;
	snapshot_set_command(&message->answer, slice_of(command));
	message->answer.pid =
		item_lives_find(&model.lives, queue, 1)->submit_pid;
	model_take_events(&model, "", 0);
}

/* Each item has another worker. */
static void with_worker(uint64_t ms, const char *event, const char *queue,
			uint64_t item, const char *more)
{
	char worker[16];

	snprintf(worker, sizeof(worker), "kworker/%u", (unsigned int)item);
	happens(ms * MS, event, queue, item, worker, more);
}

static void begins_to_burn(const char *queue, uint64_t item, uint64_t ms)
{
	happens(5000 * MS, "submitted", queue, item, "put", "");
	with_worker(ms, "started", queue, item, "");
	with_worker(ms, "step", queue, item, "burn:500");
}

static void gives_up(const char *queue, uint64_t item, uint64_t ms)
{
	with_worker(ms, "finished", queue, item,
		    "burnt_ns=330000000 preempted_ns=1170000000");
}

static void tells_of_burns_that_gave_up(void **state)
{
	struct message *message = &model.message;

	(void)state;
	reads_at(8000, 0, 0, 0);
	begins_to_burn("bound", 1, 5000);
	gives_up("bound", 1, 6500);
	begins_to_burn("bound", 2, 6500);
	with_worker(7000, "finished", "bound", 2, "burnt_ns=500000000");
	answers("bound n=4", WQDEMO_BOUND);
	assert_string_equal(message->text,
			    "bound n=4: 4 accepted, all done; 1 gave up burning: other tasks, or the host of this VM, had the CPU");
	/* Those of commands before it do not count. */
	message->before.time_ns = 5001 * MS;
	model_take_events(&model, "", 0);
	assert_string_equal(message->text, "bound n=4: 4 accepted, all done");
}

static void tells_who_shares_a_cpu(void **state)
{
	struct message *message = &model.message;
	uint64_t item;

	(void)state;
	reads_at(5100, 0, 0, 4);
	for (item = 1; item <= 4; item++)
		begins_to_burn("cpu_intensive", item, 5000 + item);
	snapshot_name_queue(bound, "cpu_intensive");
	answers("cpu_intensive n=4", WQDEMO_CPU_INTENSIVE);
	assert_string_equal(message->text,
			    "cpu_intensive n=4: 4 accepted; cpu_intensive has 4 running; the flag let 3 start while another burnt; 4 share CPU 1: one burns at a time");
	reads_at(7000, 0, 0, 4);
	snapshot_name_queue(bound, "cpu_intensive");
	for (item = 1; item <= 3; item++)
		gives_up("cpu_intensive", item, 6500 + item);
	with_worker(6600, "finished", "cpu_intensive", 4,
		    "burnt_ns=500000000 preempted_ns=1100000000");
	bound->count[WQDEMO_COUNT_running] = 0;
	model_take_events(&model, "", 0);
	assert_string_equal(message->text,
			    "cpu_intensive n=4: 4 accepted, all done; the flag let 3 start while another burnt; 3 gave up burning: 4 shared CPU 1");
}

/* It does nothing for an item that has its CPU alone. */
static void tells_what_the_flag_did(void **state)
{
	struct message *message = &model.message;

	(void)state;
	reads_at(7000, 0, 0, 0);
	begins_to_burn("cpu_intensive", 1, 5001);
	with_worker(5501, "finished", "cpu_intensive", 1,
		    "burnt_ns=500000000 preempted_ns=0");
	snapshot_name_queue(bound, "cpu_intensive");
	answers("cpu_intensive", WQDEMO_CPU_INTENSIVE);
	message->answer.accepted = 1;
	model_take_events(&model, "", 0);
	assert_string_equal(message->text,
			    "cpu_intensive: 1 accepted, all done; no other started while it burnt: the flag made no difference");
	/* Not all of them are known. */
	message->answer.accepted = 2;
	model_take_events(&model, "", 0);
	assert_string_equal(message->text,
			    "cpu_intensive: 2 accepted, all done");
	/* One that stood behind it, of another queue. */
	message->answer.accepted = 1;
	begins_to_burn("bound", 3, 5100);
	assert_string_equal(message->text,
			    "cpu_intensive: 1 accepted, all done; the flag let 1 start while another burnt");
	/* Not those of other pools, which never wait for it. */
	begins_to_burn("highpri", 4, 5150);
	begins_to_burn("custom", 5, 5150);
	assert_string_equal(message->text,
			    "cpu_intensive: 1 accepted, all done; the flag let 1 start while another burnt");
}

static void burns_on_cpu(unsigned int cpu, uint64_t item, uint64_t ms)
{
	static const char *const events[] = { "started", "step" };
	char line[256];
	size_t i;

	happens(5000 * MS, "submitted", "cpu_intensive", item, "put", "");
	for (i = 0; i < 2; i++) {
		snprintf(line, sizeof(line),
			 "seq=%llu ns=%llu event=%s queue=cpu_intensive item=%u cpu=%u pid=%u worker=kworker/%u%s\n",
			 (unsigned long long)++seq, (unsigned long long)ms * MS,
			 events[i], (unsigned int)item, cpu,
			 100 + (unsigned int)item, (unsigned int)item,
			 i ? " step=burn:500" : "");
		model_take_events(&model, line, strlen(line));
	}
}

/* It names each CPU that is shared. */
static void tells_of_each_shared_cpu(void **state)
{
	uint64_t item;

	(void)state;
	reads_at(5100, 0, 1, 4);
	for (item = 1; item <= 4; item++)
		burns_on_cpu(item % 2, item, 5000 + item);
	snapshot_name_queue(bound, "cpu_intensive");
	answers("cpu_intensive n=4", WQDEMO_CPU_INTENSIVE);
	assert_non_null(
		strstr(model.message.text,
		       "4 running, 1 waiting; the flag let 2 start while another burnt; 2 share CPU 1, 2 share CPU 0: one burns at a time on each"));
}

static void comes(const char *queue, uint64_t item, uint64_t ms)
{
	happens(ms * MS, "submitted", queue, item, "put", "");
}

/* Others waited on its CPU, in the normal pool. */
static void tells_whom_highpri_passed(void **state)
{
	struct message *message = &model.message;

	(void)state;
	reads_at(7000, 0, 0, 0);
	comes("bound", 2, 5000);
	comes("bound", 3, 5000);
	comes("bound", 4, 5000);
	comes("highpri", 1, 5001);
	comes("bound", 5, 5002);
	with_worker(5000, "started", "bound", 2, "");
	with_worker(5000, "step", "bound", 2, "burn:500");
	with_worker(5002, "started", "highpri", 1, "");
	with_worker(5500, "finished", "bound", 2, "");
	with_worker(5501, "started", "bound", 3, "");
	with_worker(5502, "started", "bound", 4, "");
	with_worker(5503, "started", "bound", 5, "");
	with_worker(5503, "finished", "highpri", 1, "");
	snapshot_name_queue(bound, "highpri");
	answers("highpri", WQDEMO_HIGHPRI);
	message->answer.accepted = 1;
	model_take_events(&model, "", 0);
	assert_string_equal(message->text,
			    "highpri: 1 accepted, all done; the flag let it start before 2 that came earlier");
}

static void tells_that_highpri_made_no_difference(void **state)
{
	struct message *message = &model.message;

	(void)state;
	reads_at(7000, 0, 0, 0);
	comes("highpri", 1, 5001);
	with_worker(5002, "started", "highpri", 1, "");
	with_worker(5003, "step", "highpri", 1, "step=burn:5");
	snapshot_name_queue(bound, "highpri");
	answers("highpri", WQDEMO_HIGHPRI);
	message->answer.accepted = 1;
	model_take_events(&model, "", 0);
	assert_string_equal(message->text, "highpri: 1 accepted, all done");
	with_worker(5503, "finished", "highpri", 1, "");
	assert_string_equal(message->text,
			    "highpri: 1 accepted, all done; nothing was in its way: the flag made no difference");
	/* Nobody waited, but it would have had to. */
	comes("bound", 2, 4990);
	with_worker(4990, "started", "bound", 2, "");
	with_worker(4990, "step", "bound", 2, "burn:500");
	with_worker(5600, "finished", "bound", 2, "");
	assert_string_equal(message->text,
			    "highpri: 1 accepted, all done; the flag let 1 start while another burnt");
}

static void tells_what_freezable_is_for(void **state)
{
	static const char means[] =
		"freezable: 1 accepted, all done; the flag holds items only while the system is frozen or asleep";
	char text[MESSAGE_MAX];

	(void)state;
	reads_at(7000, 0, 0, 0);
	comes("freezable", 1, 5001);
	with_worker(5002, "started", "freezable", 1, "");
	snapshot_name_queue(bound, "freezable");
	answers("freezable", WQDEMO_FREEZABLE);
	model.message.answer.accepted = 1;
	model_take_events(&model, "", 0);
	snprintf(text, sizeof(text), "%s: S f shows it", means);
	assert_string_equal(model.message.text, text);
	model.no_freeze = "no pm_test";
	model_take_events(&model, "", 0);
	assert_string_equal(model.message.text, means);
}

/* No task takes a softirq's CPU. */
static void no_task_preempts_a_softirq(void **state)
{
	(void)state;
	reads_at(7000, 0, 0, 0);
	begins_to_burn("bh", 1, 5001);
	gives_up("bh", 1, 6501);
	snapshot_name_queue(bound, "bh");
	answers("bh n=1", WQDEMO_BH);
	assert_non_null(
		strstr(model.message.text,
		       "1 gave up burning: interrupts, or the host of this VM, had the CPU"));
}

/* The workers of the unbound pool go from CPU to CPU. */
static void unbound_burners_share_no_cpu(void **state)
{
	uint64_t item;

	(void)state;
	reads_at(7000, 0, 0, 0);
	for (item = 1; item <= 4; item++)
		begins_to_burn("custom", item, 5000 + item);
	for (item = 1; item <= 4; item++)
		gives_up("custom", item, 6500 + item);
	snapshot_name_queue(bound, "custom");
	answers("custom n=4", WQDEMO_CUSTOM);
	assert_string_equal(model.message.text,
			    "custom n=4: 4 accepted, all done; 4 gave up burning: other tasks, or the host of this VM, had the CPU");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(knows_which_timers_have_ended, begin),
		cmocka_unit_test_setup(tells_of_burns_that_gave_up, begin),
		cmocka_unit_test_setup(tells_who_shares_a_cpu, begin),
		cmocka_unit_test_setup(tells_what_the_flag_did, begin),
		cmocka_unit_test_setup(tells_of_each_shared_cpu, begin),
		cmocka_unit_test_setup(tells_whom_highpri_passed, begin),
		cmocka_unit_test_setup(tells_that_highpri_made_no_difference,
				       begin),
		cmocka_unit_test_setup(tells_what_freezable_is_for, begin),
		cmocka_unit_test_setup(no_task_preempts_a_softirq, begin),
		cmocka_unit_test_setup(unbound_burners_share_no_cpu, begin),
	};

	return cmocka_run_group_tests_name("queue_lives", tests, NULL, NULL);
}
