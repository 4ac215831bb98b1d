// SPDX-License-Identifier: GPL-2.0
/* Any bytes as a command: what is taken is written and read again the same. */
#include <string.h>

#include "common/command.h"
#include "test/fuzz/fuzz.h"

static void check_again(const struct wqdemo_command *command)
{
	char text[WQDEMO_COMMAND_MAX + 1], again[WQDEMO_COMMAND_MAX + 1];
	char reason[WQDEMO_REASON_MAX];
	struct wqdemo_command other;
	size_t length;

	length = wqdemo_command_format(command, text, sizeof(text));
	must(length == strlen(text));
	must_be_printable(text);
	must(!wqdemo_command_parse(text, length, &other, reason));
	wqdemo_command_format(&other, again, sizeof(again));
	must(!strcmp(text, again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char reason[WQDEMO_REASON_MAX] = "";
	struct wqdemo_command command;

	if (!wqdemo_command_parse((const char *)data, size, &command, reason)) {
		check_again(&command);
		return 0;
	}
	must(*reason);
	must_be_printable(reason);
	return 0;
}
