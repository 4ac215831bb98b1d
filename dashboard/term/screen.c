// SPDX-License-Identifier: GPL-2.0
#include <curses.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Makes macros of words that structs here use as names. */
#include <term.h>
#undef columns
#undef lines

#include "lib/signals.h"
#include "lib/text.h"
#include "term/crash.h"
#include "term/paint.h"
#include "term/screen.h"

/* ms after Esc until it counts as the key, not as the start of another. */
#define ESCAPE_DELAY_MS 25

/* NULL while the terminal is given back. */
static SCREEN *terminal;
static bool coloured;

/* The place of the cursor. */
static struct {
	bool wanted;
	bool shown;
	int row;
	int column;
} cursor;

static int clicked_row;

static const char *cut_mark = ">";

/* Terminals without block glyphs in their fonts. */
static bool is_plain_terminal(const char *term)
{
	static const char *const plain[] = { "linux", "vt", "dumb", "ansi" };
	size_t i;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (!strncmp(term, plain[i], strlen(plain[i])))
			return true;
	return false;
}

const char *screen_codeset(void)
{
	return nl_langinfo(CODESET);
}

bool screen_is_utf8(void)
{
	return !strcmp(screen_codeset(), "UTF-8");
}

enum glyph_set screen_glyphs(void)
{
	const char *term = getenv("TERM");

	if (!screen_is_utf8() || (term && is_plain_terminal(term)))
		return GLYPHS_ASCII;
	return GLYPHS_BLOCK;
}

enum theme screen_theme(void)
{
	const char *no_colour = getenv("NO_COLOR");

	return no_colour && *no_colour ? THEME_MONO : THEME_DEFAULT;
}

/*
 * "xterm-256color" of a terminal that says it has all colours is "xterm-direct"
 * in terminfo, if that is installed. Nothing else makes ncurses send them: it
 * would redefine colours of the palette, which many terminals only pretend to.
 */
static SCREEN *begin_with_all_colours(void)
{
	const char *colours = getenv("COLORTERM"), *term = getenv("TERM");
	const char *suffix;
	char name[64];

	if (!term || !colours ||
	    (strcmp(colours, "truecolor") && strcmp(colours, "24bit")))
		return NULL;
	suffix = strstr(term, "-256color");
	snprintf(name, sizeof(name), "%.*s-direct",
		 (int)(suffix ? (size_t)(suffix - term) : strlen(term)), term);
	return newterm(name, stdout, stdin);
}

static void save_for_crash(void)
{
	static const char *const capabilities[] = {
		"sgr0",
		"rmkx",
		"cnorm",
		"rmcup",
	};
	size_t i;

	for (i = 0; i < sizeof(capabilities) / sizeof(capabilities[0]); i++) {
		const char *text = tigetstr(capabilities[i]);

		/* (char *)-1: not even a name of a string */
		crash_add_restore(text == (char *)-1 ? NULL : text);
	}
}

const char *screen_begin(void)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return "not on a terminal: use -b for text";
	crash_begin();
	terminal = begin_with_all_colours();
	if (!terminal)
		terminal = newterm(NULL, stdout, stdin);
	if (!terminal)
		return "TERM names no terminal that is known here: set it, or use -b for text";
	save_for_crash();
	coloured = paint_begin();
	set_escdelay(ESCAPE_DELAY_MS);
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	curs_set(0);
	signals_begin();
	return NULL;
}

bool screen_has_colours(void)
{
	return coloured;
}

void screen_end(void)
{
	if (!terminal)
		return;
	endwin();
	delscreen(terminal);
	terminal = NULL;
}

/* The size may have changed while wqtop was stopped. */
static void ask_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_row ||
	    !size.ws_col)
		return;
	if (is_term_resized(size.ws_row, size.ws_col))
		resizeterm(size.ws_row, size.ws_col);
}

void screen_stop(void)
{
	signals_stop_begin();
	endwin();
	signals_stop_end();
	ask_size();
	screen_redraw();
}

void screen_size(int *rows, int *columns)
{
	getmaxyx(stdscr, *rows, *columns);
}

void screen_use_mouse(void)
{
	/*
	 * Gives the strings that ncurses sends at its end to the crash
	 * handler.
	 */
	crash_add_restore("\033[?1006;1000l");
	mouseinterval(0); /* a press counts, at once */
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}

int screen_clicked_row(void)
{
	return clicked_row;
}

/* Return: KEY_NOTHING for other mouse events, such as a released button. */
static int mouse_key(void)
{
	MEVENT event;

	if (getmouse(&event) != OK)
		return KEY_NOTHING;
	if (event.bstate & BUTTON4_PRESSED)
		return KEY_WHEEL_UP;
	if (event.bstate & BUTTON5_PRESSED)
		return KEY_WHEEL_DOWN;
	if (!(event.bstate & BUTTON1_PRESSED))
		return KEY_NOTHING;
	clicked_row = event.y;
	return KEY_CLICK;
}

/*
 * Lets all rows scroll: ncurses sets this where it begins and where it goes on
 * after a stop. The size may have been another one then, and the shell would
 * scroll in a part of the terminal.
 */
static void set_scroll_region(void)
{
	const char *set = change_scroll_region ?
				  tparm(change_scroll_region, 0, LINES - 1) :
				  NULL;

	if (!set)
		return;
	putp(set);
	fflush(stdout);
	/* It moves the cursor, too. */
	screen_redraw();
}

int screen_key(void)
{
	int key = getch();
	int mouse;

	while (key == KEY_MOUSE) {
		mouse = mouse_key();
		if (mouse != KEY_NOTHING)
			return mouse;
		key = getch();
	}
	switch (key) {
	case ERR:
		return KEY_NOTHING;
	case KEY_RESIZE:
		set_scroll_region();
		return KEY_NEW_SIZE;
	case KEY_UP:
		return KEY_ARROW_UP;
	case KEY_DOWN:
		return KEY_ARROW_DOWN;
	case KEY_LEFT:
		return KEY_ARROW_LEFT;
	case KEY_RIGHT:
		return KEY_ARROW_RIGHT;
	case KEY_BTAB:
		return KEY_BACK_TAB;
	case KEY_BACKSPACE:
	case KEY_CTRL('h'):
		return KEY_RUBOUT;
	case KEY_DC:
		return KEY_DELETE;
	case KEY_PPAGE:
		return KEY_PAGE_UP;
	case KEY_NPAGE:
		return KEY_PAGE_DOWN;
	case KEY_HOME:
		return KEY_FIRST;
	case KEY_END:
		return KEY_LAST;
	case KEY_ENTER:
	case '\r':
		return KEY_RETURN;
	}
	if (key >= KEY_F(1) && key <= KEY_F(12))
		return KEY_FUNCTION(key - KEY_F(0));
	return key < 0x80 ? key : KEY_OTHER;
}

void screen_clear(void)
{
	erase();
	cursor.wanted = false;
}

void screen_show(void)
{
	if (cursor.wanted != cursor.shown)
		curs_set(cursor.wanted);
	cursor.shown = cursor.wanted;
	if (cursor.wanted)
		move(cursor.row, cursor.column);
	refresh();
}

void screen_cursor(struct rect area, int row, int column)
{
	cursor.wanted = row < area.rows && column < area.columns;
	cursor.row = area.row + row;
	cursor.column = area.column + column;
}

void screen_redraw(void)
{
	clearok(stdscr, TRUE);
}

void screen_mark_cuts(const char *mark)
{
	cut_mark = mark;
}

static void put(int row, int column, enum role role, const char *text,
		size_t bytes)
{
	attrset((attr_t)paint_attributes(role));
	mvaddnstr(row, column, text, (int)bytes);
	attrset(A_NORMAL);
}

int screen_put(struct rect area, int row, int column, enum role role,
	       const char *text)
{
	size_t bytes;
	bool cut;

	if (row < 0 || row >= area.rows || column < 0 || area.columns <= 0)
		return column;
	bytes = text_cut(text, area.columns - column, &cut);
	if (bytes)
		put(area.row + row, area.column + column, role, text, bytes);
	if (cut)
		put(area.row + row, area.column + area.columns - 1, ROLE_LABEL,
		    cut_mark, strlen(cut_mark));
	return column + text_columns(text);
}
