// SPDX-License-Identifier: GPL-2.0
#include "check.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/clock.h"
#include "lib/descriptors.h"
#include "model/lessons.h"
#include "model/model.h"
#include "read/machine_file.h"
#include "read/source.h"
#include "send/holder.h"
#include "send/judge.h"
#include "send/script_run.h"

struct check {
	struct source source;
	struct script_run run;
	struct model model;
	struct snapshot snapshot; /* the last reading */
	bool watches; /* the lesson's claims are about the machine, too: */
	struct holder holder;
	struct machine_file machine_file;
	struct machine machine;	  /* the last reading of it */
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
	return descriptors_flush() ? EXIT_DONE : EXIT_FAILED;
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

static void take_machine(struct check *check)
{
	char reason[SNAPSHOT_REASON_MAX];

	if (check->watches &&
	    machine_file_read(&check->machine_file, &check->machine, reason) ==
		    SOURCE_LIVE)
		check->run.measured.machine = &check->machine;
	else
		check->run.measured.machine = NULL;
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
	take_machine(check);
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
	char others[QUESTION_REASON_MAX];
	unsigned int i;

	judge_reveal(&check->run.script, line, &check->run.measured, &answer);
	point(check, question_right_count(&answer) == 1 || answer.other,
	      line->number, question->text);
	for (i = 1; i <= question->count; i++)
		if (answer.right & QUESTION_BIT(i))
			printf("# %u: %s\n", i, question->choice[i - 1]);
	printf("# %s\n# %s\n", answer.why, answer.measured);
	if (strcmp(answer.values, answer.measured))
		printf("# %s\n", answer.values);
	question_tell_others(&answer, others, sizeof(others));
	if (*others)
		printf("# %s\n", others);
	if (*answer.code)
		printf("# %s\n", answer.code);
}

static void tell_comparison(struct check *check, const struct script_line *line)
{
	struct model *model = &check->model;
	struct comparison comparison;
	char words[COMPARISON_WORDS_MAX];

	model_follow_comparison(model, slice_of(line->words));
	comparison_make(&comparison, &model->timeline.compared, &model->lives,
			model->now.time_ns);
	comparison_words(&comparison, model->glyphs->ascii, words,
			 sizeof(words));
	printf("# compare %s: %s\n", line->words, words);
}

static void tell(void *data, const struct script_line *line, bool late)
{
	struct check *check = data;

	switch (line->kind) {
	case SCRIPT_CHAPTER:
		model_forget_played(&check->model);
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
		judge_question(slice_of(line->words), &check->question);
		break;
	case SCRIPT_COMPARE:
		tell_comparison(check, line);
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
	machine_file_begin(&check->machine_file, options->path);
	check->run.read = read_again;
	check->run.tell = tell;
	check->run.data = check;
	script_run_begin(&check->run, &check->source, &check->model);
	return true;
}

/* Return: whether it is attached to the machine's workqueues, if it has to be. */
static bool attach(struct check *check)
{
	const char *path = check->machine_file.path;
	int error;

	check->watches = script_watches(&check->run.script);
	if (!check->watches)
		return true;
	error = holder_attach(&check->holder, path);
	while (!error) {
		if (holder_look(&check->holder, &error) == HOLDER_ATTACHED)
			return true;
		poll(NULL, 0, SCRIPT_LOOK_MS);
	}
	printf("Bail out! %s: %s: this lesson is about all workqueues of the machine\n",
	       path, strerror(error));
	return false;
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
	began = may_begin(&check) && attach(&check);
	if (began) {
		script_run_rest(&check.run);
		script_run_restore(&check.run);
		printf("1..%u\n", check.points);
	}
	script_run_end(&check.run);
	holder_end(&check.holder);
	machine_file_free(&check.machine_file);
	source_free(&check.source);
	if (!descriptors_flush())
		return EXIT_FAILED;
	if (!began)
		return EXIT_NOTHING;
	return check.failed ? EXIT_FAILED : EXIT_DONE;
}
