// SPDX-License-Identifier: GPL-2.0
/* Any bytes as a script of --play: all of it is judged, then all comes in time. */
#include <string.h>

#include "send/script.h"
#include "test/fuzz/fuzz.h"

static void check_order(struct script *script)
{
	const struct script_line *line;
	unsigned int taken = 0;
	uint64_t last_ms = 0;

	must(script->count > 0 && script->count <= SCRIPT_LINES_MOST);
	must(script_wait_ms(script, 0, 1000) <= 1000);
	while ((line = script_take(script, UINT64_MAX))) {
		must(line->ms >= last_ms);
		/* Each line adds a day at most. */
		must(line->ms <= (uint64_t)SCRIPT_LINES_MOST *
					 (SCRIPT_SECONDS_MOST + 1) * 1000);
		last_ms = line->ms;
		taken++;
	}
	must(taken == script->count);
	must(script_wait_ms(script, last_ms, 1000) == 1000);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct script script;
	char reason[SCRIPT_REASON_MAX] = "";
	struct slice text = { (const char *)data, size };
	unsigned int number, lines = 1;
	size_t i;

	number = script_parse(&script, text, reason);
	if (!number) {
		check_order(&script);
		return 0;
	}
	for (i = 0; i < size; i++)
		lines += data[i] == '\n';
	must(number <= lines);
	must(*reason);
	must_be_printable(reason);
	return 0;
}
