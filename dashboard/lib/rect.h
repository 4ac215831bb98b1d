/* SPDX-License-Identifier: GPL-2.0 */
/* A rectangle of the screen. */
#ifndef WQTOP_LIB_RECT_H
#define WQTOP_LIB_RECT_H

struct rect {
	int row;
	int column;
	int rows;			/* 0: not drawn */
	int columns;
};

#endif
