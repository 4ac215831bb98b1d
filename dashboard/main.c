// SPDX-License-Identifier: GPL-2.0
/* wqtop: watches the kernel module workqueue_demo and sends it commands. */
#include <locale.h>
#include <stdio.h>
#include <sys/prctl.h>

#include "batch.h"
#include "batch_machine.h"
#include "check.h"
#include "lib/descriptors.h"
#include "loop.h"
#include "options/arguments.h"
#include "term/crash.h"
#include "term/screen.h"

/*
 * Glyphs from the command line are used or refused. Saved glyphs are dropped
 * if this terminal cannot show them: they may come from another one.
 */
static bool choose_glyphs(struct options *options)
{
	enum option_origin origin = options->origin[OPTION_GLYPHS];

	if (!origin || options->glyphs == GLYPHS_ASCII || screen_is_utf8())
		return true;
	if (origin != ORIGIN_COMMAND_LINE) {
		options->origin[OPTION_GLYPHS] = ORIGIN_NONE;
		return true;
	}
	fprintf(stderr,
		"wqtop: --glyphs %s: not in this locale's characters (%s): use --glyphs ascii, or LC_ALL=C.UTF-8\n",
		glyph_sets[options->glyphs].name, screen_codeset());
	return false;
}

/* Prints the help, or the version. */
static enum exit_status explain(const struct options *options)
{
	if (options->help)
		options_print_help();
	else
		options_print_version();
	return descriptors_flush() ? EXIT_DONE : EXIT_FAILED;
}

int main(int argc, char **argv)
{
	struct options options;

	if (!descriptors_fill())
		return EXIT_FAILED;
	crash_begin();
	/* Tables have room for busy hours. A huge page would take memory for what is not used of them. */
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	/*
	 * LC_CTYPE says which characters can be shown. Numbers stay in the C
	 * locale.
	 */
	setlocale(LC_CTYPE, "");
	if (!arguments_read(&options, argc, argv))
		return EXIT_USAGE;
	if (options.help || options.version)
		return explain(&options);
	if (options.lessons)
		return check_list();
	if (options.check)
		return check_run(&options, glyphs_of(screen_glyphs()));
	if (options.batch && options.machine)
		return batch_machine_run(&options, glyphs_of(screen_glyphs()));
	if (options.batch)
		return batch_run(&options, glyphs_of(screen_glyphs()));
	if (!choose_glyphs(&options))
		return EXIT_USAGE;
	return loop_run(&options);
}
