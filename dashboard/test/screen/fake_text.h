/* SPDX-License-Identifier: GPL-2.0 */
/* The two texts of fake_module.c, which stand in for the module's files. */
#ifndef WQTOP_FAKE_TEXT_H
#define WQTOP_FAKE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/command.h"

#define FAKE_TEXT_MAX 65536

struct fake {
	const char *path;
	char text[FAKE_TEXT_MAX];
	uint64_t accepted, coalesced, modified, removed, running, waited_ns;
	uint64_t event_seq, event_ns; /* of the last one in FILE_events */
	char reason[WQDEMO_REASON_MAX];
};

/* By their numbers. */
extern const char *const fake_queues[];
extern const char *const fake_counts[];
extern const char *const fake_concurrencies[];

/* Return: whether the descriptor is of the file with that path, or was until a new one came in its place. */
bool fake_is_open_as(int fd, const char *path);

/*
 * For flock(): a lock of the file itself would be lost with each new one that is
 * put in its place. @path: with a slash. Return: a descriptor, the caller closes it.
 */
int fake_open_folder(const char *path);

/* Return: false where there is no text. */
bool fake_load(struct fake *fake);

/* Puts a new file in place, whole. */
void fake_store(const struct fake *fake);

/* Puts @with in place of the @length bytes at @at. */
void fake_replace(struct fake *fake, char *at, size_t length, const char *with);

/* Reads the row of a queue. Return: false where there is none. */
bool fake_read_counts(struct fake *fake, const char *queue, uint64_t *c);

void fake_write_row(struct fake *fake, const char *table, const char *queue,
		    const char *const *columns, const uint64_t *values,
		    int count);

/* One happens each millisecond. @by: whose it is, NULL for a kworker's. */
void fake_add_event(struct fake *fake, const char *kind, const char *queue,
		    uint64_t item, const char *by);

/* The same for several items, the last of them is @item. */
void fake_add_events(struct fake *fake, uint64_t count, const char *kind,
		     const char *queue, uint64_t item, const char *by);

#endif
