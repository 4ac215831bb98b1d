/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The command line that ":" opens: the grammar's commands, typed. Puts
 * together the line (line_edit.c), Tab (complete.c) and the parser.
 */
#ifndef WQTOP_KEYS_COMMAND_LINE_H
#define WQTOP_KEYS_COMMAND_LINE_H

#include "input/paste.h"
#include "keys/todo.h"
#include "model/model.h"

/* Its keys: LINE_KEY(label, help). */
#define COMMAND_LINE_KEYS(LINE_KEY)					\
	LINE_KEY("Enter", "sends")					\
	LINE_KEY("Tab", "completes")					\
	LINE_KEY("Up Down", "earlier lines")				\
	LINE_KEY("Esc", "leaves")

void command_line_open(struct model *model);

/* A key while it is open. Return: a set of enum todo. */
unsigned int command_line_key(struct model *model, int key);

/* A paste while it is open: text that waits for Enter. */
unsigned int command_line_paste(struct model *model, const struct paste *paste);

/* The kinds of notes below the line, by weight. */
enum command_line_note {
	NOTE_HINT,		/* its keys, or how the verb is used */
	NOTE_CANDIDATES,	/* found by Tab */
	NOTE_QUESTION,
	NOTE_ERROR,		/* the reason why it was not sent */
};

enum command_line_note command_line_note(const struct model *model, char *out,
					 size_t size);

#endif
