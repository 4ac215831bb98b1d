// SPDX-License-Identifier: GPL-2.0
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/kthread.h>
#include <linux/preempt.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/workqueue.h>

#include "calibrate.h"
#include "tracepoints.h"

/* How far to look: several times as far as the largest kernel needs. */
#define PWQ_RANGE	256
#define WORKQUEUE_RANGE 2048
#define WORKER_RANGE	256

struct offsets {
	int workqueue; /* in struct pool_workqueue */
	int name;      /* in struct workqueue_struct */
	int pwq;       /* in struct worker */
};

/*
 * -1: not found. Written while nothing is attached, then only read: published to
 * probes by probes_attach().
 */
static struct offsets offsets = { -1, -1, -1 };

/* An item whose queue is known by name and address. */
struct known {
	struct work_struct work;
	const char *name;
	struct workqueue_struct *queue;
	struct pool_workqueue *pwq; /* from the tracepoint */
	struct offsets found;
};

static int find_pointer(const void *base, int range, const void *wanted)
{
	const void *value;
	int at;

	for (at = 0; at < range; at += sizeof(value)) {
		if (copy_from_kernel_nofault(&value, base + at, sizeof(value)))
			return -1;
		if (value == wanted)
			return at;
	}
	return -1;
}

static int find_name(const void *base, int range, const char *wanted)
{
	char text[QUEUE_NAME_SIZE];
	int at;

	for (at = 0; at < range; at++) {
		if (copy_from_kernel_nofault(text, base + at, sizeof(text)))
			return -1;
		if (!strncmp(text, wanted, sizeof(text)))
			return at;
	}
	return -1;
}

/* The probe while calibrating. Under the pool's lock, interrupts off. */
static void note_pwq(void *data, int req_cpu, struct pool_workqueue *pwq,
		     struct work_struct *work)
{
	struct known *known = data;

	if (work == &known->work)
		known->pwq = pwq;
}

static void look_around(struct work_struct *work)
{
	struct known *known = container_of(work, struct known, work);

	if (!known->pwq || !(current->flags & PF_WQ_WORKER))
		return;
	known->found.workqueue =
		find_pointer(known->pwq, PWQ_RANGE, known->queue);
	known->found.name =
		find_name(known->queue, WORKQUEUE_RANGE, known->name);
	known->found.pwq =
		find_pointer(kthread_data(current), WORKER_RANGE, known->pwq);
}

static int find_offsets(const char *name, struct offsets *found)
{
	struct tracepoint *queue_work = tracepoints[ON_QUEUE_WORK];
	struct known known = { .name = name, .found = { -1, -1, -1 } };
	int error;

	known.queue = alloc_workqueue("%s", WQ_UNBOUND, 0, name);
	if (!known.queue)
		return -ENOMEM;
	INIT_WORK_ONSTACK(&known.work, look_around);
	error = tracepoint_probe_register(queue_work, note_pwq, &known);
	if (!error) {
		queue_work_on(WORK_CPU_UNBOUND, known.queue, &known.work);
		flush_work(&known.work);
		tracepoint_probe_unregister(queue_work, note_pwq, &known);
		tracepoint_synchronize_unregister();
	}
	destroy_work_on_stack(&known.work);
	destroy_workqueue(known.queue);
	*found = known.found;
	return error;
}

int calibrate(void)
{
	struct offsets first, second;
	int error;

	error = find_offsets("machine_calibrates_a", &first);
	if (!error)
		error = find_offsets("machine_calibrates_b", &second);
	if (error)
		return error;
	if (first.workqueue >= 0 && first.name >= 0 && first.pwq >= 0 &&
	    !memcmp(&first, &second, sizeof(first)))
		offsets = first;
	else
		pr_warn("queues have no names on this kernel: items are told apart by function only\n");
	return 0;
}

bool calibrated(void)
{
	return offsets.name >= 0;
}

/* The kernel has zeros behind a name: it clears what it allocates for a queue. */
void queue_name(const struct pool_workqueue *pwq, union queue_name *name)
{
	const void *workqueue;

	if (!pwq || !calibrated()) {
		memset(name, 0, sizeof(*name));
		return;
	}
	workqueue =
		*(const void *const *)((const void *)pwq + offsets.workqueue);
	memcpy(name, workqueue + offsets.name, sizeof(*name));
}

const struct pool_workqueue *current_pwq(void)
{
	/* In softirq the current task is who was interrupted, worker or not. */
	if (!calibrated() || in_serving_softirq() ||
	    !(current->flags & PF_WQ_WORKER))
		return NULL;
	return *(const struct pool_workqueue *const *)(kthread_data(current) +
						       offsets.pwq);
}
