/* SPDX-License-Identifier: GPL-2.0 */
/* Writes JSON value by value, with the commas between them. */
#ifndef WQTOP_PRINT_JSON_VALUE_H
#define WQTOP_PRINT_JSON_VALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json {
	FILE *out;
	bool comma;			/* before the next value */
};

/* In each: the value's name in an object, NULL in an array. */
void json_open(struct json *json, const char *name, char bracket);
void json_close(struct json *json, char bracket);

void json_add_text(struct json *json, const char *name, const char *text);
/* Writes a text, null for an empty one. */
void json_add_given(struct json *json, const char *name, const char *text);
void json_add_bool(struct json *json, const char *name, bool value);
/* Writes null for SNAPSHOT_NONE, and for what is not known. */
void json_add_number(struct json *json, const char *name, uint64_t value);
void json_add_signed(struct json *json, const char *name, int64_t value);
void json_add_fraction(struct json *json, const char *name, bool known,
		       double value);

#endif
