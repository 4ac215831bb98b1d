// SPDX-License-Identifier: GPL-2.0
#include "send/script_run.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "lib/clock.h"
#include "lib/file.h"

/* Far more than a script may hold. */
#define SCRIPT_SIZE_MAX	(1024 * 1024)

/* How long the end waits for commands that are under way. */
#define LAST_WAIT_MS	1000

bool play_load(struct script *script, const char *path)
{
	char reason[SCRIPT_REASON_MAX];
	struct buffer file = { 0 };
	unsigned int line;
	int error = file_load(&file, path, SCRIPT_SIZE_MAX);

	if (error) {
		fprintf(stderr, "wqtop: --play %s: %s\n", path, strerror(error));
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

bool play_begin(struct play *play, const struct options *options,
		struct source *source, struct model *model)
{
	memset(play, 0, sizeof(*play));
	sender_init(&play->sender, options->path);
	play->source = source;
	play->model = model;
	play->begun_ms = now_ms();
	return !options->play || play_load(&play->script, options->play);
}

static void send(struct play *play, const struct wqdemo_command *command)
{
	const char *verb = wqdemo_verb_word(command->verb);
	int error;

	play->model->rights = source_rights(play->source);
	if (!model_can_send(play->model)) {
		fprintf(stderr, "wqtop: %s: not sent: %s\n", verb,
			model_why_not(play->model));
		return;
	}
	error = sender_send(&play->sender, command, now_ms());
	if (error)
		fprintf(stderr, "wqtop: %s: not sent: %s\n", verb,
			strerror(error));
	play->sent |= !error;
}

static void collect(struct play *play)
{
	struct sender_result result;

	sender_notice(&play->sender);
	while (sender_collect(&play->sender, &result))
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

bool play_until(struct play *play, uint64_t due_ms)
{
	const struct script_line *line;
	uint64_t now;

	for (;;) {
		now = now_ms();
		while ((line = script_take(&play->script, now - play->begun_ms))) {
			if (line->kind == SCRIPT_QUIT)
				return false;
			if (line->kind == SCRIPT_COMMAND)
				send(play, &line->command);
			else
				source_put_cue(play->source, script_cue(line));
		}
		collect(play);
		if (now >= due_ms)
			return true;
		sleep_ms(script_wait_ms(&play->script, now - play->begun_ms,
					due_ms - now));
	}
}

void play_rest(struct play *play)
{
	const struct script *script = &play->script;
	const struct script_line *last = NULL;
	unsigned int i;

	for (i = script->next; i < script->count &&
	     script->line[i].kind != SCRIPT_QUIT; i++)
		last = &script->line[i];
	if (last)
		play_until(play, play->begun_ms + last->ms);
}

void play_goodbye(FILE *out, const struct snapshot *last, const char *path)
{
	if (last->periodic.running == 1)
		/* The command on a line of its own: it fits, and can be copied. */
		fprintf(out, "wqtop: periodic goes on in the kernel; to stop it:\n"
			     "  echo stop | sudo tee %s\n", path);
}

void play_end(struct play *play)
{
	static struct snapshot last;	/* too large for some stacks */
	uint64_t deadline = now_ms() + LAST_WAIT_MS;
	struct pollfd fds[SENDER_SLOTS];
	unsigned int count;

	while ((count = sender_poll(&play->sender, fds)) && now_ms() < deadline) {
		poll(fds, count, LAST_WAIT_MS / 10);
		collect(play);
	}
	sender_free(&play->sender);
	if (play->sent &&
	    source_read(play->source, &last) == SOURCE_LIVE)
		play_goodbye(stderr, &last, play->source->path);
}
