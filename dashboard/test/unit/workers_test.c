// SPDX-License-Identifier: GPL-2.0
/* Which workers ran the items: their pools, how busy they are, whom they serve. */
#include "test/unit/lives.h"

#include <stdio.h>
#include <string.h>

#include "model/workers.h"
#include "read/snapshot.h"

#define MS 1000000ull

static struct workers workers;

static void happens(uint64_t ms, const char *event, const char *queue,
		    uint64_t item, const char *worker)
{
	char thread[128];

	/* @worker: "pid worker=NAME". */
	snprintf(thread, sizeof(thread), "pid=%s", worker);
	take_event(ms * MS, event, queue, item, thread);
}

static void runs(const char *queue, uint64_t item, const char *worker,
		 uint64_t from_ms, uint64_t to_ms)
{
	happens(from_ms, "started", queue, item, worker);
	happens(to_ms, "finished", queue, item, worker);
}

static void build(uint64_t now_ms)
{
	workers_build(&workers, &lives, -1, now_ms * MS);
}

static void shares_a_worker_between_queues(void **state)
{
	const struct worker *worker = &workers.worker[0];

	(void)state;
	runs("custom", 1, "9 worker=kworker/u4:0", 0, 100);
	runs("ordered", 1, "9 worker=kworker/u4:0", 200, 250);
	runs("bound", 1, "50 worker=kworker/1:2", 300, 310);
	build(1000);
	assert_int_equal(workers.count, 2);
	assert_string_equal(workers.worker[0].name, "kworker/1:2");
	worker++;
	assert_string_equal(worker->name, "kworker/u4:0");
	assert_int_equal(worker->last->pid, 9);
	assert_int_equal(worker->items, 2);
	assert_int_equal(worker->queues,
			 1u << WQDEMO_CUSTOM | 1u << WQDEMO_ORDERED);
	assert_int_equal(worker->busy_ns, 150 * MS);
	assert_int_equal(workers.since_ns, 0);
	assert_false(worker->runs);
}

static void pool_is(const char *name, enum worker_pool pool, unsigned int cpu,
		    bool highpri)
{
	char worker[64];

	begin_lives(NULL);
	snprintf(worker, sizeof(worker), "%s", name);
	runs("bound", 1, worker, 1, 2);
	build(10);
	assert_int_equal(workers.count, 1);
	assert_int_equal(workers.worker[0].pool, pool);
	assert_int_equal(workers.worker[0].highpri, highpri);
	if (pool == WORKER_BOUND || pool == WORKER_SOFTIRQ)
		assert_int_equal(workers.worker[0].pool_cpu, cpu);
}

static void knows_pools_by_names(void **state)
{
	(void)state;
	pool_is("7 worker=kworker/0:1", WORKER_BOUND, 0, false);
	pool_is("7 worker=kworker/12:10", WORKER_BOUND, 12, false);
	pool_is("7 worker=kworker/3:0H", WORKER_BOUND, 3, true);
	pool_is("7 worker=kworker/u4:2", WORKER_UNBOUND, 0, false);
	pool_is("7 worker=kworker/u9:1H", WORKER_UNBOUND, 0, true);
	pool_is("7 worker=wqdemo_custom", WORKER_RESCUER, 0, false);
	pool_is("7 worker=kworker/R-wqdem", WORKER_RESCUER, 0, false);
	pool_is("- worker=softirq/cpu1", WORKER_SOFTIRQ, 1, false);
	pool_is("7 worker=who", WORKER_OTHER, 0, false);
	pool_is("7", WORKER_OTHER, 0, false);
}

static void tells_what_runs(void **state)
{
	const struct worker *worker = &workers.worker[0];

	(void)state;
	runs("custom", 1, "9 worker=kworker/u4:0", 0, 100);
	happens(500, "started", "custom", 2, "9 worker=kworker/u4:0");
	build(600);
	assert_int_equal(workers.count, 1);
	assert_true(worker->runs);
	assert_int_equal(worker->last->item, 2);
	assert_int_equal(worker->busy_ns, 200 * MS);
	/* Events were lost: nobody knows whether it runs still. */
	item_lives_doubt(&lives);
	build(700);
	assert_false(worker->runs);
	assert_int_equal(worker->busy_ns, 100 * MS);
}

static void tells_threads_of_one_name_apart(void **state)
{
	(void)state;
	runs("custom", 1, "9 worker=kworker/u4:0", 0, 100);
	runs("custom", 2, "77 worker=kworker/u4:0", 200, 300);
	build(400);
	assert_int_equal(workers.count, 2);
	assert_int_equal(workers.worker[0].last->pid, 9);
	assert_int_equal(workers.worker[1].last->pid, 77);
}

static void counts_one_queue_if_asked(void **state)
{
	(void)state;
	runs("custom", 1, "9 worker=kworker/u4:0", 0, 100);
	runs("ordered", 1, "9 worker=kworker/u4:0", 200, 250);
	workers_build(&workers, &lives, WQDEMO_ORDERED, 1000 * MS);
	assert_int_equal(workers.count, 1);
	assert_int_equal(workers.worker[0].items, 1);
	assert_int_equal(workers.worker[0].busy_ns, 50 * MS);
}

static void leaves_out_who_only_waits(void **state)
{
	(void)state;
	happens(1, "submitted", "custom", 1, "5 worker=put");
	build(100);
	assert_int_equal(workers.count, 0);
	assert_int_equal(workers.since_ns, MS);
}

/*
 * Where the oldest items of a queue are forgotten, all is known only since
 * its others.
 */
static void knows_since_when_it_knows(void **state)
{
	uint64_t item;

	(void)state;
	runs("ordered", 1, "8 worker=kworker/u4:1", 1, 2);
	for (item = 1; item <= ITEM_LIVES_KEPT + 10; item++)
		runs("custom", item, "9 worker=kworker/u4:0", 10 * item,
		     10 * item + 5);
	build(10 * item);
	assert_int_equal(workers.since_ns, 110 * MS);
	assert_int_equal(workers.worker[0].items, ITEM_LIVES_KEPT);
	assert_int_equal(workers.worker[0].busy_ns, 5 * MS * ITEM_LIVES_KEPT);
	/* Runs that ended before that do not count, but show whom it serves. */
	assert_int_equal(workers.worker[1].busy_ns, 0);
	assert_int_equal(workers.worker[1].items, 0);
	assert_int_equal(workers.worker[1].queues, 1u << WQDEMO_ORDERED);
}

static void bounds_their_number(void **state)
{
	char worker[64];
	int i;

	(void)state;
	for (i = 1; i <= WORKERS_MOST + 3; i++) {
		snprintf(worker, sizeof(worker), "%d worker=kworker/u4:%d", i,
			 i);
		runs("custom", (uint64_t)i, worker, (uint64_t)i,
		     (uint64_t)i + 1);
	}
	build(1000);
	assert_int_equal(workers.count, WORKERS_MOST);
	assert_int_equal(workers.left_out, 3);
}

static void scrolls_no_further_than_needed(void **state)
{
	(void)state;
	workers.count = 10;
	assert_int_equal(workers_first(&workers, 3, 5), 3);
	assert_int_equal(workers_first(&workers, 8, 5), 5);
	assert_int_equal(workers_first(&workers, 8, 20), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin_lives)
	const struct CMUnitTest tests[] = {
		TEST(shares_a_worker_between_queues),
		TEST(knows_pools_by_names),
		TEST(tells_what_runs),
		TEST(tells_threads_of_one_name_apart),
		TEST(counts_one_queue_if_asked),
		TEST(leaves_out_who_only_waits),
		TEST(knows_since_when_it_knows),
		TEST(bounds_their_number),
		TEST(scrolls_no_further_than_needed),
	};

	return cmocka_run_group_tests_name("workers", tests, NULL, NULL);
}
