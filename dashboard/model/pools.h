/* SPDX-License-Identifier: GPL-2.0 */
/* The kernel's pools of workers, of which each takes the items of some queues. */
#ifndef WQTOP_MODEL_POOLS_H
#define WQTOP_MODEL_POOLS_H

#include <stdbool.h>

#include "common/abi.h"

enum pool { POOL_OF_CPU, POOL_OF_CPU_HIGHPRI, POOL_UNBOUND, POOL_SOFTIRQ };

/* Return: the pool that takes a queue's items. */
enum pool pool_of(enum wqdemo_queue queue);

/* Return: whether the queue has one item, which is submitted again and again. */
bool queue_is_static(enum wqdemo_queue queue);

#endif
