// SPDX-License-Identifier: GPL-2.0
/* Any bytes as a script of --play: all of it is judged, then all comes in time. */
#include <string.h>

#include "send/judge.h"
#include "send/script_play.h"
#include "test/fuzz/fuzz.h"

static void check_order(const struct script *script)
{
	uint64_t last_ms = 0;
	unsigned int i;

	must(script->count > 0 && script->count <= SCRIPT_LINES_MOST);
	for (i = 0; i < script->count; i++) {
		const struct script_line *line = &script->line[i];

		must(!line->wrong && line->kind != SCRIPT_UNKNOWN);
		must(line->ms >= last_ms);
		/* Each line adds a day at most. */
		must(line->ms <= (uint64_t)SCRIPT_LINES_MOST *
					 (SCRIPT_SECONDS_MOST + 1) * 1000);
		last_ms = line->ms;
	}
}

/* Plays all of it without a kernel: each wait ends by its limit. */
static void check_play(const struct script *script)
{
	static struct snapshot nothing;
	struct measured measured = { .now = &nothing };
	struct script_play play = { .unattended = true };
	const struct script_line *line;
	struct wqdemo_command command;
	struct question question;
	struct question_answer answer;
	uint64_t ms = 0;
	unsigned int done = 0;

	script_play_begin(&play, script, 0);
	while (!script_play_ended(&play)) {
		struct script_now now = { ms, ms, false, &measured };
		enum script_step step =
			script_play_step(&play, &now, &line, &command);

		if (step == SCRIPT_STEP_NOTHING)
			ms += play.stands ? SCRIPT_WAIT_MS :
					    script_play_wait_ms(&play, ms,
								UINT64_MAX);
		must(ms < UINT64_MAX / 2);
		if (step != SCRIPT_STEP_LINE && step != SCRIPT_STEP_GAVE_UP)
			continue;
		must(++done <= script->count);
		if (line->kind == SCRIPT_ASK)
			judge_question(slice_of(line->words), &question);
		if (line->kind == SCRIPT_REVEAL)
			judge_reveal(script, line, &measured, &answer);
	}
}

static bool is_in_order(const struct script_error *a,
			const struct script_error *b)
{
	return a->line < b->line ||
	       (a->line == b->line && a->column <= b->column);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct script script;
	struct slice text = { (const char *)data, size };
	unsigned int i, lines = 1;

	if (script_parse(&script, text)) {
		check_order(&script);
		check_play(&script);
		return 0;
	}
	for (i = 0; i < size; i++)
		lines += data[i] == '\n';
	must(script.error_count);
	for (i = 0; i < script.error_count && i < SCRIPT_ERRORS_MOST; i++) {
		must(script.error[i].line >= 1 &&
		     script.error[i].line <= lines);
		must(script.error[i].column >= 1 &&
		     script.error[i].column <= size + 1);
		must(*script.error[i].words);
		must(!i || is_in_order(&script.error[i - 1], &script.error[i]));
		must_be_printable(script.error[i].words);
	}
	return 0;
}
