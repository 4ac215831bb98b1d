// SPDX-License-Identifier: GPL-2.0
#include "layout/details_machine.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/details_sample.h"
#include "layout/machine_bars.h"
#include "layout/machine_words.h"
#include "lib/text.h"
#include "model/machine_behind.h"
#include "model/machine_times.h"

/* The names of function, module and workqueue. */
static void add_names(struct details *details, const struct machine_entry *of)
{
	if (of->functions > 1)
		details_add(details, "functions", "%u", of->functions);
	else
		details_add(details, "function", "%s%s%s%s", of->row->function,
			    *of->row->module ? ", of the module " : "",
			    of->row->module,
			    of->row->gone ? ", which is unloaded" : "");
	details_add(details, "workqueue", "%s",
		    *of->row->queue ? of->row->queue : "not known");
}

/* Untimed items may have been queued before the attach: then only @started has them. */
static void add_waiting(struct details *details, uint64_t queued,
			uint64_t started, uint64_t untimed)
{
	if (queued > started)
		details_add(details, "waiting",
			    "%s%" PRIu64
			    ", or cancelled: no tracepoint tells which",
			    untimed ? "at least " : "", queued - started);
	else if (untimed)
		details_add(details, "waiting",
			    "not known: %" PRIu64
			    " that started may have been queued before the attach",
			    untimed);
}

static void add_items(struct details *details, const struct machine_row *row)
{
	uint64_t queued = snapshot_known(row->count[MACHINE_COUNT_queued]);
	uint64_t started = snapshot_known(row->count[MACHINE_COUNT_started]);
	uint64_t untimed = snapshot_known(row->count[MACHINE_COUNT_untimed]);

	details_add(details, "items",
		    "%" PRIu64 " queued, %" PRIu64 " started, %" PRIu64
		    " ended since the attach",
		    queued, started,
		    snapshot_known(row->count[MACHINE_COUNT_ended]));
	add_waiting(details, queued, started, untimed);
	if (untimed)
		details_add(details, "untimed",
			    "%" PRIu64
			    " of unknown wait: queued before the attach, or too many waited",
			    untimed);
}

/* Says why it is not known who submits, as far as that is known. */
static const char *no_caller_words(const struct machine_row *row)
{
	if (row->gone)
		return "not known any more: forgotten when the module was unloaded";
	if (!snapshot_known(row->count[MACHINE_COUNT_queued]))
		return "not known: none was seen to be queued since the attach";
	return "-";
}

/* Of a sum of rows each function has submitters of its own. */
static void add_callers(struct details *details,
			const struct model_machine *machine,
			const struct machine_entry *of)
{
	struct machine_caller caller[MACHINE_CALLERS];
	char words[DETAILS_TEXT_MAX];
	unsigned int i, count;
	uint64_t samples = 0;

	if (of->functions > 1)
		return;
	count = model_machine_callers(machine, of, caller);
	if (!count)
		details_add(details, "submitted", "%s",
			    no_caller_words(of->row));
	for (i = 0; i < count; i++)
		samples += caller[i].samples;
	for (i = 0; i < count; i++) {
		machine_caller_words(&caller[i], samples, words, sizeof(words));
		details_add(details, i ? "" : "submitted", "%s", words);
	}
}

/* Items that wait now, and the one that runs meanwhile. */
static void add_stalled(struct details *details, const struct machine_entry *of,
			bool ascii)
{
	char time[TEXT_MAX];

	if (!of->stalled_ns)
		return;
	text_duration(of->stalled_ns, ascii, time, sizeof(time));
	details_add(details, "no start",
		    "%" PRIu64
		    " waiting or cancelled, the oldest for %s or more; all that time %s runs",
		    of->waiting, time, machine_name_of(of->in_the_way));
}

/* After a detach: until when all this was counted. */
static void add_age(struct details *details, const struct machine *machine)
{
	char age[TEXT_MAX];

	if (machine->attached_ns != SNAPSHOT_NONE)
		return;
	if (machine->detached_ns == SNAPSHOT_NONE ||
	    machine->detached_ns > machine->time_ns) {
		details_add(details, "counted", "until the last detach");
		return;
	}
	text_clock(machine->time_ns - machine->detached_ns, age, sizeof(age));
	details_add(details, "counted", "until %s ago: nobody is attached",
		    age);
}

static void add_now(struct details *details, const struct machine_entry *of,
		    bool ascii)
{
	char time[TEXT_MAX], rate[TEXT_MAX];

	if (of->has_rate) {
		text_rate(of->per_second, rate, sizeof(rate));
		details_add(details, "now",
			    "%s per second ended, with %.1f %% of a CPU", rate,
			    of->cpu * 100);
	}
	if (!of->running)
		return;
	text_duration(of->longest_ns, ascii, time, sizeof(time));
	details_add(details, "running", "%u now, the oldest for %s",
		    of->running, time);
}

/* A share that is not written as 0.0 %. */
#define CPU_SHOWN 0.0005

/* "|_____:#| at most 6.0 per second", the newest second right. */
static void add_history(struct details *details,
			const struct model_machine *machine,
			const struct machine_entry *of,
			const struct glyphs *glyphs)
{
	char bars[MACHINE_BARS_MAX], most[TEXT_MAX];
	double ended, cpu;

	/* Of a sum of rows each function has a history of its own. */
	if (of->functions > 1)
		return;
	if (!machine_bars_ended(&machine->history, of->number, glyphs, bars,
				&ended)) {
		details_add(details, "last 30 s",
			    "not known until it was read for a second");
		return;
	}
	text_rate(ended, most, sizeof(most));
	if (ended > 0)
		details_add(details, "last 30 s",
			    "|%s| at most %s ended per second", bars, most);
	else
		details_add(details, "last 30 s", "|%s| none ended", bars);
	machine_bars_cpu(&machine->history, of->number, glyphs, bars, &cpu);
	if (cpu >= CPU_SHOWN)
		details_add(details, "their CPU",
			    "|%s| at most %.1f %% of a CPU", bars, cpu * 100);
	else if (ended > 0)
		details_add(details, "their CPU", "less than 0.1 %% of a CPU");
}

/* Return: the item of the row that has run for the longest time, or NULL. */
static const struct machine_run *oldest_run(const struct machine *machine,
					    unsigned int row)
{
	const struct machine_run *oldest = NULL;
	unsigned int i;

	for (i = 0; i < machine->run_count; i++)
		if (machine->run[i].row == row &&
		    (!oldest || machine->run[i].since_ns < oldest->since_ns))
			oldest = &machine->run[i];
	return oldest;
}

static void add_sleeping(struct details *details, uint64_t pid,
			 const struct machine_stack *stack)
{
	char calls[DETAILS_TEXT_MAX - 64];

	machine_calls_write(stack->calls, calls, sizeof(calls));
	if (stack->error == ENOENT)
		details_add(details, "stack",
			    "pid %" PRIu64
			    " sleeps: this kernel does not tell where (CONFIG_STACKTRACE)",
			    pid);
	else if (stack->error)
		details_add(details, "stack", "pid %" PRIu64 " sleeps: %s", pid,
			    stack->error == EACCES || stack->error == EPERM ?
				    "only root is told where" :
				    strerror(stack->error));
	else
		details_add(details, "stack", "pid %" PRIu64 " sleeps in %s",
			    pid, *calls ? calls : "calls without a name");
}

/* Where the worker of the oldest item sleeps. */
static void add_stack(struct details *details,
		      const struct model_machine *machine,
		      const struct machine_entry *of)
{
	const struct machine_run *run = oldest_run(&machine->now, of->number);
	struct machine_stack stack;

	if (of->functions > 1 || !run)
		return;
	if (run->pid == SNAPSHOT_NONE)
		details_add(details, "stack",
			    "none to be read: it is in softirq, which never sleeps");
	else if (!machine_stack_of(machine->stacks, run, &stack))
		details_add(details, "stack", "%s",
			    machine->stacks.length ?
				    "not known: no look at its worker yet since this item began" :
				    "not known: no worker was looked at");
	else if (stack.state == 'R')
		details_add(details, "stack",
			    "none to be read: pid %" PRIu64
			    " does not sleep, it has a CPU or waits for one",
			    run->pid);
	else
		add_sleeping(details, run->pid, &stack);
}

/* "half no longer than 12 us, 99 of 100 than 1.1 ms, all than 9.0 ms" */
static void add_times(struct details *details, const char *label,
		      const struct machine_row *row, enum snapshot_histogram id,
		      bool ascii)
{
	uint64_t most = row->time[id == SNAPSHOT_HISTOGRAM_wait ?
					  MACHINE_TIME_wait_max_ns :
					  MACHINE_TIME_run_max_ns];
	char half[TEXT_MAX], nearly[TEXT_MAX], all[TEXT_MAX];
	uint64_t p50, p99;

	if (!machine_percentile(row, id, 50, &p50) ||
	    !machine_percentile(row, id, 99, &p99))
		return;
	text_duration(p50, ascii, half, sizeof(half));
	text_duration(p99, ascii, nearly, sizeof(nearly));
	text_duration(snapshot_known(most), ascii, all, sizeof(all));
	details_add(details, label,
		    "half no longer than %s, 99 of 100 than %s, all than %s",
		    half, nearly, all);
}

/* "1.0 us [bars] 4.2 ms": a bar for each power of two. */
static void add_histogram(struct details *details,
			  const struct machine_row *row,
			  enum snapshot_histogram id,
			  const struct glyphs *glyphs)
{
	const uint64_t *octave = row->octave[id];
	char bars[MACHINE_OCTAVES * 4 + 1] = "", from[TEXT_MAX], to[TEXT_MAX];
	unsigned int first, end, i;
	uint32_t most = 0;
	size_t used = 0;

	if (!machine_octaves(row, id, &first, &end))
		return;
	for (i = first; i < end; i++)
		most = octave[i] > most ? octave[i] : most;
	for (i = first; i < end; i++) {
		/* The least of them is seen, too. */
		unsigned int level =
			octave[i] ?
				1 + (unsigned int)((double)octave[i] *
						   (GLYPHS_SPARK_LEVELS - 2) /
						   most) :
				0;

		used += (size_t)snprintf(bars + used, sizeof(bars) - used, "%s",
					 glyphs->spark[level]);
	}
	text_duration(1ull << first, glyphs->ascii, from, sizeof(from));
	text_duration(1ull << end, glyphs->ascii, to, sizeof(to));
	details_add(details, "", "%s |%s| %s, each bar a power of two", from,
		    bars, to);
}

static void add_cpu(struct details *details, const struct machine_row *row,
		    bool ascii)
{
	char cpu[TEXT_MAX], run[TEXT_MAX];
	uint64_t hogs = snapshot_known(row->count[MACHINE_COUNT_hogs]);

	text_duration(snapshot_known(row->time[MACHINE_TIME_cpu_total_ns]),
		      ascii, cpu, sizeof(cpu));
	text_duration(snapshot_known(row->time[MACHINE_TIME_run_total_ns]),
		      ascii, run, sizeof(run));
	details_add(details, "CPU", "%s in runs of %s in all", cpu, run);
	if (hogs)
		details_add(details, "hogs",
			    "%" PRIu64 " item%s had a CPU for more than 10 ms",
			    hogs, hogs == 1 ? "" : "s");
}

static void add_held(struct details *details, const struct machine_row *row,
		     bool ascii)
{
	uint64_t held = snapshot_known(row->count[MACHINE_COUNT_held]);
	char time[TEXT_MAX];

	if (!held)
		return;
	text_duration(snapshot_known(row->time[MACHINE_TIME_held_max_ns]),
		      ascii, time, sizeof(time));
	/* Of an untimed item it is not known. */
	details_add(details, "held",
		    "%s%" PRIu64
		    " had to wait for max_active, the longest for %s",
		    row->count[MACHINE_COUNT_untimed] ? "at least " : "", held,
		    time);
}

/* Who was in the way, of the long waits of one function. */
static void add_behind(struct details *details, const struct machine *machine,
		       const struct machine_entry *of, bool ascii)
{
	const struct machine_row *row = of->row;
	char time[TEXT_MAX];
	unsigned int i;

	for (i = 0; of->functions == 1 && i < row->behind_count; i++) {
		const struct machine_behind *behind = &row->behind[i];

		text_duration(behind->wait_ns, ascii, time, sizeof(time));
		details_add(details, i ? "" : "behind",
			    "%s: %" PRIu64 " of %" PRIu64
			    " waits over 1 ms, %s in all",
			    machine->row[behind->row].function, behind->waits,
			    machine_long_waits(row), time);
	}
}

/* Whom it was in the way of. */
static void add_delays(struct details *details, const struct machine *machine,
		       const struct machine_entry *of, bool ascii)
{
	const char *label = "delays";
	char time[TEXT_MAX];
	unsigned int i, at;

	for (i = 0; of->functions == 1 && i < machine->row_end; i++) {
		const struct machine_row *row = &machine->row[i];

		for (at = 0; row->listed && at < row->behind_count; at++) {
			if (row->behind[at].row != of->number ||
			    i == of->number)
				continue;
			text_duration(row->behind[at].wait_ns, ascii, time,
				      sizeof(time));
			details_add(details, label,
				    "%s: %" PRIu64 " time%s, %s in all",
				    row->function, row->behind[at].waits,
				    row->behind[at].waits == 1 ? "" : "s",
				    time);
			label = "";
		}
	}
}

void details_of_machine(struct details *details, const struct model *model)
{
	static struct machine_list list; /* too large for some stacks */
	const struct glyphs *glyphs = model->glyphs;
	const struct machine_entry *of;
	unsigned int selected;

	memset(details->title, 0, sizeof(details->title));
	details->count = 0;
	selected = model_machine_list(&model->machine, &list);
	if (selected >= list.count)
		return;
	of = &list.entry[selected];
	if (model->machine.now.sampled || *of->row->worker.name) {
		details_of_sample(details, of, model);
		return;
	}
	snprintf(details->title, sizeof(details->title), "%s",
		 of->functions > 1 ? of->row->queue : of->row->function);
	add_names(details, of);
	add_age(details, &model->machine.now);
	add_now(details, of, glyphs->ascii);
	add_stalled(details, of, glyphs->ascii);
	add_items(details, of->row);
	add_callers(details, &model->machine, of);
	add_stack(details, &model->machine, of);
	add_history(details, &model->machine, of, glyphs);
	add_times(details, "wait", of->row, SNAPSHOT_HISTOGRAM_wait,
		  glyphs->ascii);
	add_histogram(details, of->row, SNAPSHOT_HISTOGRAM_wait, glyphs);
	add_times(details, "run", of->row, SNAPSHOT_HISTOGRAM_run,
		  glyphs->ascii);
	add_histogram(details, of->row, SNAPSHOT_HISTOGRAM_run, glyphs);
	add_cpu(details, of->row, glyphs->ascii);
	add_held(details, of->row, glyphs->ascii);
	add_behind(details, &model->machine.now, of, glyphs->ascii);
	add_delays(details, &model->machine.now, of, glyphs->ascii);
}
