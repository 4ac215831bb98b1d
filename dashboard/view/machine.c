// SPDX-License-Identifier: GPL-2.0
/* All workqueues of this machine: a row for each work function, and what runs now. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/machine_columns.h"
#include "layout/machine_page.h"
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

static const char *module_file(const struct model *model)
{
	return model->help.module == MODULE_BESIDE ?
		       MACHINE_PROC_NAME ".ko" :
		       "kernel/machine/" MACHINE_PROC_NAME ".ko";
}

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
			 "Load the module that watches all workqueues: sudo insmod %s",
			 module_file(model));
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

/* "MACHINE  1-14 of 87 functions, sorted by CPU, with nv" */
static void draw_heading(struct rect area, const struct model *model,
			 const struct machine_page *page)
{
	const struct machine_choice *choice = &model->machine.choice;
	const struct machine *now = &model->machine.now;
	unsigned int count = page->list.count;
	char text[VIEW_TEXT_MAX], rows[48] = "";

	if (page->end - page->first < count)
		snprintf(rows, sizeof(rows), "%u-%u of ", page->first + 1,
			 page->end);
	snprintf(text, sizeof(text), "MACHINE  %s%u %s%s%s, sorted by %s%s%s%s",
		 rows, count, choice->folded ? "workqueue" : noun_of(now),
		 count == 1 ? "" : "s",
		 !now->sampled	? "" :
		 now->untracked ? ", sampled, some left out" :
				  ", sampled",
		 machine_sort_words(choice->sort),
		 *choice->filter ? ", only '" : "", choice->filter,
		 *choice->filter ? "'" : "");
	if (!model->machine.now.names_known)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			 ", workqueues' names not known");
	view_heading(area, model, VIEW_MACHINE, text);
}

static enum role role_of(const struct machine_entry *entry,
			 enum machine_column_id id)
{
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
			machine_columns[place[i].id].cell(model->glyphs, entry,
							  text, sizeof(text));
			put(area, line, &place[i], role_of(entry, place[i].id),
			    text);
		}
	}
}

/* "  171 ms  nvif_notify_work  events  pid 211, CPU 0" */
static void draw_run(struct rect area, int line, const struct model *model,
		     const struct machine_run *run)
{
	const struct machine *machine = &model->machine.now;
	const struct machine_row *row = &machine->row[run->row];
	char time[TEXT_MAX], by[48] = "softirq", text[VIEW_TEXT_MAX];

	text_duration(machine_run_ns(machine, run), model->glyphs->ascii, time,
		      sizeof(time));
	if (run->pid != SNAPSHOT_NONE)
		snprintf(by, sizeof(by), "pid %" PRIu64, run->pid);
	snprintf(text, sizeof(text), "%*s%s  %-26s %-16s %s",
		 RUN_TIME - text_columns(time), "", time, row->function,
		 row->queue, by);
	screen_put(area, line, MARK, ROLE_TEXT, text);
}

static void draw_runs(struct rect area, const struct model *model,
		      const struct machine_page *page)
{
	char text[VIEW_TEXT_MAX];
	unsigned int i;

	if (!page->run_line)
		return;
	snprintf(text, sizeof(text), "RUNNING NOW  %u%s", page->run_count,
		 page->run_end < page->run_count ? ", the oldest of them" : "");
	screen_put(area, page->run_line, MARK, ROLE_HEADER, text);
	for (i = 0; i < page->run_end; i++)
		draw_run(area, page->run_line + 1 + (int)i, model,
			 page->run[i]);
}

/* Says what a sample tells of, and what would tell more. */
static void draw_about(struct rect area, const struct model *model,
		       const struct machine_page *page)
{
	const struct model_machine *machine = &model->machine;
	uint64_t now_ns = machine->now.time_ns;
	char text[VIEW_TEXT_MAX];

	if (!page->about_line)
		return;
	if (machine->counting_until_ns)
		snprintf(text, sizeof(text),
			 "Counting functions with tracefs: %.0f s left, t stops.",
			 machine->counting_until_ns > now_ns ?
				 (double)(machine->counting_until_ns - now_ns) /
					 1e9 :
				 0.0);
	else if (machine->state == SOURCE_DENIED)
		snprintf(text, sizeof(text),
			 "Sampled from /proc: queues by the kworkers' names, no functions, no waits. Root sees all: start wqtop with sudo.");
	else
		snprintf(text, sizeof(text),
			 "Sampled from /proc: queues by the kworkers' names, no waits.%s For all: sudo insmod %s",
			 machine->no_tracefs ? " No functions." :
					       " t: functions, for 10 s.",
			 module_file(model));
	area_wrapped(area_part(area, page->about_line, 0), ROLE_WARNING, text);
}

/* "long waits of vmstat_update behind nvif_notify_work: 14 of 15, 2.1 s in all" */
static void draw_delayed(struct rect area, const struct model *model,
			 const struct machine_page *page)
{
	const struct machine_entry *of = page->delayed;
	char time[TEXT_MAX], text[VIEW_TEXT_MAX];

	if (!page->delayed_line)
		return;
	text_duration(of->behind->wait_ns, model->glyphs->ascii, time,
		      sizeof(time));
	snprintf(text, sizeof(text),
		 "long waits of %s behind %s: %" PRIu64 " of %" PRIu64
		 ", %s in all",
		 of->row->function, of->behind_row->function, of->behind->waits,
		 machine_long_waits(of->row), time);
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
