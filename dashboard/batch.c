// SPDX-License-Identifier: GPL-2.0
#include "batch.h"

#include <stdio.h>

#include "batch_output.h"
#include "batch_picture.h"
#include "export.h"
#include "lib/clock.h"
#include "model/model.h"
#include "print/formats.h"
#include "read/source.h"
#include "send/script_run.h"

struct batch {
	const struct options *options;
	struct glyphs glyphs;
	struct source source;
	struct script_run run;
	struct model model;
	struct snapshot snapshot; /* the last reading */
	struct batch_output output;
	struct export export;
	struct batch_picture picture; /* for --svg */
};

/*
 * Text for programs shows no answers, so it does not matter who sent the
 * commands.
 */
static bool nobody(const void *sender, uint64_t pid)
{
	(void)sender;
	(void)pid;
	return false;
}

static const struct print_format *const formats[] = {
	[FORMAT_TEXT] = &print_text,
	[FORMAT_CSV] = &print_csv,
	[FORMAT_JSON] = &print_json,
	[FORMAT_PROMETHEUS] = &print_prometheus,
};

/* Return: 0 for no end. A textfile collector takes each metric once. */
static unsigned int samples_wanted(const struct options *options)
{
	return options->format == FORMAT_PROMETHEUS ? 1 : options->samples;
}

static void take_picture(struct batch *batch)
{
	if (!batch->options->svg)
		return;
	model_take(&batch->picture.model, &batch->snapshot, nobody, NULL);
	batch_picture_take(&batch->picture, &batch->source);
}

static void take_reading(struct batch *batch)
{
	struct source *source = &batch->source;
	bool live;

	script_run_reads(&batch->run);
	live = source_read(source, &batch->snapshot) == SOURCE_LIVE;
	script_run_has_read(&batch->run, live ? &batch->snapshot : NULL);
	if (live) {
		model_take(&batch->model, &batch->snapshot, nobody, NULL);
		export_take(&batch->export, source, &batch->snapshot);
		take_picture(batch);
	} else {
		batch->model.help = source_help(source);
		model_lose(&batch->model, source->state, source->reason);
	}
	source_complain(source);
}

static void read_again(void *batch)
{
	take_reading(batch);
}

static bool begin(struct batch *batch)
{
	const struct options *options = batch->options;
	const struct source_paths paths = {
		.counters = options->path,
		.record = options->record,
		.replay = options->replay,
		.wants = PLAYER_COUNTERS,
	};

	if (options->play &&
	    !script_run_load(&batch->run.script, "--play", options->play))
		return false;
	if (!source_begin(&batch->source, &paths))
		return false;
	batch->run.read = read_again;
	batch->run.data = batch;
	if (!export_begin(&batch->export, options)) {
		source_free(&batch->source);
		return false;
	}
	script_run_begin(&batch->run, &batch->source, &batch->model);
	model_init(&batch->model, options->path, &batch->glyphs);
	batch_picture_begin(&batch->picture, options, &batch->glyphs);
	return true;
}

/* Return: false after reporting what could not be written. */
static bool end_files(struct batch *batch)
{
	if (batch->options->svg)
		batch_picture_end(&batch->picture, batch->export.svg_file.out);
	return export_end(&batch->export);
}

static void print_sample(struct batch *batch, const struct print_format *format)
{
	if (batch->output.failed || !format)
		return;
	format->sample(batch->output.out, &batch->model);
	batch_output_flush(&batch->output, batch->options->record);
}

static void print_samples(struct batch *batch,
			  const struct print_format *format)
{
	unsigned int samples = samples_wanted(batch->options);
	uint64_t due_ms = clock_ms();
	unsigned int i;

	if (format && format->begin)
		format->begin(batch->output.out);
	for (i = 0; !samples || i < samples; i++) {
		if (source_ended(&batch->source))
			return;
		/* A recording has all its readings already: nothing to wait for. */
		if (i && !batch->options->replay)
			due_ms += batch->options->interval_ms;
		if (i && !script_run_until(&batch->run, due_ms))
			return;
		take_reading(batch);
		print_sample(batch, format);
		if (!batch_output_wanted(&batch->output))
			return;
	}
}

enum exit_status batch_run(const struct options *options,
			   const struct glyphs *glyphs)
{
	static struct batch batch; /* too large for some stacks */

	batch.options = options;
	batch.glyphs = *glyphs;
	/* A gauge says nothing that the number beside it does not. */
	batch.glyphs.slot_busy = " ";
	batch.glyphs.slot_free = " ";
	if (!batch_output_begin(&batch.output))
		return EXIT_FAILED;
	if (!begin(&batch))
		return EXIT_USAGE;
	print_samples(&batch, options->quiet ? NULL : formats[options->format]);
	/* A reader that closed the pipe ends the script, too. */
	if (batch_output_wanted(&batch.output))
		script_run_rest(&batch.run);
	script_run_end(&batch.run);
	source_free(&batch.source);
	fclose(batch.output.out);
	if (!end_files(&batch) || batch.output.failed)
		return EXIT_FAILED;
	/*
	 * Prometheus has a metric for a missing module, so that is no
	 * failure.
	 */
	return batch.model.seen || options->format == FORMAT_PROMETHEUS ?
		       EXIT_DONE :
		       EXIT_NOTHING;
}
