/* SPDX-License-Identifier: GPL-2.0 */
/* Keys while a page of a lesson lies over the picture. */
#ifndef WQTOP_KEYS_LESSON_PAGE_H
#define WQTOP_KEYS_LESSON_PAGE_H

#include "keys/todo.h"
#include "model/model.h"

/*
 * Takes a key. Return: whether it was for the page, with *todo set; else the
 * actions take it.
 */
bool lesson_page_key(struct model *model, enum action_id id, int key,
		     unsigned int *todo);

#endif
