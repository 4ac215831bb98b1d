/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Modes of the terminal that ncurses does not keep: bracketed paste, and the
 * mouse. They are on exactly while wqtop has the terminal.
 */
#ifndef WQTOP_TERM_MODES_H
#define WQTOP_TERM_MODES_H

/* Asks for pastes in brackets, if the terminal speaks such a language. */
void modes_begin(void);

/* Asks for the mouse, too. */
void modes_use_mouse(void);

void modes_on(void);
void modes_off(void);

/*
 * Sends a capability of the terminal; NULL is skipped. ncurses does not hold
 * it back. May wait for the terminal, and a signal still ends wqtop.
 */
void modes_send(const char *text);

#endif
