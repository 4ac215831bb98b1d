// SPDX-License-Identifier: GPL-2.0
/* Details of a row of the machine: its last seconds, and where its worker sleeps. */
#include "test/unit/unit.h"

#include "layout/details_machine.h"
#include "test/unit/machine_text.h"

#define STACKS "wqtop_stacks - version: 1\n\nstack since_ns state errno calls\n"

static struct model model;
static struct details details;

static int begin(void **state)
{
	(void)state;
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	parse_sample();
	model_machine_take(&model.machine, &machine);
	return 0;
}

/* Return: that line of the details of the row of that function. */
static const char *detail(const char *function, const char *label)
{
	int i;

	strcpy(model.machine.choice.filter, function);
	details_of_machine(&details, &model);
	for (i = 0; i < details.count; i++)
		if (!strcmp(details.line[i].label, label))
			return details.line[i].text;
	return "";
}

static void has(const char *function, const char *label, const char *text)
{
	if (strcmp(detail(function, label), text))
		fail_msg("%s: '%s' instead of '%s'", label,
			 detail(function, label), text);
}

static void shows_the_last_seconds(void **state)
{
	int i;

	(void)state;
	has("nvif", "last 30 s", "not known until it was read for a second");
	for (i = 0; i < 3; i++) {
		machine.time_ns += 1000000000;
		machine.row[1].count[MACHINE_COUNT_ended] += i == 1 ? 6 : 0;
		machine.row[1].time[MACHINE_TIME_cpu_total_ns] +=
			i == 1 ? 960000000 : 0;
		model_machine_take(&model.machine, &machine);
	}
	has("nvif", "last 30 s",
	    "|                           _#_| at most 6.0 ended per second");
	has("nvif", "their CPU",
	    "|                           _+_| at most 96.0 % of a CPU");
}

/* Nothing that ended is no rate of 0.0. */
static void says_that_nothing_ended(void **state)
{
	(void)state;
	machine.time_ns += 1000000000;
	model_machine_take(&model.machine, &machine);
	has("io_ring", "last 30 s",
	    "|                             _| none ended");
}

static void has_no_history_of_a_sum(void **state)
{
	(void)state;
	model.machine.choice.folded = true;
	/* Without a long run the queue of two functions comes before events_unbound. */
	machine.run_count = 0;
	model_machine_take(&model.machine, &machine);
	has("events", "last 30 s", "");
	has("events", "stack", "");
}

/* Whether an untimed item was held is not known. */
static void says_how_many_were_held(void **state)
{
	(void)state;
	has("custom", "held",
	    "28 had to wait for max_active, the longest for 1.1 s");
	machine.row[4].count[MACHINE_COUNT_untimed] = 1;
	model_machine_take(&model.machine, &machine);
	has("custom", "held",
	    "at least 28 had to wait for max_active, the longest for 1.1 s");
}

static void tells_where_its_worker_sleeps(void **state)
{
	(void)state;
	has("io_ring", "stack", "not known: no worker was looked at");
	model.machine.stacks =
		slice_of(STACKS "211 899829000000 R 0 -\n"
				"307 897900000000 D 0 msleep,io_ring[io]\n");
	has("io_ring", "stack", "pid 307 sleeps in msleep, io_ring[io]");
	has("nvif", "stack",
	    "none to be read: pid 211 does not sleep, it has a CPU or waits for one");
	has("wb_workfn", "stack",
	    "none to be read: it is in softirq, which never sleeps");
	has("vmstat", "stack", "");
}

static void says_why_it_does_not_tell(void **state)
{
	(void)state;
	model.machine.stacks = slice_of(STACKS "307 897900000000 S 13 -\n");
	has("io_ring", "stack", "pid 307 sleeps: only root is told where");
	model.machine.stacks = slice_of(STACKS "307 897900000000 S 2 -\n");
	has("io_ring", "stack",
	    "pid 307 sleeps: this kernel does not tell where (CONFIG_STACKTRACE)");
	/* Of an item that its worker ran before. */
	model.machine.stacks = slice_of(STACKS "307 897800000000 S 0 f\n");
	has("io_ring", "stack",
	    "not known: no look at its worker yet since this item began");
}

/* Items that wait now, and how old the counts are once nobody is attached. */
static void tells_of_now_and_of_the_past(void **state)
{
	int i;

	(void)state;
	has("vmstat", "no start", "");
	has("vmstat", "counted", "");
	machine.run[0].state = 'R';
	machine.row[0].count[MACHINE_COUNT_queued]++;
	for (i = 0; i < 4; i++) {
		machine.time_ns += 1000000000;
		model_machine_take(&model.machine, &machine);
	}
	has("vmstat", "no start",
	    "1 waiting or cancelled, the oldest for 3.0 s or more; all that time nvif_notify_work runs");
	machine.attached_ns = SNAPSHOT_NONE;
	machine.detached_ns = machine.time_ns - 42000000000;
	model_machine_take(&model.machine, &machine);
	has("vmstat", "no start", "");
	has("vmstat", "counted", "until 0:42 ago: nobody is attached");
}

/* Of several items that of the oldest is looked at. */
static void tells_of_the_oldest(void **state)
{
	(void)state;
	machine.run[0] = machine.run[1];
	machine.run[0].pid = 308;
	machine.run[0].since_ns += 5;
	model_machine_take(&model.machine, &machine);
	model.machine.stacks = slice_of(STACKS "308 897900000005 S 0 g\n"
					       "307 897900000000 S 0 f\n");
	has("io_ring", "stack", "pid 307 sleeps in f");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(shows_the_last_seconds, begin),
		cmocka_unit_test_setup(says_that_nothing_ended, begin),
		cmocka_unit_test_setup(has_no_history_of_a_sum, begin),
		cmocka_unit_test_setup(says_how_many_were_held, begin),
		cmocka_unit_test_setup(tells_where_its_worker_sleeps, begin),
		cmocka_unit_test_setup(says_why_it_does_not_tell, begin),
		cmocka_unit_test_setup(tells_of_the_oldest, begin),
		cmocka_unit_test_setup(tells_of_now_and_of_the_past, begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
