/* SPDX-License-Identifier: GPL-2.0 */
/* Which items a command has submitted, and which of them burn a CPU. */
#ifndef WQTOP_MODEL_COMMAND_LIVES_H
#define WQTOP_MODEL_COMMAND_LIVES_H

#include "model/life.h"
#include "model/message.h"

/* Return: whether the message's command submitted the item. */
bool command_submitted(const struct message *message, const struct life *life);

/* Return: whether the item burns, or burnt, and never on another CPU. */
bool burns_one_cpu(const struct life *life);

#endif
