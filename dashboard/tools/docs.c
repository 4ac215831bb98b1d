// SPDX-License-Identifier: GPL-2.0
/*
 * Writes documents from the tables that wqtop itself is made of, so that they
 * cannot disagree: docs man < wqtop.1.in, docs keys (Markdown, for README.md),
 * docs bash and docs zsh (completions of the command line). docs names prints
 * what the documents must tell of, for tests.
 */
#include <stdio.h>
#include <string.h>

#include "common/command.h"
#include "keys/command_line.h"
#include "keys/lesson_page.h"
#include "layout/columns.h"
#include "layout/machine_columns.h"
#include "model/actions.h"
#include "model/measured.h"
#include "model/views.h"
#include "options/options.h"
#include "send/script_verbs.h"

/* Text that roff must not take for a request or a dash. */
static void roff(const char *text)
{
	if (*text == '.' || *text == '\'')
		fputs("\\&", stdout);
	for (; *text; text++) {
		if (*text == '-')
			fputs("\\-", stdout);
		else if (*text == '\\')
			fputs("\\e", stdout);
		else
			putchar(*text);
	}
	putchar('\n');
}

static void man_item(const char *label, const char *help)
{
	fputs(".TP\n.B ", stdout);
	roff(label);
	roff(help);
}

static void man_options(void)
{
	char usage[64];
	int id;

	for (id = 0; id < OPTION_IDS; id++) {
		options_usage((enum option_id)id, usage, sizeof(usage));
		man_item(usage, option_rows[id].help);
	}
}

static void man_keys(void)
{
	int group, id, i;

	for (group = GROUP_NONE + 1; group < GROUP_COUNT; group++) {
		if (action_in_group(group, 0) == ACTION_NONE)
			continue;
		printf(".SS Keys: %s\n", action_groups[group]);
		for (i = 0; (id = action_in_group(group, i)) != ACTION_NONE;
		     i++)
			man_item(actions[id].label, actions[id].help);
	}
}

static void man_themes(void)
{
	int theme;

	for (theme = 0; theme < THEME_COUNT; theme++)
		man_item(themes[theme].name, themes[theme].help);
}

static void man_glyphs(void)
{
	int set;

	for (set = 0; set < GLYPH_SET_COUNT; set++)
		man_item(glyph_sets[set].name, glyph_sets[set].help);
}

static void man_views(void)
{
	char label[16];
	int view;

	for (view = 0; view < VIEW_COUNT; view++) {
		snprintf(label, sizeof(label), "%s (v %s)",
			 view_rows[view].name, view_rows[view].key);
		man_item(label, view_rows[view].help);
	}
}

/* The column of keys has no name. */
static void man_columns(void)
{
	int id;

	for (id = 0; id < COLUMN_IDS; id++)
		if (*columns[id].header)
			man_item(columns[id].header, columns[id].help);
}

static void man_machine_columns(void)
{
	int id;

	for (id = 0; id < MACHINE_COLUMN_IDS; id++)
		man_item(machine_columns[id].header, machine_columns[id].help);
}

static void man_commands(void)
{
	char usage[WQDEMO_USAGE_MAX];
	int verb;

	for (verb = 0; verb < WQDEMO_VERB_COUNT; verb++) {
		wqdemo_verb_usage((enum wqdemo_verb)verb, usage, sizeof(usage));
		man_item(usage, wqdemo_verb_help((enum wqdemo_verb)verb));
	}
}

static void man_limits(void)
{
	roff(wqdemo_limits);
}

static void man_line_keys(void)
{
#define MAN_LINE_KEY(label, help) man_item(label, help);
	COMMAND_LINE_KEYS(MAN_LINE_KEY)
}

static void man_page_keys(void)
{
#define MAN_PAGE_KEY(label, help) man_item(label, help);
	LESSON_PAGE_KEYS(MAN_PAGE_KEY)
}

static void man_exits(void)
{
	char status[16];
	unsigned int i;

	for (i = 0; i < exit_row_count; i++) {
		snprintf(status, sizeof(status), "%d", exit_rows[i].status);
		man_item(status, exit_rows[i].help);
	}
}

/* Lines of the template that stand for a table. */
static const struct {
	const char *line;
	void (*write)(void);
} inserts[] = {
	{ "@OPTIONS@\n", man_options },
	{ "@KEYS@\n", man_keys },
	{ "@VIEWS@\n", man_views },
	{ "@COLUMNS@\n", man_columns },
	{ "@COMMANDS@\n", man_commands },
	{ "@LIMITS@\n", man_limits },
	{ "@LINE_KEYS@\n", man_line_keys },
	{ "@PAGE_KEYS@\n", man_page_keys },
	{ "@EXITS@\n", man_exits },
	{ "@MACHINE_COLUMNS@\n", man_machine_columns },
	{ "@THEMES@\n", man_themes },
	{ "@GLYPHS@\n", man_glyphs },
};

#define INSERT_COUNT (sizeof(inserts) / sizeof(inserts[0]))

static void write_man(void)
{
	char line[512];
	size_t i;

	while (fgets(line, sizeof(line), stdin)) {
		for (i = 0; i < INSERT_COUNT; i++)
			if (!strcmp(line, inserts[i].line))
				break;
		if (i < INSERT_COUNT)
			inserts[i].write();
		else
			fputs(line, stdout);
	}
}

static void write_keys(void)
{
	int group, id, i;

	puts("| key | does |\n|---|---|");
	for (group = GROUP_NONE + 1; group < GROUP_COUNT; group++) {
		if (action_in_group(group, 0) != ACTION_NONE)
			printf("| | **%s** |\n", action_groups[group]);
		for (i = 0; (id = action_in_group(group, i)) != ACTION_NONE;
		     i++)
			printf("| `%s` | %s |\n", actions[id].label,
			       actions[id].help);
	}
}

/* LIST NAME: a line for each row of the lists, and the key where it has one. */
static void write_names(void)
{
	int id;

	for (id = 0; id < WQDEMO_QUEUE_COUNT; id++)
		printf("queue %s %s\n", actions[id].queue, actions[id].label);
	for (id = 0; id < WQDEMO_VERB_COUNT; id++)
		printf("verb %s\n", wqdemo_verb_word((enum wqdemo_verb)id));
	for (id = 0; id < WQDEMO_KEY_COUNT; id++)
		printf("word %s\n", wqdemo_key_name((enum wqdemo_key)id));
	for (id = 0; id < VIEW_COUNT; id++)
		printf("view %s %s\n", view_rows[id].name, view_rows[id].key);
	for (id = 0; id < COLUMN_IDS; id++)
		if (*columns[id].header)
			printf("column %s\n", columns[id].header);
	for (id = 0; id < MACHINE_COLUMN_IDS; id++)
		printf("column %s\n", machine_columns[id].header);
	for (id = 0; id < OPTION_IDS; id++)
		printf("option --%s\n", option_rows[id].name);
#define NAME_OF_SCRIPT(symbol, name) puts("script " #name);
	SCRIPT_VERBS(NAME_OF_SCRIPT)
#define NAME_OF_VALUE(name, is_time) puts("value " #name);
	MEASURED_ITEM_VALUES(NAME_OF_VALUE)
	MEASURED_QUEUE_VALUES(NAME_OF_VALUE)
	puts("value best");
	puts("value machine");
	for (id = 0; id < (int)THEME_COUNT; id++)
		printf("theme %s\n", themes[id].name);
	for (id = 0; id < (int)GLYPH_SET_COUNT; id++)
		printf("glyphs %s\n", glyph_sets[id].name);
}

/* The completions of a shell for an argument, by its name. */
enum offer { OFFER_NOTHING, OFFER_FILES, OFFER_WORDS };

static const struct {
	const char *argument;
	enum offer offer;
	const char *words;
} offers[] = {
	{ "PATH", OFFER_FILES, NULL },
	{ "FILE", OFFER_FILES, NULL },
	{ "SCRIPT", OFFER_FILES, NULL },
	{ "LESSON", OFFER_FILES, NULL },
	{ "THEME", OFFER_WORDS, THEME_WORDS },
	{ "GLYPHS", OFFER_WORDS, GLYPH_SET_WORDS },
};

/* @words: the choices, without the blank before the first. */
static enum offer offer_for(const char *argument, const char **words)
{
	size_t i;

	for (i = 0; i < sizeof(offers) / sizeof(offers[0]); i++) {
		if (strcmp(argument, offers[i].argument))
			continue;
		*words = offers[i].words ? offers[i].words + 1 : "";
		return offers[i].offer;
	}
	return OFFER_NOTHING;
}

static void bash_argument(const struct option_row *row)
{
	const char *words;

	fputs("\t", stdout);
	if (row->letter)
		printf("-%c | ", row->letter);
	printf("--%s) ", row->name);
	switch (offer_for(row->argument, &words)) {
	case OFFER_FILES:
		puts("_wqtop_offer -f ;;");
		break;
	case OFFER_WORDS:
		printf("_wqtop_offer -W '%s' ;;\n", words);
		break;
	default:
		puts(";;");
	}
}

/* Needs nothing but bash. */
static void write_bash(void)
{
	int id;

	puts("# Completion of wqtop's command line in bash.\n"
	     "_wqtop_offer() {\n"
	     "\tmapfile -t COMPREPLY < <(compgen \"$@\" -- \"$word\")\n"
	     "\t[[ $1 != -f ]] || compopt -o filenames 2>/dev/null\n"
	     "}\n"
	     "_wqtop() {\n"
	     "\tlocal word=${COMP_WORDS[COMP_CWORD]}\n"
	     "\tlocal before=${COMP_WORDS[COMP_CWORD - 1]}\n"
	     "\tCOMPREPLY=()\n"
	     "\t# --theme=light comes as three words, for = ends one.\n"
	     "\tif [[ $word == = ]]; then\n"
	     "\t\tword=\n"
	     "\telif [[ $before == = ]]; then\n"
	     "\t\tbefore=${COMP_WORDS[COMP_CWORD - 2]}\n"
	     "\tfi\n"
	     "\tcase $before in");
	for (id = 0; id < OPTION_IDS; id++)
		if (option_rows[id].argument)
			bash_argument(&option_rows[id]);
	fputs("\t*) _wqtop_offer -W '", stdout);
	for (id = 0; id < OPTION_IDS; id++) {
		if (option_rows[id].letter)
			printf("-%c ", option_rows[id].letter);
		printf("--%s%s", option_rows[id].name,
		       id < OPTION_IDS - 1 ? " " : "");
	}
	puts("' ;;\n\tesac\n}\ncomplete -F _wqtop wqtop");
}

/* Text inside of '...[...]...'. */
static void zsh_text(const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\'", stdout);
		if (*text == '[' || *text == ']' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
}

static void zsh_argument(const struct option_row *row)
{
	const char *words;

	switch (offer_for(row->argument, &words)) {
	case OFFER_FILES:
		printf(":%s:_files", row->argument);
		break;
	case OFFER_WORDS:
		printf(":%s:(%s)", row->argument, words);
		break;
	default:
		printf(":%s:", row->argument);
	}
}

static void zsh_option(const struct option_row *row)
{
	const char *sign = row->argument ? "=" : "";

	fputs(" \\\n\t", stdout);
	if (row->letter)
		printf("'(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name,
		       row->letter, row->argument ? "+" : "", row->name, sign);
	else
		printf("'--%s%s[", row->name, sign);
	zsh_text(row->help);
	putchar(']');
	if (row->argument)
		zsh_argument(row);
	putchar('\'');
}

static void write_zsh(void)
{
	int id;

	fputs("#compdef wqtop\n_arguments -s", stdout);
	for (id = 0; id < OPTION_IDS; id++)
		zsh_option(&option_rows[id]);
	putchar('\n');
}

static const struct {
	const char *name;
	void (*write)(void);
} documents[] = {
	{ "man", write_man },	  { "keys", write_keys },
	{ "names", write_names }, { "bash", write_bash },
	{ "zsh", write_zsh },
};

#define DOCUMENT_COUNT (sizeof(documents) / sizeof(documents[0]))

int main(int argc, char **argv)
{
	size_t i;

	for (i = 0; argc == 2 && i < DOCUMENT_COUNT; i++) {
		if (strcmp(argv[1], documents[i].name))
			continue;
		documents[i].write();
		return fflush(stdout) || ferror(stdout);
	}
	fputs("usage: docs man < TEMPLATE, or docs keys, names, bash or zsh\n",
	      stderr);
	return 2;
}
