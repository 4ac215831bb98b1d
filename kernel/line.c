// SPDX-License-Identifier: GPL-2.0
#include <linux/bitops.h>
#include <linux/math64.h>
#include <linux/minmax.h>

#include "line.h"

/* From 1 digit on: the least number with one more. */
static const u64 powers_of_10[] = {
	0,
	10ULL,
	100ULL,
	1000ULL,
	10000ULL,
	100000ULL,
	1000000ULL,
	10000000ULL,
	100000000ULL,
	1000000000ULL,
	10000000000ULL,
	100000000000ULL,
	1000000000000ULL,
	10000000000000ULL,
	100000000000000ULL,
	1000000000000000ULL,
	10000000000000000ULL,
	100000000000000000ULL,
	1000000000000000000ULL,
	10000000000000000000ULL,
};

static const char pairs[] = "00010203040506070809"
			    "10111213141516171819"
			    "20212223242526272829"
			    "30313233343536373839"
			    "40414243444546474849"
			    "50515253545556575859"
			    "60616263646566676869"
			    "70717273747576777879"
			    "80818283848586878889"
			    "90919293949596979899";

static int digits_of(u64 value)
{
	/* The logarithm to the base of 10, rounded down or one too high. */
	int log = fls64(value) * 1233 >> 12;

	return log + (value >= powers_of_10[log]);
}

/* Writes the digits backwards, two at a time. */
static void write_before(char *end, u64 value)
{
	u64 rest;

	while (value >= 100) {
		rest = div_u64(value, 100);
		end -= 2;
		memcpy(end, &pairs[2 * (value - rest * 100)], 2);
		value = rest;
	}
	if (value >= 10)
		memcpy(end - 2, &pairs[2 * value], 2);
	else
		end[-1] = '0' + value;
}

char *line_long_number(char *at, u64 value)
{
	char *end = at + digits_of(value);

	write_before(end, value);
	return end;
}

/* No column is wider. */
#define BLANKS 32

static inline char *put_blanks(char *at, int n)
{
	/* A constant length is a few instructions, another one a call. */
	memset(at, ' ', BLANKS);
	return at + clamp(n, 0, BLANKS);
}

char *line_number_cell(char *at, u64 value, int width)
{
	int digits;
	char *end;

	/* Most are. */
	if (value < 10)
		return line_char(put_blanks(at, max(width, 1)), '0' + value);
	digits = digits_of(value);
	end = put_blanks(at, max(width + 1 - digits, 1)) + digits;
	write_before(end, value);
	return end;
}

char *line_no_number_cell(char *at, int width)
{
	return line_char(put_blanks(at, max(width, 1)), '-');
}

char *line_padded(char *at, const char *text, int width)
{
	char *end = line_text(at, text);

	return put_blanks(end, width - (int)(end - at));
}
