// SPDX-License-Identifier: GPL-2.0
#include "model/machine_list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static double known(uint64_t number)
{
	return (double)snapshot_known(number);
}

static double value_cpu(const struct machine_entry *entry)
{
	return entry->cpu;
}

static double value_rate(const struct machine_entry *entry)
{
	return entry->per_second;
}

static double longer(uint64_t ended, uint64_t lasts_ns)
{
	double ns = known(ended);

	return ns > (double)lasts_ns ? ns : (double)lasts_ns;
}

/* An item that still waits may be the longest. */
static double value_wait(const struct machine_entry *entry)
{
	return longer(entry->row->time[MACHINE_TIME_wait_max_ns],
		      entry->stalled_ns);
}

/* An item that still runs may be the longest. */
static double value_run(const struct machine_entry *entry)
{
	return longer(entry->row->time[MACHINE_TIME_run_max_ns],
		      entry->longest_ns);
}

/* One that runs is counted only when it ends. */
static double value_hogs(const struct machine_entry *entry)
{
	return known(entry->row->count[MACHINE_COUNT_hogs]) + entry->hogging;
}

/* One that is held now is counted only when there is room for it. */
static double value_held(const struct machine_entry *entry)
{
	return known(entry->row->count[MACHINE_COUNT_held]) +
	       (double)entry->waiting;
}

#define SORT_ROW(symbol, value, words) \
	[MACHINE_SORT_##symbol] = { words, value_##value },
static const struct {
	const char *words;
	double (*value)(const struct machine_entry *entry);
} sorts[MACHINE_SORT_COUNT] = { MACHINE_SORTS(SORT_ROW) };

const char *machine_sort_words(enum machine_sort sort)
{
	return sorts[sort].words;
}

/* Return: for how long one of its items runs, if that is long. */
static uint64_t long_run_ns(const struct machine_entry *entry)
{
	return entry->longest_ns >= MACHINE_LONG_RUN_NS ? entry->longest_ns : 0;
}

/*
 * Of equal rows those come first whose items run now, for long: they have not ended, so
 * no count has them. The others stand by all their CPU time, then by name, and keep
 * their places.
 */
static int by_use(const struct machine_entry *a, const struct machine_entry *b)
{
	double first = known(a->row->time[MACHINE_TIME_cpu_total_ns]);
	double second = known(b->row->time[MACHINE_TIME_cpu_total_ns]);
	int order = strcmp(a->row->function, b->row->function);

	if (long_run_ns(a) != long_run_ns(b))
		return long_run_ns(a) < long_run_ns(b) ? 1 : -1;
	if (first != second)
		return first < second ? 1 : -1;

	return order ? order : strcmp(a->row->queue, b->row->queue);
}

static int compare(const void *left, const void *right, void *sort)
{
	const struct machine_entry *a = left, *b = right;
	double first = sorts[*(enum machine_sort *)sort].value(a);
	double second = sorts[*(enum machine_sort *)sort].value(b);

	if (first != second)
		return first < second ? 1 : -1;
	return by_use(a, b);
}

static bool passes(const struct machine_row *row,
		   const struct machine_choice *choice)
{
	const char *filter = choice->filter;

	return !*filter || strcasestr(row->function, filter) ||
	       strcasestr(row->queue, filter) ||
	       strcasestr(row->module, filter) ||
	       strcasestr(row->worker.name, filter);
}

static void add_up(uint64_t *sum, uint64_t number)
{
	if (number != SNAPSHOT_NONE)
		*sum = snapshot_known(*sum) + number;
}

static bool is_longest(enum machine_time id)
{
	return id == MACHINE_TIME_wait_max_ns ||
	       id == MACHINE_TIME_run_max_ns || id == MACHINE_TIME_held_max_ns;
}

static void add_row(struct machine_row *sum, const struct machine_row *row)
{
	int i, id;

	sum->gone &= row->gone;
	for (i = 0; i < MACHINE_COUNT_COLUMNS; i++)
		add_up(&sum->count[i], row->count[i]);
	for (i = 0; i < MACHINE_TIME_COLUMNS; i++) {
		if (!is_longest(i))
			add_up(&sum->time[i], row->time[i]);
		else if (snapshot_known(row->time[i]) >
			 snapshot_known(sum->time[i]))
			sum->time[i] = row->time[i];
	}
	for (id = 0; id < SNAPSHOT_HISTOGRAM_COUNT; id++)
		for (i = 0; i < MACHINE_OCTAVES; i++)
			sum->octave[id][i] += row->octave[id][i];
}

/* Return: the entry that sums up the row's queue, or NULL. */
static struct machine_entry *of_queue(struct machine_list *list,
				      const struct machine_row *row)
{
	unsigned int i;

	for (i = 0; i < list->count; i++)
		if (!strcmp(list->sum[i].queue, row->queue) &&
		    !*list->sum[i].worker.name == !*row->worker.name)
			return &list->entry[i];
	return NULL;
}

/* Return: the entry that the row goes to. */
static struct machine_entry *entry_for(struct machine_list *list,
				       const struct machine *machine,
				       unsigned int number, bool folded)
{
	const struct machine_row *row = &machine->row[number];
	struct machine_entry *entry = folded ? of_queue(list, row) : NULL;

	if (entry) {
		add_row(&list->sum[entry - list->entry], row);
		entry->functions++;
		return entry;
	}
	entry = &list->entry[list->count];
	memset(entry, 0, sizeof(*entry));
	entry->functions = 1;
	entry->number = number;
	entry->row = row;
	if (folded) {
		list->sum[list->count] = *row;
		entry->row = &list->sum[list->count];
	}
	list->count++;
	return entry;
}

/* Return: whether nobody tells what happens now. */
static bool is_detached(const struct machine *machine)
{
	return !machine->sampled && machine->attached_ns == SNAPSHOT_NONE;
}

static bool is_old(const struct machine *machine, const struct machine_row *row)
{
	if (machine->sampled && !*row->worker.name)
		return machine->time_ns >
		       machine->counted_at_ns + MACHINE_COUNTS_OLD_NS;
	return is_detached(machine);
}

static void add_runs(struct machine_entry *entry, const struct machine *machine,
		     unsigned int row)
{
	unsigned int i;

	/* At least since then. */
	if (machine->row[row].worker.before &&
	    machine->time_ns > machine->attached_ns)
		entry->longest_ns = machine->time_ns - machine->attached_ns;
	for (i = 0; i < machine->run_count; i++) {
		uint64_t ns = machine_run_ns(machine, &machine->run[i]);

		if (machine->run[i].row != row)
			continue;
		entry->running++;
		entry->hogging +=
			snapshot_known(machine->run[i].cpu_ns) > MACHINE_HOG_NS;
		if (ns > entry->longest_ns)
			entry->longest_ns = ns;
	}
}

/* Of a kworker no item is known, and of a function without the module no CPU time. */
static void add_rates(struct machine_entry *entry,
		      const struct machine *machine,
		      const struct machine_rates *rates, unsigned int number)
{
	const struct machine_row *row = &machine->row[number];
	double per_second, cpu;

	if (machine->sampled && !*row->worker.name) {
		entry->has_rate = true;
		entry->per_second += known(row->count[MACHINE_COUNT_ended]) *
				     1e9 / (double)machine->counted_ns;
		return;
	}
	if (is_detached(machine) ||
	    !machine_rates_get(rates, machine, number, &per_second, &cpu))
		return;
	entry->has_rate = !*row->worker.name;
	entry->has_cpu = true;
	entry->per_second += per_second;
	entry->cpu += cpu;
}

/*
 * Adds behind whom the items of a row waited. A sum of rows has that of the one that
 * waited the longest in all; who fills max_active is the same for all of a queue.
 */
static void add_behind(struct machine_entry *entry,
		       const struct machine *machine, unsigned int number)
{
	const struct machine_behind *behind =
		machine_behind_other(machine, number);
	const struct machine_row *held_by = machine_held_by(machine, number);

	if (held_by)
		entry->held_by = held_by;
	entry->held_by_own = entry->functions == 1 &&
			     entry->held_by == &machine->row[number];
	if (!behind ||
	    (entry->behind && entry->behind->wait_ns >= behind->wait_ns))
		return;
	entry->behind = behind;
	entry->behind_row = &machine->row[behind->row];
	entry->behind_of = &machine->row[number];
}

/*
 * Adds those that wait now. Of a cancelled item nobody tells: one counts as the
 * longest wait only where something runs that keeps it waiting.
 */
static void add_waits(struct machine_entry *entry,
		      const struct machine *machine,
		      const struct machine_rates *rates, unsigned int number)
{
	uint64_t ns = machine_rates_stalled_ns(rates, machine, number);
	const struct machine_row *by;

	entry->waiting += machine_rates_waiting(rates, machine, number);
	if (ns < MACHINE_RATES_LONG_NS || ns <= entry->stalled_ns)
		return;
	by = machine_in_the_way(machine, number, ns);
	if (by) {
		entry->stalled_ns = ns;
		entry->in_the_way = by;
	}
}

void machine_list_build(struct machine_list *list,
			const struct machine *machine,
			const struct machine_rates *rates,
			const struct machine_choice *choice)
{
	enum machine_sort sort = choice->sort;
	unsigned int i;

	list->sort = sort;
	list->sampled = machine->sampled;
	list->count = 0;
	list->workers = 0;
	for (i = 0; i < machine->row_end; i++) {
		const struct machine_row *row = &machine->row[i];
		struct machine_entry *entry;

		if (!row->listed || !passes(row, choice))
			continue;
		entry = entry_for(list, machine, i, choice->folded);
		add_runs(entry, machine, i);
		add_behind(entry, machine, i);
		add_rates(entry, machine, rates, i);
		add_waits(entry, machine, rates, i);
		entry->old = is_old(machine, row);
	}
	for (i = 0; i < list->count; i++)
		list->workers += *list->entry[i].row->worker.name != '\0';
	qsort_r(list->entry, list->count, sizeof(list->entry[0]), compare,
		&sort);
}

void machine_key_of(const struct machine_entry *entry, bool folded,
		    struct machine_key *key)
{
	memset(key, 0, sizeof(*key));
	key->number = entry->number;
	memcpy(key->queue, entry->row->queue, sizeof(key->queue));
	if (!folded)
		memcpy(key->function, entry->row->function,
		       sizeof(key->function));
}

unsigned int machine_list_find(const struct machine_list *list, bool folded,
			       const struct machine_key *key)
{
	unsigned int i;

	for (i = 0; i < list->count; i++) {
		const struct machine_row *row = list->entry[i].row;

		if (strcmp(row->queue, key->queue))
			continue;
		if (folded || (list->entry[i].number == key->number &&
			       !strcmp(row->function, key->function)))
			return i;
	}
	return 0;
}

static int older(const void *left, const void *right)
{
	const struct machine_run *a = *(const struct machine_run *const *)left;
	const struct machine_run *b = *(const struct machine_run *const *)right;

	return a->since_ns < b->since_ns ? -1 : a->since_ns > b->since_ns;
}

unsigned int machine_list_running(const struct machine *machine,
				  const struct machine_choice *choice,
				  const struct machine_run **out)
{
	unsigned int i, count = 0;

	for (i = 0; i < machine->run_count; i++)
		if (passes(&machine->row[machine->run[i].row], choice))
			out[count++] = &machine->run[i];
	qsort(out, count, sizeof(*out), older);
	return count;
}
