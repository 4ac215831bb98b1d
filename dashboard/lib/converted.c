// SPDX-License-Identifier: GPL-2.0
#include "lib/converted.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

static bool begins_with(struct slice text, const char *bytes)
{
	size_t length = strlen(bytes);

	return text.length >= length && !memcmp(text.text, bytes, length);
}

bool converted_is_utf16(struct slice text)
{
	return begins_with(text, "\xff\xfe") || begins_with(text, "\xfe\xff");
}

const char *converted_words(struct slice text)
{
	struct slice line;

	if (converted_is_utf16(text))
		return "it was converted to UTF-16: iconv -f UTF-16 -t UTF-8 undoes that";
	if (begins_with(text, MARK))
		return "a byte order mark was put before its first line: sed '1s/^...//' with LC_ALL=C takes it away";
	if (slice_line(&text, &line) && line.length &&
	    line.text[line.length - 1] == '\r')
		return "its lines end in CR LF, it was converted, as git and mail do: sed 's/\\r$//' undoes that";
	return NULL;
}

struct slice converted_skip_mark(struct slice text)
{
	size_t length = begins_with(text, MARK) ? strlen(MARK) : 0;

	return (struct slice){ text.text + length, text.length - length };
}
