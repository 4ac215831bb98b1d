// SPDX-License-Identifier: GPL-2.0
/* JSON of the machine's workqueues: one object on a line for each sample. */
#include "print/formats.h"
#include "print/json_value.h"
#include "print/machine_fields.h"

static void add_octaves(struct json *json, const struct machine_row *row,
			enum snapshot_histogram id, const char *name)
{
	unsigned int octave;

	json_open(json, name, '[');
	for (octave = 0; octave < MACHINE_OCTAVES; octave++)
		json_add_number(json, NULL, row->octave[id][octave]);
	json_close(json, ']');
}

static void add_worker(struct json *json, const struct machine_worker *worker)
{
	const char state[] = { worker->state, '\0' };

	json_open(json, "worker", '{');
	json_add_text(json, "name", worker->name);
	json_add_number(json, "pid", worker->pid);
	json_add_bool(json, "busy", worker->busy);
	json_add_text(json, "state", state);
	json_add_given(json, "wchan", worker->wchan);
	json_close(json, '}');
}

#define ADD_BEHIND(name) json_add_number(json, #name, row->behind[i].name);

static void add_behind(struct json *json, const struct machine_row *row)
{
	unsigned int i;

	json_open(json, "behind", '[');
	for (i = 0; i < row->behind_count; i++) {
		json_open(json, NULL, '{');
		json_add_number(json, "row", row->behind[i].row);
		MACHINE_BEHIND_NUMBERS(ADD_BEHIND)
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void add_stack(struct json *json, struct slice stack)
{
	char call[MACHINE_STACK_MAX];
	struct slice one;

	json_open(json, "stack", '[');
	while (stack.length) {
		if (!slice_cut(&stack, ',', &one)) {
			one = stack;
			stack.length = 0;
		}
		slice_copy(one, call, sizeof(call));
		json_add_text(json, NULL, call);
	}
	json_close(json, ']');
}

/* Who submits, the most frequent first. */
static void add_callers(struct json *json, const struct model_machine *machine,
			const struct machine_entry *entry)
{
	struct machine_caller caller[MACHINE_CALLERS];
	unsigned int count = model_machine_callers(machine, entry, caller);
	unsigned int i;

	json_open(json, "callers", '[');
	for (i = 0; i < count; i++) {
		json_open(json, NULL, '{');
		json_add_number(json, "samples", caller[i].samples);
		json_add_text(json, "context", caller[i].context);
		json_add_given(json, "comm", caller[i].comm);
		add_stack(json, slice_of(caller[i].stack));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void add_entry(struct json *json, const struct model_machine *machine,
		      const struct machine_entry *entry)
{
	const struct machine_row *row = entry->row;
	unsigned int field;
	uint64_t value;

	json_open(json, NULL, '{');
	json_add_number(json, "row", entry->number);
	json_add_given(json, "function", row->function);
	json_add_given(json, "module", row->module);
	json_add_given(json, "queue", row->queue);
	json_add_bool(json, "gone", row->gone);
	for (field = 0; field < machine_fields_count; field++) {
		if (!machine_fields_get(row, field, &value))
			value = SNAPSHOT_NONE;
		json_add_number(json, machine_fields_name(field), value);
	}
	json_add_fraction(json, MACHINE_FIELDS_RATE, entry->has_rate,
			  entry->per_second);
	json_add_fraction(json, MACHINE_FIELDS_CPU, entry->has_cpu, entry->cpu);
	add_octaves(json, row, SNAPSHOT_HISTOGRAM_wait, "wait_log2_ns");
	add_octaves(json, row, SNAPSHOT_HISTOGRAM_run, "run_log2_ns");
	add_behind(json, row);
	add_callers(json, machine, entry);
	if (*row->worker.name)
		add_worker(json, &row->worker);
	json_close(json, '}');
}

static void add_run(struct json *json, const struct machine_run *run)
{
	json_open(json, NULL, '{');
	json_add_number(json, "row", run->row);
	json_add_number(json, "since_ns", run->since_ns);
	json_add_number(json, "cpu", run->cpu);
	json_add_number(json, "pid", run->pid);
	json_close(json, '}');
}

static void add_machine(struct json *json, const struct model_machine *machine)
{
	static struct machine_list list; /* too large for some stacks */
	const struct machine *now = &machine->now;
	unsigned int i;

	json_add_number(json, "time_ns", now->time_ns);
	json_add_number(json, "attached_ns", now->attached_ns);
	json_add_number(json, "epoch", now->epoch);
	json_add_number(json, "holders", now->holders);
	json_add_bool(json, "stays", now->stays);
	json_add_number(json, "cpus", now->cpus);
	json_add_given(json, "kernel", now->kernel);
	json_add_bool(json, "names_known", now->names_known);
	json_add_number(json, "untracked", now->untracked);
	model_machine_list(machine, &list);
	json_open(json, "rows", '[');
	for (i = 0; i < list.count; i++)
		add_entry(json, machine, &list.entry[i]);
	json_close(json, ']');
	json_open(json, "running", '[');
	for (i = 0; i < now->run_count; i++)
		add_run(json, &now->run[i]);
	json_close(json, ']');
}

static void print_sample(FILE *out, const struct model *model)
{
	struct json json = { .out = out };
	char reason[MACHINE_REASON_MAX];

	json_open(&json, NULL, '{');
	json_add_text(&json, "state", machine_fields_state(&model->machine));
	machine_fields_reason(&model->machine, reason, sizeof(reason));
	if (*reason)
		json_add_text(&json, "reason", reason);
	if (model->machine.seen)
		add_machine(&json, &model->machine);
	json_close(&json, '}');
	putc('\n', out);
}

const struct print_format print_machine_json = {
	.sample = print_sample,
	.callers = true,
};
