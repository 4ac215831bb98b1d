// SPDX-License-Identifier: GPL-2.0
/* Any bytes in place of /proc/workqueue_demo. */
#include <string.h>

#include "read/snapshot.h"
#include "test/fuzz/fuzz.h"

static void check_queue(const struct snapshot_queue *queue)
{
	must_be_printable(queue->name);
	must_be_printable(queue->wq_flags);
}

static void check_answer(const struct snapshot_answer *answer)
{
	must_be_printable(answer->command);
	must_be_printable(answer->reason);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct snapshot snapshot;
	char reason[SNAPSHOT_REASON_MAX] = "";
	unsigned int i;

	if (!snapshot_parse(&snapshot, (const char *)data, size, reason)) {
		must(*reason);
		must_be_printable(reason);
		return 0;
	}
	must(snapshot.time_ns != SNAPSHOT_NONE);
	must(snapshot.queue_count <= SNAPSHOT_QUEUES);
	must(snapshot.answer_count <= WQDEMO_ANSWERS);
	must_be_printable(snapshot.kernel);
	for (i = 0; i < snapshot.queue_count; i++)
		check_queue(&snapshot.queue[i]);
	for (i = 0; i < snapshot.answer_count; i++)
		check_answer(&snapshot.answer[i]);
	return 0;
}
