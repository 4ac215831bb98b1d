// SPDX-License-Identifier: GPL-2.0
#include "input/sequence.h"

#include <string.h>

#include "lib/keys.h"

#define BELL	   0x07
#define CANCEL	   0x18
#define SUBSTITUTE 0x1a
#define C1_END	   0x9c /* string terminator, in one byte */

/* The strings that C1 controls and bytes behind Esc open; ']' is OSC. */
static const char openers[] = "[O]PX^_";

void sequence_begin(struct sequence *sequence)
{
	memset(sequence, 0, sizeof(*sequence));
	sequence->bytes[0] = KEY_ESCAPE;
	sequence->length = 1;
}

void sequence_begin_own(struct sequence *sequence, unsigned char byte)
{
	sequence_begin(sequence);
	sequence->kind = SEQUENCE_OWN;
	sequence->bytes[0] = byte;
}

bool sequence_opens(unsigned char byte)
{
	return byte && strchr(openers, byte);
}

unsigned char sequence_of_c1(unsigned int code)
{
	unsigned char byte = (unsigned char)(code - 0x40);

	return code >= 0x80 && code <= 0x9f && sequence_opens(byte) ? byte : 0;
}

bool sequence_may_go_on(const struct sequence *sequence, unsigned char byte)
{
	static const struct {
		unsigned char opener;
		const char *next;
	} rows[] = {
		{ '[', "0123456789<=>?ABCDEFHIMOPQSTZt" },
		{ 'O', "0123456789ABCDEFHMPQRS" },
		{ ']', "0123456789Ll" }, /* with letters: titles */
		{ 'P', "0123456789!$+>" },
		{ '_', "G" },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].opener == sequence->bytes[1])
			return byte && strchr(rows[i].next, byte);
	return false;
}

static bool is_cancelled_by(unsigned char byte)
{
	return byte == CANCEL || byte == SUBSTITUTE;
}

static enum sequence_end take_first(struct sequence *sequence,
				    unsigned char byte)
{
	if (byte == '[') {
		sequence->kind = SEQUENCE_CSI;
	} else if (byte == 'O') {
		sequence->kind = SEQUENCE_SS3;
	} else if (sequence_opens(byte)) {
		sequence->kind = SEQUENCE_STRING;
		sequence->opener = byte;
	} else if (byte >= ' ' && byte <= '/') {
		sequence->kind = SEQUENCE_CHARSET;
	} else {
		return SEQUENCE_ALT;
	}
	return SEQUENCE_GOES_ON;
}

/* rxvt ends keys with Shift by '$', as "Esc [ 3 $"; a reply has a ';' first. */
static bool is_shifted(const struct sequence *sequence)
{
	size_t i;

	if (sequence->length < 4 || sequence->length > 5)
		return false;
	for (i = 2; i + 1 < sequence->length; i++)
		if (sequence->bytes[i] < '0' || sequence->bytes[i] > '9')
			return false;
	return sequence->bytes[i] == '$';
}

/*
 * Return: how many characters follow "Esc [" and this letter. All are reports
 * of the mouse: 't' and 'T' are xterm's, of the mode that highlights (1001).
 */
static unsigned int characters_behind(unsigned char letter)
{
	static const struct {
		unsigned char letter;
		unsigned int characters;
	} rows[] = {
		{ 'M', 3 }, /* a button and a position */
		{ 't', 2 }, /* a position */
		{ 'T', 6 }, /* three of them */
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].letter == letter)
			return rows[i].characters;
	return 0;
}

static enum sequence_end take_csi(struct sequence *sequence, unsigned char byte)
{
	if (byte < ' ' || byte > '~')
		return SEQUENCE_BROKEN;
	/* The function keys of Linux' console: "Esc [ [ A". */
	if (byte == '[' && sequence->length == 3)
		return SEQUENCE_GOES_ON;
	if (sequence->length == 3)
		sequence->left = characters_behind(byte);
	if (sequence->left) {
		sequence->kind = SEQUENCE_MOUSE;
		return SEQUENCE_GOES_ON;
	}
	if (byte >= '@' || is_shifted(sequence))
		return SEQUENCE_WHOLE;
	return SEQUENCE_GOES_ON;
}

static enum sequence_end take_ss3(unsigned char byte)
{
	if (byte < ' ' || byte > '~')
		return SEQUENCE_BROKEN;
	return byte >= '0' && byte <= ';' ? SEQUENCE_GOES_ON : SEQUENCE_WHOLE;
}

static enum sequence_end take_string(struct sequence *sequence,
				     unsigned char byte)
{
	if (byte == KEY_ESCAPE) {
		sequence->string_escape = true;
		return SEQUENCE_GOES_ON;
	}
	if ((byte == BELL && sequence->opener == ']') ||
	    (byte == C1_END && sequence->eight_bit))
		return SEQUENCE_WHOLE;
	return is_cancelled_by(byte) ? SEQUENCE_BROKEN : SEQUENCE_GOES_ON;
}

/*
 * Counts characters, as a program may have asked for positions in UTF-8: a
 * position beyond 95 has two bytes then.
 */
static enum sequence_end take_mouse(struct sequence *sequence,
				    unsigned char byte)
{
	bool goes_on = byte >= 0x80 && byte <= 0xbf && sequence->tail;

	if (goes_on) {
		sequence->tail--;
	} else {
		/* The rest of the character before does not come. */
		if (sequence->tail && !sequence->left)
			return SEQUENCE_BROKEN;
		sequence->tail = byte >= 0xc2 && byte <= 0xdf;
		sequence->left--;
	}
	return sequence->left || sequence->tail ? SEQUENCE_GOES_ON :
						  SEQUENCE_WHOLE;
}

static enum sequence_end take_by_kind(struct sequence *sequence,
				      unsigned char byte)
{
	switch (sequence->kind) {
	case SEQUENCE_ESCAPE:
		return take_first(sequence, byte);
	case SEQUENCE_CHARSET:
		return byte >= ' ' && byte <= '/' ? SEQUENCE_GOES_ON :
		       byte >= ' ' && byte <= '~' ? SEQUENCE_WHOLE :
						    SEQUENCE_BROKEN;
	case SEQUENCE_CSI:
		return take_csi(sequence, byte);
	case SEQUENCE_SS3:
		return take_ss3(byte);
	case SEQUENCE_STRING:
		return take_string(sequence, byte);
	case SEQUENCE_MOUSE:
		return take_mouse(sequence, byte);
	case SEQUENCE_OWN:
		break;
	}
	return SEQUENCE_BROKEN;
}

/* Return: whether the terminal's description alone knows how it goes on. */
static bool is_own(const struct sequence *sequence, enum sequence_end end,
		   const struct key_strings *strings)
{
	if (sequence->kind != SEQUENCE_OWN && end != SEQUENCE_ALT)
		return false;
	return key_strings_go_on(strings, sequence->bytes, sequence->length);
}

static void keep(struct sequence *sequence, unsigned char byte)
{
	if (sequence->length < SEQUENCE_KEPT)
		sequence->bytes[sequence->length] = byte;
	sequence->length++;
}

enum sequence_end sequence_take(struct sequence *sequence, unsigned char byte,
				const struct key_strings *strings)
{
	bool ends = sequence->string_escape;
	enum sequence_end end;

	if (ends && byte != KEY_ESCAPE)
		return byte == '\\' ? SEQUENCE_WHOLE : SEQUENCE_OTHER_BEGINS;
	if (byte == KEY_ESCAPE && sequence->kind != SEQUENCE_STRING)
		return SEQUENCE_OTHER_BEGINS;
	keep(sequence, byte);
	if (sequence->length > SEQUENCE_LIMIT)
		return SEQUENCE_BROKEN;
	end = take_by_kind(sequence, byte);
	if (is_own(sequence, end, strings)) {
		sequence->kind = SEQUENCE_OWN;
		return SEQUENCE_GOES_ON;
	}
	if (sequence->kind != SEQUENCE_STRING &&
	    sequence->length <= SEQUENCE_KEPT &&
	    key_strings_find(strings, sequence->bytes, sequence->length) !=
		    KEY_NOTHING &&
	    !key_strings_go_on(strings, sequence->bytes, sequence->length))
		return SEQUENCE_WHOLE;
	return end;
}
