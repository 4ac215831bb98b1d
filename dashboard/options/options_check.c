// SPDX-License-Identifier: GPL-2.0
/* The rules of options that exclude, or need, each other. */
#include <stdio.h>

#include "options/options.h"

static bool complain(const char *option, const char *value, const char *remedy)
{
	fprintf(stderr, "wqtop: %s %s: %s\n", option, value, remedy);
	return false;
}

/*
 * Return: whether the option was given now. A saved option waits for a use in
 * which it has a meaning.
 */
static bool is_asked_for(const struct options *options, enum option_id id)
{
	return options->origin[id] == ORIGIN_COMMAND_LINE;
}

/* Return: the remedy for an option without a meaning here, or NULL. */
static const char *misplaced(const struct options *options, enum option_id id)
{
	/* A picture has the colours of a theme. */
	if (id == OPTION_THEME && options->svg)
		return NULL;
	switch (option_rows[id].place) {
	case PLACE_SCREEN:
		return options->batch || options->check ?
			       "is for the screen, and nothing is drawn: leave one of them out" :
			       NULL;
	case PLACE_TEXT:
		return options->batch ?
			       NULL :
			       "counts printed samples: add -b, --csv or --json, or leave it out";
	default:
		return NULL;
	}
}

static bool check_places(const struct options *options)
{
	const char *reason;
	int id;

	for (id = 0; id < OPTION_IDS; id++) {
		if (!is_asked_for(options, (enum option_id)id))
			continue;
		reason = misplaced(options, (enum option_id)id);
		if (!reason)
			continue;
		fprintf(stderr, "wqtop: --%s %s\n", option_rows[id].name,
			reason);
		return false;
	}
	return true;
}

static void leave_out(struct options *options, enum option_id id)
{
	options->origin[id] = ORIGIN_NONE;
	switch (id) {
	case OPTION_FILE:
		options->path = OPTIONS_DEFAULT_PATH;
		break;
	case OPTION_RECORD:
		options->record = NULL;
		break;
	case OPTION_REPLAY:
		options->replay = NULL;
		break;
	case OPTION_PLAY:
		options->play = NULL;
		break;
	case OPTION_LESSON:
		options->lesson = NULL;
		break;
	case OPTION_READ_ONLY:
		options->read_only = false;
		break;
	case OPTION_MACHINE:
		options->machine = false;
		break;
	default:
		break;
	}
}

/* Drops the saved one of two options that exclude each other. */
static void give_way(struct options *options)
{
	static const enum option_id pairs[][2] = {
		{ OPTION_PLAY, OPTION_READ_ONLY },
		{ OPTION_PLAY, OPTION_REPLAY },
		{ OPTION_PLAY, OPTION_LESSON },
		{ OPTION_LESSON, OPTION_READ_ONLY },
		{ OPTION_LESSON, OPTION_REPLAY },
		{ OPTION_REPLAY, OPTION_RECORD },
		{ OPTION_REPLAY, OPTION_FILE },
		{ OPTION_REPLAY, OPTION_MACHINE },
		{ OPTION_LESSON, OPTION_MACHINE },
	};
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		enum option_origin one = options->origin[pairs[i][0]];
		enum option_origin other = options->origin[pairs[i][1]];

		if (one && other && one != other)
			leave_out(options, pairs[i][one > other]);
	}
}

/* Refuses options that exclude --replay. */
static bool check_replay(const struct options *options)
{
	if (options->record)
		return complain("--replay", options->replay,
				"a replay is not recorded: copy the file, or leave --record out");
	if (is_asked_for(options, OPTION_INTERVAL))
		return complain("--replay", options->replay,
				"a recording has times of its own: leave -d out, < and > change the speed");
	if (is_asked_for(options, OPTION_FILE))
		return complain("--replay", options->replay,
				"nothing but the recording is read: leave --file out");
	if (is_asked_for(options, OPTION_SLOW))
		return complain("--replay", options->replay,
				"a recording's items are as long as they were: leave --slow out, < slows the replay down");
	return true;
}

/* Refuses options that exclude --play. */
static bool check_play(const struct options *options)
{
	if (options->replay)
		return complain("--play", options->play,
				"no commands can be sent to a recording: leave --replay out");
	if (options->read_only)
		return complain("--play", options->play,
				"its commands would not be sent: leave --read-only out");
	return true;
}

/* Refuses what would repeat the metrics: a name may stand in a file once. */
static bool check_once(const struct options *options)
{
	if (options->samples > 1 && is_asked_for(options, OPTION_SAMPLES))
		return complain("--prometheus", "-n",
				"a collector takes each metric once: leave -n out, and start wqtop again and again");
	if (is_asked_for(options, OPTION_INTERVAL))
		return complain("--prometheus", "-d",
				"prints once and waits for nothing: leave -d out");
	return true;
}

/* Refuses what has nothing of the machine, or would print it beside. */
static bool check_machine(const struct options *options)
{
	if (options->lesson)
		return complain("--machine", "with --lesson",
				"a lesson shows views of its own: leave --lesson out");
	if (options->batch && (options->play || options->trace || options->svg))
		return complain("--machine", "with -b and the like",
				"prints only that: leave --play, --trace and --svg out");
	return true;
}

/* Refuses options that exclude --lesson. */
static bool check_lesson(const struct options *options)
{
	if (options->play)
		return complain("--lesson", options->lesson,
				"one script can be played at a time: leave --play out");
	if (options->replay)
		return complain("--lesson", options->lesson,
				"no commands can be sent to a recording: leave --replay out");
	if (options->read_only)
		return complain("--lesson", options->lesson,
				"its commands would not be sent: leave --read-only out");
	if (options->batch)
		return complain("--lesson", options->lesson,
				"is for the screen: add --check in place of -b or another format");
	if (options->check && (options->trace || options->svg))
		return complain("--check", options->lesson,
				"writes no trace and no picture: leave --trace and --svg, or --check, out");
	if (options->check && is_asked_for(options, OPTION_INTERVAL))
		return complain("--check", "-d",
				"reads when the lesson needs it: leave -d out");
	return true;
}

/* Refuses a trace or a picture that would never end. */
static bool check_files(const struct options *options)
{
	if (!options->batch || options->replay || options->samples ||
	    options->format == FORMAT_PROMETHEUS)
		return true;
	return complain(options->trace ? "--trace" : "--svg",
			options->trace ? options->trace : options->svg,
			"is complete after the last sample: add -n, or leave -b and the like out");
}

bool options_check(struct options *options)
{
	bool files = options->trace || options->svg;

	give_way(options);
	/* A recording is read at once, from its beginning to its end. */
	options->quiet = files && options->replay && !options->batch;
	options->batch |= options->quiet;
	if (files && !check_files(options))
		return false;
	if (!check_places(options))
		return false;
	if (options->format == FORMAT_PROMETHEUS && !check_once(options))
		return false;
	if (options->machine && !check_machine(options))
		return false;
	if (options->play && !check_play(options))
		return false;
	if (options->check && !options->lesson)
		return complain("--check", "alone",
				"name what to check: --lesson LESSON");
	if (options->lesson && !check_lesson(options))
		return false;
	if (options->read_only && is_asked_for(options, OPTION_SLOW))
		return complain("--slow", "N",
				"no command would be sent: leave --read-only out");
	return !options->replay || check_replay(options);
}
