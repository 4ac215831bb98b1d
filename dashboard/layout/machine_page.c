// SPDX-License-Identifier: GPL-2.0
#include "layout/machine_page.h"

/* The view's heading, and the header of the columns. */
#define LINES_ABOVE 2

/* The items that run now get a fourth of the view, but never leave the rows fewer. */
#define ROWS_LEAST 3

static unsigned int at_most(unsigned int value, unsigned int limit)
{
	return value < limit ? value : limit;
}

/* Return: the lines that are left for rows. */
static int place_runs(struct machine_page *page, int lines)
{
	unsigned int most = (unsigned int)(lines / 4 > 3 ? lines / 4 : 3);
	int taken;

	page->run_line = 0;
	page->run_end = at_most(page->run_count, most);
	taken = (int)page->run_end + 2; /* a blank line, and their heading */
	if (!page->run_count || lines - taken < ROWS_LEAST)
		return lines;
	page->run_line = LINES_ABOVE + lines - taken + 1;
	return lines - taken;
}

/* Return: for how long items of a row waited behind others. */
static uint64_t behind_ns(const struct machine_entry *entry)
{
	return entry->behind ? entry->behind->wait_ns : 0;
}

/* Return: the same of one that none waits behind, for the longest that was held. */
static uint64_t held_ns(const struct machine_entry *entry)
{
	return entry->held_by && !entry->behind ?
		       snapshot_known(
			       entry->row->time[MACHINE_TIME_held_max_ns]) :
		       0;
}

static uint64_t stalled_ns(const struct machine_entry *entry)
{
	return entry->stalled_ns;
}

/* A kworker of a sum has no item of its own to tell of. */
static uint64_t before_cpu(const struct machine_entry *entry)
{
	return entry->row->worker.before && entry->functions == 1 ?
		       1 + (uint64_t)(entry->cpu * 1000) :
		       0;
}

/* Return: the row that the user chose, if it has such a value; else that with the most. */
static const struct machine_entry *
with_most(const struct machine_page *page, const struct model_machine *machine,
	  uint64_t (*value)(const struct machine_entry *entry))
{
	const struct machine_entry *entry = page->list.entry, *most = NULL;
	unsigned int i;

	if (machine->chosen && page->selected < page->list.count &&
	    value(&entry[page->selected]))
		return &entry[page->selected];
	for (i = 0; i < page->list.count; i++)
		if (value(&entry[i]) &&
		    (!most || value(&entry[i]) > value(most)))
			most = &entry[i];
	return most;
}

/*
 * Return: who waits, or is held: the chosen row, else the worst of those that wait
 * now, else of those that have waited.
 */
static const struct machine_entry *
most_delayed(const struct machine_page *page,
	     const struct model_machine *machine)
{
	const struct machine_entry *now = with_most(page, machine, stalled_ns);
	const struct machine_entry *waits = with_most(page, machine, behind_ns);
	const struct machine_entry *held = with_most(page, machine, held_ns);
	const struct machine_entry *chosen =
		machine->chosen ? &page->list.entry[page->selected] : NULL;
	bool was_chosen = chosen && (chosen == waits || chosen == held);
	bool held_first = machine->choice.sort == MACHINE_SORT_HELD ||
			  (chosen && chosen == held);

	if (now && (now == chosen || !was_chosen))
		return now;
	return held && (held_first || !waits) ? held : waits;
}

/* The last line. Return: the lines that are left. */
static int place_delayed(struct machine_page *page, int lines)
{
	page->delayed_line = 0;
	if (!page->delayed || lines - 2 < ROWS_LEAST)
		return lines;
	page->delayed_line = LINES_ABOVE + lines - 1;
	return lines - 1;
}

/* Shows the selected row in the middle, but at the ends of the list. */
static void place_rows(struct machine_page *page, unsigned int lines)
{
	unsigned int count = page->list.count;
	unsigned int most = count > lines ? count - lines : 0;
	unsigned int half = lines / 2;

	page->list_line = LINES_ABOVE;
	page->first = page->selected > half ? page->selected - half : 0;
	page->first = at_most(page->first, most);
	page->end = at_most(page->first + lines, count);
}

/* Return: the lines that are left for what the sample tells of. */
static int place_about(struct machine_page *page, bool sampled, int lines)
{
	page->about_line = 0;
	if (!(sampled || page->before) ||
	    lines - MACHINE_ABOUT_LINES < ROWS_LEAST)
		return lines;
	page->about_line = LINES_ABOVE + lines - MACHINE_ABOUT_LINES;
	return lines - MACHINE_ABOUT_LINES;
}

void machine_page_make(struct machine_page *page, struct rect area,
		       const struct model *model)
{
	const struct model_machine *machine = &model->machine;
	int lines = area.rows > LINES_ABOVE ? area.rows - LINES_ABOVE : 0;

	page->selected = model_machine_list(machine, &page->list);
	page->before = with_most(page, machine, before_cpu);
	lines = place_about(page, machine->now.sampled, lines);
	page->run_count = machine_list_running(&machine->now, &machine->choice,
					       page->run);
	page->delayed = most_delayed(page, machine);
	lines = place_delayed(page, lines);
	place_rows(page, (unsigned int)place_runs(page, lines));
}

int machine_page_line(const struct machine_page *page)
{
	if (page->selected < page->first || page->selected >= page->end)
		return -1;
	return page->list_line + (int)(page->selected - page->first);
}
