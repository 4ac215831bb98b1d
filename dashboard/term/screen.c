// SPDX-License-Identifier: GPL-2.0
#include <curses.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

/* Makes macros of words that structs here use as names. */
#include <term.h>
#undef columns
#undef lines

#include "lib/signals.h"
#include "lib/text.h"
#include "lib/utf8.h"
#include "term/crash.h"
#include "term/keyboard.h"
#include "term/modes.h"
#include "term/paint.h"
#include "term/screen.h"

/*
 * A terminal takes nothing while another process writes to it: a shell tells
 * that wqtop is stopped before it is.
 */
#define BUSY_MS 500

/* As many are drawn at once: a line, on most screens. */
#define CELLS 256

/* NULL while the terminal is given back. */
static SCREEN *terminal;
static bool coloured;
static bool codes_are_utf8;

/* The place of the cursor. */
static struct {
	bool wanted;
	bool shown;
	int row;
	int column;
} cursor;

static const char *cut_mark = ">";

static const char unknown[] =
	"TERM names no terminal that is known here: set it, or use -b for text";
static const char no_picture[] =
	"TERM names a terminal that cannot place the cursor: set it, or use -b for text";

/* Terminals without block glyphs in their fonts. */
static bool is_plain_terminal(const char *term)
{
	static const char *const plain[] = { "linux", "vt1", "vt2", "vt3",
					     "vt4",   "vt5", "ansi" };
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

/* ASCII tells nothing: the locale is C on terminals of any encoding. */
static bool has_characters_of_one_byte(void)
{
	return MB_CUR_MAX == 1 && !strstr(screen_codeset(), "ASCII") &&
	       strcmp(screen_codeset(), "ANSI_X3.4-1968") != 0;
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

static bool ask_size(struct winsize *size)
{
	return !ioctl(STDOUT_FILENO, TIOCGWINSZ, size) && size->ws_row &&
	       size->ws_col;
}

/*
 * Forgets LINES and COLUMNS, which shells export, where the terminal itself
 * tells its size: ncurses would keep to them when that changes.
 */
static void prefer_own_size(void)
{
	struct winsize size;

	if (!ask_size(&size))
		return;
	unsetenv("LINES");
	unsetenv("COLUMNS");
}

static bool lacks(const char *capability)
{
	const char *text = tigetstr(capability);

	return !text || text == (char *)-1;
}

/* Return: NULL, or the reason why a picture cannot be drawn, with a remedy. */
static const char *check_terminal(void)
{
	bool draws;
	int found;

	/* For a hardcopy terminal it fails, too, but has found it. */
	if (setupterm(NULL, STDOUT_FILENO, &found) != OK)
		return found == 1 ? no_picture : unknown;
	draws = !lacks("cup") && !lacks("clear") && tigetflag("hc") <= 0 &&
		tigetflag("os") <= 0;
	del_curterm(cur_term);
	return draws ? NULL : no_picture;
}

static void set_modes(void)
{
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	/* A frame is drawn whole, even if keys are waiting. */
	typeahead(-1);
	curs_set(0);
}

const char *screen_begin(void)
{
	const char *refusal;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return "not on a terminal: use -b for text";
	refusal = check_terminal();
	if (refusal)
		return refusal;
	prefer_own_size();
	crash_keep_modes();
	signals_claim_stop();
	terminal = begin_with_all_colours();
	if (!terminal)
		terminal = newterm(NULL, stdout, stdin);
	if (!terminal)
		return unknown;
	save_for_crash();
	signals_begin(crash_put_right);
	codes_are_utf8 = screen_is_utf8();
	signals_let_end(true);
	coloured = paint_begin();
	set_modes();
	signals_let_end(false);
	keyboard_begin(has_characters_of_one_byte());
	modes_begin();
	return NULL;
}

bool screen_has_colours(void)
{
	return coloured;
}

/* Gives the terminal to the shell, without waiting for it. */
static void give_back(void)
{
	if (!crash_is_willing(BUSY_MS)) {
		crash_put_right();
		return;
	}
	modes_off();
	signals_let_end(true);
	endwin();
	signals_let_end(false);
}

void screen_end(void)
{
	if (!terminal)
		return;
	if (!crash_is_background())
		give_back();
	delscreen(terminal);
	terminal = NULL;
}

/*
 * Lets all rows scroll: ncurses sets this where it begins and where it goes on
 * after a stop. The size may have been another one then, and the shell would
 * scroll in a part of the terminal.
 */
static void set_scroll_region(void)
{
	if (change_scroll_region)
		modes_send(tparm(change_scroll_region, 0, LINES - 1));
}

void screen_fit(void)
{
	struct winsize size;

	if (ask_size(&size) && is_term_resized(size.ws_row, size.ws_col))
		resizeterm(size.ws_row, size.ws_col);
	set_scroll_region();
	/* It moves the cursor, too. */
	screen_redraw();
}

void screen_stop(void)
{
	signals_stop_begin();
	give_back();
	signals_stop_end();
	if (!signals_end_asked())
		screen_take_back();
}

void screen_take_back(void)
{
	/* Stops wqtop once more, while a shell has the terminal. */
	reset_prog_mode();
	/*
	 * After endwin() ncurses does it itself, when it draws: first of all, as
	 * the terminal keeps the shell's cursor then, which all else moves.
	 */
	if (isendwin()) {
		refresh();
	} else {
		modes_send(enter_ca_mode);
		modes_send(cursor.shown ? cursor_normal : cursor_invisible);
	}
	modes_on();
	/* The size may have changed meanwhile. */
	screen_fit();
}

void screen_size(int *rows, int *columns)
{
	getmaxyx(stdscr, *rows, *columns);
}

bool screen_is_willing(void)
{
	return crash_is_willing(0);
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
	signals_let_end(true);
	refresh();
	signals_let_end(false);
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

/* Return: how many printable ASCII characters, or how many others, come first. */
static size_t run_length(const char *text, size_t bytes, bool ascii)
{
	size_t length = 0;

	while (length < bytes &&
	       (text[length] >= ' ' && text[length] <= '~') == ascii)
		length++;
	return length;
}

/* Nearly all text is ASCII: a letter is a cell, which ncurses only has to copy. */
static void put_ascii(int row, int column, chtype look, const char *text,
		      size_t length)
{
	chtype cell[CELLS];
	size_t i;

	for (i = 0; i < length; i++)
		cell[i] = (unsigned char)text[i] | look;
	mvaddchnstr(row, column, cell, (int)length);
}

/* Return: the next character, if it fills one cell by itself; else 0. */
static wchar_t take_cell(struct slice *rest)
{
	size_t length = utf8_length(*rest);
	wchar_t code;

	if (length < 2)
		return 0;
	code = (wchar_t)utf8_code(rest->text, length);
	if (wcwidth(code) != 1)
		return 0;
	rest->text += length;
	rest->length -= length;
	return code;
}

/* Bars and lines are such cells. Return: how many were put. */
static int put_cells(int row, int column, chtype look, struct slice *rest)
{
	cchar_t cell[CELLS];
	wchar_t letter[2] = { 0 };
	int count = 0;

	while (codes_are_utf8 && count < CELLS && (*letter = take_cell(rest)))
		setcchar(&cell[count++], letter,
			 look & (A_ATTRIBUTES & ~A_COLOR),
			 (short)PAIR_NUMBER(look), NULL);
	mvadd_wchnstr(row, column, cell, count);
	return count;
}

/* Puts what is not ASCII. Return: the column behind it. */
static int put_others(int row, int column, enum role role, struct slice rest)
{
	column += put_cells(row, column, paint_cell(role), &rest);
	if (!rest.length)
		return column;
	/* Other characters are two cells, or belong to the one before. */
	attrset((attr_t)paint_attributes(role));
	mvaddnstr(row, column, rest.text, (int)rest.length);
	attrset(A_NORMAL);
	return getcurx(stdscr);
}

static void put(int row, int column, enum role role, const char *text,
		size_t bytes)
{
	chtype look = paint_cell(role);
	const char *end = text + bytes;
	size_t length;

	while (text < end) {
		length = run_length(text, (size_t)(end - text), true);
		length = length < CELLS ? length : CELLS;
		put_ascii(row, column, look, text, length);
		column += (int)length;
		text += length;
		length = run_length(text, (size_t)(end - text), false);
		if (length)
			column = put_others(row, column, role,
					    (struct slice){ text, length });
		text += length;
	}
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
