// SPDX-License-Identifier: GPL-2.0
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

#define VERB_FUNCTION(symbol, word, takes, help)	\
	[WQDEMO_VERB_##symbol] = command_##word,
static const command_fn functions[WQDEMO_VERB_COUNT] = {
	WQDEMO_VERBS(VERB_FUNCTION)
};

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
	if (answer->accepted || answer->coalesced)
		log_line(&log_commands, "'%s' from %s (pid %d): %llu accepted, %llu coalesced",
			 answer->command, current->comm, answer->pid,
			 answer->accepted, answer->coalesced);
	else
		log_line(&log_commands, "'%s' from %s (pid %d): %s, waited %llu us",
			 answer->command, current->comm, answer->pid,
			 answer->removed ? "removed one" : "nothing to remove",
			 answer->waited_ns / NSEC_PER_USEC);
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
