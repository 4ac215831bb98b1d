// SPDX-License-Identifier: GPL-2.0
#include "batch.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "columns.h"
#include "model.h"
#include "now.h"
#include "play.h"
#include "source.h"
#include "text.h"

/* Nothing is sent, so no answer is ours. */
static bool nobody(const void *sender, uint64_t pid)
{
	(void)sender;
	(void)pid;
	return false;
}

/*
 * What makes no sense in text: keys, a graph beside its own numbers, and what
 * never changes.
 */
static bool is_printed(enum column_id id)
{
	return id != COLUMN_KEY && id != COLUMN_HISTORY && id != COLUMN_FLAGS;
}

/* Adds a cell to a line of them. Return: the blanks owed before the next. */
static int print_cell(enum column_id id, int name_width, int owed,
		      const char *text)
{
	int width = id == COLUMN_QUEUE ? name_width : columns[id].width;
	int blanks = width - text_columns(text);

	if (blanks < 0)
		blanks = 0;
	if (column_is_text(id)) {
		printf("%*s%s", owed, "", text);
		return blanks + 1;
	}
	printf("%*s%s", owed + blanks, "", text);
	return 1;
}

static void print_summary(const struct snapshot *now)
{
	const struct snapshot_periodic *periodic = &now->periodic;
	char up[TEXT_MAX];

	text_clock(now->time_ns - (now->loaded_ns < now->time_ns
				   ? now->loaded_ns : now->time_ns),
		   up, sizeof(up));
	printf("wqtop  Linux %s  up %s  periodic ", now->kernel, up);
	if (periodic->running == 1 && periodic->ticks != SNAPSHOT_NONE)
		printf("running, tick %" PRIu64 "\n", periodic->ticks);
	else
		puts("stopped");
}

static void print_header(int name_width)
{
	int owed = 0;
	int id;

	for (id = 0; id < COLUMN_IDS; id++)
		if (is_printed(id))
			owed = print_cell(id, name_width, owed,
					  columns[id].header);
	putchar('\n');
}

static void print_row(const struct model *model, unsigned int queue,
		      int name_width)
{
	char text[COLUMNS_CELL_MAX];
	int owed = 0;
	int id;

	for (id = 0; id < COLUMN_IDS; id++) {
		if (!is_printed(id))
			continue;
		columns[id].cell(model, queue, text, sizeof(text));
		owed = print_cell(id, name_width, owed, text);
	}
	putchar('\n');
}

static void print_table(const struct model *model)
{
	int name_width = columns_name_width(&model->now);
	unsigned int queue;

	print_header(name_width);
	for (queue = 0; queue < model->now.queue_count; queue++)
		print_row(model, queue, name_width);
}

static void print_sample(const struct model *model)
{
	switch (model->state) {
	case SOURCE_LIVE:
		print_summary(&model->now);
		print_table(model);
		break;
	case SOURCE_ABSENT:
		printf("%s is not there: sudo insmod kernel/workqueue_demo.ko loads the module\n",
		       model->path);
		break;
	case SOURCE_DENIED:
		printf("%s cannot be read: %s\n", model->path, model->reason);
		break;
	case SOURCE_STALE:
		printf("%s is not understood: %s\n", model->path,
		       model->reason);
		break;
	}
	putchar('\n');
}

/* Return: whether it arrived; who closed the pipe is told nothing. */
static bool flush_output(void)
{
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	if (errno != EPIPE)
		fprintf(stderr, "wqtop: cannot write: %s\n", strerror(errno));
	return false;
}

enum exit_status batch_run(const struct options *options,
			   const struct glyphs *glyphs)
{
	static struct snapshot snapshot;
	static struct model model;	/* too large for some stacks */
	struct glyphs plain = *glyphs;
	static struct play play;
	struct source source;
	uint64_t due_ms;
	unsigned int i;

	/* A gauge says nothing that the number beside it does not. */
	plain.slot_busy = " ";
	plain.slot_free = " ";
	if (!play_begin(&play, options, &source, &model) ||
	    !source_begin(&source, options))
		return EXIT_USAGE;
	model_init(&model, options->path, &plain);
	due_ms = now_ms();
	for (i = 0; !options->samples || i < options->samples; i++) {
		if (source_ended(&source))
			break;
		/* A recording has all its readings already: nothing to wait for. */
		if (i && !options->replay)
			due_ms += options->interval_ms;
		if (i && !play_until(&play, due_ms))
			break;
		if (source_read(&source, &snapshot) == SOURCE_LIVE)
			model_take(&model, &snapshot, nobody, NULL);
		else
			model_lose(&model, source.state, source.reason);
		source_complain(&source);
		print_sample(&model);
		if (!flush_output())
			break;
	}
	play_end(&play);
	source_free(&source);
	if (ferror(stdout))
		return EXIT_FAILED;
	return model.seen ? EXIT_DONE : EXIT_NOTHING;
}
