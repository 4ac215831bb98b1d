// SPDX-License-Identifier: GPL-2.0
/*
 * Stands in for the module in tests of the screen, where none can be loaded:
 *
 *     FAKE_MODULE=FILE LD_PRELOAD=.../fake_module.so wqtop --file FILE
 *
 * FILE is a copy of /proc/workqueue_demo. wqtop takes it for the module's own,
 * and a command that wqtop writes there is carried out on the text: counters
 * move, an answer is added. A new text is put in place by rename(), so that
 * nobody reads half of one. FAKE_WAIT_MS=N: stop waits for so long.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "../../common/command.h"

#define TEXT_MAX	65536

struct fake {
	const char *path;
	char text[TEXT_MAX];
	uint64_t accepted, coalesced, waited_ns;
	unsigned int removed;
	char reason[WQDEMO_REASON_MAX];
};

static bool is_fake(int fd)
{
	const char *path = getenv("FAKE_MODULE");
	char link[64], real[4096], wanted[4096];
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	length = path ? readlink(link, real, sizeof(real) - 1) : -1;
	if (length < 0 || !realpath(path, wanted))
		return false;
	real[length] = '\0';
	return !strcmp(real, wanted);
}

static void load(struct fake *fake)
{
	FILE *file = fopen(fake->path, "re");
	size_t length = file ? fread(fake->text, 1, TEXT_MAX - 1, file) : 0;

	fake->text[length] = '\0';
	if (file)
		fclose(file);
}

static void store(const struct fake *fake)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s.new", fake->path);
	file = fopen(path, "we");
	if (!file)
		return;
	fputs(fake->text, file);
	fclose(file);
	rename(path, fake->path);
}

/* Puts @with in place of the @length bytes at @at. */
static void replace(struct fake *fake, char *at, size_t length, const char *with)
{
	size_t longer = strlen(with);

	if (strlen(fake->text) - length + longer >= TEXT_MAX)
		return;
	memmove(at + longer, at + length, strlen(at + length) + 1);
	memcpy(at, with, longer);
}

/* The first row of that name is in the table "queue". */
static void submit(struct fake *fake, const char *queue, uint64_t n)
{
	uint64_t c[WQDEMO_COUNT_COLUMNS] = { 0 };
	char start[32], row[512];
	size_t used;
	char *at, *word;
	int i;

	snprintf(start, sizeof(start), "\n%s ", queue);
	at = strstr(fake->text, start);
	if (!at)
		return;
	word = at + strlen(start);
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++)
		c[i] = strtoull(word, &word, 10);
	/* One item can only be pending once; of custom ones four run. */
	fake->accepted = strcmp(queue, "custom") ? 1 : n;
	fake->coalesced = n - fake->accepted;
	c[WQDEMO_COUNT_submitted] += n;
	c[WQDEMO_COUNT_accepted] += fake->accepted;
	c[WQDEMO_COUNT_coalesced] += fake->coalesced;
	c[WQDEMO_COUNT_running] = fake->accepted < 4 ? fake->accepted : 4;
	c[WQDEMO_COUNT_pending] = fake->accepted -
				  c[WQDEMO_COUNT_running];
	used = (size_t)snprintf(row, sizeof(row), "\n%s", queue);
	for (i = 0; i < WQDEMO_COUNT_COLUMNS; i++)
		used += (size_t)snprintf(row + used, sizeof(row) - used,
					 " %" PRIu64, c[i]);
	replace(fake, at, (size_t)(word - at), row);
}

static int set_running(struct fake *fake, char from, char to, int error,
		       const char *reason)
{
	char *at = strstr(fake->text, "periodic running=");

	if (!at || at[17] != from) {
		snprintf(fake->reason, sizeof(fake->reason), "%s", reason);
		return error;
	}
	at[17] = to;
	return 0;
}

static int carry_out(struct fake *fake, const struct wqdemo_command *command)
{
	const char *wait_ms = getenv("FAKE_WAIT_MS");

	switch (command->verb) {
	case WQDEMO_VERB_IMMEDIATE:
		submit(fake, "system", command->value[WQDEMO_KEY_N]);
		return 0;
	case WQDEMO_VERB_DELAYED:
		submit(fake, "delayed", command->value[WQDEMO_KEY_N]);
		return 0;
	case WQDEMO_VERB_CUSTOM:
		submit(fake, "custom", command->value[WQDEMO_KEY_N]);
		return 0;
	case WQDEMO_VERB_START:
		return set_running(fake, '0', '1', EBUSY, "it is running");
	case WQDEMO_VERB_STOP:
		fake->removed = 1;
		fake->waited_ns = wait_ms ? strtoull(wait_ms, NULL, 10) *
					    1000000 : 0;
		usleep((useconds_t)(fake->waited_ns / 1000));
		return set_running(fake, '1', '0', EALREADY, "it is stopped");
	default:
		return EOPNOTSUPP;
	}
}

static void add_answer(struct fake *fake, const char *command, size_t length,
		       int error)
{
	char *at = strstr(fake->text, "\n\ncommands");
	char line[1024];
	char *last;
	unsigned long long seq = 0;

	for (last = fake->text; (last = strstr(last, "\nlast seq=")); last++)
		seq = strtoull(last + 10, NULL, 10);
	snprintf(line, sizeof(line),
		 "\nlast seq=%llu pid=%d command=\"%.*s\" errno=%d accepted=%" PRIu64
		 " coalesced=%" PRIu64 " rejected=0 removed=%u waited_ns=%" PRIu64
		 " reason=\"%s\"",
		 seq + 1, (int)getpid(), (int)length, command, error,
		 fake->accepted, fake->coalesced, fake->removed,
		 fake->waited_ns, fake->reason);
	if (at)
		replace(fake, at, 0, line);
}

/* Return: an errno. */
static int take_command(const char *text, size_t length)
{
	static struct fake fake;
	struct wqdemo_command command;
	int lock, error;

	fake.path = getenv("FAKE_MODULE");
	lock = open(fake.path, O_RDONLY | O_CLOEXEC);
	flock(lock, LOCK_EX);
	load(&fake);
	error = -wqdemo_command_parse(text, length, &command, fake.reason);
	if (!error)
		error = carry_out(&fake, &command);
	add_answer(&fake, text, length, error);
	store(&fake);
	close(lock);
	return error;
}

ssize_t write(int fd, const void *buffer, size_t length)
{
	ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");

	if (!is_fake(fd))
		return real(fd, buffer, length);
	errno = take_command(buffer, length);
	return errno ? -1 : (ssize_t)length;
}

int fstatfs(int fd, struct statfs *file_system)
{
	int (*real)(int, struct statfs *) = dlsym(RTLD_NEXT, "fstatfs");
	int result = real(fd, file_system);

	if (!result && is_fake(fd))
		file_system->f_type = PROC_SUPER_MAGIC;
	return result;
}
