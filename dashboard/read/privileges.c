// SPDX-License-Identifier: GPL-2.0
#include "read/privileges.h"

#include <limits.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/file.h"

#define TEXT_SIZE 4096

/* Return: what stands behind a line's name, or "". */
static const char *line_of(const char *status, const char *name)
{
	const char *at = strstr(status, name);

	return at ? at + strlen(name) : "";
}

void privileges_parse(struct privileges *privileges, const char *status,
		      const char *uid_map)
{
	unsigned long long capabilities =
		strtoull(line_of(status, "\nCapEff:"), NULL, 16);
	unsigned long inside = 1, outside = 1, count = 0;

	privileges->may_send = capabilities >> CAP_SYS_ADMIN & 1;
	privileges->may_load = capabilities >> CAP_SYS_MODULE & 1;
	privileges->no_new = atoi(line_of(status, "\nNoNewPrivs:")) != 0;
	/* The first user namespace has all ids, each as itself. */
	privileges->namespaced = sscanf(uid_map, "%lu %lu %lu", &inside,
					&outside, &count) == 3 &&
				 (inside || outside || count < UINT_MAX);
}

static void read_text(const char *path, char text[TEXT_SIZE])
{
	struct buffer file = { 0 };

	text[0] = '\0';
	if (!file_load(&file, path, TEXT_SIZE)) {
		memcpy(text, file.text, file.length);
		text[file.length] = '\0';
	}
	buffer_free(&file);
}

static bool is_program(const char *name)
{
	const char *folders = getenv("PATH");
	char path[PATH_MAX];
	size_t length;

	for (; folders && *folders;
	     folders += length + (folders[length] == ':')) {
		length = strcspn(folders, ":");
		snprintf(path, sizeof(path), "%.*s/%s", (int)length, folders,
			 name);
		if (!access(path, X_OK))
			return true;
	}
	return false;
}

struct privileges privileges_now(void)
{
	struct privileges privileges = {
		.root = !geteuid(),
		.sudo = is_program("sudo"),
	};
	char status[TEXT_SIZE], uid_map[TEXT_SIZE];

	read_text("/proc/self/status", status);
	read_text("/proc/self/uid_map", uid_map);
	privileges_parse(&privileges, status, uid_map);
	return privileges;
}
