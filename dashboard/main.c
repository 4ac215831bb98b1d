// SPDX-License-Identifier: GPL-2.0
/* wqtop: watches the kernel module workqueue_demo and sends it commands. */
#include <locale.h>

#include "batch.h"
#include "dashboard.h"
#include "options.h"
#include "screen.h"

int main(int argc, char **argv)
{
	struct options options;

	/* Which characters can be shown; numbers stay as the kernel's. */
	setlocale(LC_CTYPE, "");
	if (!options_parse(&options, argc, argv))
		return EXIT_USAGE;
	if (options.help) {
		options_print_help();
		return EXIT_DONE;
	}
	if (options.version) {
		options_print_version();
		return EXIT_DONE;
	}
	if (options.batch)
		return batch_run(&options, screen_glyphs());
	return dashboard_run(&options, screen_glyphs());
}
