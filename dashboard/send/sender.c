// SPDX-License-Identifier: GPL-2.0
#include "send/sender.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lib/signals.h"
#include "send/freezer.h"

void sender_init(struct sender *sender, const char *path)
{
	memset(sender, 0, sizeof(*sender));
	sender->path = path;
	sender->power = FREEZER_FOLDER;
	sender->last.pipe = -1;
}

static struct sender_slot *find_slot(struct sender *sender, pid_t pid)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++)
		if (sender->slot[i].pid == pid)
			return &sender->slot[i];
	return NULL;
}

/* Return: whether a process has the CPU or wants it; false if it has ended. */
static bool is_running(pid_t pid)
{
	char path[32], text[256];
	const char *state;
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	length = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[length > 0 ? length : 0] = '\0';
	/* The state follows the name, which may have parentheses of its own. */
	state = strrchr(text, ')');
	return state && !strncmp(state, ") R", 3);
}

/*
 * Waits until the module has the command before. A child announces its
 * write(), but may lose the CPU right after that. Once it sleeps after the
 * announcement, it waits inside write(), as flush does, and this command may
 * go on. The same holds once it has ended. While it runs, it is on its way to
 * write() or works in the module.
 */
static void wait_for_turn(const struct sender_turn *before)
{
	const struct timespec ms = { .tv_nsec = 1000000 };
	char byte;

	if (before->pipe < 0)
		return;
	while (read(before->pipe, &byte, 1) < 0 && errno == EINTR)
		;
	while (is_running(before->pid))
		nanosleep(&ms, NULL);
}

/* @announce is closed right before write(). Return: 0 or an errno. */
static int write_command(const char *path, const char *text, int announce)
{
	size_t length = strlen(text);
	ssize_t written;
	int fd, error = 0;

	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	if (announce >= 0)
		close(announce);
	/*
	 * One write() is one command, so a short write must not be continued.
	 */
	written = write(fd, text, length);
	if (written < 0)
		error = errno;
	else if ((size_t)written != length)
		error = EIO;
	close(fd);
	return error;
}

/*
 * The kernel waits for the thaw in a loop that keeps a CPU, so this process
 * takes the first one. Return: the last one, for the items.
 */
static int share_cpus(void)
{
	cpu_set_t cpus, first;
	int cpu, last = 0;

	if (sched_getaffinity(0, sizeof(cpus), &cpus))
		return 0;
	CPU_ZERO(&first);
	for (cpu = 0; cpu < CPU_SETSIZE; cpu++) {
		if (!CPU_ISSET(cpu, &cpus))
			continue;
		if (!CPU_COUNT(&first))
			CPU_SET(cpu, &first);
		last = cpu;
	}
	sched_setaffinity(0, sizeof(first), &first);
	return last;
}

/* A child's last words. */
struct report {
	int error;
	struct span frozen;
};

/*
 * The items run for long enough to be seen, and named, beside the freeze.
 * Return: an enum freezer_end, or the errno of the items.
 */
static int freeze(const struct sender *sender, int announce,
		  struct span *frozen)
{
	static const char *const queues[] = { "freezable", "bound" };
	int cpu = share_cpus();
	char text[64];
	int i, error;

	for (i = 0; i < 2; i++) {
		snprintf(text, sizeof(text), "%s cpu=%d delay=%d do=sleep:1000",
			 queues[i], cpu, FREEZER_DUE_MS);
		error = write_command(sender->path, text, i ? -1 : announce);
		if (error)
			return error;
	}
	return (int)freezer_run(sender->power, frozen);
}

/*
 * Runs in the child. It may outlive wqtop while its write waits. Then it must
 * not keep the terminal open, as sshd would wait for it, nor die of a Ctrl-C
 * there.
 */
static void run_child(const struct sender *sender,
		      const struct sender_slot *slot, int pipe, int announce)
{
	int null = open("/dev/null", O_RDWR);
	struct report report = { 0 };
	ssize_t ignored;
	int fd;

	setpgid(0, 0);
	for (fd = STDIN_FILENO; null >= 0 && fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	signals_reset();
	wait_for_turn(&sender->last);
	report.error =
		slot->freezes ?
			freeze(sender, announce, &report.frozen) :
			write_command(sender->path, slot->command, announce);
	ignored = write(pipe, &report, sizeof(report));
	(void)ignored; /* no reader: wqtop has ended */
	_exit(0);
}

static void forget_last(struct sender *sender)
{
	if (sender->last.pipe >= 0)
		close(sender->last.pipe);
	sender->last.pipe = -1;
}

/* The child takes its turn after sender->last. Return: 0 or an errno. */
static int start_child(struct sender *sender, struct sender_slot *slot)
{
	int ends[2], turn[2];
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK))
		return errno;
	if (pipe2(turn, O_CLOEXEC)) {
		close(ends[0]);
		close(ends[1]);
		return EMFILE;
	}
	pid = fork();
	if (!pid)
		run_child(sender, slot, ends[1], turn[1]);
	close(ends[1]);
	close(turn[1]);
	if (pid < 0) {
		close(ends[0]);
		close(turn[0]);
		return EAGAIN;
	}
	slot->pid = pid;
	slot->pipe = ends[0];
	forget_last(sender);
	sender->last = (struct sender_turn){ .pid = pid, .pipe = turn[0] };
	return 0;
}

/* Return: a free slot, or NULL. */
static struct sender_slot *take_slot(struct sender *sender, uint64_t now_ms)
{
	struct sender_slot *slot = find_slot(sender, 0);

	if (!slot)
		return NULL;
	slot->sent_ms = now_ms;
	slot->ended = false;
	slot->freezes = false;
	return slot;
}

int sender_send(struct sender *sender, const struct wqdemo_command *command,
		uint64_t now_ms)
{
	struct sender_slot *slot = take_slot(sender, now_ms);

	if (!slot)
		return EBUSY;
	wqdemo_command_format(command, slot->command, sizeof(slot->command));
	return start_child(sender, slot);
}

int sender_freeze(struct sender *sender, uint64_t now_ms)
{
	struct sender_slot *slot = take_slot(sender, now_ms);

	if (!slot)
		return EBUSY;
	snprintf(slot->command, sizeof(slot->command), "freeze");
	slot->freezes = true;
	return start_child(sender, slot);
}

unsigned int sender_poll(const struct sender *sender,
			 struct pollfd fds[SENDER_SLOTS])
{
	unsigned int count = 0;
	int i;

	for (i = 0; i < SENDER_SLOTS; i++) {
		if (!sender->slot[i].pid)
			continue;
		fds[count].fd = sender->slot[i].pipe;
		fds[count].events = POLLIN;
		count++;
	}
	return count;
}

/* Return: whether the child has ended, with its report. */
static bool child_ended(struct sender_slot *slot)
{
	struct report report;
	ssize_t got = read(slot->pipe, &report, sizeof(report));

	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (got != (ssize_t)sizeof(report))
		report.error = EINTR; /* killed before it reported */
	slot->error = report.error;
	slot->frozen = report.frozen;
	return true;
}

void sender_notice(struct sender *sender)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++) {
		struct sender_slot *slot = &sender->slot[i];

		if (slot->pid && !slot->ended)
			slot->ended = child_ended(slot);
	}
}

bool sender_collect(struct sender *sender, struct sender_result *result)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++) {
		struct sender_slot *slot = &sender->slot[i];

		if (!slot->pid || !slot->ended)
			continue;
		/* The child is exiting, so this does not block. */
		waitpid(slot->pid, NULL, 0);
		close(slot->pipe);
		/* The pid may be reused by a process that runs for ever. */
		if (sender->last.pid == slot->pid)
			forget_last(sender);
		result->pid = slot->pid;
		result->error = slot->error;
		result->frozen = slot->frozen;
		result->froze =
			slot->freezes &&
			(!slot->error || slot->error >= FREEZER_NO_TEST);
		memcpy(result->command, slot->command, sizeof(slot->command));
		slot->pid = 0;
		return true;
	}
	return false;
}

bool sender_owns(const struct sender *sender, uint64_t pid)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++)
		if (sender->slot[i].pid && (uint64_t)sender->slot[i].pid == pid)
			return true;
	return false;
}

const struct sender_slot *sender_oldest(const struct sender *sender)
{
	const struct sender_slot *oldest = NULL;
	int i;

	for (i = 0; i < SENDER_SLOTS; i++) {
		const struct sender_slot *slot = &sender->slot[i];

		if (slot->pid && (!oldest || slot->sent_ms < oldest->sent_ms))
			oldest = slot;
	}
	return oldest;
}

pid_t sender_freezer(const struct sender *sender)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++)
		if (sender->slot[i].pid && sender->slot[i].freezes)
			return sender->slot[i].pid;
	return 0;
}

unsigned int sender_count(const struct sender *sender)
{
	unsigned int count = 0;
	int i;

	for (i = 0; i < SENDER_SLOTS; i++)
		count += sender->slot[i].pid != 0;
	return count;
}

void sender_free(struct sender *sender)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++)
		if (sender->slot[i].pid)
			close(sender->slot[i].pipe);
	forget_last(sender);
	memset(sender->slot, 0, sizeof(sender->slot));
}
