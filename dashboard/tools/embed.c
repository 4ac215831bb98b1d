// SPDX-License-Identifier: GPL-2.0
/*
 * Writes the files of kernel/patterns as a C file that wqtop is linked with:
 *
 *	embed paths DIRECTORY		the files, in the order of the queues
 *	embed code DIRECTORY HASH	code_files and code_hash of model/code.h
 *	embed lessons FILE...		lesson_files of model/lessons.h
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

static FILE *open_file(const char *path, const char *why)
{
	FILE *file = fopen(path, "re");

	if (file)
		return file;
	fprintf(stderr, "embed: %s: %s%s\n", path, strerror(errno), why);
	exit(1);
}

/* @name: as the program shows it. */
static void write_file(FILE *file, const char *name)
{
	char line[2048];

	printf("\t{ \"%s\",", name);
	while (fgets(line, sizeof(line), file))
		write_line(line);
	fputs(" },\n", stdout);
	fclose(file);
}

static void write_pattern(const char *directory, const char *name)
{
	char path[4096], shown[64];

	snprintf(path, sizeof(path), "%s/%s.c", directory, name);
	snprintf(shown, sizeof(shown), "kernel/patterns/%s.c", name);
	write_file(open_file(path,
			     ": every queue of common/abi.h has such a file"),
		   shown);
}

/* A lesson is called as its file, without folder and ending. */
static void write_lessons(int count, char **paths)
{
	int i;

	puts("/* Made by embed.c. */\n#include \"model/lessons.h\"\n");
	puts("const struct lesson_file lesson_files[] = {");
	for (i = 0; i < count; i++) {
		const char *slash = strrchr(paths[i], '/');
		char name[64];

		snprintf(name, sizeof(name), "%s",
			 slash ? slash + 1 : paths[i]);
		name[strcspn(name, ".")] = '\0';
		write_file(open_file(paths[i], ""), name);
	}
	puts("};\n");
	printf("const unsigned int lesson_count = %d;\n", count);
}

static void write_code(const char *directory, const char *hash)
{
	int i;

	puts("/* Made by embed.c. */\n#include \"model/code.h\"\n");
	printf("const char code_hash[] = \"%s\";\n\n", hash);
	puts("const struct code_file code_files[WQDEMO_QUEUE_COUNT] = {");
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		write_pattern(directory, names[i]);
	puts("};");
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "paths")) {
		write_paths(argv[2]);
	} else if (argc == 4 && !strcmp(argv[1], "code")) {
		write_code(argv[2], argv[3]);
	} else if (argc > 2 && !strcmp(argv[1], "lessons")) {
		write_lessons(argc - 2, argv + 2);
	} else {
		fputs("usage: embed paths DIRECTORY, code DIRECTORY HASH, or lessons FILE...\n",
		      stderr);
		return 2;
	}
	return fflush(stdout) || ferror(stdout);
}
