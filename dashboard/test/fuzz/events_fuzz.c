// SPDX-License-Identifier: GPL-2.0
/* Any bytes in place of /proc/workqueue_demo_events. */
#include "read/event_log.h"
#include "test/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct event_log events;
	uint64_t number, last_seq = 0;

	event_log_clear(&events);
	event_log_take(&events, (const char *)data, size);
	for (number = event_log_first(&events); number < events.taken;
	     number++) {
		const struct event *event = event_log_at(&events, number);

		must(event);
		must(event->seq > last_seq);
		last_seq = event->seq;
		must((int)event->kind >= 0 && event->kind < WQDEMO_EVENT_COUNT);
		must((int)event->queue >= 0 &&
		     event->queue < WQDEMO_QUEUE_COUNT);
		must_be_printable(event->worker);
	}
	must(!event_log_at(&events, events.taken));
	return 0;
}
