// SPDX-License-Identifier: GPL-2.0
/*
 * CSV, JSON and Prometheus' text from models that are made up here, with the
 * worst that a text may hold: real parsers read the rest in programs.t.
 */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/fields.h"
#include "print/formats.h"

static struct model model;
static char *text; /* what was printed last */

static bool nobody(const void *sender, uint64_t pid)
{
	(void)sender;
	(void)pid;
	return false;
}

/* One queue, of which nothing is known but its name. */
static int begin(void **state)
{
	static const char file[] =
		"workqueue_demo - version: 1\ntime_ns 5\nloaded_ns 2\n\nqueue none\nsystem -\n";
	static struct snapshot snapshot;
	char reason[SNAPSHOT_REASON_MAX];

	(void)state;
	assert_true(snapshot_parse(&snapshot, file, strlen(file), reason));
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/x", &glyphs_ascii);
	model_take(&model, &snapshot, nobody, NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	free(text);
	text = NULL;
	return 0;
}

static void print(const struct print_format *format)
{
	size_t length;
	FILE *out;

	free(text);
	out = open_memstream(&text, &length);
	assert_non_null(out);
	format->sample(out, &model);
	fclose(out);
	/* No byte of the worst names is printed as it is. */
	while (length--)
		assert_true((text[length] >= ' ' && text[length] <= '~') ||
			    text[length] == '\n' || text[length] == '\r');
}

static void assert_printed(const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
}

static void assert_not_printed(const char *part)
{
	if (strstr(text, part))
		fail_msg("'%s' is in:\n%s", part, text);
}

static int count_of(const char *part)
{
	const char *at = text;
	int count = 0;

	for (; (at = strstr(at, part)); at++)
		count++;
	return count;
}

/* The parser lets no such name through; the formats do not count on it. */
static void name_the_worst(void)
{
	strcpy(model.now.queue[0].name, "a\"b\\c,\n\r\x1b\x80\x7f");
}

static void csv_leaves_unknown_fields_empty(void **state)
{
	(void)state;
	print(&print_csv);
	assert_true(!strncmp(text, "live,,5,,system,,,,,", 20));
	assert_printed(",\r\n");
	assert_int_equal(count_of(","), 4 + (int)fields_count + 2);
}

static void csv_quotes(void **state)
{
	(void)state;
	name_the_worst();
	print(&print_csv);
	assert_printed(",\"a\"\"b\\c,?????\",");
	assert_int_equal(count_of("\n"), 1);
}

static void csv_has_rows_of_one_width(void **state)
{
	size_t length;
	FILE *out;

	(void)state;
	model_lose(&model, SOURCE_STALE, "no version");
	print(&print_csv);
	assert_true(!strncmp(text,
			     "stale,/proc/x is not understood: no version,",
			     44));
	assert_int_equal(count_of(","), 4 + (int)fields_count + 2);
	free(text);
	out = open_memstream(&text, &length);
	print_csv.begin(out);
	fclose(out);
	assert_int_equal(count_of(","), 4 + (int)fields_count + 2);
}

static void json_says_null(void **state)
{
	(void)state;
	print(&print_json);
	assert_true(!strncmp(text, "{\"state\":\"live\",\"time_ns\":5,", 28));
	assert_printed("\"epoch\":null,");
	assert_printed("\"kernel\":null,");
	assert_printed("\"drift_ns\":null}");
	assert_printed("{\"queue\":\"system\",\"submitted\":null,");
	assert_printed("\"wait_p50_ns\":null,");
	assert_printed(
		"\"completed_per_second\":null,\"wq_flags\":null,\"wait_log2_ns\":null,\"run_log2_ns\":null}");
	assert_printed("\"last\":[]}\n");
}

static void json_escapes(void **state)
{
	(void)state;
	name_the_worst();
	print(&print_json);
	assert_printed("\"a\\\"b\\\\c,\\u000a\\u000d\\u001b\\u0080\\u007f\"");
	assert_int_equal(count_of("\n"), 1);
}

static void json_tells_why_there_is_nothing(void **state)
{
	(void)state;
	model.path = "/a\"b\n";
	model_lose(&model, SOURCE_DENIED, "Permission denied");
	print(&print_json);
	assert_string_equal(text,
			    "{\"state\":\"denied\",\"reason\":\"/a\\\"b? cannot be read: Permission denied\"}\n");
}

static void prometheus_escapes(void **state)
{
	(void)state;
	name_the_worst();
	strcpy(model.now.kernel, "6\"\\\n");
	model.now.queue[0].count[WQDEMO_COUNT_submitted] = 7;
	print(&print_prometheus);
	assert_printed(
		"workqueue_demo_submitted_total{queue=\"a\\\"b\\\\c,\\n????\"} 7\n");
	assert_printed("workqueue_demo_info{kernel=\"6\\\"\\\\\\n\",");
	model.path = "/a\n# EOF";
	model_lose(&model, SOURCE_ABSENT, "x");
	print(&print_prometheus);
	assert_true(!strncmp(text, "# absent: /a?# EOF is not there", 31));
	assert_printed("\nworkqueue_demo_up 0\n");
	assert_not_printed("queue=");
}

static void prometheus_leaves_unknown_out(void **state)
{
	(void)state;
	print(&print_prometheus);
	assert_printed("\nworkqueue_demo_up 1\n");
	assert_not_printed("queue=");
	assert_not_printed("workqueue_demo_epoch");
	assert_not_printed("workqueue_demo_periodic");
	/* A sum without buckets is no histogram, nor are buckets without one. */
	model.now.queue[0].time[WQDEMO_TIME_wait_total_ns] = 1;
	model.now.queue[0].histogram[SNAPSHOT_HISTOGRAM_run].per_octave = 1;
	print(&print_prometheus);
	assert_not_printed("queue=");
}

/* Every counter that the module has or will have. */
static void prometheus_forgets_no_column(void **state)
{
	static const char *const names[] = {
#define NAME(name) #name,
		WQDEMO_COUNTS(NAME)
	};
	struct snapshot_queue *queue = model.now.queue;
	char line[96];
	int i;

	(void)state;
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++)
		queue->count[i] = (uint64_t)i + 100;
	print(&print_prometheus);
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++) {
		bool gauge = i == WQDEMO_COUNT_armed ||
			     i == WQDEMO_COUNT_pending ||
			     i == WQDEMO_COUNT_running;

		snprintf(line, sizeof(line),
			 "\nworkqueue_demo_%s%s{queue=\"system\"} %d\n",
			 names[i], gauge ? "" : "_total", i + 100);
		assert_printed(line);
	}
	assert_int_equal(count_of("queue="), WQDEMO_COUNT_COLUMNS);
}

static void prometheus_tells_of_burns(void **state)
{
	struct snapshot_queue *queue = model.now.queue;

	(void)state;
	print(&print_prometheus);
	assert_not_printed("burnt_seconds_total{");
	queue->more_time[WQDEMO_MORE_TIME_burnt_total_ns] = 600000001;
	queue->more_time[WQDEMO_MORE_TIME_preempted_total_ns] = 0;
	print(&print_prometheus);
	assert_printed(
		"\n# TYPE workqueue_demo_burnt_seconds_total counter\nworkqueue_demo_burnt_seconds_total{queue=\"system\"} 0.600000001\n");
	assert_printed(
		"\nworkqueue_demo_preempted_seconds_total{queue=\"system\"} 0.000000000\n");
	print(&print_json);
	assert_printed(
		"\"burnt_total_ns\":600000001,\"preempted_total_ns\":0,");
}

static void prometheus_prints_seconds(void **state)
{
	(void)state;
	model.now.periodic.period_ms = 1005;
	model.now.periodic.late_max_ns = 12000000001;
	model.now.periodic.drift_ns = -1500000;
	model.now.queue[0].time[WQDEMO_TIME_wait_max_ns] = UINT64_MAX - 1;
	print(&print_prometheus);
	assert_printed("_periodic_period_seconds 1.005\n");
	assert_printed("_periodic_late_max_seconds 12.000000001\n");
	assert_printed("_periodic_drift_seconds -0.001500000\n");
	assert_printed(
		"_wait_max_seconds{queue=\"system\"} 18446744073.709551614\n");
}

static void prometheus_adds_buckets_up(void **state)
{
	struct snapshot_queue *queue = model.now.queue;

	(void)state;
	queue->histogram[SNAPSHOT_HISTOGRAM_run].per_octave = 1;
	queue->histogram[SNAPSHOT_HISTOGRAM_run].count[0] = 1;
	queue->histogram[SNAPSHOT_HISTOGRAM_run].count[28] = 4;
	queue->histogram[SNAPSHOT_HISTOGRAM_run].count[34] = 2;
	queue->histogram[SNAPSHOT_HISTOGRAM_run].count[35] = 3;
	queue->time[WQDEMO_TIME_run_total_ns] = 2500000000;
	print(&print_prometheus);
	assert_printed("{queue=\"system\",le=\"0.000000001\"} 1\n");
	assert_printed("{queue=\"system\",le=\"0.000000003\"} 1\n");
	assert_printed("{queue=\"system\",le=\"0.268435455\"} 1\n");
	assert_printed("{queue=\"system\",le=\"0.536870911\"} 5\n");
	assert_printed("{queue=\"system\",le=\"34.359738367\"} 7\n");
	assert_printed("{queue=\"system\",le=\"+Inf\"} 10\n");
	assert_printed(
		"workqueue_demo_run_seconds_sum{queue=\"system\"} 2.500000000\n");
	assert_printed(
		"workqueue_demo_run_seconds_count{queue=\"system\"} 10\n");
	assert_int_equal(count_of("_bucket{"), WQDEMO_OCTAVES);
	/* Finer buckets are added up. */
	buckets_begin(&queue->histogram[SNAPSHOT_HISTOGRAM_run], 8);
	queue->histogram[SNAPSHOT_HISTOGRAM_run].count[28 * 8] = 1;
	queue->histogram[SNAPSHOT_HISTOGRAM_run].count[28 * 8 + 7] = 2;
	print(&print_prometheus);
	assert_printed("{queue=\"system\",le=\"0.268435455\"} 0\n");
	assert_printed("{queue=\"system\",le=\"0.536870911\"} 3\n");
	assert_printed("{queue=\"system\",le=\"+Inf\"} 3\n");
	assert_int_equal(count_of("_bucket{"), WQDEMO_OCTAVES);
	print(&print_json);
	assert_printed("0,3,0,0,0,0,0,0,0]}");
}

/* Any bytes of a file are printed as text; the sanitizers watch. */
static void all_print_noise(void **state)
{
	static const struct print_format *const formats[] = {
		&print_csv,
		&print_json,
		&print_prometheus,
	};
	static char file[65536], noisy[65536];
	static struct snapshot snapshot;
	char reason[SNAPSHOT_REASON_MAX];
	FILE *in = fopen("dashboard/test/data/busy.txt", "r");
	unsigned int seed = 1, understood = 0;
	size_t length, format;
	int round, i;

	(void)state;
	assert_non_null(in);
	length = fread(file, 1, sizeof(file), in);
	fclose(in);
	for (round = 0; round < 1000; round++) {
		memcpy(noisy, file, length);
		for (i = 0; i < 4; i++)
			noisy[(size_t)rand_r(&seed) % length] =
				(char)(i % 2 ? "9:=\"\\-,{"[rand_r(&seed) % 8] :
					       rand_r(&seed));
		if (!snapshot_parse(&snapshot, noisy, length, reason))
			continue;
		understood++;
		model_take(&model, &snapshot, nobody, NULL);
		for (format = 0; format < 3; format++)
			print(formats[format]);
	}
	assert_true(understood > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(csv_leaves_unknown_fields_empty,
						begin, end),
		cmocka_unit_test_setup_teardown(csv_quotes, begin, end),
		cmocka_unit_test_setup_teardown(csv_has_rows_of_one_width,
						begin, end),
		cmocka_unit_test_setup_teardown(json_says_null, begin, end),
		cmocka_unit_test_setup_teardown(json_escapes, begin, end),
		cmocka_unit_test_setup_teardown(json_tells_why_there_is_nothing,
						begin, end),
		cmocka_unit_test_setup_teardown(prometheus_escapes, begin, end),
		cmocka_unit_test_setup_teardown(prometheus_leaves_unknown_out,
						begin, end),
		cmocka_unit_test_setup_teardown(prometheus_forgets_no_column,
						begin, end),
		cmocka_unit_test_setup_teardown(prometheus_tells_of_burns,
						begin, end),
		cmocka_unit_test_setup_teardown(prometheus_prints_seconds,
						begin, end),
		cmocka_unit_test_setup_teardown(prometheus_adds_buckets_up,
						begin, end),
		cmocka_unit_test_setup_teardown(all_print_noise, begin, end),
	};

	return cmocka_run_group_tests_name("formats", tests, NULL, NULL);
}
