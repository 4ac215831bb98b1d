// SPDX-License-Identifier: GPL-2.0
/* The texts for programs of the machine's workqueues. */
#include "test/unit/unit.h"

#include "print/formats.h"
#include "test/unit/machine_text.h"

static struct model model;
static char *printed;

static int begin(void **state)
{
	(void)state;
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	parse_sample();
	model_machine_take(&model.machine, &machine);
	return 0;
}

static int end(void **state)
{
	(void)state;
	free(printed);
	printed = NULL;
	return 0;
}

static void print(const struct print_format *format)
{
	size_t length;
	FILE *out;

	free(printed);
	out = open_memstream(&printed, &length);
	if (format->begin)
		format->begin(out);
	format->sample(out, &model);
	fclose(out);
}

/* Two seconds later three items more have ended, which burnt a second. */
static void pass(void)
{
	machine.time_ns += 2000000000;
	machine.row[1].count[MACHINE_COUNT_ended] += 3;
	machine.row[1].time[MACHINE_TIME_cpu_total_ns] += 1000000000;
	model_machine_take(&model.machine, &machine);
}

static void has(const char *text)
{
	if (!strstr(printed, text))
		fail_msg("no '%s' in:\n%s", text, printed);
}

static void lacks(const char *text)
{
	if (strstr(printed, text))
		fail_msg("'%s' in:\n%s", text, printed);
}

static void prints_the_table(void **state)
{
	(void)state;
	pass();
	print(&print_machine_text);
	has("wqtop  Linux 6.1.0-56-amd64  attached 4:14  10 work functions  3 running\nFUNCTION ");
	has("\nnvif_notify_work        events         nouveau           1.5  50.0 ");
	has("  811 1 waiting or cancelled, runs 2.2 s\n");
	lacks(" \n");
	assert_string_equal(printed + strlen(printed) - 2, "\n\n");
}

static unsigned int fields_in(const char *line)
{
	unsigned int count = 1;

	for (; *line && *line != '\r'; line++)
		count += *line == ',';
	return count;
}

static void prints_csv(void **state)
{
	const char *line;

	(void)state;
	print(&print_machine_csv);
	has("state,reason,time_ns,epoch,function,module,queue,queued,");
	has(",ended_per_second,cpu,worker,worker_pid,worker_busy,worker_state,wchan,behind_1_function,behind_1_module,behind_1_queue,behind_1_waits,behind_1_wait_ns,behind_2_function,");
	has(",behind_4_wait_ns\r\nlive,,900000000000,3,io_ring_exit_work,,events_unbound,1,");
	has("\r\nlive,,900000000000,3,nvif_notify_work,nouveau,events,1513,");
	has(",custom_handler,workqueue_demo,wqdemo_custom,40,36,32,0,28,0,");
	has(",(other),,,7,7,7,7,0,0,");
	for (line = printed; *line; line = strchr(line, '\n') + 1)
		assert_int_equal(fields_in(line), 52);
	pass();
	print(&print_machine_csv);
	has(",1.500,0.500000,,,,,,,,,,,,,,,,,,,,,,,,,\r\n");
	model_machine_lose(&model.machine, SOURCE_ABSENT, "none");
	print(&print_machine_csv);
	line = strchr(printed, '\n') + 1;
	has("\nabsent,workqueue_machine is not there: insmod ");
	assert_int_equal(fields_in(line), 52);
}

/* The longest first, with quotes where a name needs them. */
static void prints_behind_in_csv(void **state)
{
	(void)state;
	print(&print_machine_csv);
	has(",nvif_notify_work,nouveau,events,200,30000000000,wb_workfn,,writeback,3,40000000,,,,,,,,,,\r\n");
	strcpy(machine.row[1].queue, "a,\"b\"");
	model_machine_take(&model.machine, &machine);
	print(&print_machine_csv);
	has(",nvif_notify_work,nouveau,\"a,\"\"b\"\"\",200,30000000000,");
}

/* Who submits is a text of its own. */
static void take_callers(void)
{
	model.machine.callers =
		slice_of("workqueue_machine_callers - version: 1\nepoch 3\n\n"
			 "caller samples context comm stack\n"
			 "1 9 irq - nvkm_event_ntfy[nouveau]\n"
			 "4 3 softirq - delayed_work_timer_fn,call_timer_fn\n"
			 "4 97 task my\\042sh -\n");
}

static void prints_who_submits(void **state)
{
	(void)state;
	print(&print_machine_text);
	lacks("SUBMITTED");
	print(&print_machine_json);
	has("\"callers\":[]");
	take_callers();
	print(&print_machine_text);
	has("\nFUNCTION                SUBMITTED\n"
	    "nvif_notify_work        100 % in irq: nvkm_event_ntfy[nouveau]\n"
	    "custom_handler          97 % by process my\"sh\n"
	    "custom_handler          3 % in softirq: delayed_work_timer_fn, call_timer_fn\n\n");
	print(&print_machine_json);
	has("\"callers\":[{\"samples\":97,\"context\":\"task\",\"comm\":\"my\\\"sh\",\"stack\":[]},"
	    "{\"samples\":3,\"context\":\"softirq\",\"comm\":null,\"stack\":[\"delayed_work_timer_fn\",\"call_timer_fn\"]}]");
	has("\"behind\":[{\"row\":1,\"waits\":200,\"wait_ns\":30000000000},{\"row\":2,");
}

static void prints_json(void **state)
{
	(void)state;
	print(&print_machine_json);
	has("{\"state\":\"live\",\"time_ns\":900000000000,\"attached_ns\":648000000000,");
	has("{\"row\":3,\"function\":\"iomap_dio_complete_work\",\"module\":null,\"queue\":\"dio/sda1\",\"gone\":false,");
	has("\"ended_per_second\":null,\"cpu\":null,");
	has("{\"row\":2,\"since_ns\":899999400000,\"cpu\":1,\"pid\":null}]}\n");
	model_machine_lose(&model.machine, SOURCE_DENIED, "no");
	print(&print_machine_json);
	assert_string_equal(printed,
			    "{\"state\":\"denied\",\"reason\":\"workqueue_machine cannot be read: no: start wqtop as root\"}\n");
}

/* A series may be there once, though a module was loaded again. */
static void prints_metrics(void **state)
{
	(void)state;
	machine.row[9] = machine.row[4];
	machine.row[9].gone = true;
	model_machine_take(&model.machine, &machine);
	print(&print_machine_prometheus);
	has("\nworkqueue_machine_up 1\n");
	has("\nworkqueue_machine_attached 1\n");
	has("\nworkqueue_machine_hogs_total{function=\"nvif_notify_work\",module=\"nouveau\",queue=\"events\"} 811\n");
	has("\nworkqueue_machine_cpu_seconds_total{function=\"nvif_notify_work\",module=\"nouveau\",queue=\"events\"} 242.000000000\n");
	has("\nworkqueue_machine_ended_total{function=\"custom_handler\",module=\"workqueue_demo\",queue=\"wqdemo_custom\"} 64\n");
	lacks("queue=\"wqdemo_custom\"} 32\n");
	model_machine_lose(&model.machine, SOURCE_STALE, "odd");
	print(&print_machine_prometheus);
	has("# workqueue_machine is not understood: odd\n");
	has("\nworkqueue_machine_up 0\n");
}

/* Both rows are in the labels; a pair may be there once, too. */
static void prints_behind_in_metrics(void **state)
{
	(void)state;
	print(&print_machine_prometheus);
	has("\n# TYPE workqueue_machine_behind_waits_total counter\n"
	    "workqueue_machine_behind_waits_total{function=\"vmstat_update\",module=\"\",queue=\"mm_percpu_wq\","
	    "behind_function=\"nvif_notify_work\",behind_module=\"nouveau\",behind_queue=\"events\"} 200\n");
	has("behind_queue=\"writeback\"} 0.040000000\n");
	machine.row[9] = machine.row[4];
	machine.row[9].behind[0].row = 9;
	strcpy(machine.row[1].queue, "a\"\\b");
	model_machine_take(&model.machine, &machine);
	print(&print_machine_prometheus);
	has("behind_function=\"custom_handler\",behind_module=\"workqueue_demo\",behind_queue=\"wqdemo_custom\"} 40\n");
	has("behind_function=\"custom_handler\",behind_module=\"workqueue_demo\",behind_queue=\"wqdemo_custom\"} 42.000000000\n");
	lacks("} 20\n");
	assert_null(strstr(strstr(printed, "} 40\n") + 1, "} 40\n"));
	has("behind_queue=\"a\\\"\\\\b\"} 200\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(prints_the_table, begin, end),
		cmocka_unit_test_setup_teardown(prints_csv, begin, end),
		cmocka_unit_test_setup_teardown(prints_json, begin, end),
		cmocka_unit_test_setup_teardown(prints_metrics, begin, end),
		cmocka_unit_test_setup_teardown(prints_behind_in_csv, begin,
						end),
		cmocka_unit_test_setup_teardown(prints_behind_in_metrics, begin,
						end),
		cmocka_unit_test_setup_teardown(prints_who_submits, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
