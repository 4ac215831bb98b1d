// SPDX-License-Identifier: GPL-2.0
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/time64.h>

#include "answers.h"
#include "hidden.h"
#include "log.h"
#include "unloading.h"

static DEFINE_SPINLOCK(ring_lock); /* protects the next two; process context */
static struct answer ring[WQDEMO_ANSWERS]; /* number seq is at seq % size */
static u64 last_seq;

int answer_refuse(struct answer *answer, int error, const char *why, ...)
{
	va_list args;

	va_start(args, why);
	vsnprintf(answer->reason, sizeof(answer->reason), why, args);
	va_end(args);
	answer->error = error;
	return error;
}

int answer_interrupted(struct answer *answer)
{
	if (fatal_signal_pending(current))
		return answer_refuse(answer, -EINTR,
				     "killed before it was done");
	if (unloading())
		return answer_refuse(answer, -ESHUTDOWN,
				     "the module is being unloaded");
	return 0;
}

/* For %*pE: a process may have any name, one with a newline in it, too. */
#define comm_pr_args() (int)strnlen(current->comm, TASK_COMM_LEN), current->comm

static void log_refusal(const struct answer *answer)
{
	log_line(&log_refusals, "'%*pE' from %*pE (pid %d) ended with %pe: %s",
		 (int)strlen(answer->command), answer->command, comm_pr_args(),
		 answer->pid, ERR_PTR(answer->error), answer->reason);
}

static void log_success(const struct answer *answer)
{
	if (answer->accepted || answer->coalesced || answer->modified ||
	    answer->refused)
		log_line(&log_commands,
			 "'%s' from %*pE (pid %d): %llu accepted, %llu coalesced, %llu modified, %llu refused",
			 answer->command, comm_pr_args(), answer->pid,
			 answer->accepted, answer->coalesced, answer->modified,
			 answer->refused);
	else if (answer->removed || answer->running || answer->waited_ns)
		log_line(&log_commands,
			 "'%s' from %*pE (pid %d): %llu removed, %llu still running, waited %llu us",
			 answer->command, comm_pr_args(), answer->pid,
			 answer->removed, answer->running,
			 answer->waited_ns / NSEC_PER_USEC);
	else
		log_line(&log_commands, "'%s' from %*pE (pid %d): done",
			 answer->command, comm_pr_args(), answer->pid);
}

void answer_log(const struct answer *answer)
{
	if (answer->error)
		log_refusal(answer);
	else
		log_success(answer);
}

void answers_publish(struct answer *answer)
{
	spin_lock(&ring_lock);
	answer->seq = ++last_seq;
	ring[answer->seq % WQDEMO_ANSWERS] = *answer;
	spin_unlock(&ring_lock);
}

/* Quotes text; bytes that would break the line or the quotes become \ooo. */
static void show_quoted(struct seq_file *out, const char *key, const char *text)
{
	seq_printf(out, " %s=\"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\' || !isascii(*text) ||
		    !isprint(*text))
			seq_printf(out, "\\%03o", (unsigned char)*text);
		else
			seq_putc(out, *text);
	}
	seq_putc(out, '"');
}

static void show_answer(struct seq_file *out, const struct answer *answer,
			bool hidden)
{
	seq_printf(out, "last seq=%llu", answer->seq);
	if (hidden)
		seq_puts(out, " pid=-");
	else
		seq_printf(out, " pid=%d", answer->pid);
	show_quoted(out, "command", answer->command);
	seq_printf(out,
		   " errno=%d accepted=%llu coalesced=%llu modified=%llu rejected=%llu refused=%llu removed=%llu running=%llu waited_ns=%llu",
		   -answer->error, answer->accepted, answer->coalesced,
		   answer->modified, answer->rejected, answer->refused,
		   answer->removed, answer->running, answer->waited_ns);
	show_quoted(out, "reason", answer->reason);
	seq_putc(out, '\n');
}

void answers_show(struct seq_file *out)
{
	bool hidden = hidden_from_reader(out);
	u64 seq;

	spin_lock(&ring_lock);
	seq = last_seq > WQDEMO_ANSWERS ? last_seq - WQDEMO_ANSWERS : 0;
	while (seq++ < last_seq)
		show_answer(out, &ring[seq % WQDEMO_ANSWERS], hidden);
	spin_unlock(&ring_lock);
}
