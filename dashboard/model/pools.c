// SPDX-License-Identifier: GPL-2.0
#include "model/pools.h"

enum pool pool_of(enum wqdemo_queue queue)
{
	static const enum pool pools[WQDEMO_QUEUE_COUNT] = {
		[WQDEMO_CUSTOM] = POOL_UNBOUND,
		[WQDEMO_ORDERED] = POOL_UNBOUND,
		[WQDEMO_HIGHPRI] = POOL_OF_CPU_HIGHPRI,
		[WQDEMO_BH] = POOL_SOFTIRQ,
	};

	return pools[queue];
}

bool queue_is_static(enum wqdemo_queue queue)
{
	return queue == WQDEMO_SYSTEM || queue == WQDEMO_DELAYED ||
	       queue == WQDEMO_PERIODIC;
}
