// SPDX-License-Identifier: GPL-2.0
/*
 * meter under_bpf NAME FILE TEXT N: as each, while BPF programs watch. They do
 * what a tool for workqueues has to do at least: by function they sum up how many
 * items ran, for how long these waited and for how long they ran.
 *
 *   queue_work     remembers the time, by the item
 *   execute_start  takes that for the wait, and remembers the time and the wait
 *   execute_end    takes that for the run, and adds all to the function's sums
 *
 * Two maps go by the item, as one that runs may be queued again. The sums are
 * added to atomically, for all CPUs. workqueue_machine has in addition the queue's
 * name, histograms, the longest of each, the time on the CPU, who submits, and
 * what is in the way.
 *
 * Prints "-" where the kernel has no BPF, or interprets it; and no number unless
 * the programs have counted just those items that were asked for.
 */
#include <errno.h>
#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "meter.h"
#include "meter_bpf_code.h"

/* More than are ever pending. */
#define ITEMS	  65536
#define FUNCTIONS 4096

struct run {
	__u64 started_ns, wait_ns;
};

struct sums {
	__u64 count, wait_ns, run_ns;
};

/* Where in its frame a program has what it hands to a map. */
enum { KEY = -8, VALUE = -40 };
#define VALUE_OF(type, member) (VALUE + (int)offsetof(type, member))

static struct maps {
	int queued, running; /* by the item: when it was queued; struct run */
	int sums;	     /* by the function */
} maps;

/* Its arguments: the CPU, its queue, the item. */
static void watch_queue_work(void)
{
	struct bpf_code code = { 0 };

	code_load(&code, BPF_REG_6, BPF_REG_1, 2 * sizeof(__u64));
	code_store(&code, KEY, BPF_REG_6);
	code_clock(&code);
	code_store(&code, VALUE, BPF_REG_0);
	code_update(&code, maps.queued, KEY, VALUE, BPF_ANY);
	code_end(&code);
	code_attach(&code, "workqueue_queue_work");
}

/* Its argument: the item. */
static void watch_start(void)
{
	struct bpf_code code = { 0 };
	unsigned int unknown;

	code_load(&code, BPF_REG_6, BPF_REG_1, 0);
	code_store(&code, KEY, BPF_REG_6);
	code_lookup(&code, maps.queued, KEY);
	unknown = code_jump_if_zero(&code, BPF_REG_0);
	code_load(&code, BPF_REG_7, BPF_REG_0, 0);
	code_clock(&code);
	code_store(&code, VALUE_OF(struct run, started_ns), BPF_REG_0);
	code_subtract(&code, BPF_REG_0, BPF_REG_7);
	code_store(&code, VALUE_OF(struct run, wait_ns), BPF_REG_0);
	code_update(&code, maps.running, KEY, VALUE, BPF_ANY);
	code_delete(&code, maps.queued, KEY);
	code_land(&code, unknown);
	code_end(&code);
	code_attach(&code, "workqueue_execute_start");
}

/* r0 = the sums of the function at fp + KEY, which are made if there are none. */
static void look_up_sums(struct bpf_code *code)
{
	unsigned int there;

	code_lookup(code, maps.sums, KEY);
	there = code_jump_unless_zero(code, BPF_REG_0);
	code_clear(code, VALUE_OF(struct sums, count));
	code_clear(code, VALUE_OF(struct sums, wait_ns));
	code_clear(code, VALUE_OF(struct sums, run_ns));
	code_update(code, maps.sums, KEY, VALUE, BPF_NOEXIST);
	code_lookup(code, maps.sums, KEY);
	code_land(code, there);
}

/* Its arguments: the item, which may be no more, and its function. */
static void watch_end(void)
{
	struct bpf_code code = { 0 };
	unsigned int unknown, full;

	code_load(&code, BPF_REG_6, BPF_REG_1, 0);
	code_load(&code, BPF_REG_7, BPF_REG_1, sizeof(__u64));
	code_store(&code, KEY, BPF_REG_6);
	code_lookup(&code, maps.running, KEY);
	unknown = code_jump_if_zero(&code, BPF_REG_0);
	code_load(&code, BPF_REG_8, BPF_REG_0,
		  offsetof(struct run, started_ns));
	code_load(&code, BPF_REG_9, BPF_REG_0, offsetof(struct run, wait_ns));
	code_clock(&code);
	code_move(&code, BPF_REG_6, BPF_REG_0);
	code_subtract(&code, BPF_REG_6, BPF_REG_8);
	code_delete(&code, maps.running, KEY);

	code_store(&code, KEY, BPF_REG_7);
	look_up_sums(&code);
	full = code_jump_if_zero(&code, BPF_REG_0);
	code_count(&code, offsetof(struct sums, count));
	code_raise(&code, offsetof(struct sums, wait_ns), BPF_REG_9);
	code_raise(&code, offsetof(struct sums, run_ns), BPF_REG_6);
	code_land(&code, full);
	code_land(&code, unknown);
	code_end(&code);
	code_attach(&code, "workqueue_execute_end");
}

static void watch(void)
{
	maps.queued = bpf_new_hash(sizeof(__u64), ITEMS);
	maps.running = bpf_new_hash(sizeof(struct run), ITEMS);
	maps.sums = bpf_new_hash(sizeof(struct sums), FUNCTIONS);
	watch_queue_work();
	watch_start();
	watch_end();
}

/* Loads an empty program: the kernel must have compiled it for its CPU. */
static bool can_watch(void)
{
	struct bpf_prog_info info = { 0 };
	struct bpf_code code = { 0 };
	union bpf_attr attr = {
		.info.info_len = sizeof(info),
		.info.info = (uintptr_t)&info,
	};
	int program;

	code_end(&code);
	program = code_load_program(&code);
	if (program < 0 && (errno == ENOSYS || errno == EINVAL))
		return false;
	attr.info.bpf_fd = (__u32)program;
	if (program < 0 || bpf(BPF_OBJ_GET_INFO_BY_FD, &attr))
		die("BPF");
	close(program);
	return info.jited_prog_len;
}

static bool is_counted(__u64 function, unsigned long n)
{
	struct sums sums = { 0 };
	union bpf_attr attr = {
		.map_fd = (__u32)maps.sums,
		.key = (uintptr_t)&function,
		.value = (uintptr_t)&sums,
	};

	if (bpf(BPF_MAP_LOOKUP_ELEM, &attr))
		die("BPF sums");
	return sums.count == n && sums.wait_ns && sums.run_ns;
}

/* One function's sums are those of @n items, each timed. */
static bool are_counted(unsigned long n)
{
	__u64 function;
	union bpf_attr attr = {
		.map_fd = (__u32)maps.sums,
		.next_key = (uintptr_t)&function,
	};

	/* At first there is no key to be next to. */
	while (!bpf(BPF_MAP_GET_NEXT_KEY, &attr)) {
		if (is_counted(function, n))
			return true;
		attr.key = (uintptr_t)&function;
	}
	return false;
}

int measure_under_bpf(char **argument)
{
	unsigned long items;
	double each;

	if (!can_watch()) {
		printf("%s -\n", argument[0]);
		return 0;
	}
	watch();
	each = cost_of_each(argument[1], argument[2],
			    strtoul(argument[3], NULL, 10), &items);
	if (!are_counted(items)) {
		fprintf(stderr, "meter: BPF did not count %lu items\n", items);
		return 1;
	}
	tell(argument[0], "", each);
	return 0;
}
