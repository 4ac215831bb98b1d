// SPDX-License-Identifier: GPL-2.0
#include "print/json_value.h"

#include <inttypes.h>

#include "print/json_text.h"
#include "read/snapshot.h"

/* Writes the comma before a value, and its name. */
static void begin_value(struct json *json, const char *name)
{
	if (json->comma)
		putc(',', json->out);
	json->comma = true;
	if (!name)
		return;
	json_text(json->out, name);
	putc(':', json->out);
}

void json_open(struct json *json, const char *name, char bracket)
{
	begin_value(json, name);
	putc(bracket, json->out);
	json->comma = false;
}

void json_close(struct json *json, char bracket)
{
	putc(bracket, json->out);
	json->comma = true;
}

void json_add_text(struct json *json, const char *name, const char *text)
{
	begin_value(json, name);
	json_text(json->out, text);
}

void json_add_given(struct json *json, const char *name, const char *text)
{
	begin_value(json, name);
	if (*text)
		json_text(json->out, text);
	else
		fputs("null", json->out);
}

void json_add_bool(struct json *json, const char *name, bool value)
{
	begin_value(json, name);
	fputs(value ? "true" : "false", json->out);
}

void json_add_number(struct json *json, const char *name, uint64_t value)
{
	begin_value(json, name);
	if (value == SNAPSHOT_NONE)
		fputs("null", json->out);
	else
		fprintf(json->out, "%" PRIu64, value);
}

void json_add_signed(struct json *json, const char *name, int64_t value)
{
	begin_value(json, name);
	if (value == SNAPSHOT_NONE_SIGNED)
		fputs("null", json->out);
	else
		fprintf(json->out, "%" PRId64, value);
}

void json_add_fraction(struct json *json, const char *name, bool known,
		       double value)
{
	begin_value(json, name);
	if (known)
		fprintf(json->out, "%.3f", value);
	else
		fputs("null", json->out);
}
