/* SPDX-License-Identifier: GPL-2.0 */
/* Actions that ask for a second key, and what that answers. Pure. */
#ifndef WQTOP_KEYS_SECOND_KEY_H
#define WQTOP_KEYS_SECOND_KEY_H

#include "keys/todo.h"
#include "model/model.h"

/*
 * The second key, after model->asking: one that does not answer it leaves it,
 * and does nothing else, for it may have been meant as an answer.
 * Return: a set of enum todo.
 */
unsigned int second_key_press(struct model *model, int key);

#endif
