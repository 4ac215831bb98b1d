// SPDX-License-Identifier: GPL-2.0
#include <linux/sched.h>
#include <linux/wait.h>

#include "pattern.h"
#include "registry.h"
#include "static_item.h"

#define PATTERN_POINTER(symbol, name, ...) [WQDEMO_##symbol] = &pattern_##name,
static const struct pattern *const patterns[WQDEMO_QUEUE_COUNT] = {
	WQDEMO_QUEUES(PATTERN_POINTER)
};

const struct pattern *pattern_of(enum wqdemo_queue queue)
{
	return patterns[queue];
}

bool pattern_is_there(const struct pattern *pattern)
{
	return pattern->item || pattern->registry->wq;
}

/* Exits the patterns before @end, the last one first. */
static void exit_before(int end)
{
	while (end--)
		patterns[end]->exit();
}

void patterns_wake_waiters(void)
{
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		if (patterns[queue]->item)
			wake_up_all(&patterns[queue]->item->ended);
		else if (patterns[queue]->registry->wq)
			wake_up_all(&patterns[queue]->registry->ended);
	}
}

int patterns_init(void)
{
	int queue, error;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++) {
		error = patterns[queue]->init ? patterns[queue]->init() : 0;
		if (error) {
			exit_before(queue);
			return error;
		}
	}
	return 0;
}

void patterns_exit(void)
{
	exit_before(WQDEMO_QUEUE_COUNT);
}
