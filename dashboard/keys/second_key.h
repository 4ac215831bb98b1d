/* SPDX-License-Identifier: GPL-2.0 */
/* The second key of an action. */
#ifndef WQTOP_KEYS_SECOND_KEY_H
#define WQTOP_KEYS_SECOND_KEY_H

#include "keys/todo.h"
#include "model/model.h"

/*
 * Takes the second key for model->asking. A wrong key leaves the question and
 * does nothing else, as it may have been meant as an answer; but a digit begins
 * a count. Return: a set of enum todo.
 */
unsigned int second_key_press(struct model *model, int key);

#endif
