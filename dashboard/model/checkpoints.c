// SPDX-License-Identifier: GPL-2.0
#include "model/checkpoints.h"

#include <stdlib.h>
#include <string.h>

#include "model/model_past.h"

/* Half a minute of readings, as a rule: that much is played after each jump. */
#define BLOCKS_BETWEEN 64

/* Return: whether there is memory for one more. */
static bool make_room(struct checkpoints *checkpoints)
{
	size_t count = checkpoints->versions.count + 1;
	struct player_place *more =
		realloc(checkpoints->place, count * sizeof(more[0]));

	if (more)
		checkpoints->place = more;
	checkpoints->versions.size = model_past_size();
	if (!checkpoints->memory)
		checkpoints->memory = malloc(checkpoints->versions.size);
	return more && checkpoints->memory;
}

static void keep(struct checkpoints *checkpoints, const struct player *player,
		 const struct model *model)
{
	struct player_place *place;

	if (!make_room(checkpoints))
		return;
	place = &checkpoints->place[checkpoints->versions.count];
	model_past_save(model, checkpoints->memory);
	if (!player_keep(player, place) ||
	    !versions_add(&checkpoints->versions, checkpoints->memory))
		player_place_free(place);
}

void checkpoints_note(struct checkpoints *checkpoints,
		      const struct player *player, const struct model *model)
{
	size_t count = checkpoints->versions.count;

	if (count && player->last_ms <= checkpoints->place[count - 1].last_ms)
		return;
	if (++checkpoints->blocks < BLOCKS_BETWEEN)
		return;
	checkpoints->blocks = 0;
	keep(checkpoints, player, model);
}

bool checkpoints_return(struct checkpoints *checkpoints, struct player *player,
			struct model *model, uint64_t ms)
{
	size_t number = checkpoints->versions.count;
	const struct player_place *place = checkpoints->place;

	while (number && place[number - 1].last_ms > ms)
		number--;
	if (!number || place[number - 1].last_ms <= player->last_ms ||
	    !player_return(player, &place[number - 1]))
		return false;
	versions_get(&checkpoints->versions, number - 1, checkpoints->memory);
	model_past_restore(model, checkpoints->memory);
	return true;
}

void checkpoints_free(struct checkpoints *checkpoints)
{
	size_t i;

	for (i = 0; i < checkpoints->versions.count; i++)
		player_place_free(&checkpoints->place[i]);
	versions_free(&checkpoints->versions);
	free(checkpoints->place);
	free(checkpoints->memory);
	memset(checkpoints, 0, sizeof(*checkpoints));
}
