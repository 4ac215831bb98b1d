/* SPDX-License-Identifier: GPL-2.0 */
/* Keys while a page of a lesson lies over the picture. */
#ifndef WQTOP_KEYS_LESSON_PAGE_H
#define WQTOP_KEYS_LESSON_PAGE_H

#include "keys/todo.h"
#include "model/model.h"

/* Keys of questions and answers: PAGE_KEY(label, help). For the help and the man page. */
#define LESSON_PAGE_KEYS(PAGE_KEY)					\
	PAGE_KEY("1-9", "at a question: the room's choice")		\
	PAGE_KEY("=", "at a question: hands: 1=12 2=30; at an answer: its values, or words") \
	PAGE_KEY("Enter", "at a question: take that answer, or none; at an answer: go on") \
	PAGE_KEY("Space", "the same, but it takes no empty answer")	\
	PAGE_KEY("Esc", "take back what was typed; if nothing: the picture, Space comes back") \
	PAGE_KEY("I N P a H", "act at a question, too; in a replay so do Space , ; u { }")

/*
 * Takes a key of a page, or of the picture before a question. Return: whether it
 * was for the page, with *todo set; else the actions take it.
 */
bool lesson_page_key(struct model *model, enum action_id id, int key,
		     unsigned int *todo);

#endif
