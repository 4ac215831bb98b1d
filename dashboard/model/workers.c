// SPDX-License-Identifier: GPL-2.0
#include "model/workers.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/text.h"
#include "model/actions.h"

void worker_name(const struct life *life, char *name, size_t size)
{
	if (life_is_rescued(life))
		snprintf(name, size, "rescuer %s", actions[life->queue].label);
	else if (*life->worker)
		snprintf(name, size, "%s", life->worker);
	else if (life->pid == SNAPSHOT_NONE)
		snprintf(name, size, "softirq/cpu%u", life->cpu);
	else
		snprintf(name, size, "pid %" PRIu64, life->pid);
}

bool worker_is_same(const struct life *a, const struct life *b)
{
	return !strcmp(a->worker, b->worker) &&
	       (*a->worker || a->pid == b->pid);
}

/*
 * Reads "kworker/1:0H" or "kworker/u4:0": the number of a CPU, or u for
 * unbound.
 */
static void read_kworker(struct worker *worker, const char *name)
{
	static const char kworker[] = "kworker/";
	const char *at = name + sizeof(kworker) - 1;
	char *end;

	if (strncmp(name, kworker, sizeof(kworker) - 1))
		return;
	worker->pool = *at == 'u' ? WORKER_UNBOUND : WORKER_BOUND;
	worker->pool_cpu = (unsigned int)strtoul(at + (*at == 'u'), &end, 10);
	if (*end == ':')
		end++;
	worker->highpri = end[strspn(end, "0123456789")] == 'H';
}

static void find_pool(struct worker *worker, const struct life *life)
{
	worker->pool = WORKER_OTHER;
	if (life_is_rescued(life)) {
		worker->pool = WORKER_RESCUER;
	} else if (life->pid == SNAPSHOT_NONE) {
		worker->pool = WORKER_SOFTIRQ;
		worker->pool_cpu = life->cpu;
	} else {
		read_kworker(worker, life->worker);
	}
}

/* Return: the row of the worker that ran it, new where there is none; or NULL. */
static struct worker *row_of(struct workers *workers, const struct life *life)
{
	struct worker *worker = workers->worker;
	unsigned int i;

	/* Another thread may have had the same name before. */
	for (i = 0; i < workers->count; i++, worker++)
		if (worker->last->pid == life->pid &&
		    worker_is_same(worker->last, life))
			return worker;
	if (workers->count == WORKERS_MOST)
		return NULL;
	workers->count++;
	memset(worker, 0, sizeof(*worker));
	worker_name(life, worker->name, sizeof(worker->name));
	find_pool(worker, life);
	worker->last = life;
	return worker;
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static void add_life(struct worker *worker, const struct life *life,
		     uint64_t since_ns, uint64_t now_ns)
{
	uint64_t end = earlier(life->ended_ns, earlier(life->doubt_ns, now_ns));
	uint64_t start = life->run_ns > since_ns ? life->run_ns : since_ns;

	worker->items += end > since_ns || life->run_ns >= since_ns;
	worker->queues |= 1u << life->queue;
	worker->busy_ns += end > start ? end - start : 0;
	if (life->run_ns < worker->last->run_ns)
		return;
	worker->last = life;
	worker->runs = life_is_open(life) && life->doubt_ns == LIFE_UNKNOWN;
}

/* Return: the time since which no item is forgotten. */
static uint64_t known_since(const struct item_lives *lives, uint64_t now_ns)
{
	uint64_t first[WQDEMO_QUEUE_COUNT], since = now_ns;
	const struct life *life;
	unsigned int place = 0;
	int queue;

	memset(first, 0xff, sizeof(first));
	while ((life = item_lives_next(lives, &place)))
		first[life->queue] =
			earlier(first[life->queue], life_first_ns(life));
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
		since = earlier(since, first[queue]);
	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
		if (lives->newest[queue] > ITEM_LIVES_KEPT &&
		    first[queue] != UINT64_MAX && since < first[queue])
			since = first[queue];
	return since;
}

static int by_name(const void *left, const void *right)
{
	const struct worker *a = left, *b = right;
	int order = text_compare(a->name, b->name);

	if (order)
		return order;
	return a->last->pid < b->last->pid ? -1 : 1;
}

void workers_build(struct workers *workers, const struct item_lives *lives,
		   int queue, uint64_t now_ns)
{
	const struct life *life;
	unsigned int place = 0;
	struct worker *worker;

	workers->count = 0;
	workers->idle_count = 0;
	workers->left_out = 0;
	workers->since_ns = known_since(lives, now_ns);
	while ((life = item_lives_next(lives, &place))) {
		if (life->run_ns > now_ns ||
		    (queue >= 0 && queue != (int)life->queue))
			continue;
		worker = row_of(workers, life);
		if (worker)
			add_life(worker, life, workers->since_ns, now_ns);
		else
			workers->left_out++;
	}
	qsort(workers->worker, workers->count, sizeof(workers->worker[0]),
	      by_name);
}

unsigned int workers_rows(const struct workers *workers)
{
	return workers->count + workers->idle_count;
}

unsigned int workers_first(const struct workers *workers, unsigned int wanted,
			   unsigned int rows)
{
	unsigned int all = workers_rows(workers);
	unsigned int last = all > rows ? all - rows : 0;

	return wanted < last ? wanted : last;
}

/* Rescuers are kworker/R-NAME since Linux 6.8. */
bool worker_rescuer_name(const struct snapshot *snapshot,
			 const struct snapshot_queue *queue, char *name,
			 size_t size)
{
	unsigned int major = 0, minor = 0;
	bool is_kworker;

	if (!strstr(queue->wq_flags, "WQ_MEM_RECLAIM"))
		return false;
	sscanf(snapshot->kernel, "%u.%u", &major, &minor);
	is_kworker = major > 6 || (major == 6 && minor >= 8);
	snprintf(name, size, "%swqdemo_%s", is_kworker ? "kworker/R-" : "",
		 queue->name);
	return true;
}

/* Return: whether the rescuer of that queue ran one of the items. */
static bool have_rescuer(const struct workers *workers, enum wqdemo_queue queue)
{
	unsigned int i;

	for (i = 0; i < workers->count; i++)
		if (workers->worker[i].pool == WORKER_RESCUER &&
		    workers->worker[i].queues & 1u << queue)
			return true;
	return false;
}

void workers_find_idle(struct workers *workers, const struct snapshot *snapshot,
		       int queue)
{
	char thread[WORKER_NAME_MAX];
	unsigned int i;

	/* Without events nobody knows that one ran nothing. */
	for (i = 0; snapshot->recording && i < snapshot->queue_count; i++) {
		const struct snapshot_queue *of = &snapshot->queue[i];

		if (of->id == WQDEMO_QUEUE_COUNT ||
		    (queue >= 0 && queue != (int)of->id) ||
		    have_rescuer(workers, of->id) ||
		    !worker_rescuer_name(snapshot, of, thread, sizeof(thread)))
			continue;
		workers->idle[workers->idle_count++] = of;
	}
}
