// SPDX-License-Identifier: GPL-2.0
#include "read/machine_sampler.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/clock.h"
#include "lib/file.h"

#define NS_OF_SECOND 1000000000ull

/*
 * A row gets another kworker only when those readings are gone from which rates
 * and their history are computed: they have the CPU time of the one before.
 */
#define ROW_RESTS_NS (40 * NS_OF_SECOND)

/* Longer than any line of /proc/PID/stat. */
#define TEXT_MAX_READ 2048

/* All threads of the kernel are children of kthreadd: others need not be looked at. */
#define THREADS		  "2/task/2/children"
#define THREADS_MAX_BYTES (1024 * 1024)

void machine_sampler_begin(struct machine_sampler *sampler,
			   const char *counters)
{
	const char *slash = strrchr(counters, '/');

	memset(sampler, 0, sizeof(*sampler));
	sampler->folder =
		slash ? strndup(counters, (size_t)(slash - counters) + 1) :
			strdup("./");
}

void machine_sampler_free(struct machine_sampler *sampler)
{
	free(sampler->folder);
	sampler->folder = NULL;
	buffer_free(&sampler->text);
}

/* Reads a small file at once. Return: its text, in @out; empty if there is none. */
static struct slice read_small(int folder, const char *name,
			       char out[TEXT_MAX_READ])
{
	int fd = openat(folder, name,
			O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	ssize_t got = 0;

	if (fd < 0)
		return (struct slice){ out, 0 };
	if (!fstat(fd, &status) && S_ISREG(status.st_mode))
		got = read(fd, out, TEXT_MAX_READ);
	close(fd);
	return (struct slice){ out, got > 0 ? (size_t)got : 0 };
}

uint64_t machine_sampler_cpu_ns(const struct kworker *worker)
{
	return worker->ticks * (NS_OF_SECOND / (uint64_t)sysconf(_SC_CLK_TCK));
}

/* Return: the kworker's row, or -1 where there is no room. */
static int row_of(struct machine_sampler *sampler, const struct kworker *worker,
		  uint64_t now_ns)
{
	struct machine_slot *slot = sampler->slot;
	int row, empty = -1;

	for (row = 0; row < MACHINE_ROWS; row++) {
		if (slot[row].pid == worker->pid &&
		    slot[row].started == worker->started)
			break;
		if (empty < 0 && (!slot[row].pid ||
				  now_ns - slot[row].seen_ns > ROW_RESTS_NS))
			empty = row;
	}
	if (row == MACHINE_ROWS)
		row = empty;
	if (row >= 0)
		slot[row] = (struct machine_slot){ worker->pid, worker->started,
						   now_ns };
	return row;
}

/* "0": it does not sleep, or this user must not know. */
static void read_wchan(int folder, struct machine_worker *worker)
{
	char name[32], text[TEXT_MAX_READ];
	struct slice wchan;

	snprintf(name, sizeof(name), "%" PRIu64 "/wchan", worker->pid);
	wchan = read_small(folder, name, text);
	if (!slice_equals(wchan, "0"))
		slice_copy(wchan, worker->wchan, sizeof(worker->wchan));
}

void machine_sampler_put(struct machine *machine, unsigned int number,
			 int folder, const struct kworker *worker)
{
	struct machine_row *row = &machine->row[number];

	machine_begin_row(machine, number);
	memcpy(row->queue, worker->queue, sizeof(row->queue));
	row->time[MACHINE_TIME_cpu_total_ns] = machine_sampler_cpu_ns(worker);
	memcpy(row->worker.name, worker->name, sizeof(row->worker.name));
	row->worker.pid = worker->pid;
	row->worker.busy = worker->busy;
	row->worker.state = worker->state;
	if (worker->busy && worker->state != 'R')
		read_wchan(folder, &row->worker);
}

static void add_worker(struct machine_sampler *sampler, struct machine *machine,
		       int folder, const struct kworker *worker)
{
	int number = row_of(sampler, worker, machine->time_ns);

	if (number < 0)
		machine->untracked++;
	else
		machine_sampler_put(machine, (unsigned int)number, folder,
				    worker);
}

bool machine_sampler_look(int folder, uint64_t pid, struct kworker *worker)
{
	char path[64], text[TEXT_MAX_READ];

	snprintf(path, sizeof(path), "%" PRIu64 "/stat", pid);
	return kworker_parse(worker, read_small(folder, path, text));
}

/* Looks at a process, if @name is one. */
static void look_at(struct machine_sampler *sampler, struct machine *machine,
		    int folder, struct slice name)
{
	struct kworker worker;
	uint64_t pid;

	if (slice_number(name, &pid) &&
	    machine_sampler_look(folder, pid, &worker))
		add_worker(sampler, machine, folder, &worker);
}

/* Return: whether the kernel tells its threads. */
static bool look_at_threads(struct machine_sampler *sampler,
			    struct machine *machine, int folder)
{
	int fd = openat(folder, THREADS,
			O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct slice rest, pid;
	int error;

	if (fd < 0)
		return false;
	sampler->text.length = 0;
	error = file_read_all(&sampler->text, fd, THREADS_MAX_BYTES);
	close(fd);
	if (error)
		return false;
	rest = (struct slice){ sampler->text.text, sampler->text.length };
	while (slice_word(&rest, &pid))
		look_at(sampler, machine, folder, pid);
	return machine->row_count > 0;
}

/* Sets all that is not a row. */
static void begin_machine(struct machine *machine, int folder)
{
	char text[TEXT_MAX_READ];
	struct slice release, line = { "", 0 };

	memset(machine, 0, offsetof(struct machine, row));
	machine->run_count = 0;
	machine->sampled = true;
	machine->names_known = true;
	machine->wchan_hidden = geteuid() != 0;
	machine->time_ns = clock_ns();
	machine->attached_ns = SNAPSHOT_NONE;
	machine->detached_ns = SNAPSHOT_NONE;
	machine->epoch = SNAPSHOT_NONE;
	machine->holders = SNAPSHOT_NONE;
	machine->cpus = SNAPSHOT_NONE;
	release = read_small(folder, "sys/kernel/osrelease", text);
	slice_line(&release, &line);
	slice_copy(line, machine->kernel, sizeof(machine->kernel));
}

bool machine_sampler_read(struct machine_sampler *sampler,
			  enum source_state state, struct machine *machine)
{
	return (state == SOURCE_ABSENT || state == SOURCE_DENIED) &&
	       machine_sampler_take(sampler, machine);
}

int machine_sampler_open(const struct machine_sampler *sampler)
{
	return sampler->folder ? open(sampler->folder,
				      O_RDONLY | O_DIRECTORY | O_CLOEXEC) :
				 -1;
}

bool machine_sampler_take(struct machine_sampler *sampler,
			  struct machine *machine)
{
	const struct dirent *entry;
	DIR *folder;

	if (!sampler->folder)
		return false;
	folder = opendir(sampler->folder);
	if (!folder)
		return false;
	begin_machine(machine, dirfd(folder));
	if (!look_at_threads(sampler, machine, dirfd(folder)))
		while ((entry = readdir(folder)))
			look_at(sampler, machine, dirfd(folder),
				slice_of(entry->d_name));
	closedir(folder);
	machine->rows = machine->row_count;
	return machine->row_count > 0;
}
