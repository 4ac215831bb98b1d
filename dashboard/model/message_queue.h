/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The part of the message that tells of a queue's items in flight, and whose
 * they are. Pure.
 */
#ifndef WQTOP_MODEL_MESSAGE_QUEUE_H
#define WQTOP_MODEL_MESSAGE_QUEUE_H

#include "model/message.h"
#include "model/sentence.h"

/* Return: the counters of a command's queue in the reading before its answer. */
struct message_before message_queue_before(const struct snapshot *before,
					   const struct wqdemo_command *command);

/*
 * Adds the items of the answer's queue that are in flight: ", 2 done, 1
 * running" where all are the command's own, else "; bound has 4 running". If
 * there are none, adds @idle. This kernel may lack the queue.
 */
void message_queue_add(struct sentence *sentence, const struct message *message,
		       const struct snapshot *snapshot, const char *idle);

#endif
