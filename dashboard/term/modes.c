// SPDX-License-Identifier: GPL-2.0
#include "term/modes.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <curses.h>
#include <term.h>

#include "lib/signals.h"
#include "term/crash.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON  "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

static bool paste;
static bool mouse;

void modes_send(const char *text)
{
	if (!text)
		return;
	signals_let_end(true);
	putp(text);
	fflush(stdout);
	signals_let_end(false);
}

void modes_begin(void)
{
	/*
	 * A terminal whose cursor moves by control sequences skips those that
	 * it does not know. Another one might print them.
	 */
	paste = cursor_address && !strncmp(cursor_address, "\033[", 2);
	if (paste)
		crash_add_restore(PASTE_OFF);
	modes_on();
}

void modes_use_mouse(void)
{
	mouse = true;
	crash_add_restore(MOUSE_OFF);
	modes_send(MOUSE_ON);
}

void modes_on(void)
{
	if (paste)
		modes_send(PASTE_ON);
	if (mouse)
		modes_send(MOUSE_ON);
}

void modes_off(void)
{
	if (mouse)
		modes_send(MOUSE_OFF);
	if (paste)
		modes_send(PASTE_OFF);
}
