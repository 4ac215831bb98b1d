// SPDX-License-Identifier: GPL-2.0
#include "batch_picture.h"

#include <stdlib.h>

#include "model/documented.h"
#include "model/workers.h"
#include "print/svg.h"

void batch_picture_begin(struct batch_picture *picture,
			 const struct options *options,
			 const struct glyphs *glyphs)
{
	picture->options = options;
	model_init(&picture->model, options->path, glyphs);
}

static void draw(const struct batch_picture *picture, uint64_t from_ns,
		 FILE *out)
{
	const struct options *options = picture->options;
	enum theme theme =
		options->origin[OPTION_THEME] ? options->theme : THEME_LIGHT;

	svg_print(out, &picture->model, from_ns, picture->last_ns, theme);
}

/* Draws a scenario once it has ended: later items may take the place of its own. */
static void keep_scenario(struct batch_picture *picture)
{
	const struct model *model = &picture->model;
	struct documented_played item[DOCUMENTED_ITEMS];
	FILE *out;

	if (!model->timeline.scenario ||
	    picture->played_seq == model->seen_seq ||
	    !documented_items(model->timeline.scenario, &model->lives, item))
		return;
	free(picture->scenario);
	picture->scenario = NULL;
	out = open_memstream(&picture->scenario, &picture->scenario_length);
	if (!out)
		return;
	draw(picture, picture->first_ns, out);
	if (!fclose(out))
		picture->played_seq = model->seen_seq;
}

void batch_picture_take(struct batch_picture *picture,
			const struct source *source)
{
	model_take_events(&picture->model, source->events.text,
			  source->events.length);
	picture->last_ns = picture->model.now.time_ns;
	if (!picture->first_ns)
		picture->first_ns = picture->last_ns;
	keep_scenario(picture);
}

/* Return: since when all items are known: the module's load, if none is forgotten. */
static uint64_t known_since(const struct model *model)
{
	static struct workers workers; /* too large for some stacks */
	bool forgotten = false;
	int queue;

	for (queue = 0; queue < WQDEMO_QUEUE_COUNT; queue++)
		forgotten |= model->lives.newest[queue] > ITEM_LIVES_KEPT;
	workers_build(&workers, &model->lives, model->filter,
		      model->now.time_ns);
	return forgotten ? workers.since_ns : model->now.loaded_ns;
}

/* Return: the first reading's time, but at least what a screen would show. */
static uint64_t first_shown(const struct batch_picture *picture)
{
	uint64_t known = known_since(&picture->model);
	uint64_t from = picture->last_ns < MODEL_SPAN_NS ?
				0 :
				picture->last_ns - MODEL_SPAN_NS;

	if (from > picture->first_ns)
		from = picture->first_ns;
	return from > known ? from : known;
}

void batch_picture_end(struct batch_picture *picture, FILE *out)
{
	if (picture->scenario)
		fwrite(picture->scenario, 1, picture->scenario_length, out);
	else if (out)
		draw(picture, first_shown(picture), out);
	free(picture->scenario);
	picture->scenario = NULL;
}
