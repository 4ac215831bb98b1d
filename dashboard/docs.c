// SPDX-License-Identifier: GPL-2.0
/*
 * Writes documents from the tables that wqtop itself is made of, so that they
 * cannot disagree: docs man < wqtop.8.in, docs keys (Markdown, for README.md).
 */
#include <stdio.h>
#include <string.h>

#include "actions.h"
#include "command_line.h"
#include "options.h"

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
	int id;

	for (id = 0; id < ACTION_IDS; id++)
		man_item(actions[id].label, actions[id].help);
}

static void man_line_keys(void)
{
#define MAN_LINE_KEY(label, help)	man_item(label, help);
	COMMAND_LINE_KEYS(MAN_LINE_KEY)
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
	{ "@LINE_KEYS@\n", man_line_keys },
	{ "@EXITS@\n", man_exits },
};

#define INSERT_COUNT	(sizeof(inserts) / sizeof(inserts[0]))

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
	int id;

	puts("| key | does |\n|---|---|");
	for (id = 0; id < ACTION_IDS; id++)
		printf("| `%s` | %s |\n", actions[id].label, actions[id].help);
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "man")) {
		write_man();
	} else if (argc == 2 && !strcmp(argv[1], "keys")) {
		write_keys();
	} else {
		fputs("usage: docs man < TEMPLATE, or docs keys\n", stderr);
		return 2;
	}
	return fflush(stdout) || ferror(stdout);
}
