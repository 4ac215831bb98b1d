// SPDX-License-Identifier: GPL-2.0
#include "check.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/clock.h"
#include "model/lessons.h"
#include "model/model.h"
#include "read/source.h"
#include "send/judge.h"
#include "send/script_run.h"

struct check {
	struct source source;
	struct script_run run;
	struct model model;
	struct snapshot snapshot; /* the last reading */
	struct question question; /* the last one */
	unsigned int points;
	unsigned int failed;
};

enum exit_status check_list(void)
{
	unsigned int i;

	for (i = 0; i < lesson_count; i++) {
		struct slice title = lesson_title(&lesson_files[i]);

		printf("%-16s %.*s\n", lesson_files[i].name, SHOWN(title));
	}
	return fflush(stdout) ? EXIT_FAILED : EXIT_DONE;
}

bool check_load(struct script *script, const char *lesson)
{
	const struct lesson_file *shipped = lesson_find(lesson);

	if (shipped)
		return script_run_take(script, shipped->name,
				       slice_of(shipped->text));
	if (!strchr(lesson, '/') && access(lesson, F_OK)) {
		fprintf(stderr,
			"wqtop: --lesson %s: there is no such lesson and no such file: see wqtop --lessons\n",
			lesson);
		return false;
	}
	return script_run_load(script, "--lesson", lesson);
}

/* Commands are told by their answers, which belong to nobody here. */
static bool nobody(const void *sender, uint64_t pid)
{
	(void)sender;
	(void)pid;
	return false;
}

static bool take_reading(struct check *check)
{
	struct source *source = &check->source;
	struct script_run *run = &check->run;
	bool live;

	script_run_reads(run);
	live = source_read(source, &check->snapshot) == SOURCE_LIVE;
	script_run_has_read(run, live ? &check->snapshot : NULL);
	if (live) {
		model_take(&check->model, &check->snapshot, nobody, NULL);
		model_take_events(&check->model, source->events.text,
				  source->events.length);
	} else {
		model_lose(&check->model, source->state, source->reason);
	}
	source_complain(source);
	return live;
}

static void read_again(void *check)
{
	take_reading(check);
}

static void point(struct check *check, bool right, unsigned int line,
		  const char *name)
{
	check->points++;
	check->failed += !right;
	printf("%sok %u - line %u: %s\n", right ? "" : "not ", check->points,
	       line, name);
}

static void tell_claim(struct check *check, const struct script_line *line)
{
	struct expression_answer answer;

	judge_claim(line, &check->run.measured, &answer);
	point(check, answer.result == EXPRESSION_RIGHT, line->number,
	      line->words);
	if (answer.result == EXPRESSION_UNKNOWN)
		printf("# could not be told\n");
	printf("# %s\n", answer.words);
}

static void tell_reveal(struct check *check, const struct script_line *line)
{
	const struct question *question = &check->question;
	struct question_answer answer;

	judge_reveal(&check->run.script, line, &check->run.measured, &answer);
	point(check, answer.right, line->number, question->text);
	if (answer.right)
		printf("# %u: %s\n", answer.right,
		       question->choice[answer.right - 1]);
	printf("# %s\n# %s\n", answer.why, answer.measured);
	if (*answer.code)
		printf("# %s\n", answer.code);
}

static void tell(void *data, const struct script_line *line, bool late)
{
	struct check *check = data;

	switch (line->kind) {
	case SCRIPT_CHAPTER:
		printf("# chapter %s\n", line->words);
		if (late)
			point(check, false, line->number,
			      "the queues are not idle after 30 s");
		break;
	case SCRIPT_WAIT_UNTIL:
		if (late)
			point(check, false, line->number,
			      "the wait ended by its limit of 30 s");
		break;
	case SCRIPT_ASK:
		judge_question(line, &check->question);
		break;
	case SCRIPT_CLAIM:
		tell_claim(check, line);
		break;
	case SCRIPT_REVEAL:
		tell_reveal(check, line);
		break;
	default:
		break;
	}
	fflush(stdout);
}

static bool begin(struct check *check, const struct options *options,
		  const struct glyphs *glyphs)
{
	const struct source_paths paths = {
		.counters = options->path,
		.record = options->record,
	};

	if (!check_load(&check->run.script, options->lesson) ||
	    !source_begin(&check->source, &paths))
		return false;
	model_init(&check->model, options->path, glyphs);
	check->run.read = read_again;
	check->run.tell = tell;
	check->run.data = check;
	script_run_begin(&check->run, &check->source, &check->model);
	return true;
}

/* Return: whether the lesson's commands can be sent. */
static bool may_begin(struct check *check)
{
	struct model *model = &check->model;

	if (!take_reading(check)) {
		printf("Bail out! %s: %s\n", check->source.path,
		       check->source.reason);
		return false;
	}
	model->rights = source_rights(&check->source);
	if (model_can_send(model))
		return true;
	printf("Bail out! %s\n", model_why_not(model));
	return false;
}

enum exit_status check_run(const struct options *options,
			   const struct glyphs *glyphs)
{
	static struct check check; /* too large for some stacks */
	bool began;

	if (!begin(&check, options, glyphs))
		return EXIT_USAGE;
	began = may_begin(&check);
	if (began) {
		script_run_rest(&check.run);
		script_run_restore(&check.run);
		printf("1..%u\n", check.points);
	}
	script_run_end(&check.run);
	source_free(&check.source);
	if (fflush(stdout) || ferror(stdout))
		return EXIT_FAILED;
	if (!began)
		return EXIT_NOTHING;
	return check.failed ? EXIT_FAILED : EXIT_DONE;
}
