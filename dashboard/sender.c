// SPDX-License-Identifier: GPL-2.0
#include "sender.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "signals.h"

void sender_init(struct sender *sender, const char *path)
{
	memset(sender, 0, sizeof(*sender));
	sender->path = path;
}

static struct sender_slot *find_slot(struct sender *sender, pid_t pid)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++)
		if (sender->slot[i].pid == pid)
			return &sender->slot[i];
	return NULL;
}

/* Return: 0 or an errno. */
static int write_command(const char *path, const char *text)
{
	size_t length = strlen(text);
	ssize_t written;
	int fd, error = 0;

	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	/* One write is one command: the rest of half a one must not follow. */
	written = write(fd, text, length);
	if (written < 0)
		error = errno;
	else if ((size_t)written != length)
		error = EIO;
	close(fd);
	return error;
}

/*
 * The child. It may outlive wqtop by as long as its write waits: then it must
 * not hold the terminal (sshd waits for who does), nor die of a Ctrl-C there.
 */
static void run_child(const char *path, const char *text, int pipe)
{
	int null = open("/dev/null", O_RDWR);
	ssize_t ignored;
	int fd, error;

	setpgid(0, 0);
	for (fd = STDIN_FILENO; null >= 0 && fd <= STDERR_FILENO; fd++)
		dup2(null, fd);
	signals_reset();
	error = write_command(path, text);
	ignored = write(pipe, &error, sizeof(error));
	(void)ignored;	/* nobody reads: wqtop has ended */
	_exit(0);
}

int sender_send(struct sender *sender, const struct wqdemo_command *command,
		uint64_t now_ms)
{
	struct sender_slot *slot = find_slot(sender, 0);
	int ends[2];
	pid_t pid;

	if (!slot)
		return EBUSY;
	wqdemo_command_format(command, slot->command, sizeof(slot->command));
	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK))
		return errno;
	pid = fork();
	if (!pid)
		run_child(sender->path, slot->command, ends[1]);
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return EAGAIN;
	}
	slot->pid = pid;
	slot->pipe = ends[0];
	slot->sent_ms = now_ms;
	return 0;
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

/* Return: whether the child has ended; if so, how. */
static bool child_ended(const struct sender_slot *slot, int *error)
{
	ssize_t got = read(slot->pipe, error, sizeof(*error));

	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (got != (ssize_t)sizeof(*error))
		*error = EINTR;	/* killed before it could say */
	return true;
}

bool sender_collect(struct sender *sender, struct sender_result *result)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++) {
		struct sender_slot *slot = &sender->slot[i];

		if (!slot->pid || !child_ended(slot, &result->error))
			continue;
		/* It is on its way out: this does not wait. */
		waitpid(slot->pid, NULL, 0);
		close(slot->pipe);
		result->pid = slot->pid;
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

void sender_free(struct sender *sender)
{
	int i;

	for (i = 0; i < SENDER_SLOTS; i++)
		if (sender->slot[i].pid)
			close(sender->slot[i].pipe);
	memset(sender->slot, 0, sizeof(sender->slot));
}
