/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What would be lost is asked for once more: whatever way a command comes,
 * by a key, from the command line or repeated, it goes through here. Pure.
 */
#ifndef WQTOP_KEYS_CONFIRM_H
#define WQTOP_KEYS_CONFIRM_H

#include "keys/todo.h"
#include "model/model.h"

/*
 * Has model->command sent, or asks first: then @key once more sends it.
 * Return: a set of enum todo.
 */
unsigned int confirm_send(struct model *model, int key);

/* A key while a question stands. Return: a set of enum todo. */
unsigned int confirm_key(struct model *model, int key);

/* Writes the question, "custom has 4 waiting: c again ...". */
void confirm_question(const struct model *model, char *out, size_t size);

#endif
