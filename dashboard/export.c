// SPDX-License-Identifier: GPL-2.0
#include "export.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "layout/timeline_chart.h"
#include "lib/file.h"
#include "print/svg.h"

/* Names that are tried for a file that a key writes. */
#define NAMES_MOST 9999
#define NAME_MAX   32

static bool complain(const struct export_file *file, const char *why)
{
	fprintf(stderr, "wqtop: %s %s: %s\n", file->option, file->path, why);
	return false;
}

/* Return: a new file, or NULL with errno: EEXIST if there is one of that name. */
static FILE *make_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	/* A limit on the size of files is an error like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	return fd < 0 ? NULL : fdopen(fd, "w");
}

/* Ends a file. Return: 0, or the errno of what could not be written. */
static int close_file(FILE *out)
{
	int error = 0;

	if (fflush(out) || ferror(out))
		error = errno ? errno : EIO;
	if (fclose(out) && !error)
		error = errno;
	return error;
}

static bool begin_file(struct export_file *file, const char *option,
		       const char *path)
{
	file->option = option;
	file->path = path;
	if (!path)
		return true;
	file->out = make_file(path);
	if (file->out)
		return true;
	return complain(file, file_new_words(file->path, errno));
}

static void abandon_file(struct export_file *file)
{
	if (!file->out)
		return;
	fclose(file->out);
	unlink(file->path);
	file->out = NULL;
}

void export_abandon(struct export *export)
{
	abandon_file(&export->trace_file);
	abandon_file(&export->svg_file);
}

bool export_begin(struct export *export, const struct options *options)
{
	if (!begin_file(&export->trace_file, "--trace", options->trace) ||
	    !begin_file(&export->svg_file, "--svg", options->svg)) {
		export_abandon(export);
		return false;
	}
	if (export->trace_file.out)
		trace_begin(&export->trace, export->trace_file.out);
	return true;
}

void export_take(struct export *export, const struct source *source,
		 const struct snapshot *snapshot)
{
	struct slice rest = { source->events.text, source->events.length };
	struct slice line;
	struct event event;

	export->read_ns = snapshot->time_ns;
	if (!export->trace_file.out)
		return;
	while (slice_line(&rest, &line))
		if (event_line_parse(line, &event))
			trace_take(&export->trace, &event, true);
	trace_take_reading(&export->trace, snapshot);
}

static bool end_file(struct export_file *file)
{
	int error = file->out ? close_file(file->out) : 0;

	file->out = NULL;
	return !error || complain(file, strerror(error));
}

bool export_end(struct export *export)
{
	bool written;

	if (export->trace_file.out)
		trace_end(&export->trace, export->read_ns);
	written = end_file(&export->trace_file);
	return end_file(&export->svg_file) && written;
}

/* Return: the window of the timeline, also where other views are on the screen. */
static struct timeline_window window_of(const struct model *model)
{
	const struct chart *chart = chart_now(model);

	if (chart->timeline.window.columns > 0)
		return chart->timeline.window;
	return chart_window(model, TIMELINE_COLUMNS);
}

/* Return: false without memory. */
static bool draw_screen(FILE *out, const struct model *model)
{
	struct timeline_window window = window_of(model);

	return svg_print(out, model, timeline_ns(&window, 0), window.right_ns,
			 model->looks.theme);
}

bool export_end_screen(struct export *export, const struct model *model)
{
	bool drawn = !export->svg_file.out ||
		     draw_screen(export->svg_file.out, model) ||
		     complain(&export->svg_file, strerror(ENOMEM));

	return export_end(export) && drawn;
}

/* Makes the first of wqtop-1.svg, wqtop-2.svg... that is free. */
static FILE *make_named(const char *ending, char *name)
{
	unsigned int number;
	FILE *out = NULL;

	for (number = 1; !out && number <= NAMES_MOST; number++) {
		snprintf(name, NAME_MAX, "wqtop-%u.%s", number, ending);
		out = make_file(name);
		if (!out && errno != EEXIST)
			break;
	}
	return out;
}

/* Return: 0 or an errno. */
static int write_screen(FILE *out, const struct model *model, bool picture)
{
	struct timeline_window window = window_of(model);
	int error = 0, closed;

	if (!picture)
		trace_print_window(out, model, &window);
	else if (!draw_screen(out, model))
		error = ENOMEM;
	closed = close_file(out);
	return error ? error : closed;
}

void export_screen(struct model *model, bool picture)
{
	char name[NAME_MAX];
	FILE *out = make_named(picture ? "svg" : "json", name);
	int error = out ? write_screen(out, model, picture) : errno;

	if (error)
		message_say(&model->message, true, "%s: not written: %s", name,
			    strerror(error));
	else
		message_say(&model->message, false, "written to %s: %s", name,
			    picture ? "a picture for slides" :
				      "a trace, ui.perfetto.dev shows it");
}
