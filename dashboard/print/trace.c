// SPDX-License-Identifier: GPL-2.0
#include "print/trace.h"

#include <inttypes.h>
#include <string.h>

#include "model/actions.h"

/* Lanes of threads have their pids. No pid of Linux is above this. */
#define TID_OF_CPU	  0x400001ull
#define TID_OF_SUBMITTERS 0x500001ull

/* A submission is a moment, but arrows need a slice to begin in. */
#define MOMENT_NS 100

/* Counts may be read this long before or after the time stamp of the reading. */
#define COUNTS_TAKE_NS 10000000u

/* Room for "b18446744073709551615" and a word before it. */
#define NAME_MAX 64
#define MORE_MAX 160

void trace_begin(struct trace *trace, FILE *out)
{
	memset(trace, 0, sizeof(*trace));
	trace_lines_begin(&trace->lines, out);
	trace_lines_name(&trace->lines, "process_name", "name",
			 "workqueue_demo");
}

/* Names an item, with a word before it: "submit c5". */
static void name_item(const struct event *event, const char *word, char *name)
{
	snprintf(name, NAME_MAX, "%s%s%" PRIu64, word,
		 actions[event->queue].label, event->item);
}

/* Return: an id of an item that no other item has, also of another load. */
static uint64_t id_of(const struct trace *trace, enum wqdemo_queue queue,
		      uint64_t item)
{
	return trace->load << 56 | (uint64_t)(queue + 1) << 48 | item;
}

/* Return: the lane, a free one or that of a thread that has done nothing for longest. */
static struct trace_lane *lane_of(struct trace *trace, uint64_t tid,
				  const char *name)
{
	struct trace_lane *lane, *oldest = NULL;

	for (lane = trace->lane; lane < trace->lane + TRACE_LANES; lane++) {
		if (lane->used && lane->tid == tid)
			return lane;
		if (!lane->open && (!oldest || lane->ns < oldest->ns))
			oldest = lane;
	}
	if (!oldest)
		return NULL;
	*oldest = (struct trace_lane){ .used = true, .tid = tid };
	snprintf(oldest->name, sizeof(oldest->name), "%s", name);
	trace_lines_lane(&trace->lines, oldest);
	return oldest;
}

/* Return: the lane of the thread, or the CPU, on which a handler runs. */
static struct trace_lane *worker_lane(struct trace *trace,
				      const struct event *event)
{
	return lane_of(trace,
		       event->pid == SNAPSHOT_NONE ? TID_OF_CPU + event->cpu :
						     event->pid,
		       event->worker);
}

/*
 * Return: the lane of who submits or cancels: a handler that runs, or one for
 * all threads of that name, as each command has a process of its own.
 */
static struct trace_lane *submitter_lane(struct trace *trace,
					 const struct event *event)
{
	struct trace_lane *lane;

	for (lane = trace->lane; lane < trace->lane + TRACE_LANES; lane++)
		if (lane->used &&
		    (lane->tid == event->pid ?
			     lane->open > 0 :
			     lane->tid >= TID_OF_SUBMITTERS &&
				     !strcmp(lane->name, event->worker)))
			return lane;
	return lane_of(trace, TID_OF_SUBMITTERS + trace->submitters++,
		       event->worker);
}

static void count(struct trace *trace, enum wqdemo_queue id, int waiting,
		  int running, uint64_t ns)
{
	struct trace_queue *queue = &trace->queue[id];

	if (waiting > 0 || queue->waiting)
		queue->waiting += (uint64_t)waiting;
	if (running > 0 || queue->running)
		queue->running += (uint64_t)running;
	if (queue->counted_ns < ns)
		queue->counted_ns = ns;
	trace_counter(&trace->lines, queue->counted_ns, actions[id].queue,
		      queue->waiting, queue->running);
}

static void put_wait(struct trace *trace, bool begins, enum wqdemo_queue queue,
		     uint64_t item, uint64_t ns, const char *more)
{
	char name[NAME_MAX];

	snprintf(name, sizeof(name), "%s waits", actions[queue].queue);
	trace_wait(&trace->lines, begins, id_of(trace, queue, item), ns, "wait",
		   name, more);
}

/* Return: whether the wait of that item had begun, and ended with this. */
static bool end_wait(struct trace *trace, const struct event *event)
{
	uint64_t *wait =
		&trace->queue[event->queue].wait[event->item % TRACE_WAITS];

	if (*wait != event->item)
		return false;
	*wait = 0;
	put_wait(trace, false, event->queue, event->item, event->ns, "");
	return true;
}

static void begin_wait(struct trace *trace, const struct event *event)
{
	uint64_t *wait =
		&trace->queue[event->queue].wait[event->item % TRACE_WAITS];
	char more[MORE_MAX], name[NAME_MAX];

	if (*wait)
		return;
	*wait = event->item;
	name_item(event, "", name);
	snprintf(more, sizeof(more), ",\"args\":{\"item\":\"%s\"%s}", name,
		 event->kind == WQDEMO_EVENT_armed ? ",\"timer\":true" : "");
	put_wait(trace, true, event->queue, event->item, event->ns, more);
}

static void submit(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = submitter_lane(trace, event);
	uint64_t id = id_of(trace, event->queue, event->item);
	char name[NAME_MAX];

	begin_wait(trace, event);
	count(trace, event->queue, 1, 0, event->ns);
	if (!lane)
		return;
	/* A handler that submits has a slice already. */
	if (lane->open) {
		if (lane->ns < event->ns)
			lane->ns = event->ns;
		trace_flow(&trace->lines, lane, true, id);
		return;
	}
	name_item(event, "submit ", name);
	trace_slice_begin(&trace->lines, lane, event->ns, name, "");
	trace_flow(&trace->lines, lane, true, id);
	trace_slice_end(&trace->lines, lane, lane->ns + MOMENT_NS, "");
}

static void cancel(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = submitter_lane(trace, event);
	bool waited = end_wait(trace, event);
	char name[NAME_MAX];

	count(trace, event->queue, -1, 0, event->ns);
	if (!lane)
		return;
	name_item(event, "cancel ", name);
	trace_slice_begin(&trace->lines, lane, event->ns, name, "");
	if (waited)
		trace_flow(&trace->lines, lane, false,
			   id_of(trace, event->queue, event->item));
	trace_slice_end(&trace->lines, lane, lane->ns + MOMENT_NS, "");
}

/* Writes what became of a submission that has no run of its own. */
static void note(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = submitter_lane(trace, event);
	char name[NAME_MAX];

	if (!lane)
		return;
	name_item(event,
		  event->kind == WQDEMO_EVENT_coalesced ? "coalesced " :
		  event->kind == WQDEMO_EVENT_modified	? "timer restarted " :
							  "refused ",
		  name);
	trace_moment(&trace->lines, lane, event->ns, name);
}

/* Begins the slice of an item. @known: further members beside its queue and CPU. */
static void begin_item(struct trace *trace, struct trace_lane *lane,
		       const struct event *event, const char *known)
{
	char name[NAME_MAX], more[MORE_MAX];

	name_item(event, "", name);
	snprintf(more, sizeof(more),
		 ",\"cat\":\"item\",\"args\":{\"queue\":\"%s\",\"cpu\":%u%s}",
		 actions[event->queue].queue, event->cpu, known);
	lane->queue = event->queue;
	lane->item = event->item;
	trace_slice_begin(&trace->lines, lane, event->ns, name, more);
}

static void start(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = worker_lane(trace, event);
	bool waited = end_wait(trace, event);

	count(trace, event->queue, -1, 1, event->ns);
	if (!lane)
		return;
	/* The end of the item before it was lost. */
	trace_slice_end_all(&trace->lines, lane, lane->ns, "");
	begin_item(trace, lane, event, "");
	if (waited)
		trace_flow(&trace->lines, lane, false,
			   id_of(trace, event->queue, event->item));
}

/*
 * Return: the lane of an item that runs. If its start is not known, it begins
 * here. NULL: there are too many lanes.
 */
static struct trace_lane *run_of(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = worker_lane(trace, event);

	if (!lane || (lane->open && lane->queue == event->queue &&
		      lane->item == event->item))
		return lane;
	trace_slice_end_all(&trace->lines, lane, lane->ns, "");
	begin_item(trace, lane, event, ",\"began\":\"earlier\"");
	return lane;
}

static void step(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = run_of(trace, event);
	char name[NAME_MAX];

	if (!lane)
		return;
	if (lane->open > 1)
		trace_slice_end(&trace->lines, lane, event->ns, "");
	snprintf(name, sizeof(name), "%s %u ms",
		 wqdemo_step_name(event->step.kind), event->step.ms);
	trace_slice_begin(&trace->lines, lane, event->ns, name,
			  ",\"cat\":\"step\"");
}

static void preempt(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = run_of(trace, event);
	uint64_t lost_ns = event->lost_ns < event->ns ? event->lost_ns : 0;

	if (!lane)
		return;
	trace_slice_begin(&trace->lines, lane, event->ns - lost_ns, "preempted",
			  ",\"cat\":\"preempted\"");
	trace_slice_end(&trace->lines, lane, event->ns, "");
}

static void finish(struct trace *trace, const struct event *event)
{
	struct trace_lane *lane = run_of(trace, event);
	char more[MORE_MAX] = "";

	count(trace, event->queue, 0, -1, event->ns);
	if (!lane)
		return;
	if (event->burnt_ns || event->preempted_ns)
		snprintf(more, sizeof(more),
			 ",\"args\":{\"burnt_ns\":%" PRIu64
			 ",\"preempted_ns\":%" PRIu64 "}",
			 event->burnt_ns, event->preempted_ns);
	trace_slice_end_all(&trace->lines, lane, event->ns, more);
}

static void put_caller(struct trace *trace, bool begins, uint64_t id,
		       uint64_t ns, const char *more)
{
	trace_wait(&trace->lines, begins, id, ns, "command", "command waits",
		   more);
}

/* A command begins to wait for handlers, or goes on. */
static void call(struct trace *trace, const struct event *event)
{
	uint64_t id = id_of(trace, event->queue, event->pid);
	bool begins = event->kind == WQDEMO_EVENT_waits;
	uint64_t wanted = begins ? 0 : id;
	char more[MORE_MAX];
	int i;

	for (i = 0; i < TRACE_CALLERS && trace->caller[i] != wanted; i++)
		;
	if (i == TRACE_CALLERS)
		return;
	trace->caller[i] = begins ? id : 0;
	snprintf(more, sizeof(more),
		 ",\"args\":{\"for\":\"%s\",\"pid\":%" PRIu64 "}",
		 actions[event->queue].queue, event->pid);
	put_caller(trace, begins, id, event->ns, begins ? more : "");
}

/* Ends all that is open at the newest event: up to then nothing is unknown. */
static void end_all(struct trace *trace, const char *more)
{
	uint64_t i, queue, *wait;

	for (i = 0; i < TRACE_LANES; i++)
		trace_slice_end_all(&trace->lines, &trace->lane[i], trace->ns,
				    more);
	for (i = 0; i < TRACE_CALLERS; i++) {
		if (trace->caller[i])
			put_caller(trace, false, trace->caller[i], trace->ns,
				   more);
		trace->caller[i] = 0;
	}
	for (i = 0; i < WQDEMO_QUEUE_COUNT * TRACE_WAITS; i++) {
		queue = i / TRACE_WAITS;
		wait = &trace->queue[queue].wait[i % TRACE_WAITS];
		if (*wait)
			put_wait(trace, false, (enum wqdemo_queue)queue, *wait,
				 trace->ns, more);
		*wait = 0;
	}
}

/* The numbers of items start over with each load of the module. */
static void begin_load(struct trace *trace)
{
	int id;

	end_all(trace, "");
	trace->load++;
	for (id = 0; ACTION_OF_QUEUE(id); id++) {
		trace->queue[id].waiting = 0;
		trace->queue[id].running = 0;
		count(trace, (enum wqdemo_queue)id, 0, 0, trace->ns);
	}
	trace_moment_of_all(&trace->lines, trace->ns, "module loaded again");
}

static void lose(struct trace *trace, uint64_t lost)
{
	char name[NAME_MAX];

	end_all(trace, ",\"args\":{\"then\":\"not known\"}");
	snprintf(name, sizeof(name), "%" PRIu64 " events lost", lost);
	trace_moment_of_all(&trace->lines, trace->ns, name);
}

static void put(struct trace *trace, const struct event *event)
{
	switch (event->kind) {
	case WQDEMO_EVENT_submitted:
	case WQDEMO_EVENT_armed:
		submit(trace, event);
		break;
	case WQDEMO_EVENT_coalesced:
	case WQDEMO_EVENT_modified:
	case WQDEMO_EVENT_refused:
		note(trace, event);
		break;
	case WQDEMO_EVENT_started:
		start(trace, event);
		break;
	case WQDEMO_EVENT_step:
		step(trace, event);
		break;
	case WQDEMO_EVENT_preempted:
		preempt(trace, event);
		break;
	case WQDEMO_EVENT_finished:
		finish(trace, event);
		break;
	case WQDEMO_EVENT_cancelled:
		cancel(trace, event);
		break;
	case WQDEMO_EVENT_waits:
	case WQDEMO_EVENT_waited:
		call(trace, event);
		break;
	case WQDEMO_EVENT_COUNT:
		break;
	}
}

void trace_take(struct trace *trace, const struct event *event, bool wanted)
{
	if (event->seq <= trace->last_seq)
		begin_load(trace);
	else if (trace->last_seq && event->seq > trace->last_seq + 1)
		lose(trace, event->seq - trace->last_seq - 1);
	trace->last_seq = event->seq;
	if (!wanted)
		return;
	put(trace, event);
	if (trace->ns < event->ns)
		trace->ns = event->ns;
	trace->queue[event->queue].seen_ns = event->ns;
}

void trace_name_kernel(struct trace *trace, const struct snapshot *snapshot)
{
	char label[sizeof(snapshot->kernel) + 8];

	if (trace->named || !*snapshot->kernel)
		return;
	trace->named = true;
	snprintf(label, sizeof(label), "Linux %s", snapshot->kernel);
	trace_lines_name(&trace->lines, "process_labels", "labels", label);
}

/* Takes the counts of a queue that had no event at the time of the reading. */
static void correct(struct trace *trace, const struct snapshot *snapshot,
		    enum wqdemo_queue id)
{
	const struct snapshot_queue *row = snapshot_find(snapshot, id);
	struct trace_queue *queue = &trace->queue[id];
	uint64_t waiting, running;

	if (!row || queue->seen_ns + COUNTS_TAKE_NS > snapshot->time_ns)
		return;
	waiting = snapshot_known(row->count[WQDEMO_COUNT_armed]) +
		  snapshot_known(row->count[WQDEMO_COUNT_pending]);
	running = snapshot_known(row->count[WQDEMO_COUNT_running]);
	if (queue->waiting == waiting && queue->running == running)
		return;
	queue->waiting = waiting;
	queue->running = running;
	count(trace, id, 0, 0, snapshot->time_ns);
}

void trace_take_reading(struct trace *trace, const struct snapshot *snapshot)
{
	int id;

	trace_name_kernel(trace, snapshot);
	if (!snapshot->recording && !trace->off) {
		end_all(trace, ",\"args\":{\"then\":\"not known\"}");
		trace_moment_of_all(&trace->lines, snapshot->time_ns,
				    "events are off");
	}
	trace->off = !snapshot->recording;
	for (id = 0; ACTION_OF_QUEUE(id); id++)
		correct(trace, snapshot, (enum wqdemo_queue)id);
}

void trace_end(struct trace *trace, uint64_t ns)
{
	if (trace->ns < ns)
		trace->ns = ns;
	end_all(trace, ",\"args\":{\"then\":\"it went on\"}");
	trace_lines_end(&trace->lines);
}
