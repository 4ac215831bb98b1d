/* SPDX-License-Identifier: GPL-2.0 */
/* All differences between kernel versions, 5.10 to 7.3, and nothing else. */
#ifndef WQDEMO_COMPAT_H
#define WQDEMO_COMPAT_H

#include <linux/freezer.h>
#include <linux/version.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

/*
 * WQ_PERCPU exists since 6.17, for queues in softirq since 6.18, and per-CPU
 * queues must have it since 7.2. Some older kernels have it from a backport, as
 * an enum, and work without it: there this macro hides it. The texts are for
 * the table of flags.
 */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 18, 0)
#define WQ_PERCPU	  0
#define WQ_PERCPU_TEXT	  "-"
#define OR_WQ_PERCPU_TEXT ""
#else
#define WQ_PERCPU_TEXT	  "WQ_PERCPU"
#define OR_WQ_PERCPU_TEXT "|WQ_PERCPU"
#endif

/*
 * The workqueue of schedule_work() and schedule_delayed_work(), for calls that
 * need its name. Kernels with system_percpu_wq, also from a backport, have
 * system_wq beside it, as another workqueue: an item queued on both may run
 * twice at the same time. Kbuild looks in the kernel's header which one is
 * used.
 */
#ifdef SCHEDULE_WORK_IS_PERCPU
#define schedule_wq system_percpu_wq
#else
#define schedule_wq system_wq
#endif

/* cancel_work(), without _sync: exported since 6.0. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 0, 0)
#define HAVE_CANCEL_WORK 1
#else
#define HAVE_CANCEL_WORK 0
#endif

/*
 * The max_active of an unbound queue counts for each NUMA node before 6.6, for
 * each CPU up to 6.8, then for the whole queue; but 8 or fewer count for each
 * node.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0) && \
	LINUX_VERSION_CODE < KERNEL_VERSION(6, 9, 0)
#define UNBOUND_MAX_ACTIVE_PER_CPU 1
#else
#define UNBOUND_MAX_ACTIVE_PER_CPU 0
#endif

/*
 * A killable wait in which the system may also be frozen, and so suspended: one
 * state of a task since 6.1. lockdep is told that the
 * freezer may find a lock held: a write() holds procfs against a freeze of the
 * file system, which never comes.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 1, 0)
#define wait_event_killable_or_frozen(wq_head, condition) \
	wait_event_state(wq_head, condition,              \
			 (TASK_KILLABLE | TASK_FREEZABLE_UNSAFE))
#else
#define wait_event_killable_or_frozen wait_event_freezekillable_unsafe
#endif

/* Work items that run in softirq exist since 6.9. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 9, 0)
#define HAVE_WQ_BH 1
#else
#define HAVE_WQ_BH 0
#define WQ_BH	   0
#endif

#endif
