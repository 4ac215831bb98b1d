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

/* A number, its key and its blank. */
#define FIELD_MOST 32

/* The text of an answer. A reader may see "-" in place of the writer's id. */
struct answer_line {
	size_t length, pid_begin, pid_end;
	/* Each byte that is quoted may become four. */
	char text[16 * FIELD_MOST +
		  4 * (WQDEMO_COMMAND_MAX + WQDEMO_REASON_MAX)];
};

static DEFINE_SPINLOCK(ring_lock); /* protects the next two; process context */
static struct answer_line ring[WQDEMO_ANSWERS]; /* number seq: at seq % size */
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

int answer_interruption(struct answer *answer)
{
	if (fatal_signal_pending(current))
		return answer_refuse(answer, -EINTR,
				     "killed before it was done");
	return answer_refuse(answer, -ESHUTDOWN,
			     "the module is being unloaded");
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

__printf(2, 3) static void append(struct answer_line *line, const char *format,
				  ...)
{
	va_list args;

	va_start(args, format);
	line->length +=
		vscnprintf(line->text + line->length,
			   sizeof(line->text) - line->length, format, args);
	va_end(args);
}

/* Quotes text; bytes that would break the line or the quotes become \ooo. */
static void append_quoted(struct answer_line *line, const char *key,
			  const char *text)
{
	append(line, " %s=\"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\' || !isascii(*text) ||
		    !isprint(*text))
			append(line, "\\%03o", (unsigned char)*text);
		else
			append(line, "%c", *text);
	}
	append(line, "\"");
}

static void write_line(struct answer_line *line, u64 seq,
		       const struct answer *answer)
{
	line->length = 0;
	append(line, "last seq=%llu pid=", seq);
	line->pid_begin = line->length;
	append(line, "%d", answer->pid);
	line->pid_end = line->length;
	append_quoted(line, "command", answer->command);
	append(line,
	       " errno=%d accepted=%llu coalesced=%llu modified=%llu rejected=%llu refused=%llu removed=%llu running=%llu waited_ns=%llu",
	       -answer->error, answer->accepted, answer->coalesced,
	       answer->modified, answer->rejected, answer->refused,
	       answer->removed, answer->running, answer->waited_ns);
	append_quoted(line, "reason", answer->reason);
	append(line, "\n");
}

void answers_publish(const struct answer *answer)
{
	spin_lock(&ring_lock);
	last_seq++;
	write_line(&ring[last_seq % WQDEMO_ANSWERS], last_seq, answer);
	spin_unlock(&ring_lock);
}

static void show_line(struct seq_file *out, const struct answer_line *line,
		      bool hidden)
{
	if (!hidden) {
		seq_write(out, line->text, line->length);
		return;
	}
	seq_write(out, line->text, line->pid_begin);
	seq_putc(out, '-');
	seq_write(out, line->text + line->pid_end,
		  line->length - line->pid_end);
}

void answers_show(struct seq_file *out)
{
	bool hidden = hidden_from_reader(out);
	u64 seq;

	spin_lock(&ring_lock);
	seq = last_seq > WQDEMO_ANSWERS ? last_seq - WQDEMO_ANSWERS : 0;
	while (seq++ < last_seq)
		show_line(out, &ring[seq % WQDEMO_ANSWERS], hidden);
	spin_unlock(&ring_lock);
}
