/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which lines of the selected pattern were reached last, and what happened
 * there in words. Pure.
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
	 * The last event of each line (number n is at n - 1), or NULL. What was
	 * before the newest event's item was submitted is left out.
	 */
	const struct event *on[CODE_LINES_MOST];
};

/* Return: false where the selected row is of no pattern that we know. */
bool code_page_find(struct code_page *page, const struct model *model);

/* "#27 started +503 ms, kworker/u4:2, CPU 1" */
void code_page_tell(const struct model *model, const struct event *event,
		    char *out, size_t size);

/*
 * Chooses the lines that are shown where there is room for @rows: those that
 * were reached and as much around each as fits, or where the user has moved to.
 * What is left out between two of them takes a row. @height: the rows of each
 * line; @shown: filled. Both have CODE_LINES_MOST places.
 */
void code_page_choose(const struct code_page *page, const struct model *model,
		      const unsigned char *height, unsigned int rows, bool *shown);

/* Where the user moves to, @step lines from where he is. */
unsigned int code_page_move(const struct code_page *page, const struct model *model,
			    int step);

#endif
