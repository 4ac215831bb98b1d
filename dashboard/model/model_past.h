/* SPDX-License-Identifier: GPL-2.0 */
/*
 * All that a model has of readings and events, as a piece of memory: a replay
 * comes back to it. The choices of the user are not in it.
 */
#ifndef WQTOP_MODEL_MODEL_PAST_H
#define WQTOP_MODEL_MODEL_PAST_H

#include "model/model.h"

/* Return: the bytes of that memory. */
size_t model_past_size(void);

void model_past_save(const struct model *model, char *memory);

/* A row or a view that the user chose stays. */
void model_past_restore(struct model *model, const char *memory);

#endif
