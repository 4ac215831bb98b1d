// SPDX-License-Identifier: GPL-2.0
#include "batch_machine.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "batch_output.h"
#include "lib/clock.h"
#include "model/model.h"
#include "print/formats.h"
#include "read/machine_file.h"
#include "read/machine_sampler.h"
#include "read/source.h"
#include "send/holder.h"

/* A busy kernel takes up to a second to attach. */
#define ATTACH_MS 10000
#define LOOK_MS	  10

static const struct print_format *const formats[] = {
	[FORMAT_TEXT] = &print_machine_text,
	[FORMAT_CSV] = &print_machine_csv,
	[FORMAT_JSON] = &print_machine_json,
	[FORMAT_PROMETHEUS] = &print_machine_prometheus,
};

struct batch {
	const struct options *options;
	struct source source; /* the recording that is played, or made */
	struct machine_file file;
	struct machine_sampler sampler;
	struct machine machine; /* the last reading */
	struct model model;
	struct holder holder;
	struct batch_output output;
};

static void wait_until(uint64_t due_ms)
{
	uint64_t now_ms;

	while ((now_ms = clock_ms()) < due_ms)
		poll(NULL, 0, (int)(due_ms - now_ms));
}

/* Reads beside the machine what is printed or recorded with it. */
static void read_callers(struct batch *batch)
{
	batch->file.callers.length = 0;
	if (batch->options->record || formats[batch->options->format]->callers)
		machine_file_read_callers(&batch->file);
}

static void record(struct batch *batch)
{
	struct buffer text = { 0 };

	if (machine_file_join(&batch->file, &text))
		source_put_machine(&batch->source,
				   (struct slice){ text.text, text.length });
	buffer_free(&text);
	source_complain(&batch->source);
}

static enum source_state read_machine(struct batch *batch, char *reason)
{
	struct slice text;
	enum source_state state;

	if (source_take_machine(&batch->source, &text))
		return machine_file_take(&batch->file, text, &batch->machine,
					 reason);
	if (batch->options->record)
		machine_file_read_stacks(&batch->file, &batch->machine);
	state = machine_file_read(&batch->file, &batch->machine, reason);
	read_callers(batch);
	if (state == SOURCE_LIVE && batch->options->record)
		record(batch);
	return state;
}

static void take_reading(struct batch *batch)
{
	char reason[SNAPSHOT_REASON_MAX] = "";
	enum source_state state = read_machine(batch, reason);

	batch->model.machine.callers =
		(struct slice){ batch->file.callers.text,
				batch->file.callers.length };
	if (state == SOURCE_LIVE)
		model_machine_take(&batch->model.machine, &batch->machine);
	else
		model_machine_lose(&batch->model.machine, state, reason);
	if (!batch->options->replay &&
	    machine_sampler_read(&batch->sampler, state, &batch->machine))
		model_machine_sample(&batch->model.machine, &batch->machine);
}

/* Reports why nothing is attached: what others have attached is printed. */
static void complain(int error)
{
	if (error)
		fprintf(stderr, "wqtop: --machine: not attached: %s\n",
			error == ENOTSUP ? "this file is a copy" :
					   strerror(error));
}

static void attach(struct batch *batch)
{
	uint64_t until_ms = clock_ms() + ATTACH_MS;
	int error = holder_attach(&batch->holder, batch->file.path);

	while (!error && holder_look(&batch->holder, &error) == HOLDER_ASKED &&
	       clock_ms() < until_ms)
		wait_until(clock_ms() + LOOK_MS);
	complain(error);
}

static void print(struct batch *batch, const struct print_format *format)
{
	if (batch->output.failed)
		return;
	format->sample(batch->output.out, &batch->model);
	batch_output_flush(&batch->output, batch->options->record);
}

static void print_samples(struct batch *batch)
{
	const struct options *options = batch->options;
	const struct print_format *format = formats[options->format];
	bool once = options->format == FORMAT_PROMETHEUS;
	unsigned int samples = once ? 1 : options->samples;
	uint64_t due_ms = clock_ms();
	unsigned int i;

	if (format->begin)
		format->begin(batch->output.out);
	for (i = 0; !samples || i < samples; i++) {
		if (source_ended(&batch->source))
			return;
		/* A recording has all its readings already: nothing to wait for. */
		if (!options->replay)
			wait_until(due_ms);
		due_ms += options->interval_ms;
		take_reading(batch);
		print(batch, format);
		if (!batch_output_wanted(&batch->output))
			return;
	}
}

/* Attaches, where that is asked for and there is something to attach to. */
static void begin_watching(struct batch *batch)
{
	const struct options *options = batch->options;
	char reason[SNAPSHOT_REASON_MAX];

	if (!options->replay && !options->read_only &&
	    options->format != FORMAT_PROMETHEUS &&
	    machine_file_read(&batch->file, &batch->machine, reason) ==
		    SOURCE_LIVE)
		attach(batch);
}

enum exit_status batch_machine_run(const struct options *options,
				   const struct glyphs *glyphs)
{
	const struct source_paths paths = {
		.counters = options->path,
		.record = options->record,
		.replay = options->replay,
		.wants = PLAYER_MACHINE,
	};
	static struct batch batch; /* too large for some stacks */

	batch.options = options;
	if (!batch_output_begin(&batch.output))
		return EXIT_FAILED;
	if (!source_begin(&batch.source, &paths))
		return EXIT_USAGE;
	model_init(&batch.model, options->path, glyphs);
	machine_file_begin(&batch.file, options->path);
	machine_sampler_begin(&batch.sampler, options->path);
	begin_watching(&batch);
	print_samples(&batch);
	holder_end(&batch.holder);
	machine_file_free(&batch.file);
	machine_sampler_free(&batch.sampler);
	source_free(&batch.source);
	fclose(batch.output.out);
	if (batch.output.failed)
		return EXIT_FAILED;
	return batch.model.machine.seen ||
			       options->format == FORMAT_PROMETHEUS ?
		       EXIT_DONE :
		       EXIT_NOTHING;
}
