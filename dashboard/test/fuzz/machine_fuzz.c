// SPDX-License-Identifier: GPL-2.0
/* Any bytes in place of /proc/workqueue_machine, and of that of its callers. */
#include <string.h>

#include "read/machine.h"
#include "read/machine_callers.h"
#include "test/fuzz/fuzz.h"

static void check_row(const struct machine_row *row)
{
	if (!row->listed)
		return;
	must(*row->function);
	must_be_printable(row->function);
	must_be_printable(row->module);
	must_be_printable(row->queue);
	must(row->behind_count <= MACHINE_BEHINDS);
}

static void check_callers(struct slice text)
{
	struct machine_caller caller[MACHINE_CALLERS];
	unsigned int i, count = machine_callers_of(text, 1, 0, caller);

	must(count <= MACHINE_CALLERS);
	for (i = 0; i < count; i++) {
		must(caller[i].samples > 0);
		must_be_printable(caller[i].context);
		must_be_printable(caller[i].comm);
		must_be_printable(caller[i].stack);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct machine machine, copy;
	char reason[SNAPSHOT_REASON_MAX] = "";
	unsigned int i;

	check_callers((struct slice){ (const char *)data, size });
	if (!machine_parse(&machine, (const char *)data, size, reason)) {
		must(*reason);
		must_be_printable(reason);
		return 0;
	}
	must(machine.time_ns != SNAPSHOT_NONE);
	must(machine.row_count <= machine.row_end);
	must(machine.row_end <= MACHINE_ROWS);
	must(machine.run_count <= MACHINE_RUNS);
	must_be_printable(machine.kernel);
	machine_copy(&copy, &machine);
	for (i = 0; i < copy.row_end; i++)
		check_row(&copy.row[i]);
	for (i = 0; i < copy.run_count; i++)
		must(copy.run[i].row < copy.row_end);
	return 0;
}
