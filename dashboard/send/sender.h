/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Sends commands to the module. A write may wait in the kernel (stop waits for
 * a running tick), so a child process does it and the screen goes on. Commands
 * come to the module in the order in which they were sent.
 */
#ifndef WQTOP_SEND_SENDER_H
#define WQTOP_SEND_SENDER_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "common/command.h"
#include "lib/spans.h"

/* Commands that may be under way at once. */
#define SENDER_SLOTS	8

struct sender_slot {
	pid_t pid;		/* 0: the slot is free */
	int pipe;		/* the child's report comes out here */
	uint64_t sent_ms;
	bool freezes;		/* the system, and is no command */
	bool ended;		/* it has ended, with @error */
	int error;
	struct span frozen;	/* of one that froze: when */
	char command[WQDEMO_COMMAND_MAX + 1];
};

/* The last command: the next one must not overtake it. */
struct sender_turn {
	pid_t pid;
	int pipe;		/* closed when that child calls write(); -1: none */
};

struct sender {
	const char *path;
	const char *power;	/* FREEZER_FOLDER, or another in a test */
	struct sender_turn last;
	struct sender_slot slot[SENDER_SLOTS];
};

/* How a command ended. */
struct sender_result {
	pid_t pid;
	int error;		/* an errno, 0: the module took it */
	bool froze;		/* @error is an enum freezer_end */
	struct span frozen;	/* and if it is FREEZER_THAWED, then it was frozen */
	char command[WQDEMO_COMMAND_MAX + 1];
};

void sender_init(struct sender *sender, const char *path);

/*
 * Sends a command and returns at once. Return: 0, or an errno: EBUSY when all
 * slots are taken, else what fork() or pipe() said.
 */
int sender_send(struct sender *sender, const struct wqdemo_command *command,
		uint64_t now_ms);

/*
 * Queues an item on freezable and one on bound, and freezes the system when
 * they are not yet due: see send/freezer.h. Return: as above.
 */
int sender_freeze(struct sender *sender, uint64_t now_ms);

/*
 * Fills @fds with pipes that are closed when a command ends. Return: their
 * number.
 */
unsigned int sender_poll(const struct sender *sender,
			 struct pollfd fds[SENDER_SLOTS]);

/*
 * Notes which commands have ended. Their pids count as own until they are
 * collected, so a reading in between finds their answers.
 */
void sender_notice(struct sender *sender);

/* Takes a command that is noted as ended. Return: false if there is none. */
bool sender_collect(struct sender *sender, struct sender_result *result);

/* Return: whether a command that is not collected yet has that pid. */
bool sender_owns(const struct sender *sender, uint64_t pid);

/* Return: the command that is under way longest, or NULL. */
const struct sender_slot *sender_oldest(const struct sender *sender);

/* Return: the pid of a freeze that is under way, or not collected yet; 0: none. */
pid_t sender_freezer(const struct sender *sender);

/* Return: how many commands are under way. */
unsigned int sender_count(const struct sender *sender);

/* Forgets commands under way. They end in the kernel by themselves. */
void sender_free(struct sender *sender);

#endif
