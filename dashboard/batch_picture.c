// SPDX-License-Identifier: GPL-2.0
#include "batch_picture.h"

#include <stdlib.h>

#include "model/documented.h"
#include "print/svg.h"

void batch_picture_begin(struct batch_picture *picture,
			 const struct options *options,
			 const struct glyphs *glyphs)
{
	picture->options = options;
	model_init(&picture->model, options->path, glyphs);
}

static void draw(const struct batch_picture *picture, FILE *out)
{
	const struct options *options = picture->options;
	enum theme theme =
		options->origin[OPTION_THEME] ? options->theme : THEME_LIGHT;

	svg_print(out, &picture->model, picture->first_ns, picture->last_ns,
		  theme);
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
	draw(picture, out);
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

void batch_picture_end(struct batch_picture *picture, FILE *out)
{
	if (picture->scenario)
		fwrite(picture->scenario, 1, picture->scenario_length, out);
	else if (out)
		draw(picture, out);
	free(picture->scenario);
	picture->scenario = NULL;
}
