// SPDX-License-Identifier: GPL-2.0
/* Any bytes in place of /proc/PID/stat, and of a histogram of tracefs. */
#include "read/function_counts.h"
#include "read/kworker.h"
#include "test/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct function_counts counts;
	struct slice text = { (const char *)data, size };
	struct kworker worker;
	unsigned int i;

	if (kworker_parse(&worker, text))
		must(*worker.name && worker.state > ' ' && worker.state < '~');
	must_be_printable(worker.name);
	must_be_printable(worker.queue);
	function_counts_parse(&counts, text);
	must(counts.count <= FUNCTION_COUNTS_MAX);
	for (i = 0; i < counts.count; i++) {
		must(*counts.row[i].function);
		must_be_printable(counts.row[i].function);
		must_be_printable(counts.row[i].module);
	}
	return 0;
}
