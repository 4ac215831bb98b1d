/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counts instructions, in a VM where each takes a nanosecond of the clock:
 * QEMU with -icount shift=0. There a time on the CPU is a number of
 * instructions, and idleness takes none of them.
 */
#ifndef BENCH_METER_H
#define BENCH_METER_H

#include <sys/types.h>

/* Says what is wrong, with errno's words, and ends the program. */
void die(const char *what) __attribute__((noreturn));

/* All instructions so far, those of idleness included. */
unsigned long long now(void);

/* Those of a process so far, the kernel's on its behalf included. */
unsigned long long spent_by(pid_t pid);

/* Those of all other tasks so far but the idle one. */
unsigned long long spent_by_others(void);

/* Sleeps. An idle machine skips that at once. */
void nap(double seconds);

/* Writes @text, with @n in place of its "@". */
void ask(int file, const char *text, unsigned long n);

/*
 * The worker must not take turns with the writer: each turn costs as much as an
 * item, and how many there are is the scheduler's choice. So all is queued before
 * the first item runs, up to the limit of the workqueue and behind it.
 */
void run_before_workers(void);

/*
 * Return: the instructions for each of @n things, as meter_each.c describes.
 * @things: how many were asked for until it was known.
 */
double cost_of_each(const char *path, const char *text, unsigned long n,
		    unsigned long *things);

/* Prints "NAMEWHAT NUMBER". */
void tell(const char *name, const char *what, double number);

/* The ways to measure, described in their files; meter.c lists them. */
int measure_each(char **argument);
int measure_under_bpf(char **argument);
int measure_reading(char **argument);
int read_again(char **argument);
int measure_events(char **argument);
int measure_parsing(char **argument);
int measure_screen(char **argument);
int measure_resident(char **argument);
int measure_key(char **argument);
int measure_race(char **argument);
int write_once(char **argument);
int load(char **argument);

#endif
