/* SPDX-License-Identifier: GPL-2.0 */
/* An answer, the readings before and after it, and the message about it. */
#ifndef WQTOP_MESSAGES_H
#define WQTOP_MESSAGES_H

#include "test/unit/unit.h"

#include <string.h>

#include "model/actions.h"
#include "model/message.h"

#define TEST(name)	cmocka_unit_test_setup(name, begin)

static struct message message;
static struct snapshot before, now;
static struct snapshot_answer answer;

static inline int begin(void **state)
{
#define QUEUE_NAME(symbol, name, ...) #name,
	static const char *const names[] = { WQDEMO_QUEUES(QUEUE_NAME) };
	int i;

	(void)state;
	memset(&message, 0, sizeof(message));
	memset(&now, 0, sizeof(now));
	memset(&answer, 0, sizeof(answer));
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++) {
		snapshot_name_queue(&now.queue[i], names[i]);
		now.queue[i].concurrency[WQDEMO_CONCURRENCY_held] =
			SNAPSHOT_NONE;
	}
	now.queue_count = WQDEMO_QUEUE_COUNT;
	now.queue[2].max_active = 4;
	now.recording = true;
	now.periodic.running = 1;
	now.periodic.period_ms = 1000;
	answer.pid = 77;
	before = now;
	return 0;
}

static inline void set_queue(int queue, uint64_t armed, uint64_t pending,
		      uint64_t running)
{
	now.queue[queue].count[WQDEMO_COUNT_armed] = armed;
	now.queue[queue].count[WQDEMO_COUNT_pending] = pending;
	now.queue[queue].count[WQDEMO_COUNT_running] = running;
}

/* The queue was idle before, and has taken nothing else since then. */
static inline void be_alone(void)
{
	int queue = answer.is_known ? action_queue_of(&answer.parsed) : -1;

	if (queue >= 0)
		now.queue[queue].count[WQDEMO_COUNT_accepted] =
			before.queue[queue].count[WQDEMO_COUNT_accepted] +
			answer.accepted;
}

static inline void tells(const char *wanted)
{
	message_answer(&message, &answer, true, &before, &now, false);
	assert_string_equal(message.text, wanted);
	assert_int_equal(message.failed, answer.error != 0);
}

static inline void says(const char *command, const char *wanted)
{
	snapshot_set_command(&answer, slice_of(command));
	be_alone();
	tells(wanted);
}

#endif
