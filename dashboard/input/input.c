// SPDX-License-Identifier: GPL-2.0
#include "input/input.h"

#include <string.h>

#include "input/meaning.h"
#include "lib/keys.h"

/* The first byte of C1 controls in UTF-8, and of some characters. */
#define C1_FIRST 0xc2

void input_init(struct input *input, const struct key_strings *strings)
{
	memset(input, 0, sizeof(*input));
	input->strings = strings;
}

static void begin_sequence(struct input *input, uint64_t now_ms)
{
	sequence_begin(&input->sequence);
	input->state = INPUT_SEQUENCE;
	input->begun_ms = now_ms;
	input->alt = false;
	input->late = false;
}

/* Swallows what follows at once, too: it belongs to what came before. */
static int drain(struct input *input)
{
	input->state = INPUT_DRAIN;
	return KEY_NOTHING;
}

static int begin_paste(struct input *input)
{
	paste_begin(&input->paste);
	input->state = INPUT_PASTE;
	return KEY_NOTHING;
}

/* Takes a whole sequence. */
static int finish(struct input *input)
{
	struct meaning meaning =
		meaning_of(&input->sequence, input->strings, input->mouse);
	bool alt = input->alt;

	input->state = INPUT_GROUND;
	if (meaning.paste)
		return begin_paste(input);
	/* Its beginning did something else already. */
	if (input->late)
		return KEY_NOTHING;
	if (meaning.key == KEY_CLICK)
		input->row = meaning.row;
	if (!alt)
		return meaning.key;
	/* Alt and an arrow; but Esc and an answer are two things. */
	return meaning.key == KEY_NOTHING ? KEY_ESCAPE : KEY_OTHER;
}

/*
 * A C1 control opens a sequence; others mean nothing here. As one byte it may
 * also be the rest of a character.
 */
static int take_c1(struct input *input, unsigned char byte, uint64_t now_ms)
{
	unsigned char opener = sequence_of_c1(byte);

	input->state = INPUT_GROUND;
	if (!opener)
		return KEY_NOTHING;
	begin_sequence(input, now_ms);
	input->sequence.eight_bit = true;
	sequence_take(&input->sequence, opener, input->strings);
	if (!input->one_byte)
		input->state = INPUT_C1;
	return KEY_NOTHING;
}

/*
 * A byte beyond ASCII. The first one of a character is the key: the others may
 * not come, and in Latin-1 there are none.
 */
static int take_high(struct input *input, unsigned char byte, uint64_t now_ms)
{
	input->state = INPUT_GROUND;
	if (byte <= 0x9f)
		return take_c1(input, byte, now_ms);
	if (input->one_byte || byte < C1_FIRST || byte > 0xf4)
		return KEY_OTHER;
	input->state = INPUT_CHARACTER;
	input->tail = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
	input->before = byte;
	input->alt = false;
	return byte == C1_FIRST ? KEY_NOTHING : KEY_OTHER;
}

/* Alt and a character, or Esc and a control. */
static int take_behind_escape(struct input *input, unsigned char byte,
			      uint64_t now_ms)
{
	int key;

	input->state = INPUT_GROUND;
	if (byte < 0x80)
		return KEY_OTHER;
	key = take_high(input, byte, now_ms);
	input->alt = byte == C1_FIRST;
	return byte <= 0x9f ? KEY_ESCAPE : key;
}

static int take_in_sequence(struct input *input, unsigned char byte,
			    uint64_t now_ms)
{
	switch (sequence_take(&input->sequence, byte, input->strings)) {
	case SEQUENCE_GOES_ON:
		return KEY_NOTHING;
	case SEQUENCE_WHOLE:
		return finish(input);
	case SEQUENCE_BROKEN:
		return drain(input);
	case SEQUENCE_OTHER_BEGINS:
		if (input->sequence.length == 1 && byte == KEY_ESCAPE) {
			input->state = INPUT_TWO_ESCAPES;
			return KEY_NOTHING;
		}
		begin_sequence(input, now_ms);
		return byte == KEY_ESCAPE ?
			       KEY_NOTHING :
			       take_in_sequence(input, byte, now_ms);
	case SEQUENCE_ALT:
		break;
	}
	return take_behind_escape(input, byte, now_ms);
}

static int take_after_two(struct input *input, unsigned char byte,
			  uint64_t now_ms)
{
	if (byte == KEY_ESCAPE)
		return KEY_ESCAPE;
	begin_sequence(input, now_ms);
	input->alt = byte == '[' || byte == 'O';
	take_in_sequence(input, byte, now_ms);
	/* Else the first was Esc, and the second has to do with the byte. */
	return input->alt ? KEY_NOTHING : KEY_ESCAPE;
}

static int take_control(struct input *input, unsigned char byte,
			uint64_t now_ms)
{
	int key = key_strings_find(input->strings, &byte, 1);

	if (key_strings_go_on(input->strings, &byte, 1)) {
		begin_sequence(input, now_ms);
		sequence_begin_own(&input->sequence, byte);
		return KEY_NOTHING;
	}
	if (key != KEY_NOTHING)
		return key;
	if (byte == '\r')
		return KEY_RETURN;
	if (byte == KEY_CTRL('h'))
		return KEY_RUBOUT;
	return byte ? byte : KEY_OTHER;
}

static int take_typed(struct input *input, unsigned char byte, uint64_t now_ms)
{
	input->state = INPUT_GROUND;
	if (byte == KEY_ESCAPE) {
		begin_sequence(input, now_ms);
		return KEY_NOTHING;
	}
	if (byte < ' ' || byte == KEY_RUBOUT)
		return take_control(input, byte, now_ms);
	if (byte < 0x80)
		return byte;
	return take_high(input, byte, now_ms);
}

static int take_behind_c1(struct input *input, unsigned char byte,
			  uint64_t now_ms)
{
	if (!sequence_may_go_on(&input->sequence, byte))
		return take_typed(input, byte, now_ms);
	input->state = INPUT_SEQUENCE;
	return take_in_sequence(input, byte, now_ms);
}

/* The second byte of two. */
static int take_second(struct input *input, unsigned char byte, uint64_t now_ms)
{
	bool alt = input->alt;

	input->state = INPUT_GROUND;
	if (byte > 0x9f)
		return KEY_OTHER;
	take_c1(input, byte, now_ms);
	if (input->state == INPUT_C1)
		input->state = INPUT_SEQUENCE;
	return alt ? KEY_ESCAPE : KEY_NOTHING;
}

static int take_in_character(struct input *input, unsigned char byte,
			     uint64_t now_ms)
{
	unsigned char before = input->before;

	if (byte >= 0x80 && byte <= 0xbf) {
		if (before == C1_FIRST)
			return take_second(input, byte, now_ms);
		input->before = byte;
		if (!--input->tail)
			input->state = INPUT_GROUND;
		return KEY_NOTHING;
	}
	/* It was cut; or these were characters of one byte, and a control. */
	if (before <= 0x9f)
		take_c1(input, before, now_ms);
	return input->state == INPUT_C1 ? take_behind_c1(input, byte, now_ms) :
					  take_typed(input, byte, now_ms);
}

/*
 * The first byte after a time-out. One that comes alone was typed, one that
 * comes with others is the late rest.
 */
static int take_first(struct input *input, unsigned char byte, uint64_t now_ms)
{
	bool soon = now_ms - input->last_ms < INPUT_SEQUENCE_MS;
	bool holds = byte != KEY_ESCAPE &&
		     (input->gave_up ||
		      (input->escaped && soon && sequence_opens(byte)));

	if (!holds) {
		input->gave_up = false;
		input->escaped = false;
		return take_typed(input, byte, now_ms);
	}
	input->held = byte;
	input->state = INPUT_HELD;
	return KEY_NOTHING;
}

static int take_behind_held(struct input *input, unsigned char byte,
			    uint64_t now_ms)
{
	bool rest_of_escape = input->escaped;

	input->escaped = false;
	input->gave_up = false;
	if (!rest_of_escape)
		return byte == KEY_ESCAPE ? take_typed(input, byte, now_ms) :
					    drain(input);
	begin_sequence(input, now_ms);
	input->late = true;
	take_in_sequence(input, input->held, now_ms);
	return take_in_sequence(input, byte, now_ms);
}

static int take_in_paste(struct input *input, unsigned char byte)
{
	if (!paste_take(&input->paste, byte))
		return KEY_NOTHING;
	input->state = INPUT_GROUND;
	return KEY_PASTE;
}

static int take_by_state(struct input *input, unsigned char byte,
			 uint64_t now_ms)
{
	switch (input->state) {
	case INPUT_GROUND:
		return take_first(input, byte, now_ms);
	case INPUT_SEQUENCE:
		return take_in_sequence(input, byte, now_ms);
	case INPUT_TWO_ESCAPES:
		return take_after_two(input, byte, now_ms);
	case INPUT_CHARACTER:
		return take_in_character(input, byte, now_ms);
	case INPUT_C1:
		return take_behind_c1(input, byte, now_ms);
	case INPUT_PASTE:
		return take_in_paste(input, byte);
	case INPUT_HELD:
		return take_behind_held(input, byte, now_ms);
	case INPUT_DRAIN:
		break;
	}
	return byte == KEY_ESCAPE ? take_typed(input, byte, now_ms) :
				    KEY_NOTHING;
}

int input_take(struct input *input, unsigned char byte, uint64_t now_ms)
{
	int key;

	if (input->empty && now_ms - input->last_ms >= INPUT_BURST_MS)
		input->burst++;
	input->empty = false;
	key = take_by_state(input, byte, now_ms);
	input->last_ms = now_ms;
	return key;
}

/*
 * Return: whether a byte that comes alone may be the last one of the sequence
 * that was given up. That of a string is Esc and a backslash, or BEL.
 */
static bool may_be_last(const struct input *input, uint64_t now_ms)
{
	const struct sequence *sequence = &input->sequence;
	bool one_lacks = sequence->kind != SEQUENCE_STRING ||
			 sequence->string_escape || input->held == '\a';

	return input->gave_up && one_lacks &&
	       now_ms - input->begun_ms < INPUT_LATE_MS;
}

/* Nothing came behind the byte that was held: it was typed. */
static int release_held(struct input *input, uint64_t now_ms)
{
	bool last = may_be_last(input, now_ms);

	input->state = INPUT_GROUND;
	input->escaped = false;
	input->gave_up = false;
	return last ? KEY_NOTHING : take_typed(input, input->held, now_ms);
}

/* Ends a sequence whose rest has not come. */
static int give_up(struct input *input)
{
	const struct sequence *sequence = &input->sequence;
	int key = KEY_NOTHING;

	input->state = INPUT_GROUND;
	if (sequence->kind == SEQUENCE_ESCAPE) {
		input->escaped = true;
		return KEY_ESCAPE;
	}
	if (sequence->kind == SEQUENCE_CHARSET)
		return KEY_OTHER;
	if (sequence->kind == SEQUENCE_OWN)
		key = key_strings_find(input->strings, sequence->bytes,
				       sequence->length);
	input->gave_up = key == KEY_NOTHING;
	return key;
}

static bool is_over(const struct input *input, uint64_t now_ms)
{
	uint64_t quiet = now_ms - input->last_ms;
	enum sequence_kind kind = input->sequence.kind;

	if (input->state == INPUT_PASTE || input->state == INPUT_C1)
		return quiet >= INPUT_SEQUENCE_MS;
	if (quiet < INPUT_ESCAPE_MS)
		return false;
	if (input->state != INPUT_SEQUENCE || kind == SEQUENCE_ESCAPE ||
	    kind == SEQUENCE_CHARSET || kind == SEQUENCE_OWN)
		return true;
	/* A key that goes on typing does not hold it open. */
	return now_ms - input->begun_ms >= INPUT_SEQUENCE_MS;
}

int input_idle(struct input *input, uint64_t now_ms)
{
	input->empty = true;
	if (input->state == INPUT_GROUND || !is_over(input, now_ms))
		return KEY_NOTHING;
	switch (input->state) {
	case INPUT_SEQUENCE:
		return give_up(input);
	case INPUT_TWO_ESCAPES:
		input->state = INPUT_SEQUENCE;
		return KEY_ESCAPE;
	case INPUT_PASTE:
		input->state = INPUT_GROUND;
		input->gave_up = true;
		return KEY_PASTE;
	case INPUT_HELD:
		return release_held(input, now_ms);
	case INPUT_CHARACTER:
		input->state = INPUT_GROUND;
		return input->before == C1_FIRST ? KEY_OTHER : KEY_NOTHING;
	default:
		input->state = INPUT_GROUND;
		return KEY_NOTHING;
	}
}

int input_wait_ms(const struct input *input, uint64_t now_ms)
{
	uint64_t quiet = now_ms - input->last_ms;
	uint64_t whole;

	if (input->state == INPUT_GROUND)
		return -1;
	if (is_over(input, now_ms))
		return 0;
	if (quiet < INPUT_ESCAPE_MS && input->state != INPUT_PASTE)
		return (int)(INPUT_ESCAPE_MS - quiet);
	whole = input->state == INPUT_PASTE ? quiet : now_ms - input->begun_ms;
	return (int)(INPUT_SEQUENCE_MS - whole);
}
