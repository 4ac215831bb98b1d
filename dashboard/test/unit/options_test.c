// SPDX-License-Identifier: GPL-2.0
/* The command line: each option in each mode is taken, or refused with a reason. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options/options.h"

/* The text on standard error of the last take(). */
static char said[1024];

static struct options options;

/* Takes a command line without configuration, whose words blanks part, and listens. */
static bool take(const char *text)
{
	static char copy[256];
	char *argv[16] = { "wqtop" };
	FILE *listener = tmpfile();
	int saved = dup(STDERR_FILENO);
	int argc = 1;
	char *word;
	bool fine;

	snprintf(copy, sizeof(copy), "%s", text);
	for (word = strtok(copy, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	dup2(fileno(listener), STDERR_FILENO);
	options_init(&options);
	fine = options_take(&options, ORIGIN_COMMAND_LINE, argc, argv) &&
	       (options_explains(&options) || options_check(&options));
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(listener);
	said[fread(said, 1, sizeof(said) - 1, listener)] = '\0';
	fclose(listener);
	return fine;
}

static void refuses(const char *text, const char *what, const char *remedy)
{
	if (take(text))
		fail_msg("'%s' was taken", text);
	if (!strstr(said, what) || !strstr(said, remedy))
		fail_msg("'%s': '%s' does not say '%s', '%s'", text, said, what,
			 remedy);
}

/* A value that an option takes, by the name of its argument. */
static const char *value_for(const char *argument)
{
	static const struct {
		const char *argument;
		const char *value;
	} values[] = {
		{ "SECS", "1" },       { "N", "3" },	   { "THEME", "light" },
		{ "GLYPHS", "ascii" }, { "PATH", "file" }, { "FILE", "file" },
		{ "LESSON", "seed" },
	};
	size_t i;

	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		if (!strcmp(argument, values[i].argument))
			return values[i].value;
	fail_msg("no value for %s: add one here", argument);
	return NULL;
}

/* "--name=value" of an option. */
static void spell(int id, char *out, size_t size)
{
	const struct option_row *row = &option_rows[id];

	if (row->argument)
		snprintf(out, size, "--%s=%s", row->name,
			 value_for(row->argument));
	else
		snprintf(out, size, "--%s", row->name);
}

static bool selects_text(int id)
{
	return id == OPTION_BATCH || id == OPTION_CSV || id == OPTION_JSON ||
	       id == OPTION_PROMETHEUS;
}

/* Each has a meaning, but not beside the other. */
static bool quarrel(int a, int b)
{
	static const int pairs[][2] = {
		{ OPTION_PROMETHEUS, OPTION_INTERVAL },
		{ OPTION_PROMETHEUS, OPTION_SAMPLES },
		{ OPTION_REPLAY, OPTION_INTERVAL },
		{ OPTION_REPLAY, OPTION_FILE },
		{ OPTION_REPLAY, OPTION_RECORD },
		{ OPTION_REPLAY, OPTION_PLAY },
		{ OPTION_PLAY, OPTION_READ_ONLY },
		{ OPTION_LESSON, OPTION_READ_ONLY },
		{ OPTION_SLOW, OPTION_READ_ONLY },
		{ OPTION_SLOW, OPTION_REPLAY },
		{ OPTION_LESSON, OPTION_REPLAY },
		{ OPTION_LESSON, OPTION_PLAY },
		{ OPTION_MACHINE, OPTION_LESSON },
		/* These end with the last sample, so it needs one. */
		{ OPTION_TRACE, OPTION_BATCH },
		{ OPTION_TRACE, OPTION_CSV },
		{ OPTION_TRACE, OPTION_JSON },
		{ OPTION_SVG, OPTION_BATCH },
		{ OPTION_SVG, OPTION_CSV },
		{ OPTION_SVG, OPTION_JSON },
	};
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if ((a == pairs[i][0] && b == pairs[i][1]) ||
		    (b == pairs[i][0] && a == pairs[i][1]))
			return true;
	if ((a == OPTION_CHECK && b != OPTION_LESSON) ||
	    (b == OPTION_CHECK && a != OPTION_LESSON))
		return true; /* there is nothing to check */
	if ((selects_text(a) && b == OPTION_LESSON) ||
	    (selects_text(b) && a == OPTION_LESSON))
		return true;
	return selects_text(a) && selects_text(b) && a != b;
}

static bool explains(int id)
{
	return id == OPTION_HELP || id == OPTION_VERSION ||
	       id == OPTION_LESSONS;
}

/* An option is used as its row says. */
static bool has_meaning(int id, bool in_text)
{
	return option_rows[id].place == PLACE_ANY ||
	       (option_rows[id].place == PLACE_TEXT) == in_text;
}

static void takes_or_refuses_all_pairs(void **state)
{
	char one[64], other[64], both[160];
	int a, b;

	(void)state;
	for (a = 0; a < OPTION_IDS; a++) {
		for (b = 0; b < OPTION_IDS; b++) {
			bool in_text = selects_text(a) || selects_text(b);
			bool explained = explains(a) || explains(b);
			bool wanted = explained || (!quarrel(a, b) &&
						    has_meaning(a, in_text) &&
						    has_meaning(b, in_text));

			spell(a, one, sizeof(one));
			spell(b, other, sizeof(other));
			snprintf(both, sizeof(both), "%s %s", one, other);
			if (take(both) != wanted)
				fail_msg("'%s' was %s: %s", both,
					 wanted ? "refused" : "taken", said);
			assert_int_equal(!*said, wanted);
		}
	}
}

static void writes_files_of_recordings_without_a_screen(void **state)
{
	(void)state;
	assert_true(take("--trace t --svg s"));
	assert_false(options.quiet);
	assert_true(take("--replay r --trace t"));
	assert_true(options.quiet);
	assert_true(take("--replay r --svg s --theme mono"));
	assert_true(options.quiet);
	refuses("--replay r --svg s --mouse", "--mouse", "nothing is drawn");
	refuses("--replay r --trace t --theme mono", "--theme",
		"nothing is drawn");
	assert_true(take("--replay r --csv --trace t"));
	assert_false(options.quiet);
	assert_true(take("-b -n 3 --trace t"));
	refuses("-b --trace t", "--trace t", "add -n");
	refuses("--csv --svg s", "--svg s", "add -n");
}

static void says_what_to_do(void **state)
{
	(void)state;
	refuses("-b --theme=light", "--theme", "leave one of them out");
	refuses("--glyphs=ascii -b", "--glyphs", "leave one of them out");
	refuses("-n 5", "--samples", "add -b");
	refuses("--theme=pink", "--theme pink",
		"default light mono contrast safe");
	refuses("--glyphs=pink", "--glyphs pink", "ascii block braille");
	refuses("word", "word", "--help");
	refuses("--check", "--check alone", "--lesson LESSON");
	refuses("--lesson l --check -d 1", "-d", "leave -d out");
	refuses("--lesson l --check --theme=mono", "--theme",
		"leave one of them out");
	refuses("--lesson l --csv", "--lesson l", "add --check");
	refuses("--lesson l --play p", "--lesson l", "leave --play out");
	refuses("--lesson l --replay r", "--lesson l", "leave --replay out");
	refuses("--lesson l --read-only", "--lesson l",
		"leave --read-only out");
	refuses("--slow 0", "--slow 0", "a whole number from 1 to 10");
	refuses("--slow 11", "--slow 11", "a whole number from 1 to 10");
	refuses("--slow 2x", "--slow 2x", "a whole number from 1 to 10");
	refuses("--slow=-2", "--slow -2", "a whole number from 1 to 10");
	refuses("--slow 2 -b", "--slow", "nothing is drawn");
	refuses("--slow 2 --lesson l --check", "--slow", "nothing is drawn");
	refuses("--slow 2 --replay r", "--replay r", "leave --slow out");
	refuses("--slow 2 --read-only", "--slow", "leave --read-only out");
	refuses("--nonsense", "--nonsense", "--help");
}

static void has_a_value_once_given(void **state)
{
	(void)state;
	assert_true(take(""));
	assert_int_equal(options.origin[OPTION_THEME], ORIGIN_NONE);
	assert_int_equal(options.interval_ms, 500);
	assert_true(take("--theme=light --theme mono -d 2"));
	assert_int_equal(options.origin[OPTION_THEME], ORIGIN_COMMAND_LINE);
	assert_int_equal(options.theme, THEME_MONO);
	assert_int_equal(options.interval_ms, 2000);
}

/* Saved options are for all uses of wqtop, so none refuses them. */
static void saved_words_wait(void **state)
{
	char *saved[] = {
		"wqtop: config", "--theme=light", "-n", "5", "-d", "2", NULL
	};
	char *line[] = { "wqtop", "-b", "-d", "1", NULL };

	(void)state;
	options_init(&options);
	assert_true(options_take(&options, ORIGIN_CONFIG, 6, saved));
	assert_true(options_check(&options));
	assert_true(options_take(&options, ORIGIN_COMMAND_LINE, 4, line));
	assert_true(options_check(&options));
	assert_int_equal(options.samples, 5);
	assert_int_equal(options.interval_ms, 1000);
	assert_int_equal(options.origin[OPTION_THEME], ORIGIN_CONFIG);
}

/* Takes one line from the config file and one from the command line. */
static bool take_both(const char *saved, const char *line)
{
	static char words[2][64];
	char *argv[2][8] = { { "wqtop: config" }, { "wqtop" } };
	const char *texts[2] = { saved, line };
	int argc, i;
	char *word;

	options_init(&options);
	for (i = 0; i < 2; i++) {
		snprintf(words[i], sizeof(words[i]), "%s", texts[i]);
		argc = 1;
		for (word = strtok(words[i], " "); word;
		     word = strtok(NULL, " "))
			argv[i][argc++] = word;
		if (!options_take(&options,
				  i ? ORIGIN_COMMAND_LINE : ORIGIN_CONFIG, argc,
				  argv[i]))
			return false;
	}
	return options_check(&options);
}

static void saved_words_give_way(void **state)
{
	(void)state;
	assert_true(take_both("--csv", "--json"));
	assert_int_equal(options.format, FORMAT_JSON);
	assert_false(take_both("--csv", "--json --csv"));
	assert_true(take_both("--read-only", "--play p"));
	assert_false(options.read_only);
	assert_string_equal(options.play, "p");
	assert_true(take_both("--play p", "--read-only"));
	assert_null(options.play);
	assert_true(options.read_only);
	assert_true(take_both("--lesson l", "--read-only"));
	assert_null(options.lesson);
	assert_true(take_both("--play p", "--lesson l"));
	assert_null(options.play);
	assert_true(take_both("--play p --record c", "--replay r"));
	assert_null(options.play);
	assert_null(options.record);
	assert_string_equal(options.replay, "r");
	assert_true(take_both("--replay r", "--file f"));
	assert_null(options.replay);
	assert_string_equal(options.path, "f");
	assert_true(take_both("--replay r", "--record c"));
	assert_null(options.replay);
	assert_true(take_both("--file f", "--replay r"));
	assert_string_equal(options.replay, "r");
	assert_false(take_both("--replay r", "--play p --read-only"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_or_refuses_all_pairs),
		cmocka_unit_test(writes_files_of_recordings_without_a_screen),
		cmocka_unit_test(says_what_to_do),
		cmocka_unit_test(has_a_value_once_given),
		cmocka_unit_test(saved_words_wait),
		cmocka_unit_test(saved_words_give_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
