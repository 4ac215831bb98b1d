// SPDX-License-Identifier: GPL-2.0
#include "read/recording.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/converted.h"

#define FIRST_WORDS "wqtop recording - version: "

#define KIND_NAME(symbol, name) [RECORDING_##symbol] = #name,
static const char *const names[RECORDING_KIND_COUNT] = { RECORDING_KINDS(
	KIND_NAME) };

/* A block's first line. */
struct header {
	struct slice name;
	uint64_t ms;
	uint64_t bytes;	 /* bytes after it */
	uint64_t events; /* events among them, at the end */
};

static bool starts_with(struct slice text, const char *start)
{
	size_t length = strlen(start);

	return text.length >= length && !memcmp(text.text, start, length);
}

bool recording_begin(struct slice *rest, char *reason)
{
	const char *converted = converted_words(*rest);
	struct slice line, number;
	uint64_t version;
	char shown[24];

	if (converted) {
		snprintf(reason, RECORDING_REASON_MAX, "%s", converted);
		return false;
	}
	if (!starts_with(*rest, FIRST_WORDS) ||
	    !memchr(rest->text, '\n', rest->length)) {
		snprintf(reason, RECORDING_REASON_MAX,
			 "it is no recording, it does not begin with \"%s%d\"",
			 FIRST_WORDS, RECORDING_VERSION);
		return false;
	}
	slice_line(rest, &line);
	number.text = line.text + strlen(FIRST_WORDS);
	number.length = line.length - strlen(FIRST_WORDS);
	if (slice_number(number, &version) && version == RECORDING_VERSION)
		return true;
	slice_copy(number, shown, sizeof(shown));
	snprintf(reason, RECORDING_REASON_MAX,
		 "it is a recording of version %s, this wqtop knows version %d: replay it with the wqtop that made it",
		 shown, RECORDING_VERSION);
	return false;
}

/* Reads "NAME ms=N bytes=N [events=N]"; unknown keys are skipped. */
static bool read_header(struct slice line, struct header *header)
{
	struct slice key, value;
	bool timed = false, sized = false;
	bool right = true;

	header->events = 0;
	if (!slice_word(&line, &header->name))
		return false;
	while (right && slice_pair(&line, &key, &value)) {
		if (slice_equals(key, "ms"))
			timed = right = slice_number(value, &header->ms);
		else if (slice_equals(key, "bytes"))
			sized = right = slice_number(value, &header->bytes);
		else if (slice_equals(key, "events"))
			right = slice_number(value, &header->events);
	}
	return right && timed && sized && header->events <= header->bytes;
}

bool recording_is_cue(enum recording_kind kind)
{
	switch (kind) {
	case RECORDING_SAY:
	case RECORDING_VIEW:
	case RECORDING_COMPARE:
	case RECORDING_CHAPTER:
	case RECORDING_ASK:
	case RECORDING_HANDS:
	case RECORDING_REVEAL:
	case RECORDING_PAGE:
		return true;
	default:
		return false;
	}
}

static enum recording_kind kind_of(struct slice name)
{
	int kind;

	for (kind = 0; kind < RECORDING_KIND_COUNT; kind++)
		if (slice_equals(name, names[kind]))
			break;
	return kind;
}

bool recording_next(struct slice *rest, struct recording_block *block)
{
	struct header header;
	struct slice line;

	/* A line without its newline may be the beginning of a longer one. */
	while (rest->length && memchr(rest->text, '\n', rest->length)) {
		slice_line(rest, &line);
		if (!read_header(line, &header) || header.bytes > rest->length)
			break;
		block->kind = kind_of(header.name);
		block->ms = header.ms;
		block->text.text = rest->text;
		block->text.length = (size_t)(header.bytes - header.events);
		block->events.text = rest->text + block->text.length;
		block->events.length = (size_t)header.events;
		rest->text += header.bytes;
		rest->length -= (size_t)header.bytes;
		if (block->kind != RECORDING_KIND_COUNT)
			return true;
	}
	rest->length = 0;
	return false;
}

bool recording_has(struct slice blocks, enum recording_kind kind)
{
	struct recording_block block;

	while (recording_next(&blocks, &block))
		if (block.kind == kind)
			return true;
	return false;
}

bool recording_put_begin(struct buffer *out)
{
	char line[64];
	int length = snprintf(line, sizeof(line), "%s%d\n", FIRST_WORDS,
			      RECORDING_VERSION);

	return buffer_add(out, line, (size_t)length);
}

bool recording_put(struct buffer *out, const struct recording_block *block)
{
	char line[128];
	int length = snprintf(line, sizeof(line),
			      "%s ms=%" PRIu64 " bytes=%zu events=%zu\n",
			      names[block->kind], block->ms,
			      block->text.length + block->events.length,
			      block->events.length);

	return buffer_add(out, line, (size_t)length) &&
	       buffer_add(out, block->text.text, block->text.length) &&
	       buffer_add(out, block->events.text, block->events.length);
}
