// SPDX-License-Identifier: GPL-2.0
#include "batch_output.h"

#include <errno.h>
#include <unistd.h>

#include "lib/descriptors.h"

bool batch_output_begin(struct batch_output *output)
{
	output->out = descriptors_stream(STDOUT_FILENO);
	return output->out;
}

void batch_output_flush(struct batch_output *output, bool records)
{
	if (!fflush(output->out) && !ferror(output->out))
		return;
	output->failed = true;
	output->goes_on = records && errno != EPIPE;
	if (errno != EPIPE)
		fprintf(stderr, "wqtop: cannot write: %s%s\n",
			descriptors_words(errno),
			output->goes_on ? "; recording goes on" : "");
}

bool batch_output_wanted(const struct batch_output *output)
{
	return !output->failed || output->goes_on;
}
