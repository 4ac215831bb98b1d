// SPDX-License-Identifier: GPL-2.0
#include "read/machine_stacks.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "read/kworker.h"

#define FIRST_LINE MACHINE_STACKS_NAME " - version: 1"

/* More rows than that hardly ever have an item that runs. */
#define STACKS_MAX 32

/* A page, which is what the kernel shows of a stack at most. */
#define FILE_MAX 4096

/* Takes "[<0>] f+0x1a/0x40 [module]". Return: false if the line is none of these. */
static bool take_call(struct slice line, struct slice *function,
		      struct slice *module)
{
	struct slice address, symbol;

	if (!slice_takes(&line, "[<") || !slice_word(&line, &address) ||
	    !slice_word(&line, &symbol))
		return false;
	if (!slice_word(&line, module))
		module->length = 0;
	if (!slice_cut(&symbol, '+', function))
		*function = symbol;
	return true;
}

/* The functions below these are no longer of the item. */
static bool is_of_every_worker(struct slice function)
{
	static const char *const names[] = {
		"process_one_work",
		"process_scheduled_works",
		"worker_thread",
		"rescuer_thread",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (slice_equals(function, names[i]))
			return true;
	return false;
}

void machine_stack_calls(struct slice stack, char out[MACHINE_STACK_CALLS_MAX])
{
	struct slice line, function, module;
	size_t used = 0;

	out[0] = '\0';
	while (slice_line(&stack, &line) &&
	       take_call(line, &function, &module) &&
	       !is_of_every_worker(function)) {
		size_t length = function.length + module.length + !!used;

		if (used + length >= MACHINE_STACK_CALLS_MAX)
			return;
		snprintf(out + used, MACHINE_STACK_CALLS_MAX - used,
			 "%s%.*s%.*s", used ? "," : "", (int)function.length,
			 function.text, (int)module.length, module.text);
		used += length;
	}
}

/* Fills @stack from the words behind since_ns. */
static bool take_worker(struct slice line, struct machine_stack *stack)
{
	struct slice state, word, calls;
	uint64_t error;

	if (!slice_word(&line, &state) || !slice_word(&line, &word) ||
	    !slice_number(word, &error) || !slice_word(&line, &calls))
		return false;
	stack->state = *state.text;
	stack->error = (int)error;
	stack->calls[0] = '\0';
	if (!slice_equals(calls, "-"))
		slice_copy(calls, stack->calls, sizeof(stack->calls));
	return true;
}

bool machine_stack_of(struct slice text, const struct machine_run *run,
		      struct machine_stack *stack)
{
	struct slice line, word;
	uint64_t pid, since_ns;

	if (!slice_line(&text, &line) || !slice_equals(line, FIRST_LINE))
		return false;
	while (slice_line(&text, &line)) {
		if (slice_word(&line, &word) && slice_number(word, &pid) &&
		    slice_word(&line, &word) && slice_number(word, &since_ns) &&
		    pid == run->pid && since_ns == run->since_ns)
			return take_worker(line, stack);
	}
	return false;
}

/* Return: the text of a file of a process; empty, and *error, if it cannot be read. */
static struct slice load(const char *folder, uint64_t pid, const char *name,
			 char out[FILE_MAX], int *error)
{
	char path[256];
	ssize_t got;
	int fd;

	*error = 0;
	snprintf(path, sizeof(path), "%s%" PRIu64 "/%s", folder, pid, name);
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	got = fd < 0 ? -1 : read(fd, out, FILE_MAX);
	if (got < 0)
		*error = errno;
	if (fd >= 0)
		close(fd);
	return (struct slice){ out, got > 0 ? (size_t)got : 0 };
}

/* A stack is only looked at where the worker sleeps: else it changes meanwhile. */
static void add_worker(struct buffer *text, const char *folder,
		       const struct machine_run *run)
{
	char file[FILE_MAX], calls[MACHINE_STACK_CALLS_MAX] = "";
	char line[MACHINE_STACK_CALLS_MAX + 64];
	struct kworker worker;
	int error, length;

	if (!kworker_parse(&worker,
			   load(folder, run->pid, "stat", file, &error)))
		return;
	if (worker.state != 'R')
		machine_stack_calls(load(folder, run->pid, "stack", file,
					 &error),
				    calls);
	length = snprintf(line, sizeof(line),
			  "%" PRIu64 " %" PRIu64 " %c %d %s\n", run->pid,
			  run->since_ns, worker.state, error,
			  *calls ? calls : "-");
	buffer_add(text, line, (size_t)length);
}

/* Return: whether no item of the row has run for longer. */
static bool is_oldest(const struct machine *machine,
		      const struct machine_run *run)
{
	const struct machine_run *other = machine->run;

	for (; other < machine->run + machine->run_count; other++)
		if (other->row == run->row && other->since_ns < run->since_ns)
			return false;
	return true;
}

void machine_stacks_read(struct buffer *text, const char *folder,
			 const struct machine *machine)
{
	static const char head[] =
		FIRST_LINE "\n\nstack since_ns state errno calls\n";
	unsigned int i, count = 0;

	buffer_add(text, head, sizeof(head) - 1);
	for (i = 0; i < machine->run_count && count < STACKS_MAX; i++) {
		const struct machine_run *run = &machine->run[i];

		if (run->pid == SNAPSHOT_NONE || !is_oldest(machine, run))
			continue;
		add_worker(text, folder, run);
		count++;
	}
}
