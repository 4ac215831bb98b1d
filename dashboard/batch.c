// SPDX-License-Identifier: GPL-2.0
#include "batch.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "batch_format.h"
#include "model.h"
#include "source.h"

/* Nothing is sent, so no answer is ours. */
static bool nobody(const void *sender, uint64_t pid)
{
	(void)sender;
	(void)pid;
	return false;
}

static const struct batch_format *const formats[] = {
	[FORMAT_TEXT] = &batch_text,
	[FORMAT_CSV] = &batch_csv,
	[FORMAT_JSON] = &batch_json,
	[FORMAT_PROMETHEUS] = &batch_prometheus,
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

/* Sleeps until the next sample is due, however long the last one took. */
static void wait_until(struct timespec *due, unsigned int interval_ms)
{
	due->tv_sec += interval_ms / 1000;
	due->tv_nsec += interval_ms % 1000 * 1000000L;
	if (due->tv_nsec >= 1000000000L) {
		due->tv_nsec -= 1000000000L;
		due->tv_sec++;
	}
	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, due, NULL) ==
	       EINTR)
		;
}

enum exit_status batch_run(const struct options *options,
			   const struct glyphs *glyphs)
{
	const struct batch_format *format = formats[options->format];
	static struct snapshot snapshot;
	static struct model model;	/* too large for some stacks */
	struct glyphs plain = *glyphs;
	struct source source;
	struct timespec due;
	unsigned int i;

	/* A gauge says nothing that the number beside it does not. */
	plain.slot_busy = " ";
	plain.slot_free = " ";
	source_init(&source, options->path);
	model_init(&model, options->path, &plain);
	if (format->begin)
		format->begin(stdout);
	clock_gettime(CLOCK_MONOTONIC, &due);
	for (i = 0; !options->samples || i < options->samples; i++) {
		if (i)
			wait_until(&due, options->interval_ms);
		if (source_read(&source, &snapshot) == SOURCE_LIVE)
			model_take(&model, &snapshot, nobody, NULL);
		else
			model_lose(&model, source.state, source.reason);
		format->sample(stdout, &model);
		if (!flush_output())
			break;
	}
	source_free(&source);
	if (ferror(stdout))
		return EXIT_FAILED;
	/* For Prometheus it is a value like others that there is no module. */
	return model.seen || options->format == FORMAT_PROMETHEUS
		       ? EXIT_DONE : EXIT_NOTHING;
}
