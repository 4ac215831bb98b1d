// SPDX-License-Identifier: GPL-2.0
#include "options/config.h"

#include <stdio.h>
#include <string.h>

/* The end of a line that wqtop wrote, to find it again. */
#define MARK " # saved by the key D"

/* The state of splitting. @to never overtakes @from, as words only shrink. */
struct splitter {
	const char *from;
	char *to;
	unsigned int line;
	char *reason;
};

static bool complain(const struct splitter *splitter, const char *what)
{
	snprintf(splitter->reason, CONFIG_REASON_MAX, "line %u: %s",
		 splitter->line, what);
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_blanks_and_comments(struct splitter *splitter)
{
	while (is_blank(*splitter->from) || *splitter->from == '#') {
		if (*splitter->from == '#')
			splitter->from += strcspn(splitter->from, "\n");
		else if (*splitter->from++ == '\n')
			splitter->line++;
	}
}

static bool take_escaped(struct splitter *splitter)
{
	char c = *++splitter->from;

	if (!c || c == '\n')
		return complain(splitter, "nothing follows \\: remove it");
	*splitter->to++ = c;
	splitter->from++;
	return true;
}

/* Return: whether \ is special here: within "..." only before " and \. */
static bool is_escape_in_quotes(const char *text, char quote)
{
	return quote == '"' && text[0] == '\\' &&
	       (text[1] == '"' || text[1] == '\\');
}

static bool take_quoted(struct splitter *splitter)
{
	char quote = *splitter->from++;

	while (*splitter->from != quote) {
		if (!*splitter->from || *splitter->from == '\n')
			return complain(splitter,
					quote == '"' ?
						"add the \" that closes the quote" :
						"add the ' that closes the quote");
		if (is_escape_in_quotes(splitter->from, quote))
			splitter->from++;
		*splitter->to++ = *splitter->from++;
	}
	splitter->from++;
	return true;
}

static bool take_word(struct splitter *splitter)
{
	bool fine = true;

	while (fine && *splitter->from && !is_blank(*splitter->from)) {
		if (*splitter->from == '\\')
			fine = take_escaped(splitter);
		else if (*splitter->from == '\'' || *splitter->from == '"')
			fine = take_quoted(splitter);
		else
			*splitter->to++ = *splitter->from++;
	}
	return fine;
}

int config_split(char *text, char *words[CONFIG_WORDS_MAX],
		 char reason[CONFIG_REASON_MAX])
{
	struct splitter splitter = {
		.from = text,
		.to = text,
		.line = 1,
		.reason = reason,
	};
	int count = 0;

	/* A byte order mark, as some editors put it there. */
	if (!strncmp(text, "\xef\xbb\xbf", 3))
		splitter.from += 3;
	for (;;) {
		skip_blanks_and_comments(&splitter);
		if (!*splitter.from)
			return count;
		if (count == CONFIG_WORDS_MAX) {
			complain(&splitter,
				 "too many words: use fewer options");
			return -1;
		}
		words[count++] = splitter.to;
		if (!take_word(&splitter))
			return -1;
		/* Ending the word may overwrite the blank that ended it. */
		if (*splitter.from == '\n')
			splitter.line++;
		if (*splitter.from)
			splitter.from++;
		*splitter.to++ = '\0';
	}
}

void config_line(const struct model *model, char line[CONFIG_LINE_MAX])
{
	const struct model_looks *looks = &model->looks;
	char theme[32] = "", glyphs[32] = "";

	if (looks->theme_chosen)
		snprintf(theme, sizeof(theme), "--theme=%s ",
			 themes[looks->theme].name);
	if (looks->glyphs_chosen)
		snprintf(glyphs, sizeof(glyphs), "--glyphs=%s ",
			 glyph_sets[model->glyphs->set].name);
	snprintf(line, CONFIG_LINE_MAX, "%s%s--interval=%u.%03u" MARK "\n",
		 theme, glyphs, model->interval_ms / 1000,
		 model->interval_ms % 1000);
}

/* @length: without the end of the line, which the last one may lack. */
static bool is_marked(const char *line, size_t length)
{
	size_t mark = strlen(MARK);

	/* An editor may have put CR LF at its end. */
	length -= length && line[length - 1] == '\r';
	return length >= mark && !memcmp(line + length - mark, MARK, mark);
}

bool config_merge(const char *old, const char *line, char *out, size_t size)
{
	size_t length, used = 0;

	for (; *old; old += length) {
		bool marked;

		length = strcspn(old, "\n");
		marked = is_marked(old, length);
		length += old[length] == '\n';
		if (marked)
			continue;
		if (used + length >= size)
			return false;
		memcpy(out + used, old, length);
		used += length;
	}
	/* The last line may lack its end. */
	return snprintf(out + used, size - used, "%s%s",
			used && out[used - 1] != '\n' ? "\n" : "",
			line) < (int)(size - used);
}
