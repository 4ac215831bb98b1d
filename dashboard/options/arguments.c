// SPDX-License-Identifier: GPL-2.0
#include "options/arguments.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "options/config.h"
#include "options/config_file.h"

/* Options point into these texts. */
static char config_text[CONFIG_TEXT_MAX];
static char flags_text[CONFIG_TEXT_MAX];

static bool say_remedy(const char *remedy)
{
	fprintf(stderr, "wqtop: %s\n", remedy);
	return false;
}

/* @name: where the text comes from. */
static bool take_text(struct options *options, enum option_origin origin,
		      char *text, const char *name)
{
	char label[PATH_MAX + 16], reason[CONFIG_REASON_MAX];
	char *words[1 + CONFIG_WORDS_MAX + 1] = { label };
	int count = config_split(text, words + 1, reason);

	snprintf(label, sizeof(label), "wqtop: %s", name);
	if (count < 0) {
		fprintf(stderr, "%s: %s\n", label, reason);
		return false;
	}
	words[1 + count] = NULL;
	return options_take(options, origin, 1 + count, words);
}

static bool take_config(struct options *options)
{
	const char *path = config_file_path();
	int error;

	if (!path)
		return true;
	error = config_file_read(path, config_text, sizeof(config_text));
	if (error)
		fprintf(stderr, "wqtop: %s: %s\n", path,
			error == EILSEQ ?
				"it is no text, or text in UTF-16: save it as UTF-8" :
				strerror(error));
	else if (take_text(options, ORIGIN_CONFIG, config_text, path))
		return true;
	return say_remedy("mend that file, or start with --no-config");
}

static bool take_flags(struct options *options)
{
	const char *flags = getenv("WQTOP_FLAGS");

	if (!flags)
		return true;
	if (strlen(flags) >= sizeof(flags_text))
		fputs("wqtop: WQTOP_FLAGS: too long\n", stderr);
	else if (take_text(options, ORIGIN_FLAGS, strcpy(flags_text, flags),
			   "WQTOP_FLAGS"))
		return true;
	return say_remedy("mend that variable, or unset it");
}

bool arguments_read(struct options *options, int argc, char **argv)
{
	bool config;

	/*
	 * Reads the command line alone first: --help must work with a broken
	 * config.
	 */
	options_init(options);
	if (!options_take(options, ORIGIN_COMMAND_LINE, argc, argv))
		return false;
	if (options_explains(options))
		return true;
	config = !options->origin[OPTION_NO_CONFIG];
	options_init(options);
	return (!config || take_config(options)) && take_flags(options) &&
	       options_take(options, ORIGIN_COMMAND_LINE, argc, argv) &&
	       options_check(options);
}
