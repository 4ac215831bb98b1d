// SPDX-License-Identifier: GPL-2.0
#include "lib/converted.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

#define BEGINS_WITH(text, bytes) begins_with(text, bytes, sizeof(bytes) - 1)

static bool begins_with(struct slice text, const char *bytes, size_t length)
{
	return text.length >= length && !memcmp(text.text, bytes, length);
}

/* Without a mark, the zero byte of the first character tells. */
const char *converted_wide(struct slice text)
{
	if (BEGINS_WITH(text, "\xff\xfe\0\0") ||
	    BEGINS_WITH(text, "\0\0\xfe\xff"))
		return "it was converted to UTF-32: iconv -f UTF-32 -t UTF-8 undoes that";
	if (BEGINS_WITH(text, "\xff\xfe") || BEGINS_WITH(text, "\xfe\xff"))
		return "it was converted to UTF-16: iconv -f UTF-16 -t UTF-8 undoes that";
	if (text.length < 2)
		return NULL;
	if (text.text[0] && !text.text[1])
		return "it was converted to UTF-16LE: iconv -f UTF-16LE -t UTF-8 undoes that";
	if (!text.text[0] && text.text[1])
		return "it was converted to UTF-16BE: iconv -f UTF-16BE -t UTF-8 undoes that";
	return NULL;
}

const char *converted_words(struct slice text)
{
	const char *wide = converted_wide(text);
	struct slice line;

	if (wide)
		return wide;
	if (BEGINS_WITH(text, MARK))
		return "a byte order mark was put before its first line: sed '1s/^...//' with LC_ALL=C takes it away";
	if (!slice_line(&text, &line) || !line.length ||
	    line.text[line.length - 1] != '\r')
		return NULL;
	if (memchr(line.text, '\r', line.length - 1))
		return "its lines end in CR alone, it was converted: tr '\\r' '\\n' undoes that";
	return "its lines end in CR LF, it was converted, as git and mail do: sed 's/\\r$//' undoes that";
}

struct slice converted_skip_mark(struct slice text)
{
	size_t length = BEGINS_WITH(text, MARK) ? strlen(MARK) : 0;

	return (struct slice){ text.text + length, text.length - length };
}
