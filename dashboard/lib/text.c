// SPDX-License-Identifier: GPL-2.0
#include "lib/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/slice.h"
#include "lib/utf8.h"

struct unit {
	const char *name;
	double size;
};

/* Two digits, or three: "1.1", "12", "123". */
static void text_number(double number, char *out, size_t size)
{
	/* 9.95 would be rounded to 10.0, one digit too many. */
	snprintf(out, size, number < 9.95 ? "%.1f" : "%.0f", number);
}

/*
 * Chooses the largest unit that is at most the value. A value that rounds up
 * to the next unit is written in that one: 999.6 µs is 1.0 ms.
 */
static const struct unit *choose_unit(const struct unit *units, size_t count,
				      double value)
{
	size_t i;

	for (i = 0; i + 1 < count; i++)
		if (value + units[i].size / 2 < units[i + 1].size)
			break;
	return &units[i];
}

static struct unit unit_of_time(uint64_t ns, bool ascii)
{
	const struct unit units[] = {
		{ "ns", 1 },	     { ascii ? "us" : "µs", 1e3 },
		{ "ms", 1e6 },	     { "s", 1e9 },
		{ "min", 60e9 },     { "h", 3600e9 },
		{ "days", 86400e9 },
	};

	return *choose_unit(units, sizeof(units) / sizeof(units[0]),
			    (double)ns);
}

void text_duration(uint64_t ns, bool ascii, char *out, size_t size)
{
	struct unit unit = unit_of_time(ns, ascii);
	char number[24];

	/* Nothing takes no time: it was shorter than the clock could tell. */
	if (!ns) {
		snprintf(out, size, "<1 %s", ascii ? "us" : "µs");
		return;
	}
	if (unit.size == 1)
		snprintf(number, sizeof(number), "%" PRIu64, ns);
	else
		text_number((double)ns / unit.size, number, sizeof(number));
	snprintf(out, size, "%s %s", number, unit.name);
}

/* Nanoseconds, where the unit is a second or less. */
#define DIGITS_MOST 9

void text_durations(uint64_t ns, uint64_t other_ns, bool ascii, char *out,
		    char *other, size_t size)
{
	struct unit unit = unit_of_time(other_ns, ascii);
	int digits = 2;

	text_duration(ns, ascii, out, size);
	text_duration(other_ns, ascii, other, size);
	for (; !strcmp(out, other) && ns != other_ns && digits <= DIGITS_MOST;
	     digits++) {
		snprintf(out, size, "%.*f %s", digits, (double)ns / unit.size,
			 unit.name);
		snprintf(other, size, "%.*f %s", digits,
			 (double)other_ns / unit.size, unit.name);
	}
}

static void text_scaled(double value, char *out, size_t size)
{
	static const struct unit units[] = {
		{ "", 1 },	{ " k", 1e3 },	{ " M", 1e6 },	{ " G", 1e9 },
		{ " T", 1e12 }, { " P", 1e15 }, { " E", 1e18 },
	};
	const struct unit *unit;
	char number[TEXT_MAX];

	unit = choose_unit(units, sizeof(units) / sizeof(units[0]), value);
	text_number(value / unit->size, number, sizeof(number));
	snprintf(out, size, "%s%s", number, unit->name);
}

/* Without printf: a screen has a hundred of them. */
static void text_decimal(uint64_t number, char *out, size_t size)
{
	char digits[24], *first = digits + sizeof(digits) - 1;

	*first = '\0';
	do
		*--first = (char)('0' + number % 10);
	while (number /= 10);
	slice_copy((struct slice){ first, strlen(first) }, out, size);
}

void text_count(uint64_t count, char *out, size_t size)
{
	if (count <= 99999)
		text_decimal(count, out, size);
	else
		text_scaled((double)count, out, size);
}

void text_rate(double per_second, char *out, size_t size)
{
	text_scaled(per_second, out, size);
}

void text_clock(uint64_t ns, char *out, size_t size)
{
	unsigned long long s = ns / 1000000000;

	if (s < 3600)
		snprintf(out, size, "%llu:%02llu", s / 60, s % 60);
	else if (s < 100 * 3600)
		snprintf(out, size, "%llu:%02llu:%02llu", s / 3600, s / 60 % 60,
			 s % 60);
	else
		snprintf(out, size, "%llu days", s / 86400);
}

void text_make_printable(char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~')
			*text = '?';
}

static bool continues_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Return: the columns of the character that begins here, 0 inside of one. */
static int columns_of(const char *text)
{
	return continues_character(*text) ? 0 : utf8_columns(text);
}

int text_columns(const char *text)
{
	int columns = 0;

	for (; *text; text++)
		columns += columns_of(text);
	return columns;
}

size_t text_clip(const char *text, int columns)
{
	size_t bytes = 0;

	while (text[bytes]) {
		columns -= columns_of(text + bytes);
		if (columns < 0)
			break;
		bytes++;
	}
	return bytes;
}

size_t text_cut(const char *text, int columns, bool *cut)
{
	size_t fits = text_clip(text, columns);

	*cut = text[fits + strspn(text + fits, " ")] != '\0';
	return *cut ? text_clip(text, columns - 1) : fits;
}

size_t text_line_length(const char *text, int columns)
{
	size_t fits = text_clip(text, columns);
	size_t length = fits;

	if (!text[fits])
		return fits;
	while (length && text[length] != ' ')
		length--;
	/* A character that is too wide has a line of its own all the same. */
	while (!fits || continues_character(text[fits]))
		fits++;
	return length ? length : fits;
}

const char *text_next_line(const char *text, int columns)
{
	text += text_line_length(text, columns);
	return text + strspn(text, " ");
}

int text_rows(const char *text, int columns)
{
	int rows = 0;

	for (; *text && columns > 0; text = text_next_line(text, columns))
		rows++;
	return rows;
}

/* Compares the numbers that both texts begin with, and goes on behind them. */
static int compare_numbers(const char **a, const char **b)
{
	size_t digits_a, digits_b;
	int order;

	*a += strspn(*a, "0");
	*b += strspn(*b, "0");
	digits_a = strspn(*a, "0123456789");
	digits_b = strspn(*b, "0123456789");
	if (digits_a != digits_b)
		return digits_a < digits_b ? -1 : 1;
	order = strncmp(*a, *b, digits_a);
	*a += digits_a;
	*b += digits_b;
	return order;
}

static bool is_digit(char letter)
{
	return letter >= '0' && letter <= '9';
}

int text_compare(const char *a, const char *b)
{
	int order;

	while (*a && *b) {
		if (is_digit(*a) && is_digit(*b)) {
			order = compare_numbers(&a, &b);
			if (order)
				return order;
			continue;
		}
		if (*a != *b)
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		a++;
		b++;
	}
	return !!*a - !!*b;
}
