/* SPDX-License-Identifier: GPL-2.0 */
/* Adds to queues and message what no counter of the module tells, but the lives of items. Pure. */
#ifndef WQTOP_MODEL_QUEUE_LIVES_H
#define WQTOP_MODEL_QUEUE_LIVES_H

#include "model/model.h"

/*
 * Notes which items that the module counts as armed are due in the reading,
 * and how the answer's items burn, and updates the message.
 */
void queue_lives_tell(struct model *model);

#endif
