/* SPDX-License-Identifier: GPL-2.0 */
/* Reads the terminal: keys, pastes and the mouse. */
#ifndef WQTOP_TERM_KEYBOARD_H
#define WQTOP_TERM_KEYBOARD_H

#include "input/paste.h"
#include "lib/keys.h"

/*
 * Reads the terminal's description. Call it after newterm().
 *
 * @one_byte: in the locale's encoding characters have one byte each.
 */
void keyboard_begin(bool one_byte);

/* Reports the mouse from now on, as KEY_CLICK and KEY_WHEEL_... */
void keyboard_use_mouse(void);

/* Return: the next key that was pressed, KEY_NOTHING without waiting. */
int keyboard_key(void);

/* Return: ms until time may make a key of what came, or -1. */
int keyboard_wait_ms(void);

/* The number of the burst that the last key came in. */
unsigned int keyboard_burst(void);

/* The row of the last KEY_CLICK. */
int keyboard_clicked_row(void);

/* The text of the last KEY_PASTE. */
const struct paste *keyboard_paste(void);

#endif
