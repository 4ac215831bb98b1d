// SPDX-License-Identifier: GPL-2.0
#include "read/recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "lib/clock.h"
#include "read/delta.h"

void recorder_init(struct recorder *recorder)
{
	memset(recorder, 0, sizeof(*recorder));
	recorder->fd = -1;
}

/* Return: 0 or an errno. */
static int write_block(struct recorder *recorder)
{
	const char *text = recorder->block.text;
	size_t left = recorder->block.length;
	ssize_t written;

	while (left) {
		written = write(recorder->fd, text, left);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return errno;
		text += written;
		left -= (size_t)written;
	}
	recorder->block.length = 0;
	return 0;
}

static void stop(struct recorder *recorder, int error)
{
	close(recorder->fd);
	recorder->fd = -1;
	recorder->error = error;
}

int recorder_begin(struct recorder *recorder, const char *path)
{
	/* Never overwrites a recording: it may be the only one of a talk. */
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0)
		return errno;
	recorder->path = path;
	recorder->fd = fd;
	recorder->begun_ms = clock_ms();
	/* A limit on the size of files is an error like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	recorder->error = recording_put_begin(&recorder->block) ?
				  write_block(recorder) :
				  ENOMEM;
	if (recorder->error) {
		stop(recorder, recorder->error);
		/* An empty file would be in the way of the next try. */
		unlink(path);
	}
	return recorder->error;
}

/* Writes changes instead of the whole text where that is shorter. */
static bool put_reading(struct recorder *recorder, struct recording_block block,
			const struct buffer *last, enum recording_kind kind)
{
	struct slice before = { last->text, last->length };
	struct recording_block changes = block;
	struct buffer delta = { 0 };
	bool put;

	if (delta_make(before, block.text, &delta) &&
	    delta.length < block.text.length) {
		changes.kind = kind;
		changes.text = (struct slice){ delta.text, delta.length };
	}
	put = recording_put(&recorder->block, &changes);
	buffer_free(&delta);
	return put;
}

static bool put(struct recorder *recorder, const struct recording_block *block)
{
	switch (block->kind) {
	case RECORDING_READING:
		return put_reading(recorder, *block, &recorder->before,
				   RECORDING_CHANGES);
	case RECORDING_MACHINE:
		return put_reading(recorder, *block, &recorder->machine,
				   RECORDING_MACHINE_CHANGES);
	default:
		return recording_put(&recorder->block, block);
	}
}

static bool keep(struct buffer *before, struct slice text)
{
	before->length = 0;
	return buffer_add(before, text.text, text.length);
}

/* The next reading is compared with this one. */
static bool keep_reading(struct recorder *recorder,
			 const struct recording_block *block)
{
	if (recording_is_cue(block->kind))
		return true;
	if (block->kind == RECORDING_MACHINE)
		return keep(&recorder->machine, block->text);
	if (block->kind == RECORDING_READING)
		return keep(&recorder->before, block->text);
	recorder->before.length = 0;
	return true;
}

void recorder_take(struct recorder *recorder, struct recording_block block)
{
	int error = 0;

	if (recorder->fd < 0)
		return;
	block.ms = clock_ms() - recorder->begun_ms;
	if (!put(recorder, &block) || !keep_reading(recorder, &block))
		error = ENOMEM;
	if (!error)
		error = write_block(recorder);
	if (error)
		stop(recorder, error);
}

void recorder_end(struct recorder *recorder)
{
	if (recorder->fd >= 0)
		close(recorder->fd);
	buffer_free(&recorder->before);
	buffer_free(&recorder->machine);
	buffer_free(&recorder->block);
	recorder_init(recorder);
}
