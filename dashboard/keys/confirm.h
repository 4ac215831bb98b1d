/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Cancelling a busy queue, or reset, asks first: the same key confirms, Esc
 * or q declines. All commands go through here, by key, typed or repeated.
 */
#ifndef WQTOP_KEYS_CONFIRM_H
#define WQTOP_KEYS_CONFIRM_H

#include "keys/todo.h"
#include "model/model.h"

/*
 * Sends model->command, or asks first: then @key confirms it. Return: a set
 * of enum todo.
 */
unsigned int confirm_send(struct model *model, int key);

/* Takes the key that answers the question. Return: a set of enum todo. */
unsigned int confirm_key(struct model *model, int key);

/* Writes the question, "custom has 4 waiting. Cancel what waits? ...". */
void confirm_question(const struct model *model, char *out, size_t size);

#endif
