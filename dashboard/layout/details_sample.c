// SPDX-License-Identifier: GPL-2.0
#include "layout/details_sample.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/machine_bars.h"
#include "lib/text.h"

static void add_cpu(struct details *details, const struct machine_entry *of,
		    bool ascii)
{
	char time[TEXT_MAX];

	if (of->has_cpu)
		details_add(details, "now", "%.1f %% of a CPU, all its items",
			    of->cpu * 100);
	text_duration(snapshot_known(of->row->time[MACHINE_TIME_cpu_total_ns]),
		      ascii, time, sizeof(time));
	details_add(details, "CPU", "%s in all, to a hundredth of a second",
		    time);
}

/* Of several kworkers each has a history of its own. */
static void add_history(struct details *details, const struct machine_entry *of,
			const struct model *model)
{
	char bars[MACHINE_BARS_MAX];
	double most;

	if (of->functions == 1 &&
	    machine_bars_cpu(&model->machine.history, of->number, model->glyphs,
			     bars, &most))
		details_add(details, "last 30 s",
			    "|%s| at most %.1f %% of a CPU", bars, most * 100);
}

static void add_state(struct details *details,
		      const struct machine_worker *worker, bool hidden)
{
	if (!worker->busy)
		details_add(details, "state", "idle");
	else if (worker->state == 'R')
		details_add(details, "state", "runs, or waits for a CPU");
	else if (*worker->wchan)
		details_add(details, "state", "asleep in %s", worker->wchan);
	else
		details_add(details, "state", "asleep%s",
			    hidden ? ", only root may know where" : "");
}

/* Says why the function is not known, and what would tell it. */
static const char *function_words(const struct machine_worker *worker,
				  const struct model_machine *machine)
{
	if (worker->before)
		return "told when the item ends: it began before the attach";
	if (machine->no_tracefs)
		return "not known without the module";
	return "not known without the module; t counts for 10 s which functions end";
}

static void add_worker(struct details *details, const struct machine_row *row,
		       const struct model_machine *machine)
{
	const struct machine_worker *worker = &row->worker;

	details_add(details, "kworker", "%s, pid %" PRIu64, worker->name,
		    worker->pid);
	details_add(details, "workqueue", "%s%s",
		    *row->queue ? row->queue : "not known",
		    worker->busy ? ", of the item that it runs" :
		    *row->queue	 ? ", of the item that it ran last" :
				   "");
	details_add(details, "function", "%s", function_words(worker, machine));
	add_state(details, worker, machine->now.wchan_hidden);
}

/* A function that was counted beside the kworkers. */
static void add_function(struct details *details,
			 const struct machine_entry *of,
			 const struct machine *machine, bool ascii)
{
	const struct machine_row *row = of->row;
	char time[TEXT_MAX], rate[TEXT_MAX];

	if (of->functions == 1)
		details_add(details, "function", "%s%s%s", row->function,
			    *row->module ? ", of the module " : "",
			    row->module);
	details_add(details, "workqueue", "not known without the module");
	text_duration(machine->counted_ns, ascii, time, sizeof(time));
	text_rate(of->per_second, rate, sizeof(rate));
	details_add(details, "items", "%" PRIu64 " ended in %s, %s per second",
		    snapshot_known(row->count[MACHINE_COUNT_ended]), time,
		    rate);
	details_add(details, "CPU", "not known without the module");
}

void details_of_sample(struct details *details, const struct machine_entry *of,
		       const struct model *model)
{
	const struct machine_row *row = of->row;
	const char *title =
		*row->worker.name ? row->worker.name : row->function;

	if (of->functions > 1)
		title = *row->queue ? row->queue : "no known queue";
	snprintf(details->title, sizeof(details->title), "%s", title);
	if (!*row->worker.name) {
		add_function(details, of, &model->machine.now,
			     model->glyphs->ascii);
		return;
	}
	if (of->functions > 1)
		details_add(details, "kworkers",
			    "%u that run items of it now, or ran one last",
			    of->functions);
	else
		add_worker(details, row, &model->machine);
	add_cpu(details, of, model->glyphs->ascii);
	add_history(details, of, model);
}
