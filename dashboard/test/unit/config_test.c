// SPDX-License-Identifier: GPL-2.0
/* A saved command line: how it is broken into words, and how one is saved. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "options/config.h"

/* @wanted: the words, each in <>. */
static void splits(const char *text, const char *wanted)
{
	char copy[CONFIG_TEXT_MAX], reason[CONFIG_REASON_MAX] = "";
	char *words[CONFIG_WORDS_MAX];
	char got[256] = "";
	int count, i;

	snprintf(copy, sizeof(copy), "%s", text);
	count = config_split(copy, words, reason);
	if (count < 0)
		fail_msg("'%s': %s", text, reason);
	for (i = 0; i < count; i++)
		snprintf(got + strlen(got), sizeof(got) - strlen(got), "<%s>",
			 words[i]);
	assert_string_equal(got, wanted);
}

static void refuses(const char *text, const char *line, const char *why)
{
	char copy[CONFIG_TEXT_MAX], reason[CONFIG_REASON_MAX] = "";
	char *words[CONFIG_WORDS_MAX];

	snprintf(copy, sizeof(copy), "%s", text);
	assert_int_equal(config_split(copy, words, reason), -1);
	if (!strstr(reason, line) || !strstr(reason, why))
		fail_msg("'%s': '%s' does not say %s: %s", text, reason, line,
			 why);
}

static void breaks_into_words(void **state)
{
	(void)state;
	splits("", "");
	splits(" \t\r\n\n", "");
	splits("a", "<a>");
	splits("-d 1 --theme=light", "<-d><1><--theme=light>");
	splits("  a\tb\r\nc\n", "<a><b><c>");
}

static void leaves_comments_out(void **state)
{
	(void)state;
	splits("# all of it", "");
	splits("a # b\nc #d", "<a><c>");
	splits("a#b", "<a#b>");
	splits("'#' \\#", "<#><#>");
}

static void takes_quotes_and_escapes(void **state)
{
	(void)state;
	splits("'a b'", "<a b>");
	splits("\"a b\"", "<a b>");
	splits("x'a b'\"c d\"y", "<xa bc dy>");
	splits("'' \"\"", "<><>");
	splits("a\\ b", "<a b>");
	splits("\\'", "<'>");
	splits("'\\'", "<\\>");
	splits("\"\\\"\\\\\\n\"", "<\"\\\\n>");
	splits("'$HOME' $HOME *", "<$HOME><$HOME><*>");
}

static void refuses_what_is_not_closed(void **state)
{
	(void)state;
	refuses("'a", "line 1", "add the '");
	refuses("a\nb \"c", "line 2", "add the \"");
	refuses("a\n\n'b\n'", "line 3", "add the '");
	refuses("\"a\\\"", "line 1", "add the \"");
	refuses("a\\", "line 1", "remove it");
	refuses("# a\nb\\\nc", "line 2", "remove it");
}

static void refuses_too_many_words(void **state)
{
	char text[2 * CONFIG_WORDS_MAX + 3] = "";
	int i;

	(void)state;
	for (i = 0; i <= CONFIG_WORDS_MAX; i++)
		memcpy(text + 2 * i, "a ", 3);
	refuses(text, "line 1", "too many");
}

static void keeps_what_was_chosen(void **state)
{
	static struct model model;
	char line[CONFIG_LINE_MAX];

	(void)state;
	model.interval_ms = 500;
	model.glyphs = &glyphs_ascii;
	model.looks.theme = THEME_MONO;
	config_line(&model, line);
	assert_string_equal(line, "--interval=0.500 # saved by the key D\n");
	model.looks.theme_chosen = true;
	model.looks.glyphs_chosen = true;
	model.interval_ms = 60000;
	config_line(&model, line);
	assert_string_equal(line,
			    "--theme=mono --glyphs=ascii --interval=60.000"
			    " # saved by the key D\n");
}

static void merges(const char *old, const char *wanted)
{
	char out[128];

	assert_true(config_merge(old, "new # saved by the key D\n", out,
				 sizeof(out)));
	assert_string_equal(out, wanted);
}

static void replaces_its_own_line_only(void **state)
{
	char out[16];

	(void)state;
	merges("", "new # saved by the key D\n");
	merges("old # saved by the key D\n", "new # saved by the key D\n");
	merges("a\nold # saved by the key D", "a\nnew # saved by the key D\n");
	merges("a\r\nold # saved by the key D\r\n",
	       "a\r\nnew # saved by the key D\n");
	merges("# mine\n--read-only",
	       "# mine\n--read-only\nnew # saved by the key D\n");
	merges("a\nold # saved by the key D\nb\n",
	       "a\nb\nnew # saved by the key D\n");
	assert_false(config_merge("0123456789", "new\n", out, 12));
	assert_false(config_merge("0123456789", "new\n", out, 8));
	assert_true(config_merge("0123456789", "new\n", out, sizeof(out)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaks_into_words),
		cmocka_unit_test(leaves_comments_out),
		cmocka_unit_test(takes_quotes_and_escapes),
		cmocka_unit_test(refuses_what_is_not_closed),
		cmocka_unit_test(refuses_too_many_words),
		cmocka_unit_test(keeps_what_was_chosen),
		cmocka_unit_test(replaces_its_own_line_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
