// SPDX-License-Identifier: GPL-2.0
/* Values of the whole machine in expressions: machine(vmstat_update wait_max_ns). */
#include "model/measured.h"

#define COLUMN_NAME(name)   #name,
#define COLUMN_LISTED(name) " " #name
static const char *const counts[] = { MACHINE_COUNTS(COLUMN_NAME) };
static const char *const times[] = { MACHINE_TIMES(COLUMN_NAME) };

/* Adds a number to that of other rows; of the longest times it takes the longest. */
static void add(double *number, uint64_t more, bool is_longest)
{
	if (more == SNAPSHOT_NONE)
		return;
	if (!is_longest)
		*number += (double)more;
	else if ((double)more > *number)
		*number = (double)more;
}

static bool is_longest(int time)
{
	return time == MACHINE_TIME_wait_max_ns ||
	       time == MACHINE_TIME_run_max_ns ||
	       time == MACHINE_TIME_held_max_ns;
}

/* Takes all workqueues of the function together. A function without a row has run nothing. */
static void find(const struct machine *machine, struct slice function,
		 int count, int time, struct expression_value *value)
{
	const struct machine_row *row;
	unsigned int i;

	value->known = count >= 0;
	for (i = 0; i < machine->row_end; i++) {
		row = &machine->row[i];
		if (!row->listed || !slice_equals(function, row->function))
			continue;
		value->known = true;
		if (count >= 0)
			add(&value->number, row->count[count], false);
		else
			add(&value->number, row->time[time], is_longest(time));
	}
	value->why = "no item of that function was queued since wqtop attached";
}

bool measured_find_machine(const struct measured *measured, struct slice inside,
			   struct expression_value *value)
{
	struct slice function = { "", 0 }, column = { "", 0 }, more;
	int count, time;

	slice_word(&inside, &function);
	slice_word(&inside, &column);
	count = slice_in(column, counts, MACHINE_COUNT_COLUMNS);
	time = slice_in(column, times, MACHINE_TIME_COLUMNS);
	if ((count < 0 && time < 0) || slice_word(&inside, &more)) {
		value->why =
			"name a work function and a column, as machine(vmstat_update wait_max_ns): one of" MACHINE_COUNTS(
				COLUMN_LISTED) MACHINE_TIMES(COLUMN_LISTED);
		return false;
	}
	value->is_time = time >= 0;
	if (!measured->machine)
		value->why =
			"workqueue_machine is not loaded, or only root may read its file";
	else if (measured->machine->attached_ns == SNAPSHOT_NONE)
		value->why = "nobody watches the machine's workqueues";
	else
		find(measured->machine, function, count, time, value);
	return true;
}
