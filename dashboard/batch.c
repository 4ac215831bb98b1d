// SPDX-License-Identifier: GPL-2.0
#include "batch.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "lib/clock.h"
#include "model/model.h"
#include "print/formats.h"
#include "read/source.h"
#include "send/script_run.h"

/* Nothing is said of answers here, so it does not matter whose they are. */
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

/* Return: whether it arrived; who closed the pipe is told nothing. */
static bool flush_output(void)
{
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	if (errno != EPIPE)
		fprintf(stderr, "wqtop: cannot write: %s\n", strerror(errno));
	return false;
}

/* 0: without end. A textfile collector wants the metrics once. */
static unsigned int samples_wanted(const struct options *options)
{
	if (!options->samples && options->format == FORMAT_PROMETHEUS)
		return 1;
	return options->samples;
}

enum exit_status batch_run(const struct options *options,
			   const struct glyphs *glyphs)
{
	const struct print_format *format = formats[options->format];
	const struct source_paths paths = {
		.counters = options->path,
		.record = options->record,
		.replay = options->replay,
		.readings_only = true,
	};
	unsigned int samples = samples_wanted(options);
	static struct snapshot snapshot;
	static struct model model;	/* too large for some stacks */
	struct glyphs plain = *glyphs;
	static struct script_run run;
	struct source source;
	uint64_t due_ms;
	unsigned int i;

	/* A gauge says nothing that the number beside it does not. */
	plain.slot_busy = " ";
	plain.slot_free = " ";
	if (options->play && !script_run_load(&run.script, options->play))
		return EXIT_USAGE;
	if (!source_begin(&source, &paths))
		return EXIT_USAGE;
	script_run_begin(&run, &source, &model);
	model_init(&model, options->path, &plain);
	model.module = source_module();
	if (format->begin)
		format->begin(stdout);
	due_ms = clock_ms();
	for (i = 0; !samples || i < samples; i++) {
		if (source_ended(&source))
			break;
		/* A recording has all its readings already: nothing to wait for. */
		if (i && !options->replay)
			due_ms += options->interval_ms;
		if (i && !script_run_until(&run, due_ms))
			break;
		if (source_read(&source, &snapshot) == SOURCE_LIVE)
			model_take(&model, &snapshot, nobody, NULL);
		else
			model_lose(&model, source.state, source.reason);
		source_complain(&source);
		format->sample(stdout, &model);
		if (!flush_output())
			break;
	}
	/* Who reads no more has ended it all. */
	if (!ferror(stdout))
		script_run_rest(&run);
	script_run_end(&run);
	source_free(&source);
	if (ferror(stdout))
		return EXIT_FAILED;
	/* For Prometheus it is a value like others that there is no module. */
	return model.seen || options->format == FORMAT_PROMETHEUS
		       ? EXIT_DONE : EXIT_NOTHING;
}
