/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The values that the expressions of a script are about: columns of queues, the
 * answer to the script's last command, the kernel, and the lives of items. Pure.
 *
 *     custom.coalesced            a column of the queue's row, in any table
 *     answer.removed              the answer to the last command
 *     kernel, cpus, hz            lines of the module's file
 *     wait(custom 2)              custom's second item in this chapter
 *     took(custom)                all its items in this chapter
 *     best(scenario A)            the shortest of several tries
 *     machine(wb_workfn ended)    any work function, if workqueue_machine is loaded
 *
 * dashboard/LESSONS.md describes them all.
 */
#ifndef WQTOP_MODEL_MEASURED_H
#define WQTOP_MODEL_MEASURED_H

#include "model/expression.h"
#include "model/item_lives.h"
#include "read/machine.h"
#include "read/snapshot.h"

/* ITEM(name, is a time): of one item, written name(QUEUE N) or name(QUEUE last). */
#define MEASURED_ITEM_VALUES(ITEM)	\
	ITEM(wait, true)		\
	ITEM(run, true)			\
	ITEM(asleep, true)		\
	ITEM(burnt, true)		\
	ITEM(preempted, true)		\
	ITEM(submitted, true)		\
	ITEM(started, true)		\
	ITEM(ended, true)		\
	ITEM(cpu, false)		\
	ITEM(worker, false)		\
	ITEM(coalesced, false)		\
	ITEM(cancelled, false)

/* ITEMS(name, is a time): of all items of a queue, written name(QUEUE). */
#define MEASURED_QUEUE_VALUES(ITEMS)	\
	ITEMS(items, false)		\
	ITEMS(took, true)		\
	ITEMS(workers, false)		\
	ITEMS(rescued, false)

struct measured {
	const struct snapshot *now;	/* the last reading, NULL: there was none */
	const struct item_lives *lives;
	const struct machine *machine;	/* its last reading, NULL: there was none */
	uint64_t pid;			/* that sent the last command, 0: none was sent */
	uint64_t seq;			/* answers up to this one are of before the chapter */
	uint64_t sent;			/* commands of the script, in the chapter */
	uint64_t begun_ns;		/* the chapter: moments count from here, */
	uint64_t before[WQDEMO_QUEUE_COUNT];	/* and items from the number after these */
};

/* Begins a chapter: items are numbered from 1 on. */
void measured_begin(struct measured *measured);

/*
 * Return: how many commands of others were answered in this chapter: keys of the
 * teacher, other programs. All commands of the script have their answers then.
 */
uint64_t measured_others(const struct measured *measured);

/*
 * Finds a value by its name, for struct expression_source. @data: a struct
 * measured; one that is all zero knows the names and no value. Return: false
 * if there is no such name; then @value->why says which there are.
 */
bool measured_find(void *data, struct slice name, struct expression_value *value);

/*
 * Writes an expression, or values in words, with the names that items have on the
 * screen: wait(custom 5) becomes wait(c13) where eight are of earlier chapters.
 */
void measured_name_items(const struct measured *measured, struct slice text, char *out,
			 size_t size);

/* Finds name(QUEUE N) and name(QUEUE). @inside: the words between ( and ). */
bool measured_find_item(const struct measured *measured, struct slice name,
			struct slice inside, struct expression_value *value);

/* Finds machine(FUNCTION COLUMN). @inside: the words between ( and ). */
bool measured_find_machine(const struct measured *measured, struct slice inside,
			   struct expression_value *value);

#endif
