// SPDX-License-Identifier: GPL-2.0
#include "layout/code_page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/event_rows.h"
#include "lib/text.h"

#define BIT(kind) (1u << WQDEMO_EVENT_##kind)

/*
 * Events that bring an item to its queue. READY also has the restart of a
 * timer.
 */
#define ACCEPTED (BIT(submitted) | BIT(armed))
#define READY	 (ACCEPTED | BIT(modified))

/* Events of a handler. */
#define RUNS (BIT(started) | BIT(step) | BIT(finished))

/* Return: the last event of that item before @number, of one of the @kinds. */
static const struct event *find_before(const struct model *model,
				       uint64_t number,
				       const struct event *item,
				       unsigned int kinds)
{
	const struct event *event;

	while (number && (event = event_log_at(&model->events, --number)))
		if (event->queue == item->queue && event->item == item->item &&
		    kinds & 1u << event->kind)
			return event;
	return NULL;
}

/* Return: the number of an event, from its place in the ring. */
static uint64_t number_of(const struct model *model, const struct event *event)
{
	uint64_t place = (uint64_t)(event - model->events.ring);
	uint64_t end = model->events.taken;

	return end - 1 - (end - 1 - place) % EVENT_LOG_KEPT;
}

/* Return: whether a command can have caused the event. */
static bool may_cause(const struct wqdemo_command *command,
		      const struct event *event)
{
	bool removes = event->kind == WQDEMO_EVENT_cancelled;

	switch (command->verb) {
	case WQDEMO_VERB_stop:
		return removes && event->queue == WQDEMO_PERIODIC;
	case WQDEMO_VERB_cancel:
	case WQDEMO_VERB_cancel_sync:
		return removes && event->queue == command->operand[0];
	case WQDEMO_VERB_mod:
		return !removes && event->queue == WQDEMO_DELAYED;
	default:
		return !removes && (int)event->queue == (int)command->verb;
	}
}

/* Finds the command that caused an event. Return: "" if it is not known. */
static const char *command_of(const struct model *model,
			      const struct event *event)
{
	const struct command_log_entry *entry;
	uint64_t back = 0;

	while ((entry = command_log_next(&model->commands, &back)))
		if (entry->pid == event->pid &&
		    may_cause(&entry->command, event))
			return entry->text;
	return "";
}

static unsigned int line_of(const struct code_page *page,
			    const struct model *model,
			    const struct event *event)
{
	return code_line_of(&page->code, event->kind, command_of(model, event));
}

static void note(struct code_page *page, unsigned int line,
		 const struct event *event)
{
	if (line && !page->on[line - 1])
		page->on[line - 1] = event;
}

/* Return: whether an event of that item comes after @number, of that @kind. */
static bool comes_after(const struct model *model, uint64_t number,
			const struct event *item, enum wqdemo_event kind)
{
	const struct event *event;

	for (number++; number < model->events_end; number++) {
		event = event_log_at(&model->events, number);
		if (event && event->queue == item->queue &&
		    event->item == item->item && event->kind == kind)
			return true;
	}
	return false;
}

/*
 * Goes on before @number, to an item whose handler still runs: one that was
 * accepted meanwhile must not put its lines out.
 */
static void find_running(struct code_page *page, const struct model *model,
			 uint64_t number)
{
	const struct event *event, *running = NULL;

	while (number && (event = event_log_at(&model->events, --number))) {
		if (event->queue != page->queue ||
		    !(RUNS & 1u << event->kind) ||
		    (running && event->item != running->item))
			continue;
		if (!running && comes_after(model, number - 1, event,
					    WQDEMO_EVENT_finished))
			return;
		running = event;
		note(page, line_of(page, model, event), event);
		if (event->kind == WQDEMO_EVENT_started)
			return;
	}
}

/*
 * Goes from the newest event back to the submission of its item. Being preempted
 * is no line of the file: it is told beside the line that the item is at.
 */
static void find_events(struct code_page *page, const struct model *model)
{
	const struct event *event, *gap = NULL;
	uint64_t number = model->events_end;

	while (number && (event = event_log_at(&model->events, --number))) {
		if (event->queue != page->queue ||
		    !event_is_of_item(event->kind))
			continue;
		if (event->kind == WQDEMO_EVENT_preempted) {
			gap = gap ? gap : event;
			continue;
		}
		if (!page->newest) {
			page->newest = event;
			page->newest_line = line_of(page, model, event);
		}
		note(page, line_of(page, model, event), event);
		if (event->item == page->newest->item &&
		    ACCEPTED & 1u << event->kind) {
			find_running(page, model, number);
			return;
		}
	}
	/* All else has left the log. */
	if (!page->newest)
		page->newest = gap;
}

/*
 * Return: the pattern of the scenario that is shown, or WQDEMO_QUEUE_COUNT:
 * none is, or the user has turned to another row.
 */
static enum wqdemo_queue queue_of_scenario(const struct model *model)
{
	const struct documented *scenario = model->timeline.scenario;

	if (!scenario || model->selected != model->timeline.scenario_row)
		return WQDEMO_QUEUE_COUNT;
	return documented_queue(scenario);
}

/* Return: the pattern to show, or WQDEMO_QUEUE_COUNT. */
static enum wqdemo_queue queue_selected(const struct model *model)
{
	enum wqdemo_queue played = queue_of_scenario(model);

	if (played != WQDEMO_QUEUE_COUNT)
		return played;
	if (model->selected >= model->now.queue_count)
		return WQDEMO_QUEUE_COUNT;
	return model->now.queue[model->selected].id;
}

bool code_page_find(struct code_page *page, const struct model *model)
{
	memset(page, 0, sizeof(*page));
	page->queue = queue_selected(model);
	if (page->queue == WQDEMO_QUEUE_COUNT)
		return false;
	code_read(&page->code, &code_files[page->queue]);
	find_events(page, model);
	return true;
}

/* "12.413 s, CPU 0" */
static void put_when(const struct model *model, const struct event *event,
		     char *out, size_t size)
{
	uint64_t ns = snapshot_since_load(&model->now, event->ns);

	snprintf(out, size, "%" PRIu64 ".%03" PRIu64 " s, CPU %u",
		 ns / 1000000000, ns / 1000000 % 1000, event->cpu);
}

/*
 * Writes the time since an earlier event of the item. Return: false if that
 * event was lost.
 */
static bool put_since(const struct model *model, const struct event *event,
		      unsigned int kinds, char *out, size_t size)
{
	const struct event *earlier;

	earlier = find_before(model, number_of(model, event), event, kinds);
	if (!earlier)
		return false;
	text_duration(event->ns - (earlier->ns < event->ns ? earlier->ns :
							     event->ns),
		      model->glyphs->ascii, out, size);
	return true;
}

/* Return: the key of its queue, the first part of its item's name. */
static const char *label_of(const struct event *event)
{
	return actions[event->queue].label;
}

static const char *word_of(enum wqdemo_event kind)
{
	return kind == WQDEMO_EVENT_submitted ? "accepted" : event_name(kind);
}

/*
 * Writes "i15 accepted, 4 coalesced into it, 12.413 s, CPU 0", when and where
 * it was accepted, or "4 coalesced into d15, " of the newest, if it was another
 * call that accepted it. Return: false if the event of that was lost.
 */
static bool put_coalesced(const struct code_page *page,
			  const struct model *model, const struct event *event,
			  char *out, size_t size)
{
	const struct event *before = event;
	unsigned int count = 0;
	bool same_call;
	char when[64];

	do {
		count += before->kind == WQDEMO_EVENT_coalesced;
		before = find_before(model, number_of(model, before), event,
				     ACCEPTED | BIT(coalesced));
	} while (before && before->kind == WQDEMO_EVENT_coalesced);
	if (!before)
		return false;
	same_call = line_of(page, model, before) == line_of(page, model, event);
	put_when(model, same_call ? before : event, when, sizeof(when));
	if (same_call)
		snprintf(out, size,
			 "%s%" PRIu64 " %s, %u coalesced into it, %s",
			 label_of(event), event->item, word_of(before->kind),
			 count, when);
	else
		snprintf(out, size, "%u coalesced into %s%" PRIu64 ", %s",
			 count, label_of(event), event->item, when);
	return true;
}

/*
 * Writes ", preempted 37 times, for 148 ms", from a step to the item's next event
 * of another kind; or nothing.
 */
static void put_preempted(const struct model *model, const struct event *step,
			  char *out, size_t size)
{
	struct event_gaps gaps =
		event_gaps_after(model, number_of(model, step), step);
	char lost[TEXT_MAX];

	out[0] = '\0';
	if (!gaps.times)
		return;
	text_duration(gaps.lost_ns, model->glyphs->ascii, lost, sizeof(lost));
	snprintf(out, size, ", preempted %u time%s, for %s", gaps.times,
		 gaps.times == 1 ? "" : "s", lost);
}

void code_page_tell(const struct code_page *page, const struct model *model,
		    const struct event *event, char *out, size_t size)
{
	char when[64], since[TEXT_MAX], preempted[TEXT_MAX + 48];

	put_when(model, event, when, sizeof(when));
	switch (event->kind) {
	case WQDEMO_EVENT_started:
		if (!put_since(model, event, READY, since, sizeof(since)))
			break;
		snprintf(out, size, "%s%" PRIu64 " started +%s, %s, CPU %u",
			 label_of(event), event->item, since, event->worker,
			 event->cpu);
		return;
	case WQDEMO_EVENT_step:
		put_preempted(model, event, preempted, sizeof(preempted));
		snprintf(out, size, "%s%" PRIu64 " %ss %u ms, %s, CPU %u%s",
			 label_of(event), event->item,
			 wqdemo_step_name(event->step.kind), event->step.ms,
			 event->worker, event->cpu, preempted);
		return;
	case WQDEMO_EVENT_finished:
		if (!put_since(model, event, BIT(started), since,
			       sizeof(since)))
			break;
		snprintf(out, size, "%s%" PRIu64 " finished after %s",
			 label_of(event), event->item, since);
		return;
	case WQDEMO_EVENT_coalesced:
		if (!put_coalesced(page, model, event, out, size))
			break;
		return;
	default:
		break;
	}
	snprintf(out, size, "%s%" PRIu64 " %s %s", label_of(event), event->item,
		 word_of(event->kind), when);
}

/* Shows a line and @around lines before and after it. */
static void show_around(const struct code_page *page, unsigned int line,
			unsigned int around, bool *shown)
{
	unsigned int first = line > around ? line - around : 1;
	unsigned int i;

	for (i = first; i <= line + around && i <= page->code.count; i++)
		shown[i - 1] = true;
}

/* Return: the rows needed, with one for each gap where lines are left out. */
static unsigned int rows_of(const struct code_page *page,
			    const unsigned char *height, const bool *shown)
{
	unsigned int rows = 0, left_out = 0, i;
	bool begun = false;

	for (i = 0; i < page->code.count; i++) {
		if (!shown[i]) {
			left_out += begun;
			continue;
		}
		rows += height[i] + (left_out > 0);
		left_out = 0;
		begun = true;
	}
	return rows;
}

/*
 * Shows these lines and as much around them as fits. Return: false, without a
 * change, if not even they fit.
 */
static bool show_points(const struct code_page *page, const bool *points,
			const unsigned char *height, unsigned int rows,
			bool *shown)
{
	bool wanted[CODE_LINES_MOST];
	unsigned int around, i;

	for (around = 0; around < page->code.count; around++) {
		memset(wanted, 0, sizeof(wanted));
		for (i = 0; i < page->code.count; i++)
			if (points[i])
				show_around(page, i + 1, around, wanted);
		if (rows_of(page, height, wanted) > rows)
			break;
		memcpy(shown, wanted, sizeof(wanted));
	}
	return around > 0;
}

/* Return: the line that matters most. */
static unsigned int main_line(const struct code_page *page,
			      const struct model *model)
{
	unsigned int line =
		model->code_line ? model->code_line : page->newest_line;

	if (line > page->code.count)
		return page->code.count;
	return line ? line : 1;
}

void code_page_choose(const struct code_page *page, const struct model *model,
		      const unsigned char *height, unsigned int rows,
		      bool *shown)
{
	bool points[CODE_LINES_MOST] = { false };
	unsigned int i;

	memset(shown, 0, CODE_LINES_MOST * sizeof(*shown));
	points[main_line(page, model) - 1] = true;
	for (i = 0; !model->code_line && i < page->code.count; i++)
		points[i] |= page->on[i] != NULL;
	if (show_points(page, points, height, rows, shown))
		return;
	memset(points, 0, sizeof(points));
	points[main_line(page, model) - 1] = true;
	if (!show_points(page, points, height, rows, shown))
		shown[main_line(page, model) - 1] = true;
}

unsigned int code_page_move(const struct code_page *page,
			    const struct model *model, int step)
{
	int line = (int)main_line(page, model) + step;

	if (line < 1)
		return 1;
	return line < (int)page->code.count ? (unsigned int)line :
					      page->code.count;
}
