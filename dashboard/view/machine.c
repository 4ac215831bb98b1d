// SPDX-License-Identifier: GPL-2.0
/* All workqueues of this machine: a row for each work function, and what runs now. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/machine_columns.h"
#include "layout/machine_page.h"
#include "layout/machine_words.h"
#include "lib/text.h"
#include "model/machine_behind.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/heading.h"
#include "view/panels.h"

/* Before the rows, for the mark of the selected one. */
#define MARK 2

/* The width of the times of what runs. */
#define RUN_TIME 8

/* Writes what is to be done where there is no row to show. */
static void compose_hint(const struct model *model, char *text, size_t size)
{
	const struct model_machine *machine = &model->machine;

	if (model->replay.active && !model->replay.has_machine)
		snprintf(text, size,
			 "This recording has nothing of the machine: start wqtop without --replay.");
	else if (model->replay.active && !machine->seen)
		snprintf(text, size,
			 "Nothing of the machine is recorded up to here.");
	else if (machine->state == SOURCE_ABSENT)
		snprintf(text, size,
			 "Load the module that watches all workqueues: %s",
			 machine->load);
	else if (machine->state == SOURCE_DENIED)
		snprintf(text, size,
			 "Start wqtop as root: it shows what all processes do. (%s)",
			 machine->reason);
	else if (machine->state == SOURCE_STALE)
		snprintf(text, size,
			 "Load the " MACHINE_PROC_NAME
			 " of this wqtop: this one's file is not understood, %s.",
			 machine->reason);
	else if (machine->hold == HOLD_ASKED)
		snprintf(text, size, "Attaching ...");
	else if (!model_machine_attached(machine) && !machine->now.row_count)
		snprintf(text, size,
			 "Press a to watch all workqueues: it asks first, and says what it costs.");
	else if (!machine->now.row_count)
		snprintf(text, size, "No item was queued yet.");
	else
		snprintf(text, size,
			 "Press / for another filter: no name has '%s'.",
			 machine->choice.filter);
}

static const char *noun_of(const struct machine *machine)
{
	if (!machine->sampled)
		return "work function";
	return machine->counted_ns ? "row" : "kworker";
}

/* Adds since when the numbers are not of now: " as of 0:42 ago". */
static void add_age(char *text, size_t size,
		    const struct model_machine *machine)
{
	const struct machine *now = &machine->now;
	uint64_t then_ns = now->sampled ? now->counted_at_ns : now->detached_ns;
	char age[TEXT_MAX];
	size_t used = strlen(text);

	if (now->sampled ? !now->counted_ns : model_machine_attached(machine))
		return;
	if (then_ns == SNAPSHOT_NONE || then_ns > now->time_ns) {
		snprintf(text + used, size - used, " of the last attach");
		return;
	}
	text_clock(now->time_ns - then_ns, age, sizeof(age));
	snprintf(text + used, size - used, "%s as of %s ago",
		 now->sampled ? ", functions" : "", age);
}

/* Adds what is no row of the module: ", 1 kworker sampled" */
static void add_sampled(char *text, size_t size, const struct machine *now,
			unsigned int workers)
{
	size_t used = strlen(text);

	if (now->sampled)
		snprintf(text + used, size - used, ", sampled%s",
			 now->untracked ? ", some left out" : "");
	else if (workers)
		snprintf(text + used, size - used, ", %u kworker%s sampled",
			 workers, workers == 1 ? "" : "s");
}

/* "MACHINE  1-14 of 87 work functions, 1 kworker sampled, sorted by CPU, only 'nv'" */
static void draw_heading(struct rect area, const struct model *model,
			 const struct machine_page *page)
{
	const struct machine_choice *choice = &model->machine.choice;
	const struct machine *now = &model->machine.now;
	unsigned int workers = now->sampled ? 0 : page->list.workers;
	unsigned int count = page->list.count - workers;
	char text[VIEW_TEXT_MAX], rows[48] = "";
	size_t used;

	if (page->end - page->first < page->list.count)
		snprintf(rows, sizeof(rows), "%u-%u of %s", page->first + 1,
			 page->end, workers ? "all, " : "");
	snprintf(text, sizeof(text), "MACHINE  %s%u %s%s", rows, count,
		 choice->folded ? "workqueue" : noun_of(now),
		 count == 1 ? "" : "s");
	add_sampled(text, sizeof(text), now, workers);
	add_age(text, sizeof(text), &model->machine);
	used = strlen(text);
	snprintf(text + used, sizeof(text) - used, ", sorted by %s%s%s%s%s",
		 machine_sort_words(choice->sort),
		 *choice->filter ? ", only '" : "", choice->filter,
		 *choice->filter ? "'" : "",
		 now->names_known ? "" : ", workqueues' names not known");
	view_heading(area, model, VIEW_MACHINE, text);
}

static enum role role_of(const struct machine_entry *entry,
			 enum machine_column_id id)
{
	if (entry->old)
		return ROLE_KEY_OFF;
	if (id == MACHINE_COLUMN_NOTE)
		return ROLE_WARNING;
	if (id == MACHINE_COLUMN_FUNCTION &&
	    (entry->running || entry->row->worker.busy))
		return ROLE_RUNNING;
	return ROLE_TEXT;
}

static void put(struct rect area, int line, const struct machine_place *place,
		enum role role, const char *text)
{
	struct rect at = area_part(area, line, place->column);
	int shift = 0;

	if (at.columns > place->width)
		at.columns = place->width;
	if (!machine_columns[place->id].is_text)
		shift = place->width - text_columns(text);
	screen_put(at, 0, shift > 0 ? shift : 0, role, text);
}

/* Marks where a text goes on. */
static void shorten(char *text, size_t size, int width,
		    const struct glyphs *glyphs)
{
	bool cut;
	size_t length = text_cut(text, width, &cut);

	if (cut)
		snprintf(text + length, size - length, "%s", glyphs->cut);
}

static void draw_rows(struct rect area, const struct model *model,
		      const struct machine_page *page)
{
	struct machine_place place[MACHINE_COLUMN_IDS];
	int count = machine_columns_place(&page->list, model->glyphs, MARK,
					  area.columns, place);
	char text[MACHINE_CELL_MAX];
	unsigned int row;
	int i, line = page->list_line;

	for (i = 0; i < count; i++)
		put(area, line - 1, &place[i], ROLE_HEADER,
		    machine_columns[place[i].id].header);
	for (row = page->first; row < page->end; row++, line++) {
		const struct machine_entry *entry = &page->list.entry[row];

		if (row == page->selected)
			screen_put(area, line, 0, ROLE_TITLE, ">");
		for (i = 0; i < count; i++) {
			place[i].cell(model->glyphs, entry, text, sizeof(text));
			shorten(text, sizeof(text), place[i].width,
				model->glyphs);
			put(area, line, &place[i], role_of(entry, place[i].id),
			    text);
		}
	}
}

/* "  171 ms  nvif_notify_work  events  pid 211, asleep" */
static void draw_run(struct rect area, int line, const struct model *model,
		     const struct machine_run *run)
{
	const struct machine *machine = &model->machine.now;
	const struct machine_row *row = &machine->row[run->row];
	char time[TEXT_MAX], by[80], text[VIEW_TEXT_MAX];

	text_duration(machine_run_ns(machine, run), model->glyphs->ascii, time,
		      sizeof(time));
	machine_run_words(run, by, sizeof(by));
	snprintf(text, sizeof(text), "%*s%s  %-26s %-16s %s",
		 RUN_TIME - text_columns(time), "", time, row->function,
		 row->queue, by);
	screen_put(area, line, MARK, ROLE_TEXT, text);
}

/* Return: whether of no kworker that is shown it is known if it sleeps. */
static bool states_unknown(const struct machine_page *page)
{
	unsigned int i, workers = 0;

	for (i = 0; i < page->run_end; i++) {
		if (page->run[i]->state)
			return false;
		workers += page->run[i]->pid != SNAPSHOT_NONE;
	}
	return workers;
}

static void draw_runs(struct rect area, const struct model *model,
		      const struct machine_page *page)
{
	char text[VIEW_TEXT_MAX];
	unsigned int i;

	if (!page->run_line)
		return;
	snprintf(text, sizeof(text), "RUNNING NOW  %u%s%s", page->run_count,
		 page->run_end < page->run_count ? ", the oldest of them" : "",
		 states_unknown(page) ? ", or asleep: not known" : "");
	screen_put(area, page->run_line, MARK, ROLE_HEADER, text);
	for (i = 0; i < page->run_end; i++)
		draw_run(area, page->run_line + 1 + (int)i, model,
			 page->run[i]);
}

/* "kworker/1:2+events: 98 % of a CPU since before the attach; its function ..." */
static void compose_before(const struct machine_entry *of, char *text,
			   size_t size)
{
	const struct machine_row *row = of->row;
	char cpu[32] = "";

	if (of->has_cpu)
		snprintf(cpu, sizeof(cpu), "%.0f %% of a CPU, ", of->cpu * 100);
	snprintf(text, size,
		 "%s+%s: %ssampled, it runs an item since before the attach; its function is told when it ends.",
		 row->worker.name, row->queue, cpu);
}

/* Says what a sample tells of, and what would tell more. */
static void compose_sample(const struct model_machine *machine, char *text,
			   size_t size)
{
	if (machine->state == SOURCE_DENIED)
		snprintf(text, size,
			 "Sampled from /proc: queues by the kworkers' names, no functions, no waits. Root sees all: start wqtop with sudo.");
	else
		snprintf(text, size,
			 "Sampled from /proc: queues by the kworkers' names, no waits.%s For all: %s",
			 machine->no_tracefs ? " No functions." :
					       " t: functions, for 10 s.",
			 machine->load);
}

static void draw_about(struct rect area, const struct model *model,
		       const struct machine_page *page)
{
	const struct model_machine *machine = &model->machine;
	uint64_t now_ns = machine->now.time_ns;
	char text[VIEW_TEXT_MAX];

	if (!page->about_line)
		return;
	if (page->before)
		compose_before(page->before, text, sizeof(text));
	else if (machine->counting_until_ns)
		snprintf(text, sizeof(text),
			 "Counting functions with tracefs: %.0f s left, t stops.",
			 machine->counting_until_ns > now_ns ?
				 (double)(machine->counting_until_ns - now_ns) /
					 1e9 :
				 0.0);
	else
		compose_sample(machine, text, sizeof(text));
	area_wrapped(area_part(area, page->about_line, 0), ROLE_WARNING, text);
}

/* "long waits of vmstat_update behind nvif_notify_work: 14 of 15, 2.1 s in all" */
static void compose_delayed(const struct machine_entry *of, bool ascii,
			    char *text, size_t size)
{
	char time[TEXT_MAX];

	text_duration(of->behind->wait_ns, ascii, time, sizeof(time));
	snprintf(text, size,
		 "long waits of %s behind %s: %" PRIu64 " of %" PRIu64
		 ", %s in all",
		 of->behind_of->function, of->behind_row->function,
		 of->behind->waits, machine_long_waits(of->behind_of), time);
}

/*
 * "array_status held 12 times, up to 1.1 s: array_resync fills max_active of array",
 * 12+ where that is not known of some.
 */
static void compose_held(const struct machine_entry *of, bool ascii, char *text,
			 size_t size)
{
	uint64_t count = of->row->count[MACHINE_COUNT_held];
	char time[TEXT_MAX], held[TEXT_MAX];

	text_duration(snapshot_known(of->row->time[MACHINE_TIME_held_max_ns]),
		      ascii, time, sizeof(time));
	text_count(count, held, sizeof(held));
	snprintf(text, size,
		 "%s held %s%s time%s, up to %s: %s fills max_active of %s",
		 of->functions > 1 ? of->row->queue : of->row->function, held,
		 of->row->count[MACHINE_COUNT_untimed] ? "+" : "",
		 count == 1 ? "" : "s", time,
		 of->held_by_own ? "it" : of->held_by->function,
		 of->row->queue);
}

/* "vmstat_update: 1 waiting or cancelled, >12 s; nvif_notify_work runs" */
static void compose_stalled(const struct machine_entry *of, bool ascii,
			    char *text, size_t size)
{
	char time[TEXT_MAX], count[TEXT_MAX];

	text_duration(of->stalled_ns, ascii, time, sizeof(time));
	text_count(of->waiting, count, sizeof(count));
	snprintf(text, size, "%s: %s waiting or cancelled, >%s; %s runs",
		 of->functions > 1 ? of->row->queue : of->row->function, count,
		 time, machine_name_of(of->in_the_way));
}

static void draw_delayed(struct rect area, const struct model *model,
			 const struct machine_page *page)
{
	const struct machine_entry *of = page->delayed;
	bool ascii = model->glyphs->ascii;
	char text[VIEW_TEXT_MAX];

	if (!page->delayed_line)
		return;
	if (of->stalled_ns)
		compose_stalled(of, ascii, text, sizeof(text));
	else if (of->behind)
		compose_delayed(of, ascii, text, sizeof(text));
	else
		compose_held(of, ascii, text, sizeof(text));
	screen_put(area, page->delayed_line, MARK, ROLE_WARNING, text);
}

void view_machine(struct rect area, const struct model *model)
{
	static struct machine_page page; /* too large for some stacks */
	char text[VIEW_TEXT_MAX];

	if (area.rows < 2)
		return;
	if (model->machine.seen)
		machine_page_make(&page, area, model);
	if (!model->machine.seen || !page.list.count) {
		compose_hint(model, text, sizeof(text));
		area_wrapped(area, ROLE_WARNING, text);
		return;
	}
	draw_heading(area, model, &page);
	draw_rows(area, model, &page);
	draw_runs(area, model, &page);
	draw_about(area, model, &page);
	draw_delayed(area, model, &page);
}
