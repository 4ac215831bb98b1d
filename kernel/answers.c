// SPDX-License-Identifier: GPL-2.0
#include <linux/ctype.h>
#include <linux/sched/signal.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>

#include "answers.h"
#include "unloading.h"

static DEFINE_SPINLOCK(lock);			/* for both below */
static struct answer ring[WQDEMO_ANSWERS];	/* number seq is at seq % size */
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
		return answer_refuse(answer, -EINTR, "killed before it was done");
	if (unloading())
		return answer_refuse(answer, -ESHUTDOWN, "the module is being unloaded");
	return 0;
}

void answers_publish(struct answer *answer)
{
	spin_lock(&lock);
	answer->seq = ++last_seq;
	ring[answer->seq % WQDEMO_ANSWERS] = *answer;
	spin_unlock(&lock);
}

/* Between quotes, with what would break a line or a quote as \ooo. */
static void show_quoted(struct seq_file *out, const char *key, const char *text)
{
	seq_printf(out, " %s=\"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\' || !isascii(*text) || !isprint(*text))
			seq_printf(out, "\\%03o", (unsigned char)*text);
		else
			seq_putc(out, *text);
	}
	seq_putc(out, '"');
}

static void show_answer(struct seq_file *out, const struct answer *answer)
{
	seq_printf(out, "last seq=%llu pid=%d", answer->seq, answer->pid);
	show_quoted(out, "command", answer->command);
	seq_printf(out, " errno=%d accepted=%llu coalesced=%llu modified=%llu rejected=%llu refused=%llu removed=%llu running=%llu waited_ns=%llu",
		   -answer->error, answer->accepted, answer->coalesced,
		   answer->modified, answer->rejected, answer->refused,
		   answer->removed, answer->running, answer->waited_ns);
	show_quoted(out, "reason", answer->reason);
	seq_putc(out, '\n');
}

void answers_show(struct seq_file *out)
{
	u64 seq;

	spin_lock(&lock);
	seq = last_seq > WQDEMO_ANSWERS ? last_seq - WQDEMO_ANSWERS : 0;
	while (seq++ < last_seq)
		show_answer(out, &ring[seq % WQDEMO_ANSWERS]);
	spin_unlock(&lock);
}
