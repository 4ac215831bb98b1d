// SPDX-License-Identifier: GPL-2.0
/*
 * Plays the execution scenarios of the kernel's documentation
 * (core-api/workqueue) with real items. w0, w1 and w2 are queued on one CPU: w0
 * burns 5 ms, sleeps 10 and burns 5; w1 and w2 burn 5 and sleep 10. "hog" shows
 * the use of WQ_CPU_INTENSIVE: a plain item behind burners, without and with
 * the flag. "prio" shows that of WQ_HIGHPRI, another pool. The events tell what
 * happened when.
 */
#include <linux/cpumask.h>
#include <linux/smp.h>
#include <linux/workqueue.h>

#include "answers.h"
#include "pattern.h"
#include "registry.h"

static const struct wqdemo_program w0 = {
	.steps = 3,
	.step = {
		{ WQDEMO_STEP_BURN, 5 },
		{ WQDEMO_STEP_SLEEP, 10 },
		{ WQDEMO_STEP_BURN, 5 },
	},
};

static const struct wqdemo_program w1_w2 = {
	.steps = 2,
	.step = { { WQDEMO_STEP_BURN, 5 }, { WQDEMO_STEP_SLEEP, 10 } },
};

/*
 * Each of the burners is usually too short for the kernel to step in (since
 * Linux 6.5, after 10 ms or more). Together they burn as long as the one that
 * is usually long enough.
 */
#define BURNERS 20
static const struct wqdemo_program burner = {
	.steps = 1,
	.step = { { WQDEMO_STEP_BURN, 3 } },
};

static const struct wqdemo_program long_burner = {
	.steps = 1,
	.step = { { WQDEMO_STEP_BURN, BURNERS * 3 } },
};

static const struct wqdemo_program plain = {
	.steps = 1,
	.step = { { WQDEMO_STEP_BURN, 1 } },
};

static struct registry *registry_of(enum wqdemo_queue queue)
{
	return pattern_of(queue)->registry;
}

/* Prefers another CPU than this task's: the items need one for themselves. */
static u32 choose_cpu(void)
{
	u32 own = raw_smp_processor_id();
	u32 cpu;

	for_each_online_cpu(cpu)
		if (cpu != own)
			return cpu;
	return own;
}

static int submit_items(enum wqdemo_queue queue, u32 n, u32 cpu,
			const struct wqdemo_program *program,
			struct answer *answer)
{
	struct wqdemo_command command = {
		.given = WQDEMO_TAKES(CPU) | WQDEMO_TAKES(DO),
		.value[WQDEMO_KEY_N] = n,
		.value[WQDEMO_KEY_CPU] = cpu,
		.program = *program,
	};
	u64 accepted = answer->accepted;
	int error;

	answer->accepted = 0;
	error = registry_submit_many(registry_of(queue), &command, answer);
	answer->accepted += accepted;
	return error;
}

static int submit_item(enum wqdemo_queue queue, u32 cpu,
		       const struct wqdemo_program *program,
		       struct answer *answer)
{
	return submit_items(queue, 1, cpu, program, answer);
}

/* Waits for what has been queued on bound and on @other. */
static int wait_for_both(enum wqdemo_queue other, struct answer *answer)
{
	u64 waited_ns = answer->waited_ns;
	int error;

	answer->waited_ns = 0;
	error = registry_flush(registry_of(WQDEMO_BOUND), answer);
	waited_ns += answer->waited_ns;
	answer->waited_ns = 0;
	if (!error)
		error = registry_flush(registry_of(other), answer);
	answer->waited_ns += waited_ns;
	return error;
}

/* @others: the queue of w1 and w2. */
static int play_three(u32 cpu, unsigned int max_active,
		      enum wqdemo_queue others, struct answer *answer)
{
	struct registry *bound = registry_of(WQDEMO_BOUND);
	unsigned int before = bound->max_active;
	int error;

	registry_change_max_active(bound, max_active);
	error = submit_item(WQDEMO_BOUND, cpu, &w0, answer);
	if (!error)
		error = submit_item(others, cpu, &w1_w2, answer);
	if (!error)
		error = submit_item(others, cpu, &w1_w2, answer);
	if (!error)
		error = wait_for_both(WQDEMO_CPU_INTENSIVE, answer);
	registry_change_max_active(bound, before);
	return error;
}

/* A plain item behind @n burners, which run one after the other. */
static int play_behind(enum wqdemo_queue burners, u32 n, u32 cpu,
		       const struct wqdemo_program *program,
		       struct answer *answer)
{
	int error;

	error = submit_items(burners, n, cpu, program, answer);
	if (!error)
		error = submit_item(WQDEMO_BOUND, cpu, &plain, answer);
	if (!error)
		error = wait_for_both(WQDEMO_CPU_INTENSIVE, answer);
	return error;
}

/*
 * Without the flag, with the kernel's own help, with the flag. max_active lets
 * one burner run at a time on cpu_intensive too: else the plain item would have
 * to share the CPU with all of them. No other command takes the lock of
 * max_active of a second queue.
 */
static int play_hog(u32 cpu, struct answer *answer)
{
	struct registry *intensive = registry_of(WQDEMO_CPU_INTENSIVE);
	unsigned int before;
	int error;

	error = registry_lock_max_active(intensive, answer);
	if (error)
		return error;
	before = intensive->max_active;
	registry_change_max_active(intensive, 1);
	error = play_behind(WQDEMO_BOUND, BURNERS, cpu, &burner, answer);
	if (!error)
		error = play_behind(WQDEMO_BOUND, 1, cpu, &long_burner, answer);
	if (!error)
		error = play_behind(WQDEMO_CPU_INTENSIVE, BURNERS, cpu, &burner,
				    answer);
	registry_change_max_active(intensive, before);
	registry_unlock_max_active(intensive);
	return error;
}

/* The same item on bound and on highpri, while bound's pool is busy. */
static int play_prio(u32 cpu, struct answer *answer)
{
	int error;

	error = submit_items(WQDEMO_BOUND, BURNERS, cpu, &burner, answer);
	if (!error)
		error = submit_item(WQDEMO_BOUND, cpu, &plain, answer);
	if (!error)
		error = submit_item(WQDEMO_HIGHPRI, cpu, &plain, answer);
	if (!error)
		error = wait_for_both(WQDEMO_HIGHPRI, answer);
	return error;
}

static int play_scenario(enum wqdemo_scenario scenario, u32 cpu,
			 struct answer *answer)
{
	switch (scenario) {
	case WQDEMO_SCENARIO_A:
		return play_three(cpu, 1, WQDEMO_BOUND, answer);
	case WQDEMO_SCENARIO_B:
		return play_three(cpu, 3, WQDEMO_BOUND, answer);
	case WQDEMO_SCENARIO_C:
		return play_three(cpu, 2, WQDEMO_BOUND, answer);
	case WQDEMO_SCENARIO_D:
		return play_three(cpu, 3, WQDEMO_CPU_INTENSIVE, answer);
	case WQDEMO_SCENARIO_prio:
		return play_prio(cpu, answer);
	default:
		return play_hog(cpu, answer);
	}
}

/*
 * Holds the lock of max_active, which a scenario changes and puts back: nobody
 * else changes it meanwhile, and one scenario plays at a time.
 */
int command_scenario(const struct wqdemo_command *command,
		     struct answer *answer)
{
	struct registry *bound = registry_of(WQDEMO_BOUND);
	int error;

	error = registry_lock_max_active(bound, answer);
	if (error)
		return error;
	if (registry_is_empty(bound) &&
	    registry_is_empty(registry_of(WQDEMO_HIGHPRI)) &&
	    registry_is_empty(registry_of(WQDEMO_CPU_INTENSIVE)))
		error = play_scenario(command->operand[0], choose_cpu(),
				      answer);
	else
		error = answer_refuse(answer, -EBUSY,
				      "bound, highpri and cpu_intensive must be idle: wait, or cancel them");
	registry_unlock_max_active(bound);
	return error;
}
