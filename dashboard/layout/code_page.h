/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The lines of the selected pattern that were reached last, and what happened
 * there in words.
 */
#ifndef WQTOP_LAYOUT_CODE_PAGE_H
#define WQTOP_LAYOUT_CODE_PAGE_H

#include "model/code.h"
#include "model/model.h"

struct code_page {
	enum wqdemo_queue queue;
	struct code code;
	const struct event *newest;	/* of the queue, NULL: there is none */
	unsigned int newest_line;	/* 0: no line of this file */
	/*
	 * The last event of each line (number n is at n - 1), or NULL. Events
	 * before the newest item was submitted are left out.
	 */
	const struct event *on[CODE_LINES_MOST];
};

/* Return: false if the selected row is a queue of a newer module. */
bool code_page_find(struct code_page *page, const struct model *model);

/* "c27 started +503 ms, kworker/u4:2, CPU 1" */
void code_page_tell(const struct code_page *page, const struct model *model,
		    const struct event *event, char *out, size_t size);

/*
 * Chooses the lines that are shown in @rows rows: those that were reached, or
 * the one that the user moved to, and as much around them as fits. Each gap
 * takes a row. @height: the rows of each line; @shown is filled. Both have
 * CODE_LINES_MOST places.
 */
void code_page_choose(const struct code_page *page, const struct model *model,
		      const unsigned char *height, unsigned int rows, bool *shown);

/* Return: the line that is @step lines from the current one. */
unsigned int code_page_move(const struct code_page *page, const struct model *model,
			    int step);

#endif
