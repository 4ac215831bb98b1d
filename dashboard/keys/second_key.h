/* SPDX-License-Identifier: GPL-2.0 */
/* Actions that ask for a second key, and what that answers. Pure. */
#ifndef WQTOP_QUESTION_H
#define WQTOP_QUESTION_H

#include "model/model.h"

/*
 * The second key, after model->asking: one that does not answer it leaves it,
 * and does nothing else, for it may have been meant as an answer.
 * Return: a set of enum dispatch_todo.
 */
unsigned int question_key(struct model *model, int key);

#endif
