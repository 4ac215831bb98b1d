// SPDX-License-Identifier: GPL-2.0
/*
 * resets SECONDS: resets the counters in the middle of submissions that are
 * refused, again and again, and looks when all is at rest: "refused" is a part
 * of "rejected" and can never be more. Says how often it looked and how often
 * it was more.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FILE_NAME "/proc/workqueue_demo"

/* The flood submits once for each time that it is wanted. */
static int wanted, done;
static unsigned long looks, wrong;
static char text[1 << 18];

/* Some of them are meant to be refused. Return: what write() said. */
static ssize_t put(const char *command)
{
	int fd = open(FILE_NAME, O_WRONLY);
	ssize_t written = write(fd, command, strlen(command));

	close(fd);
	return written;
}

static void *flood(void *unused)
{
	for (;;) {
		while (!__atomic_load_n(&wanted, __ATOMIC_ACQUIRE))
			usleep(100);
		__atomic_store_n(&wanted, 0, __ATOMIC_RELAXED);
		put("immediate n=100000");
		__atomic_store_n(&done, 1, __ATOMIC_RELEASE);
	}
	return unused;
}

/* The number of the row "system" in the column of that name of a table. */
static unsigned long cell(const char *table, const char *column)
{
	char header[200], row[200], *name, *value, *name_left, *value_left;
	char *at = strstr(text, table);

	if (!at || sscanf(at, "\n%199[^\n]\n%199[^\n]", header, row) != 2)
		exit(2);
	name = strtok_r(header, " ", &name_left);
	value = strtok_r(row, " ", &value_left);
	while (name && value && strcmp(name, column)) {
		name = strtok_r(NULL, " ", &name_left);
		value = strtok_r(NULL, " ", &value_left);
	}
	if (!name || !value)
		exit(2);
	return strtoul(value, NULL, 10);
}

static void load_text(void)
{
	int fd = open(FILE_NAME, O_RDONLY);
	size_t length = 0;
	ssize_t got;

	while ((got = read(fd, text + length, sizeof(text) - 1 - length)) > 0)
		length += got;
	text[length] = '\0';
	close(fd);
}

static void look(void)
{
	load_text();
	looks++;
	wrong += cell("\nconcurrency ", "refused") >
		 cell("\nqueue ", "rejected");
}

static void reset_in_the_middle(void)
{
	int resets;

	__atomic_store_n(&done, 0, __ATOMIC_RELAXED);
	__atomic_store_n(&wanted, 1, __ATOMIC_RELEASE);
	usleep(500 + rand() % 5000);
	/* Few: each one makes good what an earlier one did wrong. */
	for (resets = 0;
	     resets < 3 && !__atomic_load_n(&done, __ATOMIC_ACQUIRE); resets++)
		put("reset");
	while (!__atomic_load_n(&done, __ATOMIC_ACQUIRE))
		usleep(200);
	look();
}

/* While a cancel_sync waits for the run, every submission is refused. */
static void refuse_for(double seconds)
{
	time_t end = time(NULL) + seconds;
	pid_t canceller;

	put("immediate do=sleep:5000,sleep:5000");
	usleep(300000);
	canceller = fork();
	if (!canceller) {
		put("cancel_sync system");
		_exit(0);
	}
	usleep(200000);
	while (time(NULL) < end)
		reset_in_the_middle();
	waitpid(canceller, NULL, 0);
}

int main(int argc, char **argv)
{
	time_t end = time(NULL) + (argc == 2 ? atoi(argv[1]) : 10);
	pthread_t thread;

	put("record off");
	if (pthread_create(&thread, NULL, flood, NULL))
		return 2;
	while (time(NULL) < end)
		refuse_for(8);
	printf("looks=%lu wrong=%lu\n", looks, wrong);
	return 0;
}
