// SPDX-License-Identifier: GPL-2.0
#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "common/abi.h"
#include "lib/file.h"
#include "read/loading.h"

/*
 * The module writes a few kilobytes of counters, and a hundred bytes for each
 * of 8192 events. A larger file, such as /dev/zero, is refused.
 */
#define SIZE_MAX_READ (4 * 1024 * 1024)
/* Two days of a reading every half a second. A larger file is mapped. */
#define SIZE_MAX_RECORDING (128 * 1024 * 1024)

/* O_NONBLOCK: a fifo must not hold up the screen. */
#define OPEN_FLAGS (O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

#define EVENTS_SUFFIX "_events"

static void close_events(struct source *source)
{
	if (source->events_fd >= 0)
		close(source->events_fd);
	source->events_fd = -1;
}

static bool complain(const char *option, const char *path, const char *why)
{
	fprintf(stderr, "wqtop: %s %s: %s\n", option, path, why);
	return false;
}

/* Return: 0 or an errno; EFBIG only of a pipe. */
static int load_recording(struct player *player, const char *path)
{
	int error = file_load(&player->file, path, SIZE_MAX_RECORDING);

	if (error != EFBIG || file_is_pipe(path))
		return error;
	buffer_free(&player->file);
	return file_map(&player->mapped, path);
}

static bool begin_replay(struct source *source,
			 const struct source_paths *paths)
{
	const char *path = paths->replay;
	char reason[RECORDING_REASON_MAX];
	int error;

	source->replays = true;
	source->player.wants = paths->wants;
	error = load_recording(&source->player, path);
	if (error == EFBIG)
		return complain("--replay", path,
				"too much for a pipe: save it to a file, and name that");
	if (error)
		return complain("--replay", path, file_words(error));
	if (!player_open(&source->player, reason))
		return complain("--replay", path, reason);
	if (paths->wants == PLAYER_COUNTERS &&
	    !source_has(source, RECORDING_READING) &&
	    source_has(source, RECORDING_MACHINE))
		return complain("--replay", path,
				"it has nothing but the machine: add --machine");
	return true;
}

static bool begin_recording(struct source *source, const char *path)
{
	int error = recorder_begin(&source->recorder, path);

	return !error ||
	       complain("--record", path, file_new_words(path, error));
}

/* A pipe gives its text once, however slowly, and every reading is of that. */
static bool begin_pipe(struct source *source)
{
	int error;

	source->piped = file_is_pipe(source->path);
	if (!source->piped)
		return true;
	error = file_load(&source->counters, source->path, SIZE_MAX_READ);
	return !error || complain("--file", source->path, file_words(error));
}

static bool begin_file(struct source *source, const struct source_paths *paths)
{
	if (paths->replay)
		return begin_replay(source, paths);
	if (!begin_pipe(source))
		return false;
	return !paths->record || begin_recording(source, paths->record);
}

bool source_begin(struct source *source, const struct source_paths *paths)
{
	size_t size = strlen(paths->counters) + sizeof(EVENTS_SUFFIX);

	memset(source, 0, sizeof(*source));
	source->path = paths->counters;
	source->state = SOURCE_ABSENT;
	source->events_fd = -1;
	recorder_init(&source->recorder);
	/* Without memory for the name there are no events. */
	source->events_path = malloc(size);
	if (source->events_path)
		snprintf(source->events_path, size, "%s" EVENTS_SUFFIX,
			 paths->counters);
	if (begin_file(source, paths))
		return true;
	source_free(source);
	return false;
}

void source_free(struct source *source)
{
	close_events(source);
	free(source->events_path);
	buffer_free(&source->counters);
	buffer_free(&source->events);
	recorder_end(&source->recorder);
	file_unmap(&source->player.mapped);
	player_free(&source->player);
	source->events_path = NULL;
}

static int read_counters(struct source *source)
{
	struct stat status;
	int fd, error;

	if (source->piped)
		return 0;
	fd = open(source->path, O_RDONLY | OPEN_FLAGS);
	if (fd < 0)
		return errno;
	source->counters.length = 0;
	/* Reading a terminal would take the keys. */
	if (!fstat(fd, &status) && S_ISCHR(status.st_mode))
		error = ENODEV;
	else
		error = file_read_all(&source->counters, fd, SIZE_MAX_READ);
	close(fd);
	return error;
}

/* Reads no events where there is no such file, or the module has gone. */
static void read_events(struct source *source)
{
	source->events.length = 0;
	if (source->events_fd < 0 && source->events_path)
		source->events_fd =
			open(source->events_path, O_RDONLY | OPEN_FLAGS);
	if (source->events_fd < 0)
		return;
	if (file_read_all(&source->events, source->events_fd, SIZE_MAX_READ))
		close_events(source);
}

static enum source_state state_of_error(int error)
{
	switch (error) {
	case ENOENT:
	case EIO: /* unloaded between open and read */
		return SOURCE_ABSENT;
	case EACCES:
	case EPERM:
		return SOURCE_DENIED;
	default:
		return SOURCE_STALE;
	}
}

/* Of the module's own file only: a copy that is not there is just that. */
static const char *why_hidden(const struct source *source, int error)
{
	if (error != ENOENT || strcmp(source->path, "/proc/" WQDEMO_PROC_NAME))
		return NULL;
	return loading_hidden("");
}

static void lose(struct source *source, int error)
{
	const char *hidden = why_hidden(source, error);

	source->hidden = hidden != NULL;
	source->state = hidden ? SOURCE_DENIED : state_of_error(error);
	snprintf(source->reason, sizeof(source->reason), "%s",
		 hidden ? hidden : file_words(error));
}

static void read_files(struct source *source, struct snapshot *snapshot)
{
	int error = read_counters(source);

	source->events.length = 0;
	source->hidden = false;
	if (error) {
		lose(source, error);
	} else if (snapshot_parse(snapshot, source->counters.text,
				  source->counters.length, source->reason)) {
		source->state = SOURCE_LIVE;
		/*
		 * Events are read after the counters, so that none is missing
		 * for what was counted.
		 */
		read_events(source);
	} else {
		source->state = SOURCE_STALE;
	}
}

static enum recording_kind kind_of_state(enum source_state state)
{
	switch (state) {
	case SOURCE_LIVE:
		return RECORDING_READING;
	case SOURCE_ABSENT:
		return RECORDING_ABSENT;
	case SOURCE_DENIED:
		return RECORDING_DENIED;
	case SOURCE_STALE:
		break;
	}
	return RECORDING_STALE;
}

static enum source_state state_of_kind(enum recording_kind kind)
{
	switch (kind) {
	case RECORDING_READING:
		return SOURCE_LIVE;
	case RECORDING_ABSENT:
		return SOURCE_ABSENT;
	case RECORDING_DENIED:
		return SOURCE_DENIED;
	default:
		return SOURCE_STALE;
	}
}

static void record(struct source *source)
{
	struct recording_block block = { .kind = kind_of_state(source->state) };

	if (source->state == SOURCE_LIVE) {
		block.text.text = source->counters.text;
		block.text.length = source->counters.length;
		block.events.text = source->events.text;
		block.events.length = source->events.length;
	} else {
		block.text.text = source->reason;
		block.text.length = strlen(source->reason);
	}
	recorder_take(&source->recorder, block);
}

/* After the end the last reading stays, without events. */
static void read_recording(struct source *source, struct snapshot *snapshot)
{
	struct recording_block block;

	source->events.length = 0;
	if (!player_take(&source->player, &block))
		return;
	source->state = state_of_kind(block.kind);
	if (source->state != SOURCE_LIVE)
		slice_copy(block.text, source->reason, sizeof(source->reason));
	else if (!snapshot_parse(snapshot, block.text.text, block.text.length,
				 source->reason))
		source->state = SOURCE_STALE;
	else
		buffer_add(&source->events, block.events.text,
			   block.events.length);
}

enum source_state source_read(struct source *source, struct snapshot *snapshot)
{
	if (source->replays) {
		read_recording(source, snapshot);
	} else {
		read_files(source, snapshot);
		record(source);
	}
	return source->state;
}

void source_put_cue(struct source *source, struct recording_block cue)
{
	recorder_take(&source->recorder, cue);
}

bool source_take_cue(struct source *source, struct recording_block *cue)
{
	struct player *player = &source->player;

	return !player->ended && recording_is_cue(player->next.kind) &&
	       player_take(player, cue);
}

void source_put_machine(struct source *source, struct slice text)
{
	recorder_take(&source->recorder,
		      (struct recording_block){ .kind = RECORDING_MACHINE,
						.text = text });
}

bool source_take_machine(struct source *source, struct slice *text)
{
	struct player *player = &source->player;
	struct recording_block block;

	if (player->ended || !recording_is_machine(player->next.kind) ||
	    !player_take(player, &block))
		return false;
	*text = block.text;
	return true;
}

bool source_has(const struct source *source, enum recording_kind kind)
{
	return source->replays && recording_has(source->player.blocks, kind);
}

bool source_ended(const struct source *source)
{
	return source->replays && source->player.ended;
}

int source_record_error(struct source *source)
{
	int error = source->recorder.error;

	source->recorder.error = 0;
	return error;
}

void source_complain(struct source *source)
{
	int error = source_record_error(source);

	if (error)
		fprintf(stderr, "wqtop: --record %s: stopped: %s\n",
			source->recorder.path, strerror(error));
}

static enum source_rights rights_of_user(const struct privileges *privileges)
{
	if (privileges->namespaced)
		return RIGHTS_NAMESPACE;
	if (privileges->root)
		return privileges->may_send ? RIGHTS_FORBIDDEN :
					      RIGHTS_NO_CAPABILITY;
	if (privileges->no_new)
		return RIGHTS_NO_NEW;
	return privileges->sudo ? RIGHTS_NOT_ROOT : RIGHTS_NO_SUDO;
}

struct source_help source_help(const struct source *source)
{
	struct privileges privileges = privileges_now();
	enum source_module module = loading_module();
	char path[PATH_MAX];
	bool installed = loading_installed("", path, sizeof(path));
	const char *file = installed ? path : loading_file(module);

	return (struct source_help){
		.module = module,
		.installed = installed,
		.obstacle = loading_obstacle("", file, &privileges),
		.hidden = source->hidden,
		.user = rights_of_user(&privileges),
	};
}

/* A command written into somebody's saved copy would destroy it. */
static bool is_in_proc(const char *path)
{
	int fd = open(path, O_PATH | O_CLOEXEC);
	struct statfs file_system;
	bool is_proc;

	if (fd < 0)
		return true;
	is_proc = !fstatfs(fd, &file_system) &&
		  file_system.f_type == PROC_SUPER_MAGIC;
	close(fd);
	return is_proc;
}

enum source_rights source_rights(const struct source *source)
{
	struct privileges privileges;
	int fd;

	if (source->replays)
		return RIGHTS_REPLAY;
	if (source->piped || !is_in_proc(source->path))
		return RIGHTS_NO_MODULE;
	fd = open(source->path, O_WRONLY | OPEN_FLAGS);
	if (fd >= 0) {
		close(fd);
		return RIGHTS_SEND;
	}
	if (errno == EROFS)
		return RIGHTS_READ_ONLY_PROC;
	privileges = privileges_now();
	return rights_of_user(&privileges);
}
