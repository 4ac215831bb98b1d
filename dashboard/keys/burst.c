// SPDX-License-Identifier: GPL-2.0
#include "keys/burst.h"

#include "keys/confirm.h"

bool burst_takes(struct burst *burst, struct model *model, unsigned int number)
{
	burst->over = burst->over && burst->number == number;
	if (burst->over && !confirm_is_open(model))
		message_say(&model->message, true,
			    "keys that came together with %s were dropped: press them again",
			    burst->after);
	return !burst->over;
}

void burst_note(struct burst *burst, const struct model *model,
		unsigned int number, const char *last)
{
	if (!last && !confirm_is_open(model))
		return;
	burst->over = true;
	burst->after = last ? last : "a question";
	burst->number = number;
}
