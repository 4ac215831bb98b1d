// SPDX-License-Identifier: GPL-2.0
/* Why an item waits: one line, by the kernel's rules and no more than is known. */
#include "test/unit/why.h"

#include "model/why_selected.h"

static void answered(const char *command)
{
	struct snapshot_answer *answer =
		&model.now.answer[model.now.answer_count++];
	struct slice text = { command, strlen(command) };

	answer->pid = 5;
	answer->accepted = 1;
	answer->modified = !strncmp(command, "mod", 3);
	snapshot_set_command(answer, text);
}

static void assert_why(enum wqdemo_queue queue, unsigned int item,
		       const char *wanted)
{
	char text[WHY_MAX];

	why_waits(item_lives_find(&model.lives, queue, item), &model, text,
		  sizeof(text));
	assert_string_equal(text, wanted);
}

static void max_active_is_reached(void **state)
{
	unsigned int item;

	(void)state;
	row("custom", 4);
	for (item = 1; item <= 6; item++)
		submitted(19000, "custom", item);
	for (item = 1; item <= 3; item++)
		started(19001, "custom", item, "sleep:5000");
	model.now.time_ns = 19005 * MS;
	/* The fourth counts already, though it has no worker yet. */
	assert_why(WQDEMO_CUSTOM, 4,
		   "nothing runnable: a worker is being woken");
	assert_why(WQDEMO_CUSTOM, 5,
		   "max_active 4 reached: c1 to c4 are ahead");
	started(19003, "custom", 4, "sleep:5000");
	model.now.time_ns = 20000 * MS;
	assert_why(WQDEMO_CUSTOM, 5, "max_active 4 reached: c1 to c4 run");
	/* It no longer waits. */
	assert_why(WQDEMO_CUSTOM, 4, "");
	on(19900, 1, "finished", "custom", 2, "pid=102 worker=kworker/1:2");
	assert_why(WQDEMO_CUSTOM, 5,
		   "unknown: nothing of the module is in its way");
	started(19901, "custom", 5, "sleep:5000");
	assert_why(WQDEMO_CUSTOM, 6,
		   "max_active 4 reached: 4 run, c1 the first");
}

/* Between two runs fewer than max_active run: the next one is being woken. */
static void max_active_lets_the_next_one_run(void **state)
{
	unsigned int item;

	(void)state;
	row("custom", 4);
	for (item = 1; item <= 48; item++)
		submitted(18000, "custom", item);
	for (item = 1; item <= 4; item++)
		started(18001, "custom", item, "sleep:1900");
	for (item = 1; item <= 4; item++)
		on(19995, 1, "finished", "custom", item, "pid=1 worker=w");
	assert_why(WQDEMO_CUSTOM, 5,
		   "nothing runnable: a worker is being woken");
	assert_why(WQDEMO_CUSTOM, 47,
		   "max_active 4 reached: c5 to c8 are ahead");
	started(19999, "custom", 5, "sleep:1900");
	assert_why(WQDEMO_CUSTOM, 6,
		   "nothing runnable: a worker is being woken");
}

/* Events are read after the counts: they may tell of what came later. */
static void tells_of_the_moment_of_the_reading(void **state)
{
	char text[WHY_MAX];

	(void)state;
	row("ordered", 1)->count[WQDEMO_COUNT_pending] = 1;
	model.now.queue[0].count[WQDEMO_COUNT_armed] = 0;
	submitted(19000, "ordered", 1);
	started(19001, "ordered", 1, "sleep:5000");
	submitted(19500, "ordered", 2);
	on(20010, 1, "finished", "ordered", 1, "pid=101 worker=kworker/1:1");
	started(20011, "ordered", 2, "sleep:5000");
	assert_why(WQDEMO_ORDERED, 2, "ordered: o1 runs");
	why_selected(&model, text, sizeof(text));
	assert_non_null(strstr(text, "o2 waits 5"));
	/* It was counted, and came after that moment. */
	model.now.time_ns = 19000 * MS - 1;
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text, "ordered waits: it was just queued");
}

/* The module counts items whose events were lost, too. */
static void max_active_is_reached_by_lost_items(void **state)
{
	struct snapshot_queue *queue = row("custom", 4);

	(void)state;
	submitted(19000, "custom", 4278);
	model.now.time_ns = 19149 * MS;
	queue->count[WQDEMO_COUNT_running] = 4;
	queue->concurrency[WQDEMO_CONCURRENCY_held] = 0;
	assert_why(WQDEMO_CUSTOM, 4278,
		   "unknown: nothing of the module is in its way");
	queue->concurrency[WQDEMO_CONCURRENCY_held] = 1996;
	assert_why(WQDEMO_CUSTOM, 4278, "max_active 4 reached: 4 run");
	queue->count[WQDEMO_COUNT_running] = 3;
	assert_why(WQDEMO_CUSTOM, 4278,
		   "unknown: nothing of the module is in its way");
}

/* From 6.6 to 6.8 an unbound queue had a max_active for each CPU. */
static void max_active_of_a_cpu(void **state)
{
	(void)state;
	row("custom", 1);
	on(19000, 0, "submitted", "custom", 1, "pid=5 worker=put");
	started(19001, "custom", 1, "sleep:5000");
	submitted(19900, "custom", 2);
	assert_why(WQDEMO_CUSTOM, 2, "max_active 1 reached: c1 runs");
	strcpy(model.now.kernel, "6.6.9");
	assert_why(WQDEMO_CUSTOM, 2,
		   "unknown: nothing of the module is in its way");
	strcpy(model.now.kernel, "6.9.0");
	assert_why(WQDEMO_CUSTOM, 2, "max_active 1 reached: c1 runs");
}

static void a_worker_burns_the_cpu(void **state)
{
	(void)state;
	row("bound", 16);
	answered("bound cpu=1 do=burn:500");
	submitted(19500, "bound", 40);
	submitted(19500, "bound", 41);
	started(19700, "bound", 40, "burn:500");
	assert_why(WQDEMO_BOUND, 41,
		   "b40 burns CPU 1, for 300 ms (kworker/1:40)");
	/* Each of these has its own pool, or none. */
	submitted(19990, "highpri", 1);
	submitted(19990, "custom", 1);
	model.now.answer[0].parsed.verb = WQDEMO_VERB_highpri;
	assert_why(WQDEMO_HIGHPRI, 1,
		   "nothing runnable on CPU 1: a worker is being woken");
	assert_why(WQDEMO_CUSTOM, 1,
		   "nothing runnable: a worker is being woken");
}

/* The one in front may have lost its CPU: nobody knows before it has it again. */
static void another_burns_the_same_cpu(void **state)
{
	(void)state;
	row("bound", 16);
	answered("bound cpu=1 do=burn:40");
	started(19500, "highpri", 4, "burn:400");
	submitted(19600, "bound", 52);
	submitted(19600, "bound", 53);
	started(19601, "bound", 52, "burn:40");
	assert_why(WQDEMO_BOUND, 53,
		   "b52 began on CPU 1, where p4 burns too (nice -20)");
	on(19900, 1, "finished", "highpri", 4, "pid=104 worker=kworker/1:4");
	assert_why(WQDEMO_BOUND, 53,
		   "b52 began on CPU 1, where p4 burnt too (nice -20)");
	/* Now it is known, and no longer called burning. */
	on(19901, 1, "preempted", "bound", 52,
	   "pid=152 worker=kworker/1:52 lost_ns=299000000");
	assert_why(WQDEMO_BOUND, 53,
		   "b52 burns CPU 1, for 100 ms of the last 399 ms (kworker/1:52)");
}

static void a_sleeper_is_in_nobodys_way(void **state)
{
	(void)state;
	row("bound", 16);
	answered("bound cpu=1");
	submitted(19980, "bound", 2);
	started(19980, "bound", 1, "burn:5");
	started(19985, "bound", 1, "sleep:500");
	assert_why(WQDEMO_BOUND, 2,
		   "nothing runnable on CPU 1: a worker is being woken");
	/* CPU_INTENSIVE leaves the rule of its pool. */
	started(19985, "cpu_intensive", 3, "burn:500");
	assert_why(WQDEMO_BOUND, 2,
		   "nothing runnable on CPU 1: a worker is being woken");
	/* Another CPU has another pool. */
	on(19986, 0, "started", "freezable", 4, "pid=9 worker=kworker/0:4");
	on(19986, 0, "step", "freezable", 4,
	   "pid=9 worker=kworker/0:4 step=burn:500");
	assert_why(WQDEMO_BOUND, 2,
		   "nothing runnable on CPU 1: a worker is being woken");
	/* One of the same pool, of another queue. */
	started(19990, "freezable", 5, "burn:500");
	assert_why(WQDEMO_BOUND, 2, "z5 burns CPU 1, for 10 ms (kworker/1:5)");
}

/* A scenario's items are not those of a command that names their CPU. */
static void the_cpu_is_not_known(void **state)
{
	(void)state;
	row("bound", 16);
	submitted(19500, "bound", 40);
	started(19700, "bound", 40, "burn:500");
	submitted(19500, "bound", 41);
	assert_why(WQDEMO_BOUND, 41,
		   "if on CPU 1: b40 burns CPU 1, for 300 ms (kworker/1:40)");
	/* Two commands of one writer, of which one names a CPU. */
	answered("bound cpu=0");
	answered("bound cpu=1");
	assert_why(WQDEMO_BOUND, 41,
		   "if on CPU 1: b40 burns CPU 1, for 300 ms (kworker/1:40)");
	model.now.answer_count = 0;
	answered("bound");
	assert_why(WQDEMO_BOUND, 41,
		   "b40 burns CPU 1, for 300 ms (kworker/1:40)");
}

static void max_active_of_a_bound_queue(void **state)
{
	(void)state;
	row("bound", 1);
	answered("bound cpu=1");
	submitted(19500, "bound", 1);
	submitted(19500, "bound", 2);
	started(19500, "bound", 1, "sleep:5000");
	assert_why(WQDEMO_BOUND, 2, "max_active 1 reached on CPU 1: b1 runs");
	answered("bound cpu=0");
	model.now.answer[0].accepted = 0;
	assert_why(WQDEMO_BOUND, 2,
		   "unknown: nothing of the module is in its way on CPU 0");
}

static void one_by_one(void **state)
{
	(void)state;
	row("ordered", 1);
	row("bh", 0);
	submitted(19000, "ordered", 3);
	started(19001, "ordered", 3, "sleep:5000");
	submitted(19002, "ordered", 4);
	assert_why(WQDEMO_ORDERED, 4, "ordered: o3 runs");
	answered("bh cpu=1");
	submitted(19002, "bh", 2);
	on(19000, 1, "started", "bh", 1, "pid=- worker=softirq/cpu1");
	assert_why(WQDEMO_BH, 2, "t1 runs: a CPU runs bh items one by one");
	submitted(19000, "system", 7);
	started(19001, "system", 7, "sleep:5000");
	submitted(19002, "system", 8);
	assert_why(WQDEMO_SYSTEM, 8,
		   "i7 runs: the same item never runs twice at a time");
}

static void timers(void **state)
{
	struct snapshot_queue *delayed = row("delayed", 256);

	(void)state;
	delayed->count[WQDEMO_COUNT_armed] = 1;
	model.now.delayed_due_ns = SNAPSHOT_NONE;
	on(19300, 1, "armed", "delayed", 1, "pid=5 worker=put");
	assert_why(WQDEMO_DELAYED, 1, "timer: how long is not known");
	/* The module tells it, whatever command moved the timer last. */
	answered("mod delay=30000");
	on(19800, 1, "modified", "delayed", 1, "pid=5 worker=put");
	model.now.delayed_due_ns = 21300 * MS;
	assert_why(WQDEMO_DELAYED, 1, "timer: 1.3 s left");
	model.now.time_ns = 21305 * MS;
	assert_why(WQDEMO_DELAYED, 1, "timer: due now");
	/* The module saw that its timer has ended. */
	delayed->count[WQDEMO_COUNT_armed] = 0;
	model.now.delayed_due_ns = SNAPSHOT_NONE;
	assert_why(WQDEMO_DELAYED, 1,
		   "its timer has ended: nothing of the module is in its way");
	model.now.time_ns = 20105 * MS;
	on(19300, 1, "armed", "custom", 1, "pid=5 worker=put");
	assert_why(WQDEMO_CUSTOM, 1,
		   "unknown: its timer runs, or has just ended");
	answered("custom delay=1805");
	assert_why(WQDEMO_CUSTOM, 1, "timer: 1.0 s left");
	/* Of two kinds of commands nobody knows which it was. */
	answered("custom");
	assert_why(WQDEMO_CUSTOM, 1,
		   "unknown: its timer runs, or has just ended");
	model.now.periodic.due_ns = 20205 * MS;
	row("periodic", 256)->count[WQDEMO_COUNT_armed] = 1;
	on(19205, 1, "armed", "periodic", 1, "pid=105 worker=kworker/1:5");
	assert_why(WQDEMO_PERIODIC, 1, "timer: 100 ms left");
}

/* Nobody is told that a timer has ended: its event says when it is due. */
static void timers_that_come_late(void **state)
{
	(void)state;
	row("custom", 4)->count[WQDEMO_COUNT_armed] = 1;
	on(18000, 1, "armed", "custom", 1,
	   "pid=5 worker=put due_ns=19000000000");
	model.now.time_ns = 19030 * MS;
	assert_why(WQDEMO_CUSTOM, 1, "timer: due now, it may come late");
	model.now.time_ns = 19200 * MS;
	assert_why(WQDEMO_CUSTOM, 1,
		   "its timer has ended: nothing of the module is in its way");
}

static void timers_that_are_due(void **state)
{
	char text[WHY_MAX];
	unsigned int item;

	(void)state;
	row("custom", 4)->count[WQDEMO_COUNT_armed] = 1;
	for (item = 1; item <= 4; item++) {
		submitted(19000, "custom", item);
		started(19001, "custom", item, "sleep:5000");
	}
	on(19100, 1, "armed", "custom", 5,
	   "pid=5 worker=put due_ns=19300000000");
	model.now.time_ns = 19200 * MS;
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text, "c5 waits 100 ms: timer: 100 ms left");
	/* The time on its timer is not held back. */
	model.now.time_ns = 19310 * MS;
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text,
			    "c5 waits 10 ms: max_active 4 reached: c1 to c4 run");
	model.now.time_ns = 19700 * MS;
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text,
			    "c5 waits 400 ms: max_active 4 reached: c1 to c4 run");
	/* One that waits comes before one whose timer runs. */
	on(19050, 1, "armed", "custom", 6,
	   "pid=5 worker=put due_ns=29300000000");
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text,
			    "c5 waits 400 ms: max_active 4 reached: c1 to c4 run");
}

static void unknown_is_told(void **state)
{
	char text[WHY_MAX];

	(void)state;
	row("custom", 4);
	submitted(19000, "custom", 1);
	seq++; /* one is lost */
	started(19500, "bound", 1, "burn:5");
	assert_why(WQDEMO_CUSTOM, 1, "unknown: events were lost");
	model.now.queue[0].count[WQDEMO_COUNT_pending] = 1;
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text,
			    "custom waits: unknown, its events were lost");
	submitted(19600, "custom", 2);
	item_lives_doubt(&model.lives);
	assert_why(WQDEMO_CUSTOM, 2, "unknown: events were not recorded");
	model.now.recording = false;
	assert_why(WQDEMO_CUSTOM, 1, "unknown: events are off (E)");
	item_lives_clear(&model.lives);
	model.now.queue[0].count[WQDEMO_COUNT_pending] = 3;
	why_selected(&model, text, sizeof(text));
	assert_string_equal(text,
			    "custom waits: unknown, as events are off (E)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(max_active_is_reached, begin),
		cmocka_unit_test_setup(max_active_lets_the_next_one_run, begin),
		cmocka_unit_test_setup(tells_of_the_moment_of_the_reading,
				       begin),
		cmocka_unit_test_setup(max_active_is_reached_by_lost_items,
				       begin),
		cmocka_unit_test_setup(max_active_of_a_cpu, begin),
		cmocka_unit_test_setup(a_worker_burns_the_cpu, begin),
		cmocka_unit_test_setup(another_burns_the_same_cpu, begin),
		cmocka_unit_test_setup(a_sleeper_is_in_nobodys_way, begin),
		cmocka_unit_test_setup(the_cpu_is_not_known, begin),
		cmocka_unit_test_setup(max_active_of_a_bound_queue, begin),
		cmocka_unit_test_setup(one_by_one, begin),
		cmocka_unit_test_setup(timers, begin),
		cmocka_unit_test_setup(timers_that_are_due, begin),
		cmocka_unit_test_setup(timers_that_come_late, begin),
		cmocka_unit_test_setup(unknown_is_told, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
