// SPDX-License-Identifier: GPL-2.0
/* The parser of /proc/workqueue_demo: what it finds, skips and survives. */
#include "test/unit/snapshot_text.h"

static void reads_the_sample(void **state)
{
	const struct snapshot_queue *custom;
	size_t length;
	char *text = load_sample(&length);

	(void)state;
	assert_true(parse_bytes(text, length));
	free(text);
	assert_int_equal(snapshot.time_ns, 83214123456);
	assert_int_equal(snapshot.loaded_ns, 2214123456);
	assert_int_equal(snapshot.epoch, 1);
	assert_int_equal(snapshot.cpus, 2);
	assert_int_equal(snapshot.hz, 250);
	assert_string_equal(snapshot.kernel, "6.12.117");
	assert_string_equal(snapshot.source_hash, "ac0f656b67cdaa8c");
	assert_int_equal(snapshot.periodic.running, 1);
	assert_int_equal(snapshot.periodic.period_ms, 1000);
	assert_int_equal(snapshot.periodic.ticks, 42);
	assert_int_equal(snapshot.periodic.expected, 43);
	assert_int_equal(snapshot.periodic.late_max_ns, 24000211);
	assert_int_equal(snapshot.periodic.drift_ns, 1007896656);
	assert_int_equal(snapshot.in_flight_limit, 65536);
	assert_int_equal(snapshot.cpu_intensive_thresh_us, 10000);
	assert_string_equal(snapshot.source_hash, "ac0f656b67cdaa8c");
	assert_int_equal(snapshot.queue_count, WQDEMO_QUEUE_COUNT);
	assert_string_equal(snapshot.queue[0].name, "system");
	custom = snapshot_find(&snapshot, WQDEMO_CUSTOM);
	assert_ptr_equal(custom, &snapshot.queue[2]);
	assert_int_equal(custom->count[WQDEMO_COUNT_pending], 4);
	assert_int_equal(custom->time[WQDEMO_TIME_last_pid], 77);
	assert_int_equal(custom->max_active, 4);
	assert_string_equal(custom->wq_flags, "WQ_UNBOUND|WQ_MEM_RECLAIM");
	assert_int_equal(custom->concurrency[WQDEMO_CONCURRENCY_highest], 4);
	assert_int_equal(custom->concurrency[WQDEMO_CONCURRENCY_held], 4);
	assert_int_equal(custom->concurrency[WQDEMO_CONCURRENCY_overlaps], 28);
	assert_int_equal(snapshot.queue[0].concurrency[WQDEMO_CONCURRENCY_held],
			 SNAPSHOT_NONE);
	assert_null(snapshot_find(&snapshot, WQDEMO_QUEUE_COUNT));
}

static void reads_the_histograms(void **state)
{
	const struct snapshot_queue *queue;
	uint64_t sum = 0;
	size_t length;
	char *text = load_sample(&length);
	int i;

	(void)state;
	assert_true(parse_bytes(text, length));
	free(text);
	queue = snapshot_find(&snapshot, WQDEMO_CUSTOM);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_wait].per_octave,
			 1);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_wait].count[23],
			 4);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_wait].count[30],
			 6);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_run].count[28],
			 24);
	for (i = 0; i < WQDEMO_BUCKETS; i++)
		sum += queue->histogram[SNAPSHOT_HISTOGRAM_wait].count[i];
	assert_int_equal(sum, 28);
	/* A row without buckets: nothing has run yet, and that is known. */
	queue = snapshot_find(&snapshot, WQDEMO_BH);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_run].per_octave,
			 1);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_run].count[28], 0);
}

static void knows_where_there_is_no_histogram(void **state)
{
	const struct snapshot_queue *queue = snapshot.queue;

	(void)state;
	assert_true(parse(
		HEAD QUEUES
		"\nrun log2_ns:count\nsystem 0:1 35:18446744073709551614\n"));
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_wait].per_octave,
			 0);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_wait].count[0], 0);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_run].per_octave,
			 1);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_run].count[0], 1);
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_run].count[35],
			 UINT64_MAX - 1);
	/* The last of two rows of one name counts, as in every table. */
	assert_true(parse(HEAD QUEUES
			  "\nrun log2_ns:count\nsystem 3:1\nsystem 3:2 3:5\n"));
	assert_int_equal(queue->histogram[SNAPSHOT_HISTOGRAM_run].count[3], 7);
}

static void reads_eighths(void **state)
{
	const struct buckets *buckets =
		&snapshot.queue[0].histogram[SNAPSHOT_HISTOGRAM_run];

	(void)state;
	assert_true(parse(
		HEAD QUEUES
		"\nrun_eighths log2_ns.eighth:count\nsystem 0.0:1 28.6:4 28.7:1 35.7:2\n"));
	assert_int_equal(buckets->per_octave, 8);
	assert_int_equal(buckets_total(buckets), 8);
	assert_int_equal(buckets_octave(buckets, 28), 5);
	assert_int_equal(buckets_octave(buckets, 35), 2);
	assert_int_equal(buckets_octave(buckets, 27), 0);
	assert_int_equal(buckets_least_ns(buckets, 28 * 8 + 6), 469762048);
	assert_int_equal(buckets_most_ns(buckets, 28 * 8 + 6), 503316479);
	/* 0 and 1; 2; 3 */
	assert_int_equal(buckets_least_ns(buckets, 0), 0);
	assert_int_equal(buckets_most_ns(buckets, 0), 1);
	assert_int_equal(buckets_least_ns(buckets, 8), 2);
	assert_int_equal(buckets_least_ns(buckets, 8 + 4), 3);
	assert_int_equal(buckets_most_ns(buckets, 8 + 4), 3);
	refuse(HEAD QUEUES "\nrun_eighths x\nsystem 28:4\n",
	       "run_eighths of system: '28:4' is not OCTAVE.EIGHTH:COUNT");
	refuse(HEAD QUEUES "\nrun_eighths x\nsystem 28.8:4\n", "'28.8:4'");
	refuse(HEAD QUEUES "\nrun_eighths x\nsystem 36.0:4\n", "'36.0:4'");
	refuse(HEAD QUEUES "\nrun_eighths x\nsystem 3.:4\n", "'3.:4'");
	refuse(HEAD QUEUES "\nrun x\nsystem 28.6:4\n", "'28.6:4'");
}

static void refuses_bad_buckets(void **state)
{
	static const char *const bad[] = {
		"17",
		"17:",
		":2",
		"36:1",
		"17:-",
		"-1:1",
		"17:2x",
		"17:2:3",
		"99999999999999999999:1",
		"1:18446744073709551616",
		"3:18446744073709551615 4:1",
	};
	char text[256];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		snprintf(text, sizeof(text),
			 HEAD QUEUES "\nwait log2_ns:count\nsystem %s\n",
			 bad[i]);
		refuse(text, "is not OCTAVE:COUNT");
		assert_non_null(strstr(reason, "wait of system: '"));
	}
}

static void reads_numbers_below_zero(void **state)
{
	(void)state;
	assert_true(parse(HEAD "periodic drift_ns=-42\n" QUEUES));
	assert_int_equal(snapshot.periodic.drift_ns, -42);
	assert_true(parse(HEAD "periodic drift_ns=-\n" QUEUES));
	assert_int_equal(snapshot.periodic.drift_ns, SNAPSHOT_NONE_SIGNED);
	assert_true(parse(HEAD QUEUES));
	assert_int_equal(snapshot.periodic.drift_ns, SNAPSHOT_NONE_SIGNED);
	refuse(HEAD "periodic drift_ns=--1\n" QUEUES, "drift_ns: '--1'");
	refuse(HEAD "periodic drift_ns=9223372036854775808\n" QUEUES,
	       "drift_ns: '9223372036854775808'");
}

/* As the module wrote it, on a kernel with WQ_BH and on one without. */
static void reads_what_kernels_wrote(void **state)
{
	const struct snapshot_answer *answer;
	const struct snapshot_queue *queue;
	size_t length;
	char *text;

	(void)state;
	text = load("dashboard/test/data/linux-6.12.txt", &length);
	assert_true(parse_bytes(text, length));
	free(text);
	assert_int_equal(snapshot.queue_count, 10);
	queue = snapshot_find(&snapshot, WQDEMO_ORDERED);
	assert_int_equal(queue->count[WQDEMO_COUNT_pending], 1);
	assert_int_equal(queue->concurrency[WQDEMO_CONCURRENCY_held], 1);
	assert_int_equal(queue->max_active, 1);
	queue = snapshot_find(&snapshot, WQDEMO_BH);
	assert_int_equal(queue->time[WQDEMO_TIME_last_pid], SNAPSHOT_NONE);
	assert_string_equal(queue->wq_flags, "WQ_BH|WQ_PERCPU");
	assert_int_equal(snapshot.answer_count, WQDEMO_ANSWERS);
	answer = &snapshot.answer[0];
	assert_string_equal(answer->command, "mod delay=1500");
	assert_true(answer->is_known);
	assert_int_equal(answer->parsed.verb, WQDEMO_VERB_mod);
	assert_int_equal(answer->parsed.value[WQDEMO_KEY_DELAY], 1500);
	assert_int_equal(answer->modified, 1);
	assert_int_equal(answer->refused, 0);
	assert_int_equal(answer->running, 0);
	assert_int_equal(snapshot.answer[6].removed, 1);
	/* Numbers that are not known yet. */
	assert_int_equal(snapshot.periodic.last_ns, SNAPSHOT_NONE);

	text = load("dashboard/test/data/linux-6.1.txt", &length);
	assert_true(parse_bytes(text, length));
	free(text);
	assert_int_equal(snapshot.queue_count, 9);
	assert_null(snapshot_find(&snapshot, WQDEMO_BH));
	queue = snapshot_find(&snapshot, WQDEMO_CUSTOM);
	assert_int_equal(queue->concurrency[WQDEMO_CONCURRENCY_held], 4);
}

/* The counts that are wanted most come first, and "periodic" behind them. */
static void reads_the_order_of_newer_modules(void **state)
{
	const struct snapshot_queue *queue;
	size_t length;
	char *text = load("dashboard/test/data/linux-6.1-narrow.txt", &length);

	(void)state;
	assert_true(parse_bytes(text, length));
	free(text);
	assert_int_equal(snapshot.periodic.running, 1);
	assert_int_equal(snapshot.periodic.ticks, 2);
	assert_int_equal(snapshot.periodic.drift_ns, 63351610);
	queue = snapshot_find(&snapshot, WQDEMO_CUSTOM);
	assert_int_equal(queue->count[WQDEMO_COUNT_submitted], 70011);
	assert_int_equal(queue->count[WQDEMO_COUNT_accepted], 11);
	assert_int_equal(queue->count[WQDEMO_COUNT_completed], 0);
	assert_int_equal(queue->count[WQDEMO_COUNT_running], 4);
	assert_int_equal(queue->count[WQDEMO_COUNT_pending], 7);
	assert_int_equal(queue->count[WQDEMO_COUNT_rejected], 70000);
	queue = snapshot_find(&snapshot, WQDEMO_DELAYED);
	assert_int_equal(queue->count[WQDEMO_COUNT_coalesced], 1);
	assert_int_equal(queue->count[WQDEMO_COUNT_armed], 1);
	assert_int_equal(queue->count[WQDEMO_COUNT_modified], 1);
	queue = snapshot_find(&snapshot, WQDEMO_ORDERED);
	assert_int_equal(queue->count[WQDEMO_COUNT_cancelled], 2);
	assert_int_equal(snapshot.queue_count, 9);
}

static void finds_columns_by_name(void **state)
{
	const struct snapshot_queue *queue = snapshot.queue;

	(void)state;
	assert_true(parse(
		HEAD "\nqueue completed flavour submitted\nsystem 5 sweet 7\n"
		     "\ntimes last_cpu wait_max_ns\nsystem - 12\n"));
	assert_int_equal(queue->count[WQDEMO_COUNT_completed], 5);
	assert_int_equal(queue->count[WQDEMO_COUNT_submitted], 7);
	assert_int_equal(queue->time[WQDEMO_TIME_wait_max_ns], 12);
	/* "-" and what is not there at all */
	assert_int_equal(queue->time[WQDEMO_TIME_last_cpu], SNAPSHOT_NONE);
	assert_int_equal(queue->count[WQDEMO_COUNT_armed], SNAPSHOT_NONE);
	assert_int_equal(queue->max_active, SNAPSHOT_NONE);
	assert_string_equal(queue->wq_flags, "");
	assert_int_equal(snapshot.hz, SNAPSHOT_NONE);
	assert_int_equal(snapshot.periodic.running, SNAPSHOT_NONE);
}

static void skips_what_it_does_not_know(void **state)
{
	(void)state;
	/* Tables may come in any order and may hold words that are keys. */
	assert_true(parse(
		HEAD
		"weather fine today\nnonsense\n"
		"\nhistogram a b\nperiodic running=7 x\ntime_ns 9\nqueue submitted\nevil 1\n"
		"\n\ntimes last_pid\ncustom 3\n"
		"\nqueue submitted\nsystem 1\n"
		"\nlast seq=1 mood=good word\nhello\n"));
	assert_int_equal(snapshot.time_ns, 5000);
	assert_int_equal(snapshot.periodic.running, SNAPSHOT_NONE);
	assert_int_equal(snapshot.queue_count, 2);
	assert_string_equal(snapshot.queue[0].name, "custom");
	assert_int_equal(snapshot.answer_count, 1);
}

static void refuses_other_files(void **state)
{
	(void)state;
	refuse("", "does not begin");
	refuse("root:x:0:0::/root:/bin/sh\n", "does not begin");
	refuse("workqueue_demo - version: x\n", "no version number");
	refuse("workqueue_demo - version: 2\n",
	       "version 2, this wqtop reads version 1");
	refuse("workqueue_demo - version: 1\n", "no line \"time_ns\"");
	refuse(HEAD, "no table \"queue\"");
	refuse(HEAD "\ntimes last_cpu\nsystem 1\n", "no table \"queue\"");
}

static void refuses_bad_numbers(void **state)
{
	(void)state;
	assert_true(
		parse(HEAD "\nqueue submitted\nsystem 18446744073709551615\n"));
	refuse(HEAD "\nqueue submitted\nsystem 18446744073709551616\n",
	       "submitted: '18446744073709551616' is not a number");
	refuse(HEAD "\nqueue submitted\nsystem -1\n", "'-1' is not a number");
	refuse(HEAD "\nqueue submitted\nsystem 1x\n", "'1x' is not a number");
	refuse(HEAD "cpus two\n" QUEUES, "cpus: 'two'");
	refuse(HEAD "cpus\n" QUEUES, "cpus: ''");
	refuse(HEAD "periodic ticks=\n" QUEUES, "ticks: ''");
	refuse(HEAD "\nqueue submitted completed\nsystem 1\n",
	       "row system has fewer words");
	refuse(HEAD QUEUES "\nlast seq=one\n", "seq: 'one'");
	assert_true(parse(HEAD "time_ns 9223372036854775807\n" QUEUES));
	refuse(HEAD "time_ns 9223372036854775808\n" QUEUES,
	       "time_ns: '9223372036854775808' is not a time: they are below 2^63 ns");
	refuse(HEAD "periodic due_ns=18446744073500000000\n" QUEUES,
	       "due_ns: ");
}

static void never_shows_control_codes(void **state)
{
	const char *c;

	(void)state;
	assert_true(parse(HEAD "kernel \x1b[2J\xff\n"
			       "\nqueue submitted\n\x1b[31mred 1\n"));
	assert_string_equal(snapshot.kernel, "?[2J?");
	assert_string_equal(snapshot.queue[0].name, "?[31mred");
	assert_false(parse(HEAD "cpus \x1b]0;\x07\n"));
	for (c = reason; *c; c++)
		assert_in_range(*c, ' ', '~');
}

static void bounds_names_rows_and_columns(void **state)
{
	char text[16384] = HEAD "\nqueue";
	int i;

	(void)state;
	for (i = 0; i < 200; i++)
		strcat(text, " c");
	strcat(text, " submitted\n");
	for (i = 0; i < SNAPSHOT_QUEUES + 5; i++) {
		int column;

		sprintf(text + strlen(text), "a_very_long_name_for_a_queue%d",
			i);
		for (column = 0; column < 64; column++)
			strcat(text, " 1");
		strcat(text, "\n");
	}
	assert_true(parse(text));
	/* Cut names are all the same one. */
	assert_int_equal(snapshot.queue_count, 1);
	assert_int_equal(strlen(snapshot.queue[0].name), SNAPSHOT_NAME_MAX - 1);

	strcpy(text, HEAD "\nqueue submitted\n");
	for (i = 0; i < SNAPSHOT_QUEUES + 5; i++)
		sprintf(text + strlen(text), "q%d 1\n", i);
	assert_true(parse(text));
	assert_int_equal(snapshot.queue_count, SNAPSHOT_QUEUES);
}

/* Cut anywhere, it is refused or read, and never read beyond its end. */
static void survives_cuts(void **state)
{
	size_t length, cut;
	char *text = load_sample(&length);

	(void)state;
	for (cut = 0; cut < length; cut++)
		parse_bytes(text, cut);
	free(text);
}

static void survives_noise(void **state)
{
	size_t length;
	char *text = load_sample(&length);
	unsigned int seed = 1;
	int round, i;

	(void)state;
	for (round = 0; round < 3000; round++) {
		char *noisy = malloc(length);

		memcpy(noisy, text, length);
		for (i = 0; i < 8; i++)
			noisy[(size_t)rand_r(&seed) % length] =
				(char)(i % 2 ? "\n =\"\\-\0x"[rand_r(&seed) % 8] :
					       rand_r(&seed));
		parse_bytes(noisy, length);
		free(noisy);
	}
	free(text);
}

/* A newer module may have queues and commands that this wqtop does not know. */
static void knows_what_it_does_not_know(void **state)
{
	(void)state;
	assert_true(parse(HEAD "\nqueue submitted\nnovel 1\ncustom 2\n\n"
			       "last seq=1 pid=2 command=\"juggle n=3\"\n"));
	assert_int_equal(snapshot.queue[0].id, WQDEMO_QUEUE_COUNT);
	assert_int_equal(snapshot.queue[1].id, WQDEMO_CUSTOM);
	assert_ptr_equal(snapshot_find(&snapshot, WQDEMO_CUSTOM),
			 &snapshot.queue[1]);
	assert_null(snapshot_find(&snapshot, WQDEMO_BOUND));
	assert_string_equal(snapshot.answer[0].command, "juggle n=3");
	assert_false(snapshot.answer[0].is_known);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_sample),
		cmocka_unit_test(reads_the_histograms),
		cmocka_unit_test(knows_where_there_is_no_histogram),
		cmocka_unit_test(reads_eighths),
		cmocka_unit_test(refuses_bad_buckets),
		cmocka_unit_test(reads_numbers_below_zero),
		cmocka_unit_test(reads_what_kernels_wrote),
		cmocka_unit_test(reads_the_order_of_newer_modules),
		cmocka_unit_test(finds_columns_by_name),
		cmocka_unit_test(skips_what_it_does_not_know),
		cmocka_unit_test(refuses_other_files),
		cmocka_unit_test(refuses_bad_numbers),
		cmocka_unit_test(never_shows_control_codes),
		cmocka_unit_test(bounds_names_rows_and_columns),
		cmocka_unit_test(survives_cuts),
		cmocka_unit_test(survives_noise),
		cmocka_unit_test(knows_what_it_does_not_know),
	};

	return cmocka_run_group_tests_name("snapshot", tests, NULL, NULL);
}
