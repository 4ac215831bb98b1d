// SPDX-License-Identifier: GPL-2.0
/* The trace of what a picture shows, out of the events that are kept. */
#include "print/trace.h"

/* Return: whether the item can be seen in the window. Forgotten ones are in the past. */
static bool is_seen(const struct model *model, const struct event *event,
		    const struct timeline_window *window)
{
	const struct life *life;
	struct life_span all;
	int first, last;

	if (!model_shows(model, event->queue))
		return false;
	life = item_lives_find(&model->lives, event->queue, event->item);
	all = (struct life_span){ .from_ns = event->ns, .to_ns = event->ns };
	if (life && event_is_of_item(event->kind)) {
		all.from_ns = life_first_ns(life);
		all.to_ns =
			life_is_open(life) ? window->now_ns : life->ended_ns;
	}
	return timeline_sees(window, &all, &first, &last);
}

void trace_print_window(FILE *out, const struct model *model,
			const struct timeline_window *window)
{
	static struct trace trace; /* too large for some stacks */
	const struct event *event;
	uint64_t number;

	trace_begin(&trace, out);
	trace_name_kernel(&trace, &model->now);
	for (number = event_log_first(&model->events);
	     number < model->events_end &&
	     (event = event_log_at(&model->events, number));
	     number++)
		trace_take(&trace, event, is_seen(model, event, window));
	trace_end(&trace, model->now.time_ns);
}
