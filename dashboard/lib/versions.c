// SPDX-License-Identifier: GPL-2.0
#include "lib/versions.h"

#include <stdlib.h>
#include <string.h>

#define PAGE 4096

static size_t page_count(const struct versions *versions)
{
	return (versions->size + PAGE - 1) / PAGE;
}

/* Return: the bytes of a page, of which the last may have less. */
static size_t page_size(const struct versions *versions, size_t page)
{
	size_t left = versions->size - page * PAGE;

	return left < PAGE ? left : PAGE;
}

/* Return: the page of the version before, or NULL. */
static char *page_before(const struct versions *versions, size_t number,
			 size_t page)
{
	return number ? versions->version[number - 1][page] : NULL;
}

/* Frees the first pages of a version, but for those of the version before. */
static void free_pages(const struct versions *versions, size_t number,
		       char **list, size_t count)
{
	while (count-- > 0)
		if (list[count] != page_before(versions, number, count))
			free(list[count]);
	free(list);
}

/* Return: the page before if it is the same, else a copy; NULL without memory. */
static char *keep_page(const struct versions *versions, const char *memory,
		       size_t page)
{
	char *before = page_before(versions, versions->count, page);
	size_t size = page_size(versions, page);
	char *copy;

	memory += page * PAGE;
	if (before && !memcmp(before, memory, size))
		return before;
	copy = malloc(size);
	return copy ? memcpy(copy, memory, size) : NULL;
}

bool versions_add(struct versions *versions, const char *memory)
{
	char ***more = realloc(versions->version,
			       (versions->count + 1) * sizeof(more[0]));
	size_t pages = page_count(versions), page;
	char **list;

	if (!more)
		return false;
	versions->version = more;
	list = calloc(pages, sizeof(list[0]));
	if (!list)
		return false;
	for (page = 0; page < pages; page++) {
		list[page] = keep_page(versions, memory, page);
		if (list[page])
			continue;
		free_pages(versions, versions->count, list, page);
		return false;
	}
	more[versions->count++] = list;
	return true;
}

void versions_get(const struct versions *versions, size_t number, char *memory)
{
	size_t page;

	for (page = 0; page < page_count(versions); page++)
		memcpy(memory + page * PAGE, versions->version[number][page],
		       page_size(versions, page));
}

void versions_free(struct versions *versions)
{
	while (versions->count-- > 0)
		free_pages(versions, versions->count,
			   versions->version[versions->count],
			   page_count(versions));
	free(versions->version);
	memset(versions, 0, sizeof(*versions));
}
