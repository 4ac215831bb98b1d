// SPDX-License-Identifier: GPL-2.0
#include "send/script_run.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "lib/clock.h"
#include "lib/file.h"
#include "send/judge.h"

/* Far more than a script may hold. */
#define SCRIPT_SIZE_MAX (1024 * 1024)

/* The time to wait at the end for commands under way. */
#define LAST_WAIT_MS 1000

bool script_run_take(struct script *script, const char *name, struct slice text)
{
	unsigned int i;

	if (script_parse(script, text))
		return true;
	for (i = 0; i < script->error_count && i < SCRIPT_ERRORS_MOST; i++)
		fprintf(stderr, "wqtop: %s:%u:%u: %s\n", name,
			script->error[i].line, script->error[i].column,
			script->error[i].words);
	if (i < script->error_count)
		fprintf(stderr, "wqtop: %s: and %u more errors\n", name,
			script->error_count - i);
	return false;
}

bool script_run_load(struct script *script, const char *option,
		     const char *path)
{
	struct buffer file = { 0 };
	int error = file_load(&file, path, SCRIPT_SIZE_MAX);
	bool fine = !error;

	if (error)
		fprintf(stderr, "wqtop: %s %s: %s\n", option, path,
			file_words(error));
	else
		fine = script_run_take(script, path,
				       (struct slice){ file.text,
						       file.length });
	buffer_free(&file);
	return fine;
}

void script_run_begin(struct script_run *run, struct source *source,
		      struct model *model)
{
	sender_init(&run->sender, source->path);
	run->source = source;
	run->model = model;
	run->measured.lives = &model->lives;
	run->play.unattended = true;
	script_play_begin(&run->play, &run->script, clock_ms());
}

void script_run_reads(struct script_run *run)
{
	run->read_ms = clock_ms();
	run->busy = sender_count(&run->sender) > 0;
}

void script_run_has_read(struct script_run *run, const struct snapshot *now)
{
	run->measured.now = now;
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
	run->busy = true;
	run->measured.pid = (uint64_t)run->sender.last.pid;
	if (error)
		fprintf(stderr, "wqtop: %s: not sent: %s\n", verb,
			strerror(error));
	run->measured.sent += !error;
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

/* Return: false when the script quits. */
static bool do_line(struct script_run *run, const struct script_line *line,
		    bool late)
{
	char words[JUDGE_WORDS_MAX];

	switch (line->kind) {
	case SCRIPT_QUIT:
		return false;
	case SCRIPT_COMMAND:
		send(run, &line->command);
		break;
	case SCRIPT_SAY:
	case SCRIPT_VIEW:
	case SCRIPT_COMPARE:
	case SCRIPT_CODE:
	case SCRIPT_CHAPTER:
		source_put_cue(run->source, judge_cue(line, words));
		break;
	default:
		break;
	}
	if (run->tell)
		run->tell(run->data, line, late);
	return true;
}

/* Does all that is due. Return: false when the script quits. */
static bool do_due(struct script_run *run)
{
	const struct script_line *line;
	struct wqdemo_command command;
	enum script_step step;

	for (;;) {
		struct script_now now = { clock_ms(), run->read_ms, run->busy,
					  &run->measured };

		step = script_play_step(&run->play, &now, &line, &command);
		if (step == SCRIPT_STEP_NOTHING)
			return true;
		if (step == SCRIPT_STEP_SEND)
			send(run, &command);
		else if (!do_line(run, line, step == SCRIPT_STEP_GAVE_UP))
			return false;
	}
}

/* Waits, and reads where the script waits for the kernel. */
static void pass_time(struct script_run *run, uint64_t ms)
{
	sleep_ms(script_play_wait_ms(&run->play, clock_ms(), ms));
	collect(run);
	if (run->play.stands)
		run->read(run->data);
}

bool script_run_until(struct script_run *run, uint64_t due_ms)
{
	uint64_t now;

	for (;;) {
		if (!do_due(run))
			return false;
		collect(run);
		now = clock_ms();
		if (now >= due_ms)
			return true;
		pass_time(run, due_ms - now);
	}
}

void script_run_rest(struct script_run *run)
{
	const struct script_play *play = &run->play;

	while (play->next < run->script.count &&
	       run->script.line[play->next].kind != SCRIPT_QUIT) {
		if (!do_due(run))
			return;
		if (play->next < run->script.count)
			pass_time(run, SCRIPT_LOOK_MS);
	}
}

void script_run_restore(struct script_run *run)
{
	uint64_t deadline = clock_ms() + SCRIPT_WAIT_MS;
	struct wqdemo_command command;

	while (script_chapters(&run->script) && clock_ms() < deadline) {
		collect(run);
		run->read(run->data);
		if (!run->measured.now)
			return;
		if (!run->busy) {
			if (!chapter_needs(run->measured.now, &command))
				return;
			if (command.verb < WQDEMO_VERB_COUNT)
				send(run, &command);
		}
		sleep_ms(SCRIPT_LOOK_MS);
	}
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
