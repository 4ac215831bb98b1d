// SPDX-License-Identifier: GPL-2.0
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/minmax.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "answers.h"
#include "execute.h"
#include "pattern.h"

typedef int (*command_fn)(const struct wqdemo_command *command,
			  struct answer *answer);

#define QUEUE_FUNCTION(symbol, name, verb, ...) \
	[WQDEMO_VERB_##verb] = command_##verb,
#define VERB_FUNCTION(word, ...) [WQDEMO_VERB_##word] = command_##word,
static const command_fn functions[WQDEMO_VERB_COUNT] = {
	WQDEMO_QUEUES(QUEUE_FUNCTION) WQDEMO_VERBS(VERB_FUNCTION)
};

/* It may go offline later: who queues looks again, see online.h. */
static int check_cpu(u32 cpu, struct answer *answer)
{
	int error = 0;

	cpus_read_lock();
	if (cpu >= nr_cpu_ids || !cpu_online(cpu))
		error = answer_refuse(answer, -ERANGE,
				      "cpu=%u is not online: use one of %*pbl",
				      cpu, cpumask_pr_args(cpu_online_mask));
	cpus_read_unlock();
	return error;
}

static int parse_and_execute(const char *text, size_t length,
			     struct answer *answer)
{
	struct wqdemo_command command;
	int error;

	error = wqdemo_command_parse(text, length, &command, answer->reason);
	if (error) {
		answer->error = error;
		return error;
	}
	wqdemo_command_format(&command, answer->command,
			      sizeof(answer->command));
	if (command.given & WQDEMO_TAKES(CPU)) {
		error = check_cpu(command.value[WQDEMO_KEY_CPU], answer);
		if (error)
			return error;
	}
	return functions[command.verb](&command, answer);
}

/*
 * Keeps the command as it came, without its newline, for the answer if it
 * cannot be parsed. A NUL byte ends it.
 */
static void keep_text(struct answer *answer, const char *text, size_t length)
{
	if (length && text[length - 1] == '\n')
		length--;
	memcpy(answer->command, text, min(length, sizeof(answer->command) - 1));
}

int execute_command(const char *text, size_t length)
{
	struct answer *answer;
	int error;

	answer = kzalloc(sizeof(*answer), GFP_KERNEL);
	if (!answer)
		return -ENOMEM; /* the kernel has logged more about it */
	answer->pid = task_tgid_vnr(current);
	keep_text(answer, text, length);
	error = parse_and_execute(text, length, answer);
	answers_publish(answer);
	answer_log(answer);
	kfree(answer);
	return error;
}
