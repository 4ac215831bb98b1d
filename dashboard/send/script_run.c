// SPDX-License-Identifier: GPL-2.0
#include "send/script_run.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "lib/clock.h"
#include "lib/file.h"

/* Far more than a script may hold. */
#define SCRIPT_SIZE_MAX (1024 * 1024)

/* The time to wait at the end for commands under way. */
#define LAST_WAIT_MS 1000

bool script_run_load(struct script *script, const char *path)
{
	char reason[SCRIPT_REASON_MAX];
	struct buffer file = { 0 };
	unsigned int line;
	int error = file_load(&file, path, SCRIPT_SIZE_MAX);

	if (error) {
		fprintf(stderr, "wqtop: --play %s: %s\n", path,
			file_words(error));
		buffer_free(&file);
		return false;
	}
	line = script_parse(script, (struct slice){ file.text, file.length },
			    reason);
	buffer_free(&file);
	if (line)
		fprintf(stderr, "wqtop: %s:%u: %s\n", path, line, reason);
	return !line;
}

void script_run_begin(struct script_run *run, struct source *source,
		      struct model *model)
{
	sender_init(&run->sender, source->path);
	run->source = source;
	run->model = model;
	run->begun_ms = clock_ms();
}

static void send(struct script_run *run, const struct wqdemo_command *command)
{
	const char *verb = wqdemo_verb_word(command->verb);
	int error;

	run->model->rights = source_rights(run->source);
	if (!model_can_send(run->model)) {
		fprintf(stderr, "wqtop: %s: not sent: %s\n", verb,
			model_why_not(run->model));
		return;
	}
	error = sender_send(&run->sender, command, clock_ms());
	if (error)
		fprintf(stderr, "wqtop: %s: not sent: %s\n", verb,
			strerror(error));
	run->sent |= !error;
}

static void collect(struct script_run *run)
{
	struct sender_result result;

	sender_notice(&run->sender);
	while (sender_collect(&run->sender, &result))
		if (result.error)
			fprintf(stderr, "wqtop: %s: %s\n", result.command,
				strerror(result.error));
}

static void sleep_ms(uint64_t ms)
{
	struct timespec time = {
		.tv_sec = (time_t)(ms / 1000),
		.tv_nsec = (long)(ms % 1000) * 1000000,
	};

	nanosleep(&time, NULL);
}

bool script_run_until(struct script_run *run, uint64_t due_ms)
{
	const struct script_line *line;
	uint64_t now;

	for (;;) {
		now = clock_ms();
		while ((line = script_take(&run->script,
					   now - run->begun_ms))) {
			if (line->kind == SCRIPT_QUIT)
				return false;
			if (line->kind == SCRIPT_COMMAND)
				send(run, &line->command);
			else
				source_put_cue(run->source, script_cue(line));
		}
		collect(run);
		if (now >= due_ms)
			return true;
		sleep_ms(script_wait_ms(&run->script, now - run->begun_ms,
					due_ms - now));
	}
}

void script_run_rest(struct script_run *run)
{
	const struct script *script = &run->script;
	const struct script_line *last = NULL;
	unsigned int i;

	for (i = script->next;
	     i < script->count && script->line[i].kind != SCRIPT_QUIT; i++)
		last = &script->line[i];
	if (last)
		script_run_until(run, run->begun_ms + last->ms);
}

void script_run_goodbye(FILE *out, const struct snapshot *last,
			const char *path)
{
	if (last->periodic.running == 1)
		/* The command on a line of its own: it fits, and can be copied. */
		fprintf(out,
			"wqtop: periodic goes on in the kernel; to stop it:\n"
			"  echo stop | sudo tee %s\n",
			path);
}

void script_run_end(struct script_run *run)
{
	static struct snapshot last; /* too large for some stacks */
	uint64_t deadline = clock_ms() + LAST_WAIT_MS;
	struct pollfd fds[SENDER_SLOTS];
	unsigned int count;

	while ((count = sender_poll(&run->sender, fds)) &&
	       clock_ms() < deadline) {
		poll(fds, count, LAST_WAIT_MS / 10);
		collect(run);
	}
	sender_free(&run->sender);
	if (run->sent && source_read(run->source, &last) == SOURCE_LIVE)
		script_run_goodbye(stderr, &last, run->source->path);
}
