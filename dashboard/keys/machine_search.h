/* SPDX-License-Identifier: GPL-2.0 */
/* The filter of the machine view, while it is typed: the rows follow each key. */
#ifndef WQTOP_KEYS_MACHINE_SEARCH_H
#define WQTOP_KEYS_MACHINE_SEARCH_H

#include "keys/todo.h"
#include "model/model.h"

/* A key while it is typed. Return: a set of enum todo. */
unsigned int machine_search_key(struct model *model, int key);

#endif
