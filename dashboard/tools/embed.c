// SPDX-License-Identifier: GPL-2.0
/*
 * Writes the files of kernel/patterns as a C file that wqtop is linked with:
 *
 *	embed paths DIRECTORY		the files, in the order of the queues
 *	embed code DIRECTORY HASH	code_files and code_hash of model/code.h
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/abi.h"

#define QUEUE_NAME(symbol, name, ...) #name,
static const char *const names[] = { WQDEMO_QUEUES(QUEUE_NAME) };

static void write_paths(const char *directory)
{
	int i;

	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		printf("%s/%s.c\n", directory, names[i]);
}

/* One literal for each line, so that the C file can be read. */
static void write_line(const char *line)
{
	fputs("\n\t\t\"", stdout);
	for (; *line; line++) {
		if (*line == '\n')
			fputs("\\n", stdout);
		else if (*line == '\t')
			fputs("\\t", stdout);
		else if (*line == '"' || *line == '\\' || *line == '?')
			printf("\\%c", *line);
		else
			putchar(*line);
	}
	putchar('"');
}

static void write_file(const char *directory, const char *name)
{
	char path[4096], line[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.c", directory, name);
	file = fopen(path, "re");
	if (!file) {
		fprintf(stderr,
			"embed: %s: %s: every queue of common/abi.h has such a file\n",
			path, strerror(errno));
		exit(1);
	}
	printf("\t{ \"kernel/patterns/%s.c\",", name);
	while (fgets(line, sizeof(line), file))
		write_line(line);
	fputs(" },\n", stdout);
	fclose(file);
}

static void write_code(const char *directory, const char *hash)
{
	int i;

	puts("/* Made by embed.c. */\n#include \"model/code.h\"\n");
	printf("const char code_hash[] = \"%s\";\n\n", hash);
	puts("const struct code_file code_files[WQDEMO_QUEUE_COUNT] = {");
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		write_file(directory, names[i]);
	puts("};");
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "paths")) {
		write_paths(argv[2]);
	} else if (argc == 4 && !strcmp(argv[1], "code")) {
		write_code(argv[2], argv[3]);
	} else {
		fputs("usage: embed paths DIRECTORY, or embed code DIRECTORY HASH\n",
		      stderr);
		return 2;
	}
	return fflush(stdout) || ferror(stdout);
}
