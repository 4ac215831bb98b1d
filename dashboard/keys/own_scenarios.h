/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The scenarios that wqtop plays by itself. The module knows nothing of them, so
 * they are no commands of it, but the command line takes them as such.
 */
#ifndef WQTOP_KEYS_OWN_SCENARIOS_H
#define WQTOP_KEYS_OWN_SCENARIOS_H

#include "keys/todo.h"
#include "model/model.h"

/* OWN(symbol, name, second key after S) */
#define OWN_SCENARIOS(OWN)	\
	OWN(ALL, all, 'S')	\
	OWN(FREEZE, freeze, 'f')

#define OWN_SCENARIO_SYMBOL(symbol, ...)	OWN_SCENARIO_##symbol,
enum own_scenario {
	OWN_SCENARIOS(OWN_SCENARIO_SYMBOL)
	OWN_SCENARIO_COUNT
};

/* As the usage of "scenario" lists them, behind those of the module. */
#define OWN_SCENARIO_LISTED(symbol, name, key) "|" #name
#define OWN_SCENARIO_LIST	OWN_SCENARIOS(OWN_SCENARIO_LISTED)

/* Return: its name behind "scenario", or NULL behind the last one. */
const char *own_scenario_name(unsigned int number);

/* Return: the one of that second key, or of that command; else OWN_SCENARIO_COUNT. */
enum own_scenario own_scenario_of_key(int key);
enum own_scenario own_scenario_of_command(const char *text);

/* Begins to play it, or asks first. Return: a set of enum todo. */
unsigned int own_scenario_begin(struct model *model, enum own_scenario which);

/* Freezes, as the question was confirmed. */
unsigned int own_scenario_freeze(struct model *model);

#endif
