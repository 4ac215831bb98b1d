/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Places that a replay has passed, each with what the model knew there. A jump
 * back plays from the last of them before its target, not from the beginning.
 */
#ifndef WQTOP_MODEL_CHECKPOINTS_H
#define WQTOP_MODEL_CHECKPOINTS_H

#include "lib/versions.h"
#include "model/model.h"
#include "read/player.h"

struct checkpoints {
	unsigned int blocks;		/* since the newest */
	struct versions versions;	/* of the model's past, */
	struct player_place *place;	/* and the places of these */
	char *memory;			/* for one of them */
};

/*
 * Notes that a block was played. Now and then the place is kept, unless it was
 * passed before. Without memory it is not: then jumps take longer.
 */
void checkpoints_note(struct checkpoints *checkpoints, const struct player *player,
		      const struct model *model);

/*
 * Comes back to the last place up to @ms, if it lies ahead of the player. Return:
 * whether it does.
 */
bool checkpoints_return(struct checkpoints *checkpoints, struct player *player,
			struct model *model, uint64_t ms);

void checkpoints_free(struct checkpoints *checkpoints);

#endif
