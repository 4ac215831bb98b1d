// SPDX-License-Identifier: GPL-2.0
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/minmax.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/time64.h>

#include "answers.h"
#include "control.h"
#include "log.h"
#include "pattern.h"

typedef int (*command_fn)(const struct wqdemo_command *command,
			  struct answer *answer);

#define QUEUE_FUNCTION(symbol, name, verb, ...)	\
	[WQDEMO_VERB_##verb] = command_##verb,
#define VERB_FUNCTION(word, ...)			\
	[WQDEMO_VERB_##word] = command_##word,
static const command_fn functions[WQDEMO_VERB_COUNT] = {
	WQDEMO_QUEUES(QUEUE_FUNCTION)
	WQDEMO_VERBS(VERB_FUNCTION)
};

/* The kernel's calls with a CPU leave it to us that the CPU stays online. */
static int execute_on_cpu(const struct wqdemo_command *command,
			  struct answer *answer)
{
	u32 cpu = command->value[WQDEMO_KEY_CPU];
	int error;

	cpus_read_lock();
	if (cpu < nr_cpu_ids && cpu_online(cpu))
		error = functions[command->verb](command, answer);
	else
		error = answer_refuse(answer, -ERANGE, "cpu=%u is not online: use one of %*pbl",
				      cpu, cpumask_pr_args(cpu_online_mask));
	cpus_read_unlock();
	return error;
}

static int execute(const char *text, size_t length, struct answer *answer)
{
	struct wqdemo_command command;
	int error;

	error = wqdemo_command_parse(text, length, &command, answer->reason);
	if (error) {
		answer->error = error;
		return error;
	}
	wqdemo_command_format(&command, answer->command, sizeof(answer->command));
	if (command.given & WQDEMO_TAKES(CPU))
		return execute_on_cpu(&command, answer);
	return functions[command.verb](&command, answer);
}

static void log_refusal(const struct answer *answer)
{
	log_line(&log_refusals, "'%*pE' from %s (pid %d) ended with %pe: %s",
		 (int)strlen(answer->command), answer->command, current->comm,
		 answer->pid, ERR_PTR(answer->error), answer->reason);
}

static void log_success(const struct answer *answer)
{
	if (answer->accepted || answer->coalesced || answer->modified || answer->refused)
		log_line(&log_commands, "'%s' from %s (pid %d): %llu accepted, %llu coalesced, %llu modified, %llu refused",
			 answer->command, current->comm, answer->pid,
			 answer->accepted, answer->coalesced, answer->modified,
			 answer->refused);
	else if (answer->removed || answer->running || answer->waited_ns)
		log_line(&log_commands, "'%s' from %s (pid %d): %llu removed, %llu still running, waited %llu us",
			 answer->command, current->comm, answer->pid,
			 answer->removed, answer->running,
			 answer->waited_ns / NSEC_PER_USEC);
	else
		log_line(&log_commands, "'%s' from %s (pid %d): done",
			 answer->command, current->comm, answer->pid);
}

/*
 * A command as it came, without its newline, for an answer to one that cannot
 * be parsed. A NUL byte ends it.
 */
static void keep_text(struct answer *answer, const char *text, size_t length)
{
	if (length && text[length - 1] == '\n')
		length--;
	memcpy(answer->command, text,
	       min(length, sizeof(answer->command) - 1));
}

int control_execute(const char *text, size_t length)
{
	struct answer *answer;
	int error;

	answer = kzalloc(sizeof(*answer), GFP_KERNEL);
	if (!answer)
		return -ENOMEM;		/* the kernel itself says more than we could */
	answer->pid = task_tgid_vnr(current);
	keep_text(answer, text, length);
	error = execute(text, length, answer);
	answers_publish(answer);
	if (error)
		log_refusal(answer);
	else
		log_success(answer);
	kfree(answer);
	return error;
}
