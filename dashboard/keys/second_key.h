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

/*
 * Declines to freeze or to attach for a key that is no answer to that question,
 * and does what it always does. Return: whether.
 */
bool second_key_declines(struct model *model, int key);

/*
 * Return: the second key that the question waits for. After the number that it
 * asked for this is a queue's key.
 */
enum second_key second_key_wanted(const struct model *model, const struct action *asking);

#endif
