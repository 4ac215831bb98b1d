// SPDX-License-Identifier: GPL-2.0
/* Histograms of tracefs: names and counts, and which are refused. */
#include "test/unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "read/function_counts.h"

static struct function_counts counts;

#define HEAD \
	"# event histogram\n#\n# trigger info: hist:keys=function.sym:vals=hitcount:sort=hitcount:size=2048 [paused]\n#\n\n"
#define KERNEL_ROW \
	"{ function: [ffffffffa2cb5f50] vmstat_update                                } hitcount:         12\n"
#define MODULE_ROW \
	"{ function: [ffffffffc06d1000] custom_handler [workqueue_demo]              } hitcount:          3\n"
#define TOTALS "\nTotals:\n    Hits: 15\n    Entries: 2\n    Dropped: 4\n"

/* From a block of its very size, for ASan to guard its end. */
static bool parse(const char *text)
{
	size_t length = strlen(text);
	char *copy = malloc(length ? length : 1);
	bool parsed;

	memcpy(copy, text, length);
	memset(&counts, 0xa5, sizeof(counts));
	parsed = function_counts_parse(&counts, (struct slice){ copy, length });
	free(copy);
	return parsed;
}

static void is_row(unsigned int row, const char *function, const char *module,
		   uint64_t ended)
{
	assert_string_equal(counts.row[row].function, function);
	assert_string_equal(counts.row[row].module, module);
	assert_int_equal(counts.row[row].ended, ended);
}

static void reads_a_histogram(void **state)
{
	(void)state;
	assert_true(parse(HEAD KERNEL_ROW MODULE_ROW TOTALS));
	assert_int_equal(counts.count, 2);
	is_row(0, "vmstat_update", "", 12);
	is_row(1, "custom_handler", "workqueue_demo", 3);
	assert_int_equal(counts.lost, 4);
	assert_true(parse(HEAD TOTALS));
	assert_int_equal(counts.count, 0);
}

static void shows_no_address(void **state)
{
	(void)state;
	assert_true(parse(
		HEAD
		"{ function: [ffffffffc06d1000] 0xffffffffc06d1000  } hitcount: 1\n" TOTALS));
	is_row(0, "(unknown)", "", 1);
}

static void adds_up_those_without_room(void **state)
{
	size_t row = strlen(MODULE_ROW), head = strlen(HEAD);
	char *text = malloc(head + 600 * row + sizeof(TOTALS));
	unsigned int i;

	(void)state;
	memcpy(text, HEAD, head);
	for (i = 0; i < 600; i++)
		memcpy(text + head + i * row, MODULE_ROW, row);
	memcpy(text + head + 600 * row, TOTALS, sizeof(TOTALS));
	assert_true(parse(text));
	free(text);
	assert_int_equal(counts.count, FUNCTION_COUNTS_MAX);
	assert_int_equal(counts.lost, 3 * (600 - FUNCTION_COUNTS_MAX) + 4);
}

static void refuses_others(void **state)
{
	static const char *const texts[] = {
		"",
		HEAD KERNEL_ROW,
		"Totals:\n    Hits: 15\n    Dropped:",
		"Totals:\n    Dropped: x\n",
		HEAD "{ function: [ffffffffa2cb5f50\n" TOTALS,
		HEAD "{ function: [ffffffffa2cb5f50] }\n" TOTALS,
		HEAD "{ function: [ffffffffa2cb5f50] name } hitcount:\n" TOTALS,
		HEAD "{ function: [ffffffffa2cb5f50] name } hits: 3\n" TOTALS,
	};
	unsigned int i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (parse(texts[i]))
			fail_msg("not refused: %s", texts[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_histogram),
		cmocka_unit_test(shows_no_address),
		cmocka_unit_test(adds_up_those_without_room),
		cmocka_unit_test(refuses_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
