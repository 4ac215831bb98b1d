/* SPDX-License-Identifier: GPL-2.0 */
/* Keys as input/input.c reports them: a byte, or one of these. */
#ifndef WQTOP_LIB_KEYS_H
#define WQTOP_LIB_KEYS_H

#define KEY_NOTHING	(-1)		/* no key was pressed */
#define KEY_OTHER	0x201		/* a key without a name here */
#define KEY_ARROW_UP	0x202
#define KEY_ARROW_DOWN	0x203
#define KEY_ARROW_LEFT	0x204
#define KEY_ARROW_RIGHT	0x205
#define KEY_BACK_TAB	0x206		/* Shift-Tab */
#define KEY_DELETE	0x207		/* Del */
#define KEY_FIRST	0x208		/* Home */
#define KEY_LAST	0x209		/* End */
#define KEY_WHEEL_UP	0x20a
#define KEY_WHEEL_DOWN	0x20b
#define KEY_CLICK	0x20c		/* keyboard_clicked_row() says where */
#define KEY_PAGE_UP	0x20d
#define KEY_PAGE_DOWN	0x20e
#define KEY_PASTE	0x20f			/* keyboard_paste() has the text */
#define KEY_RUBOUT	127		/* Backspace */
#define KEY_RETURN	'\n'
#define KEY_ESCAPE	27
#define KEY_TAB		'\t'
#define KEY_CTRL(c)	((c) & 0x1f)
#define KEY_FUNCTION(n)	(0x100 + (n))

#endif
