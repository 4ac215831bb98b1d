/* SPDX-License-Identifier: GPL-2.0 */
/* Names an item, in lanes as in messages, events and code. */
#ifndef WQTOP_MODEL_ITEM_NAME_H
#define WQTOP_MODEL_ITEM_NAME_H

#include <stddef.h>
#include <stdint.h>

#include "common/abi.h"

#define ITEM_NAME_MAX		24
#define ITEM_FULL_NAME_MAX	40

/* Writes "c13": the key of its queue, and its number there. */
void item_name(enum wqdemo_queue queue, uint64_t item, char *out, size_t size);

/* Writes "custom c13", for where the key alone is not plain. */
void item_full_name(enum wqdemo_queue queue, uint64_t item, char *out, size_t size);

#endif
