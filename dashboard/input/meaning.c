// SPDX-License-Identifier: GPL-2.0
#include "input/meaning.h"

#include <string.h>

#include "lib/keys.h"

#define NUMBERS	    4
#define NUMBER_MOST 0x110000 /* no character is larger */

/* Codes of keys without a character. */
#define PRIVATE_FIRST 0xe000
#define PRIVATE_LAST  0xf8ff

/* A control sequence: "Esc [ < 0;35;12 M" has '<', three numbers and 'M'. */
struct fields {
	unsigned char private; /* '<', '=', '>', '?', or 0 */
	unsigned char last;
	bool strange; /* has what keys and the mouse have not */
	unsigned int count;
	unsigned int number[NUMBERS];
	unsigned int event; /* behind a colon, of the second number */
};

struct named {
	unsigned int code;
	int key;
};

static const struct named letters[] = {
	{ 'A', KEY_ARROW_UP },	  { 'B', KEY_ARROW_DOWN },
	{ 'C', KEY_ARROW_RIGHT }, { 'D', KEY_ARROW_LEFT },
	{ 'F', KEY_LAST },	  { 'H', KEY_FIRST },
};

/* Esc [ N ~ */
static const struct named tildes[] = {
	{ 1, KEY_FIRST },	  { 2, KEY_OTHER },
	{ 3, KEY_DELETE },	  { 4, KEY_LAST },
	{ 5, KEY_PAGE_UP },	  { 6, KEY_PAGE_DOWN },
	{ 7, KEY_FIRST },	  { 8, KEY_LAST },
	{ 11, KEY_FUNCTION(1) },  { 12, KEY_FUNCTION(2) },
	{ 13, KEY_FUNCTION(3) },  { 14, KEY_FUNCTION(4) },
	{ 15, KEY_FUNCTION(5) },  { 17, KEY_FUNCTION(6) },
	{ 18, KEY_FUNCTION(7) },  { 19, KEY_FUNCTION(8) },
	{ 20, KEY_FUNCTION(9) },  { 21, KEY_FUNCTION(10) },
	{ 23, KEY_FUNCTION(11) }, { 24, KEY_FUNCTION(12) },
};

#define FIND(rows, code) find(rows, sizeof(rows) / sizeof((rows)[0]), code)

static int find(const struct named *rows, size_t count, unsigned int code)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (rows[i].code == code)
			return rows[i].key;
	return KEY_NOTHING;
}

/* Reads a number, and skips what follows behind a colon. */
static size_t read_number(const unsigned char *bytes, size_t length, size_t at,
			  struct fields *fields)
{
	unsigned int *number = fields->count < NUMBERS ?
				       &fields->number[fields->count] :
				       &fields->event;
	bool second = fields->count == 1;

	for (; at < length && bytes[at] >= '0' && bytes[at] <= '9'; at++)
		if (*number < NUMBER_MOST)
			*number = *number * 10 + bytes[at] - '0';
	if (second && at + 1 < length && bytes[at] == ':')
		fields->event = bytes[at + 1];
	while (at < length &&
	       ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == ':'))
		at++;
	fields->strange |= fields->count >= NUMBERS;
	fields->count++;
	return at;
}

/* Takes apart what follows "Esc [" or "Esc O". */
static struct fields read_fields(const unsigned char *bytes, size_t length)
{
	struct fields fields = { .last = bytes[length - 1] };
	size_t at = 2;

	if (bytes[at] >= '<' && bytes[at] <= '?')
		fields.private = bytes[at++];
	while (at < length - 1) {
		at = read_number(bytes, length - 1, at, &fields);
		if (at == length - 1)
			break;
		if (bytes[at++] != ';')
			fields.strange = true;
	}
	return fields;
}

/* The bits of Shift, Alt, Ctrl and so on; locks are none. */
#define SHIFT	1u
#define CONTROL 4u

static unsigned int modifiers(const struct fields *fields)
{
	unsigned int bits = fields->count > 1 && fields->number[1] ?
				    fields->number[1] - 1 :
				    0;

	return bits & 0x3f;
}

static int with_modifiers(const struct fields *fields, int key)
{
	if (fields->event == '3') /* the key was released */
		return KEY_NOTHING;
	return key != KEY_NOTHING && modifiers(fields) ? KEY_OTHER : key;
}

/* A key that is told by its character, as programs ask of newer terminals. */
static int key_of_code(unsigned int code, unsigned int bits)
{
	bool small = code >= 'a' && code <= 'z';

	/* Shift and the like by themselves. */
	if (code >= PRIVATE_FIRST && code <= PRIVATE_LAST)
		return KEY_NOTHING;
	if (code == KEY_TAB && bits == SHIFT)
		return KEY_BACK_TAB;
	if (bits == SHIFT && small)
		return (int)code - 'a' + 'A';
	if (bits == CONTROL && small)
		return KEY_CTRL((int)code);
	if (bits)
		return KEY_OTHER;
	if (code == '\r')
		return KEY_RETURN;
	if (code == KEY_TAB || code == KEY_ESCAPE)
		return (int)code;
	return code >= ' ' && code <= KEY_RUBOUT ? (int)code : KEY_OTHER;
}

static int wheel_or_click(unsigned int button, struct meaning *meaning,
			  unsigned int row)
{
	/* Shift, Alt and Ctrl do not matter. */
	button &= ~0x1cu;
	if (button == 64)
		return KEY_WHEEL_UP;
	if (button == 65)
		return KEY_WHEEL_DOWN;
	if (button || !row)
		return KEY_NOTHING;
	meaning->row = (int)row - 1;
	return KEY_CLICK;
}

/* A button and a position, in three characters behind "Esc [ M". */
static struct meaning old_mouse(const struct sequence *sequence)
{
	const unsigned char *at = sequence->bytes + 3;
	struct meaning meaning = { .key = KEY_NOTHING };

	if (sequence->bytes[2] == 'M' && sequence->length == 6 &&
	    at[0] >= ' ' && at[2] > ' ')
		meaning.key =
			wheel_or_click(at[0] - 32u, &meaning, at[2] - 32u);
	return meaning;
}

static struct meaning csi_mouse(const struct fields *fields)
{
	unsigned int button = fields->number[0];
	struct meaning meaning = { .key = KEY_NOTHING };

	if (fields->count != 3)
		return meaning;
	if (!fields->private && button < 32)
		return meaning;
	if (!fields->private)
		button -= 32;
	meaning.key = wheel_or_click(button, &meaning, fields->number[2]);
	return meaning;
}

static int tilde(const struct fields *fields)
{
	struct fields other = { .count = 2,
				.number = { 0, fields->number[1] } };

	if (fields->number[0] == 27 && fields->count == 3)
		return key_of_code(fields->number[2], modifiers(&other));
	return with_modifiers(fields, FIND(tildes, fields->number[0]));
}

static int key_of_csi(const struct fields *fields)
{
	if (fields->private)
		return KEY_NOTHING;
	switch (fields->last) {
	case '~':
		return tilde(fields);
	case 'u':
		if (fields->event == '3' || !fields->count)
			return KEY_NOTHING;
		return key_of_code(fields->number[0], modifiers(fields));
	case 'Z':
		return KEY_BACK_TAB;
	case '$':
	case '^':
	case '@': /* rxvt: with Shift, Ctrl, or both */
		return FIND(tildes, fields->number[0]) == KEY_NOTHING ?
			       KEY_NOTHING :
			       KEY_OTHER;
	case 'P':
	case 'Q':
	case 'S':
		/* F3 would be an answer: the place of the cursor. */
		if (fields->count > 1)
			return KEY_OTHER;
		return KEY_NOTHING;
	default:
		if (fields->number[0] > 1)
			return KEY_NOTHING;
		return with_modifiers(fields, FIND(letters, fields->last));
	}
}

/* Return: whether it is F1 to F5 of Linux' console, "Esc [ [ A". */
static bool is_of_console(const struct sequence *sequence)
{
	return sequence->kind == SEQUENCE_CSI && sequence->length == 4 &&
	       sequence->bytes[2] == '[';
}

static int key_of_console(unsigned char last)
{
	return last >= 'A' && last <= 'E' ? KEY_FUNCTION(1 + last - 'A') :
					    KEY_NOTHING;
}

/* Keys of the number pad send what is written on them. */
static int key_of_ss3(const struct fields *fields)
{
	static const char pad[] = "*+,-./0123456789";
	unsigned char last = fields->last;
	int key = FIND(letters, last);

	if (last == 'M')
		key = KEY_RETURN;
	else if (last >= 'P' && last <= 'S')
		key = KEY_FUNCTION(1 + last - 'P');
	else if (last >= 'j' && last <= 'y')
		key = (unsigned char)pad[last - 'j'];
	else if (key == KEY_NOTHING)
		key = KEY_OTHER;
	return fields->count ? KEY_OTHER : key;
}

/* Return: whether "Esc [ ... M" may be the mouse. */
static bool is_mouse(const struct fields *fields)
{
	return fields->last == 'M' && !fields->strange &&
	       (!fields->private || fields->private == '<');
}

static bool begins_paste(const struct fields *fields)
{
	return fields->last == '~' && !fields->private && !fields->strange &&
	       fields->count == 1 && fields->number[0] == 200;
}

static struct meaning meaning_of_csi(const struct sequence *sequence,
				     bool mouse)
{
	struct meaning meaning = { .key = KEY_NOTHING };
	struct fields fields;

	if (is_of_console(sequence)) {
		meaning.key = key_of_console(sequence->bytes[3]);
		return meaning;
	}
	fields = read_fields(sequence->bytes, sequence->length);
	if (is_mouse(&fields))
		return mouse ? csi_mouse(&fields) : meaning;
	meaning.paste = begins_paste(&fields);
	if (!fields.strange)
		meaning.key = key_of_csi(&fields);
	return meaning;
}

struct meaning meaning_of(const struct sequence *sequence,
			  const struct key_strings *strings, bool mouse)
{
	struct meaning meaning = { .key = KEY_NOTHING };
	struct fields fields;

	if (sequence->length > SEQUENCE_KEPT)
		return meaning;
	meaning.key =
		key_strings_find(strings, sequence->bytes, sequence->length);
	if (meaning.key != KEY_NOTHING)
		return meaning;
	if (sequence->kind == SEQUENCE_MOUSE && mouse)
		return old_mouse(sequence);
	if (sequence->kind == SEQUENCE_CSI)
		return meaning_of_csi(sequence, mouse);
	if (sequence->kind == SEQUENCE_SS3) {
		fields = read_fields(sequence->bytes, sequence->length);
		meaning.key = key_of_ss3(&fields);
	}
	return meaning;
}
