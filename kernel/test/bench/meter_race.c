// SPDX-License-Identifier: GPL-2.0
/*
 * meter race NAME ROUNDS N FILE TEXT FLUSH OTHER_FILE OTHER_TEXT OTHER_FLUSH: by the
 * clock, where several CPUs run at a time. On each CPU a writer asks FILE for N
 * things, as TEXT says, "@" being the number; then FLUSH waits for them. The other
 * is measured in turn with it. Tells the ratio of the best of all rounds, and both
 * in nanoseconds for one thing.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "meter.h"

struct racer {
	int file;
	const char *text, *flush;
	double best_ns;
};

struct line {
	atomic_int ready;
	atomic_bool go;
};

/* Shared with the writers. */
static struct line *line;

static void pin_to(int cpu)
{
	cpu_set_t one;

	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	if (sched_setaffinity(0, sizeof(one), &one))
		die("sched_setaffinity");
}

static void write_at_go(int cpu, const struct racer *racer, unsigned long n)
{
	pin_to(cpu);
	line->ready++;
	while (!line->go)
		sched_yield();
	run_before_workers();
	ask(racer->file, racer->text, n);
	_exit(0);
}

static void start_writers(int cpus, const struct racer *racer, unsigned long n)
{
	pid_t writer;
	int cpu;

	line->ready = 0;
	line->go = false;
	for (cpu = 0; cpu < cpus; cpu++) {
		writer = fork();
		if (writer < 0)
			die("fork");
		if (!writer)
			write_at_go(cpu, racer, n);
	}
	while (line->ready < cpus) {
		/* None ends before it may go, unless it fails. */
		if (waitpid(-1, NULL, WNOHANG))
			die("a writer has failed");
		nap(0.001);
	}
}

static void wait_for_writers(int cpus)
{
	int status;

	while (cpus--)
		if (wait(&status) < 0 || status)
			die("a writer has failed");
}

static void run(int cpus, struct racer *racer, unsigned long n)
{
	double ns;

	start_writers(cpus, racer, n);
	ns = (double)now();
	line->go = true;
	wait_for_writers(cpus);
	ask(racer->file, racer->flush, 0);
	ns = ((double)now() - ns) / (double)n / cpus;
	if (!racer->best_ns || ns < racer->best_ns)
		racer->best_ns = ns;
}

static struct racer racer(char **argument)
{
	struct racer racer = { .text = argument[1], .flush = argument[2] };

	racer.file = open(argument[0], O_WRONLY);
	if (racer.file < 0)
		die(argument[0]);
	return racer;
}

int measure_race(char **argument)
{
	unsigned long n = strtoul(argument[2], NULL, 10);
	long rounds = strtol(argument[1], NULL, 10);
	struct racer one = racer(argument + 3), other = racer(argument + 6);
	int cpus = (int)sysconf(_SC_NPROCESSORS_ONLN);

	line = mmap(NULL, sizeof(*line), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (line == MAP_FAILED)
		die("mmap");
	while (rounds-- > 0) {
		run(cpus, &one, n);
		run(cpus, &other, n);
	}
	tell(argument[0], "", one.best_ns / other.best_ns);
	tell(argument[0], "_ns", one.best_ns);
	tell(argument[0], "_other_ns", other.best_ns);
	return 0;
}
