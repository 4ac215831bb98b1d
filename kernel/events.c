// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/build_bug.h>
#include <linux/ctype.h>
#include <linux/fs.h>
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/threads.h>

#include "../common/command.h"
#include "events.h"
#include "hidden.h"
#include "line.h"

/* Enough for some seconds of a lesson, or some milliseconds of a flood. */
#define RING_SIZE 8192

/* The sequence number of a slot that is being written. */
#define BUSY U64_MAX

struct event {
	u64 ns;
	u64 id;
	pid_t pid;
	u16 cpu;
	u8 kind;  /* enum wqdemo_event */
	u8 queue; /* enum wqdemo_queue */
	bool softirq;
	bool process; /* pid and worker are not those of a kernel thread */
	struct event_detail detail;
	char worker[TASK_COMM_LEN];
};

static_assert(WQDEMO_EVENT_COUNT <= U8_MAX && WQDEMO_QUEUE_COUNT <= U8_MAX);
static_assert(NR_CPUS <= U16_MAX + 1);

struct slot {
	atomic64_t seq; /* of its event; 0: none yet */
	struct event event;
};

bool events_on = true;

/* Of the last switch from off to on; 0: recording was never off. */
static atomic64_t since_ns = ATOMIC64_INIT(0);
/* Serialises switches. Task context. */
static DEFINE_MUTEX(switching);

static struct slot *ring;
/* Gives numbers, and publishes nothing: the slot's own number does. */
static atomic64_t last_seq = ATOMIC64_INIT(0);

void events_record(bool on)
{
	mutex_lock(&switching);
	if (on && !events_recording())
		atomic64_set(&since_ns, ktime_get_ns());
	/* Pairs with events_since(): who sees that it is on sees since when. */
	smp_store_release(&events_on, on);
	mutex_unlock(&switching);
}

bool events_since(u64 *ns)
{
	/* Pairs with events_record(). */
	bool on = smp_load_acquire(&events_on);

	*ns = atomic64_read(&since_ns);
	return on;
}

static struct slot *slot_of(u64 seq)
{
	return &ring[seq % RING_SIZE];
}

static void fill_event(struct event *event, enum wqdemo_event kind,
		       enum wqdemo_queue queue, u64 id, u64 ns,
		       const struct event_detail *detail)
{
	event->ns = ns;
	event->id = id;
	event->kind = kind;
	event->queue = queue;
	event->cpu = raw_smp_processor_id();
	/* In softirq "current" is the interrupted thread. */
	event->softirq = in_serving_softirq();
	event->process = !(current->flags & PF_KTHREAD);
	event->pid = current->pid;
	memcpy(event->worker, current->comm, sizeof(event->worker));
	event->worker[sizeof(event->worker) - 1] = '\0';
	if (detail)
		event->detail = *detail;
}

/*
 * Takes no lock, as a handler would wait for it: a sequence number claims a
 * slot. The writer marks the slot busy, fills it, and publishes the number. A
 * writer that finds the slot busy, or taken by a later event, was overtaken by
 * the whole ring: its event is lost, and its number will be missing.
 */
void events_write_one(enum wqdemo_event kind, enum wqdemo_queue queue, u64 id,
		      u64 ns, const struct event_detail *detail)
{
	struct slot *slot;
	unsigned long flags;
	u64 seq, old;

	/* Only another CPU can come in between. */
	local_irq_save(flags);
	seq = atomic64_inc_return(&last_seq);
	slot = slot_of(seq);
	old = atomic64_read(&slot->seq);
	/*
	 * The cmpxchg is a full barrier, and pairs with the smp_rmb() of
	 * copy_event(): who copies some of this event then sees a busy slot. The
	 * release pairs with its acquire: who sees the number sees the event.
	 */
	if (old < seq && atomic64_cmpxchg(&slot->seq, old, BUSY) == old) {
		fill_event(&slot->event, kind, queue, id, ns, detail);
		atomic64_set_release(&slot->seq, seq);
	}
	local_irq_restore(flags);
}

enum copied { COPIED, LOST, NOT_YET };

static enum copied copy_event(u64 seq, struct event *event)
{
	struct slot *slot = slot_of(seq);
	/* Pairs with the release in events_write_one(). */
	u64 found = atomic64_read_acquire(&slot->seq);

	if (found == BUSY || found < seq)
		return NOT_YET;
	if (found > seq)
		return LOST;
	/*
	 * A writer may change the event while it is copied: writers must not
	 * wait. The copy is whole if the slot still has its number afterwards:
	 * the barrier pairs with the cmpxchg in events_write_one().
	 */
	data_race(*event = slot->event);
	smp_rmb();
	return atomic64_read(&slot->seq) == seq ? COPIED : LOST;
}

/*
 * One for each open file. Reading ends at the event that was the last one when
 * it began, or it would never end in a flood. Then it goes on with new events.
 */
struct reader {
	u64 end;
	bool told;	/* a read() of nothing told of the end ... */
	loff_t told_at; /* ... and the next one begins here */
};

/* Moves a position over overwritten events; NULL at the end. */
static void *skip_lost(const struct reader *reader, loff_t *pos)
{
	u64 last = atomic64_read(&last_seq);

	if (last > RING_SIZE)
		*pos = max_t(u64, *pos, last - RING_SIZE + 1);
	*pos = max_t(u64, *pos, 1);
	return *pos > reader->end ? NULL : pos;
}

/* A position is a sequence number. */
static void *events_start(struct seq_file *out, loff_t *pos)
{
	struct reader *reader = out->private;
	void *found;

	if (reader->told && out->read_pos == reader->told_at)
		reader->end = atomic64_read(&last_seq);
	found = skip_lost(reader, pos);
	reader->told = !found;
	reader->told_at = out->read_pos;
	return found;
}

static void *events_next(struct seq_file *out, void *unused, loff_t *pos)
{
	++*pos;
	return skip_lost(out->private, pos);
}

static void events_stop(struct seq_file *out, void *unused)
{
}

#define EVENT_NAME(name) [WQDEMO_EVENT_##name] = #name,
static const char *const event_names[WQDEMO_EVENT_COUNT] = {
	WQDEMO_EVENTS(EVENT_NAME)
};

/* Bytes that would break the line become \ooo: any name is possible. */
static char *put_thread(char *at, const struct event *event)
{
	const char *name = event->worker;

	at = line_text(at, " pid=");
	at = line_number(at, event->pid);
	at = line_text(at, " worker=");
	for (; *name; name++) {
		if (isascii(*name) && isgraph(*name) && *name != '\\')
			at = line_char(at, *name);
		else
			at += sprintf(at, "\\%03o", (unsigned char)*name);
	}
	return at;
}

static char *put_worker(char *at, const struct event *event, bool hidden)
{
	if (event->softirq)
		return line_number(line_text(at, " pid=- worker=softirq/cpu"),
				   event->cpu);
	if (event->process && hidden)
		return line_text(at, " pid=- worker=-");
	return put_thread(at, event);
}

static char *put_field(char *at, const char *field, u64 value)
{
	return line_number(line_text(at, field), value);
}

static char *put_detail(char *at, const struct event *event)
{
	const struct event_detail *detail = &event->detail;

	switch (event->kind) {
	case WQDEMO_EVENT_step:
		at = line_text(at, " step=");
		at = line_text(at, wqdemo_step_name(detail->step.kind));
		return line_number(line_char(at, ':'), detail->step.ms);
	case WQDEMO_EVENT_armed:
	case WQDEMO_EVENT_modified:
		return put_field(at, " due_ns=", detail->due_ns);
	case WQDEMO_EVENT_preempted:
		return put_field(at, " lost_ns=", detail->preempted_ns);
	case WQDEMO_EVENT_finished:
		if (!detail->burnt_ns && !detail->preempted_ns)
			return at;
		at = put_field(at, " burnt_ns=", detail->burnt_ns);
		return put_field(at, " preempted_ns=", detail->preempted_ns);
	default:
		return at;
	}
}

/* Fits: twelve keys, seven numbers, three names, the last of 64 bytes. */
static void show_event(struct seq_file *out, u64 seq, const struct event *event)
{
	bool hidden = event->process && hidden_from_reader(out);
	char *at = line_begin(out);

	if (!at)
		return;
	at = put_field(at, "seq=", seq);
	at = put_field(at, " ns=", event->ns);
	at = line_text(at, " event=");
	at = line_text(at, event_names[event->kind]);
	at = line_text(at, " queue=");
	at = line_text(at, wqdemo_queue_name(event->queue));
	at = put_field(at, " item=", event->id);
	at = put_field(at, " cpu=", event->cpu);
	at = put_worker(at, event, hidden);
	at = put_detail(at, event);
	line_end(out, line_char(at, '\n'));
}

static int events_show(struct seq_file *out, void *position)
{
	u64 seq = *(loff_t *)position;
	struct event event;
	enum copied copied;
	int tries = 1000;

	/* The last events may still be in writing, for nanoseconds. */
	while ((copied = copy_event(seq, &event)) == NOT_YET && --tries)
		cpu_relax();
	if (copied != COPIED)
		return SEQ_SKIP;
	show_event(out, seq, &event);
	return 0;
}

static const struct seq_operations events_ops = {
	.start = events_start,
	.next = events_next,
	.stop = events_stop,
	.show = events_show,
};

static int events_open(struct inode *inode, struct file *file)
{
	struct reader *reader =
		__seq_open_private(file, &events_ops, sizeof(*reader));

	if (!reader)
		return -ENOMEM;
	reader->told = true;
	/* Offsets count bytes, positions events: no seeking, no pread(). */
	return nonseekable_open(inode, file);
}

/*
 * As an iterator, for splice() and sendfile(). Where these could not pass all
 * on they go back by some bytes, which seq_file would count from the oldest
 * event, another one by now.
 */
static ssize_t events_read(struct kiocb *iocb, struct iov_iter *to)
{
	struct seq_file *out = iocb->ki_filp->private_data;

	return iocb->ki_pos == out->read_pos ? seq_read_iter(iocb, to) :
					       -ESPIPE;
}

static const struct proc_ops events_file_ops = {
	.proc_open = events_open,
	.proc_read_iter = events_read,
	.proc_lseek = seq_lseek,
	.proc_release = seq_release_private,
};

int events_proc_init(void)
{
	if (!proc_create(WQDEMO_EVENTS_NAME, 0444, NULL, &events_file_ops))
		return -ENOMEM;
	return 0;
}

void events_proc_exit(void)
{
	remove_proc_entry(WQDEMO_EVENTS_NAME, NULL);
}

int events_init(void)
{
	ring = kvcalloc(RING_SIZE, sizeof(*ring), GFP_KERNEL);
	return ring ? 0 : -ENOMEM;
}

void events_exit(void)
{
	kvfree(ring);
}
