// SPDX-License-Identifier: GPL-2.0
/*
 * Stands in for the module in tests of the screen, where none can be loaded:
 *
 *     FAKE_MODULE=FILE LD_PRELOAD=.../fake_module.so wqtop --file FILE
 *
 * FILE is a copy of /proc/workqueue_demo, which wqtop takes for the module's.
 * Commands are carried out on the text: counters move, an answer is added, and
 * events in FILE_events. rename() puts a new text in place, whole.
 * FAKE_WAIT_MS=N: commands that wait do so for N ms, and others go on meanwhile.
 * FAKE_SLOW=VERB: that verb is slow to reach the module.
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
#include <time.h>
#include <unistd.h>

#include "test/screen/fake_machine.h"
#include "test/screen/fake_text.h"

static bool is_fake(int fd)
{
	const char *path = getenv("FAKE_MODULE");

	return path && fake_is_open_as(fd, path);
}

/* Every queue of allocated items runs four at once, and knows whom it holds. */
static void write_counts(struct fake *fake, const char *queue,
			 const uint64_t *c)
{
	uint64_t concurrency[WQDEMO_CONCURRENCY_COLUMNS] = {
		[WQDEMO_CONCURRENCY_highest] = 4,
		[WQDEMO_CONCURRENCY_held] = c[WQDEMO_COUNT_pending],
	};

	fake_write_row(fake, "queue", queue, fake_counts, c,
		       WQDEMO_COUNT_COLUMNS);
	if (!strcmp(queue, "custom"))
		fake_write_row(fake, "concurrency", queue, fake_concurrencies,
			       concurrency, WQDEMO_CONCURRENCY_COLUMNS);
}

/* One item can only be pending once; of allocated ones four run. */
static void submit(struct fake *fake, enum wqdemo_queue queue, uint64_t n,
		   uint64_t *c)
{
	bool is_static = queue == WQDEMO_SYSTEM || queue == WQDEMO_DELAYED;

	fake->accepted = is_static ? !c[WQDEMO_COUNT_armed] : n;
	fake->coalesced = n - fake->accepted;
	c[WQDEMO_COUNT_submitted] += n;
	c[WQDEMO_COUNT_accepted] += fake->accepted;
	c[WQDEMO_COUNT_coalesced] += fake->coalesced;
	if (queue == WQDEMO_DELAYED) {
		c[WQDEMO_COUNT_armed] = 1;
		return;
	}
	c[WQDEMO_COUNT_running] = fake->accepted < 4 ? fake->accepted : 4;
	c[WQDEMO_COUNT_pending] = fake->accepted - c[WQDEMO_COUNT_running];
}

static void submit_events(struct fake *fake, enum wqdemo_queue queue,
			  const uint64_t *c)
{
	uint64_t last = c[WQDEMO_COUNT_accepted], i;
	uint64_t first = last - fake->accepted + 1;
	const char *name = fake_queues[queue];

	fake_add_events(fake, fake->accepted,
			queue == WQDEMO_DELAYED ? "armed" : "submitted", name,
			last, "wqtop");
	for (i = 0; i < fake->coalesced; i++)
		fake_add_event(fake, "coalesced", name, last, "wqtop");
	for (i = first; i < first + c[WQDEMO_COUNT_running]; i++) {
		fake_add_event(fake, "started", name, i, NULL);
		fake_add_event(fake, "step", name, i, NULL);
	}
}

static void modify(struct fake *fake, uint64_t *c)
{
	fake->modified = c[WQDEMO_COUNT_armed];
	fake->accepted = !fake->modified;
	c[WQDEMO_COUNT_submitted]++;
	c[WQDEMO_COUNT_modified] += fake->modified;
	c[WQDEMO_COUNT_accepted] += fake->accepted;
	c[WQDEMO_COUNT_armed] = 1;
}

static void cancel(struct fake *fake, uint64_t *c)
{
	fake->removed = c[WQDEMO_COUNT_pending] + c[WQDEMO_COUNT_armed];
	c[WQDEMO_COUNT_cancelled] += fake->removed;
	c[WQDEMO_COUNT_pending] = 0;
	c[WQDEMO_COUNT_armed] = 0;
}

static void finish_all(uint64_t *c)
{
	c[WQDEMO_COUNT_completed] +=
		c[WQDEMO_COUNT_pending] + c[WQDEMO_COUNT_running];
	c[WQDEMO_COUNT_pending] = 0;
	c[WQDEMO_COUNT_running] = 0;
}

static int refuse(struct fake *fake, int error, const char *reason)
{
	snprintf(fake->reason, sizeof(fake->reason), "%s", reason);
	return error;
}

static int set_running(struct fake *fake, char from, char to, int error,
		       const char *reason)
{
	char *at = strstr(fake->text, "periodic running=");

	if (!at || at[17] != from)
		return refuse(fake, error, reason);
	at[17] = to;
	return 0;
}

static int stop(struct fake *fake)
{
	fake->removed = 1;
	return set_running(fake, '1', '0', EALREADY, "it is stopped");
}

/* Lets the module's clock go on, which stands still otherwise. */
static void pass_time(struct fake *fake, uint64_t ns)
{
	char *at = strstr(fake->text, "\ntime_ns ");
	char line[64];

	if (!at)
		return;
	snprintf(line, sizeof(line), "\ntime_ns %" PRIu64,
		 (uint64_t)strtoull(at + 9, NULL, 10) + ns);
	fake_replace(fake, at, strcspn(at + 1, "\n") + 1, line);
}

static int act_on_queue(struct fake *fake, enum wqdemo_queue queue,
			const struct wqdemo_command *command)
{
	const char *name = fake_queues[queue];
	uint64_t c[WQDEMO_COUNT_COLUMNS], last;

	if (queue == WQDEMO_PERIODIC)
		return refuse(fake, EOPNOTSUPP,
			      "the periodic item re-arms itself: use stop");
	if (!fake_read_counts(fake, name, c))
		return refuse(fake, EOPNOTSUPP,
			      "WQ_BH is not there before Linux 6.9");
	switch (command->verb) {
	case WQDEMO_VERB_cancel:
	case WQDEMO_VERB_cancel_sync:
		cancel(fake, c);
		if (command->verb == WQDEMO_VERB_cancel_sync)
			finish_all(c);
		fake->running = c[WQDEMO_COUNT_running];
		fake_add_events(fake, fake->removed, "cancelled", name,
				c[WQDEMO_COUNT_accepted], "wqtop");
		break;
	case WQDEMO_VERB_flush:
		last = c[WQDEMO_COUNT_accepted] - c[WQDEMO_COUNT_pending];
		fake_add_events(fake, c[WQDEMO_COUNT_running], "finished", name,
				last, NULL);
		finish_all(c);
		break;
	case WQDEMO_VERB_mod:
		modify(fake, c);
		fake_add_event(fake, fake->modified ? "modified" : "armed",
			       name, c[WQDEMO_COUNT_accepted], "wqtop");
		break;
	default:
		submit(fake, queue, command->value[WQDEMO_KEY_N], c);
		submit_events(fake, queue, c);
	}
	write_counts(fake, name, c);
	return 0;
}

static void set_recording(struct fake *fake, bool on)
{
	char *at = strstr(fake->text, "\nrecording ");

	if (at)
		fake_replace(fake, at, 1 + strcspn(at + 1, "\n"),
			     on ? "\nrecording on" : "\nrecording off");
}

static int carry_out(struct fake *fake, const struct wqdemo_command *command)
{
	switch (command->verb) {
	case WQDEMO_VERB_start:
		return set_running(fake, '0', '1', EBUSY, "it is running");
	case WQDEMO_VERB_stop:
		return stop(fake);
	case WQDEMO_VERB_mod:
		return act_on_queue(fake, WQDEMO_DELAYED, command);
	case WQDEMO_VERB_cancel:
	case WQDEMO_VERB_cancel_sync:
	case WQDEMO_VERB_flush:
		return act_on_queue(fake, command->operand[0], command);
	case WQDEMO_VERB_scenario:
		fake->accepted = 3;
		fake->waited_ns = 46600000;
		pass_time(fake, fake->waited_ns);
		return 0;
	case WQDEMO_VERB_record:
		set_recording(fake, command->operand[0]);
		return 0;
	case WQDEMO_VERB_max_active:
	case WQDEMO_VERB_reset:
		return 0;
	default:
		if ((int)command->verb < (int)WQDEMO_QUEUE_COUNT)
			return act_on_queue(fake,
					    (enum wqdemo_queue)command->verb,
					    command);
		return refuse(fake, EOPNOTSUPP, "not faked");
	}
}

static void add_answer(struct fake *fake, const char *command, size_t length,
		       int error)
{
	char *at = strstr(fake->text, "\n\ncommands");
	char line[2048];
	char *last;
	unsigned long long seq = 0;

	for (last = fake->text; (last = strstr(last, "\nlast seq=")); last++)
		seq = strtoull(last + 10, NULL, 10);
	snprintf(line, sizeof(line),
		 "\nlast seq=%llu pid=%d command=\"%.*s\" errno=%d accepted=%" PRIu64
		 " coalesced=%" PRIu64 " modified=%" PRIu64
		 " rejected=0 refused=0 removed=%" PRIu64 " running=%" PRIu64
		 " waited_ns=%" PRIu64 " reason=\"%s\"",
		 seq + 1, (int)getpid(), (int)length, command, error,
		 fake->accepted, fake->coalesced, fake->modified, fake->removed,
		 fake->running, fake->waited_ns, fake->reason);
	if (at)
		fake_replace(fake, at, 0, line);
}

/* Return: whether a command has to wait. */
static bool has_to_wait(struct fake *fake, const struct wqdemo_command *command)
{
	uint64_t c[WQDEMO_COUNT_COLUMNS];

	if (command->verb == WQDEMO_VERB_stop)
		return true;
	return (command->verb == WQDEMO_VERB_flush ||
		command->verb == WQDEMO_VERB_cancel_sync) &&
	       fake_read_counts(fake, fake_queues[command->operand[0]], c) &&
	       (c[WQDEMO_COUNT_pending] || c[WQDEMO_COUNT_running]);
}

/* Without the lock, for others are to go on. Return: 0 or an errno. */
static int wait_a_while(struct fake *fake, int lock,
			const struct wqdemo_command *command)
{
	const char *wait_ms = getenv("FAKE_WAIT_MS");
	const char *name = fake_queues[command->verb == WQDEMO_VERB_stop ?
					       WQDEMO_PERIODIC :
					       command->operand[0]];
	uint64_t c[WQDEMO_COUNT_COLUMNS];

	if (!wait_ms || !fake_read_counts(fake, name, c))
		return 0;
	fake_add_event(fake, "waits", name, c[WQDEMO_COUNT_accepted], "wqtop");
	flock(lock, LOCK_UN);
	usleep((useconds_t)(strtoul(wait_ms, NULL, 10) * 1000));
	flock(lock, LOCK_EX);
	if (!fake_load(fake))
		return EIO;
	/* Others have added theirs. */
	fake->event_seq = 0;
	fake_add_event(fake, "waited", name, c[WQDEMO_COUNT_accepted], "wqtop");
	fake->waited_ns = strtoull(wait_ms, NULL, 10) * 1000000;
	return 0;
}

/* Busily, as a process is that does not get the CPU. */
static void be_slow(const char *text, size_t length)
{
	const char *slow = getenv("FAKE_SLOW");
	clock_t until = clock() + CLOCKS_PER_SEC / 5;

	if (!slow || strlen(slow) != length || memcmp(slow, text, length))
		return;
	while (clock() < until)
		;
}

/* Under the lock. Return: 0 or an errno. */
static int take_locked(const char *text, size_t length, int lock)
{
	static struct fake fake;
	struct wqdemo_command command;
	int error;

	fake.path = getenv("FAKE_MODULE");
	if (!fake_load(&fake))
		return EIO;
	error = -wqdemo_command_parse(text, length, &command, fake.reason);
	if (!error && has_to_wait(&fake, &command) &&
	    wait_a_while(&fake, lock, &command))
		return EIO;
	if (!error)
		error = carry_out(&fake, &command);
	add_answer(&fake, text, length, error);
	fake_store(&fake);
	return error;
}

/* Return: 0 or an errno. */
static int take_command(const char *text, size_t length)
{
	int lock, error;

	be_slow(text, length);
	lock = fake_open_folder(getenv("FAKE_MODULE"));
	if (lock < 0 || flock(lock, LOCK_EX))
		return errno;
	error = take_locked(text, length, lock);
	close(lock);
	return error;
}

ssize_t write(int fd, const void *buffer, size_t length)
{
	ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");

	if (fake_is_machine(fd))
		errno = fake_machine_command(fd, buffer, length);
	else if (is_fake(fd))
		errno = take_command(buffer, length);
	else
		return real(fd, buffer, length);
	return errno ? -1 : (ssize_t)length;
}

int fstatfs(int fd, struct statfs *file_system)
{
	int (*real)(int, struct statfs *) = dlsym(RTLD_NEXT, "fstatfs");
	int result = real(fd, file_system);

	if (!result && (is_fake(fd) || fake_is_machine(fd)))
		file_system->f_type = PROC_SUPER_MAGIC;
	return result;
}
