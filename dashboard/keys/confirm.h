/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Cancel and reset ask first: the same key confirms, Esc or q declines. Any
 * other key declines and does what it always does. All commands go through
 * here, by key, typed or repeated.
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

/*
 * Return: whether a question is open that a second press of a key confirms:
 * this one, the freeze, or the saved file.
 */
bool confirm_is_open(const struct model *model);

/* Return: whether a key answers the question. */
bool confirm_is_answer(const struct model *model, int key);

/* Takes the key that answers the question. Return: a set of enum todo. */
unsigned int confirm_key(struct model *model, int key);

/* Closes the question and tells that nothing was sent. */
void confirm_decline(struct model *model);

/* Writes the question, "custom has 4 waiting. Cancel what waits? ...". */
void confirm_question(const struct model *model, char *out, size_t size);

#endif
