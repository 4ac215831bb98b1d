/* SPDX-License-Identifier: GPL-2.0 */
/* Tells the effect of a workqueue's flag on the items of a command. Pure. */
#ifndef WQTOP_MODEL_FLAG_EFFECT_H
#define WQTOP_MODEL_FLAG_EFFECT_H

#include "model/model.h"
#include "model/sentence.h"

/* Return: what the flag of the queue did for the items of the message's command. */
struct message_flag flag_effect_of(const struct model *model);

/*
 * Adds it in words; that it did nothing only when all items have ended. Of a flag
 * of which nothing can be measured it tells what it is for.
 */
void flag_effect_add(struct sentence *sentence, enum wqdemo_queue queue,
		     const struct message_flag *flag, bool all_done);

#endif
