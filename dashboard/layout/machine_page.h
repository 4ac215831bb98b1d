/* SPDX-License-Identifier: GPL-2.0 */
/* The places of the parts of the machine view. */
#ifndef WQTOP_LAYOUT_MACHINE_PAGE_H
#define WQTOP_LAYOUT_MACHINE_PAGE_H

#include "lib/rect.h"
#include "model/model.h"

#define MACHINE_ABOUT_LINES 2

/* Lines are relative to the view. */
struct machine_page {
	struct machine_list list;
	unsigned int selected;
	int list_line;		 /* of the first row, below its header */
	unsigned int first, end; /* the rows that are shown */
	unsigned int run_count;
	const struct machine_run *run[MACHINE_RUNS]; /* the longest first */
	int run_line;	      /* of their heading; 0: there is no room */
	unsigned int run_end; /* so many of them are shown */
	int about_line; /* of what a sample is, MACHINE_ABOUT_LINES; 0: none */
	const struct machine_entry
		*before; /* a kworker beside the module's rows; or NULL */
	const struct machine_entry
		*delayed; /* who waits now, did behind another, or is held; or NULL */
	int delayed_line; /* 0: there is no room, or none */
};

/* Large: keep it static. */
void machine_page_make(struct machine_page *page, struct rect area,
		       const struct model *model);

/* Return: the line of the selected row, or -1. */
int machine_page_line(const struct machine_page *page);

#endif
