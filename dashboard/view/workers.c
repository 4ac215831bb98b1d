// SPDX-License-Identifier: GPL-2.0
/* The workers that ran the items, and the queues that each of them served. */
#include <inttypes.h>
#include <stdio.h>

#include "lib/text.h"
#include "model/workers.h"
#include "term/area.h"
#include "term/screen.h"
#include "view/heading.h"
#include "view/panels.h"

/* The widths from which a row has all its cells, and names in full. */
#define MEDIUM 60
#define WIDE   100

/* The rows of heading and header. */
#define ROWS_ABOVE 2

/* A row in the making. */
struct row {
	const struct worker *worker;
	const struct model *model;
	uint64_t known_ns;
	bool wide;
};

static void write_name(const struct row *row, char *out, size_t size)
{
	snprintf(out, size, "%s", row->worker->name);
}

static void write_pid(const struct row *row, char *out, size_t size)
{
	uint64_t pid = row->worker->last->pid;

	if (pid == SNAPSHOT_NONE)
		snprintf(out, size, "%s", row->model->glyphs->none);
	else
		snprintf(out, size, "%" PRIu64, pid);
}

static void write_pool(const struct row *row, char *out, size_t size)
{
	switch (row->worker->pool) {
	case WORKER_BOUND:
		snprintf(out, size, "CPU %u", row->worker->pool_cpu);
		break;
	case WORKER_UNBOUND:
		snprintf(out, size, "unbound");
		break;
	case WORKER_RESCUER:
		snprintf(out, size, "rescuer");
		break;
	case WORKER_SOFTIRQ:
		snprintf(out, size, "softirq");
		break;
	case WORKER_OTHER:
		snprintf(out, size, "%s", row->model->glyphs->none);
		break;
	}
}

/* Writes the nice of its pool. A rescuer has -20, whatever its queue. */
static void write_nice(const struct row *row, char *out, size_t size)
{
	enum worker_pool pool = row->worker->pool;

	if (pool == WORKER_SOFTIRQ || pool == WORKER_OTHER)
		snprintf(out, size, "%s", row->model->glyphs->none);
	else
		snprintf(out, size, "%d",
			 row->worker->highpri || pool == WORKER_RESCUER ? -20 :
									  0);
}

static void write_items(const struct row *row, char *out, size_t size)
{
	text_count(row->worker->items, out, size);
}

static void write_busy(const struct row *row, char *out, size_t size)
{
	uint64_t known_us = row->known_ns / 1000;
	uint64_t permille = row->worker->busy_ns / (known_us ? known_us : 1);

	if (permille < 100)
		snprintf(out, size, "%" PRIu64 ".%" PRIu64 " %%", permille / 10,
			 permille % 10);
	else
		snprintf(out, size, "%" PRIu64 " %%", permille / 10);
}

/* "c27 480 ms", or "custom c27 480 ms" where there is room. */
static void write_now(const struct row *row, char *out, size_t size)
{
	const struct life *life = row->worker->last;
	uint64_t now_ns = row->model->now.time_ns;
	const struct action *queue = &actions[life->queue];
	char time[TEXT_MAX];

	out[0] = '\0';
	if (!row->worker->runs)
		return;
	text_duration(now_ns > life->run_ns ? now_ns - life->run_ns : 0,
		      row->model->glyphs->ascii, time, sizeof(time));
	snprintf(out, size, "%s%s%s%" PRIu64 " %s",
		 row->wide ? queue->queue : "", row->wide ? " " : "",
		 queue->label, life->item, time);
}

static void write_queues(const struct row *row, char *out, size_t size)
{
	size_t used = 0;
	int queue;

	out[0] = '\0';
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT && used < size; queue++)
		if (row->worker->queues & 1u << queue)
			used += (size_t)snprintf(out + used, size - used,
						 "%s%s", used ? " " : "",
						 row->wide ?
							 actions[queue].queue :
							 actions[queue].label);
}

static const struct cell {
	const char *header;
	int width; /* at a medium width, and */
	int wide;  /* from WIDE on */
	bool is_number;
	bool is_left_out; /* below MEDIUM */
	void (*write)(const struct row *row, char *out, size_t size);
} cells[] = {
	{ .header = "WORKER", .width = 14, .wide = 18, .write = write_name },
	{ .header = "PID",
	  .width = 7,
	  .wide = 7,
	  .is_number = true,
	  .is_left_out = true,
	  .write = write_pid },
	{ .header = "POOL",
	  .width = 7,
	  .wide = 7,
	  .is_left_out = true,
	  .write = write_pool },
	{ .header = "NICE",
	  .width = 4,
	  .wide = 4,
	  .is_number = true,
	  .is_left_out = true,
	  .write = write_nice },
	{ .header = "ITEMS",
	  .width = 5,
	  .wide = 6,
	  .is_number = true,
	  .write = write_items },
	{ .header = "BUSY",
	  .width = 5,
	  .wide = 6,
	  .is_number = true,
	  .write = write_busy },
	{ .header = "NOW",
	  .width = 12,
	  .wide = 26,
	  .is_left_out = true,
	  .write = write_now },
	{ .header = "QUEUES", .width = 0, .wide = 0, .write = write_queues },
};

#define CELL_COUNT ((int)(sizeof(cells) / sizeof(cells[0])))

/*
 * Return: the role of a cell. Running items stand out, and workers of several
 * queues.
 */
static enum role role_of(const struct row *row, const struct cell *cell)
{
	unsigned int queues = row->worker->queues;

	if (cell->write == write_now ||
	    (cell->write == write_name && row->worker->runs))
		return ROLE_RUNNING;
	if (cell->write == write_queues && queues & (queues - 1))
		return ROLE_TITLE;
	return ROLE_TEXT;
}

/* @row: NULL for the header. */
static void draw_cells(struct rect area, const struct row *row)
{
	bool wide = area.columns >= WIDE;
	int column = 2;
	int i;

	for (i = 0; i < CELL_COUNT && column < area.columns; i++) {
		const struct cell *cell = &cells[i];
		int width = wide ? cell->wide : cell->width;
		struct rect at = area_part(area, 0, column);
		char text[VIEW_TEXT_MAX];
		int shift;

		if (cell->is_left_out && area.columns < MEDIUM)
			continue;
		snprintf(text, sizeof(text), "%s", cell->header);
		if (row)
			cell->write(row, text, sizeof(text));
		/* The last cell takes all the room that is left. */
		if (!width || width > at.columns)
			width = at.columns;
		at.columns = width;
		shift = cell->is_number ? width - text_columns(text) : 0;
		screen_put(at, 0, shift > 0 ? shift : 0,
			   row ? role_of(row, cell) : ROLE_HEADER, text);
		column += width + 1;
	}
}

/* "WORKERS  1-3 of 14, custom only, in the last 0:58" */
static void draw_heading(struct rect area, const struct model *model,
			 const struct workers *workers, unsigned int first,
			 unsigned int end)
{
	char time[TEXT_MAX], rows[48] = "", filter[48] = "", lost[48] = "";
	char text[VIEW_TEXT_MAX];

	text_clock(model->now.time_ns - workers->since_ns, time, sizeof(time));
	/* Details lie over some of the rows. */
	if (end - first < workers_rows(workers) && !model->details)
		snprintf(rows, sizeof(rows), "%u-%u of ", first + 1, end);
	if (model->filter != MODEL_ALL_QUEUES)
		snprintf(filter, sizeof(filter), ", %s only",
			 actions[model->filter].queue);
	if (workers->left_out)
		snprintf(lost, sizeof(lost), ", %u items of others left out",
			 workers->left_out);
	snprintf(text, sizeof(text), "WORKERS  %s%u%s, in the last %s%s", rows,
		 workers_rows(workers), filter, time, lost);
	view_heading(area, model, VIEW_WORKERS, text);
}

/* Draws the lesson below the rows. */
static void draw_lesson(struct rect area)
{
	area_wrapped(area_part(area, 0, 2), ROLE_LABEL,
		     "Workers belong to pools, not to queues: each CPU has two, of nice 0 and -20, and unbound queues share others."
		     " One with several QUEUES serves them all.");
}

static void draw_idle_rescuer(struct rect area, int line,
			      const struct model *model,
			      const struct snapshot_queue *queue)
{
	char thread[WORKER_NAME_MAX], text[VIEW_TEXT_MAX];

	worker_rescuer_name(&model->now, queue, thread, sizeof(thread));
	snprintf(text, sizeof(text),
		 "rescuer %-6s ran nothing, as it should be: thread %s",
		 actions[queue->id].label, thread);
	screen_put(area, line, 2, ROLE_TEXT, text);
}

/* Draws the rows from @first to @end. Return: the line below. */
static int draw_rows(struct rect area, const struct model *model,
		     const struct workers *workers, unsigned int first,
		     unsigned int end)
{
	struct row row = {
		.model = model,
		.wide = area.columns >= WIDE,
		.known_ns = model->now.time_ns - workers->since_ns,
	};
	int line = ROWS_ABOVE;

	for (; first < end; first++, line++) {
		if (first >= workers->count) {
			draw_idle_rescuer(area, line, model,
					  workers->idle[first - workers->count]);
			continue;
		}
		row.worker = &workers->worker[first];
		draw_cells(area_part(area, line, 0), &row);
	}
	return line;
}

void view_workers(struct rect area, const struct model *model)
{
	static struct workers workers; /* too large for some stacks */
	unsigned int first, end;
	int line;

	if (area.rows <= ROWS_ABOVE)
		return;
	workers_build(&workers, &model->lives, model->filter,
		      model->now.time_ns);
	workers_find_idle(&workers, &model->now, model->filter);
	first = workers_first(&workers, model->workers_first,
			      (unsigned int)(area.rows - ROWS_ABOVE));
	end = first + (unsigned int)(area.rows - ROWS_ABOVE);
	if (end > workers_rows(&workers))
		end = workers_rows(&workers);
	draw_heading(area, model, &workers, first, end);
	if (!workers.count)
		screen_put(area, 1, 2, ROLE_TEXT,
			   model->now.recording ? "nothing has run yet" :
						  view_events_off(model));
	else
		draw_cells(area_part(area, 1, 0), NULL);
	line = draw_rows(area, model, &workers, first, end);
	if (workers.count && line + 2 < area.rows)
		draw_lesson(area_part(area, line + 1, 0));
}
