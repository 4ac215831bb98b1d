/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Versions of a piece of memory. A page that did not change is kept once, so
 * many versions of much memory that changes little take little.
 */
#ifndef WQTOP_LIB_VERSIONS_H
#define WQTOP_LIB_VERSIONS_H

#include <stdbool.h>
#include <stddef.h>

struct versions {
	size_t size;			/* of the memory; set by the user, the rest is zero */
	size_t count;
	char ***version;		/* each a list of pages */
};

/* Adds a version. Return: false without memory; then nothing was added. */
bool versions_add(struct versions *versions, const char *memory);

/* Writes the version of that number, from 0. */
void versions_get(const struct versions *versions, size_t number, char *memory);

void versions_free(struct versions *versions);

#endif
