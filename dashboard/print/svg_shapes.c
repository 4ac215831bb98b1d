// SPDX-License-Identifier: GPL-2.0
#include "print/svg_shapes.h"

#include "look/life_look.h"

#define MIDDLE (SVG_BAR_TOP + SVG_BAR_HEIGHT / 2)
#define FOOT   (SVG_BAR_TOP + SVG_BAR_HEIGHT)

/* How a state is drawn: a line of some height, whole or broken. */
struct shape {
	int y;		  /* of the middle of the line */
	int height;	  /* 0: a sign, see below */
	const char *dash; /* lengths of strokes and gaps, NULL: whole */
	const char *sign; /* around the middle of its place */
};

/* As on a terminal: full, half, low, dotted. */
static const struct shape shapes[LIFE_STATES] = {
	[LIFE_ARMED] = { MIDDLE, 3, "6 5", NULL },
	[LIFE_WAITING] = { MIDDLE, 3, "2 3", NULL },
	[LIFE_HELD] = { MIDDLE, SVG_BAR_HEIGHT / 2, "2 4", NULL },
	[LIFE_RUNNING] = { MIDDLE, SVG_BAR_HEIGHT, "1 2", NULL },
	[LIFE_SLEEPING] = { FOOT - SVG_BAR_HEIGHT / 4, SVG_BAR_HEIGHT / 2, NULL,
			    NULL },
	[LIFE_PREEMPTED] = { FOOT - 1, 2, NULL, NULL },
	[LIFE_BURNING] = { MIDDLE, SVG_BAR_HEIGHT, NULL, NULL },
	[LIFE_MODIFIED] = { MIDDLE, 0, NULL, "m-5 1q2.5-5 5-1t5-1" },
	[LIFE_COALESCED] = { MIDDLE, 0, NULL, "m-4-2h8m-8 4h8" },
	[LIFE_CANCELLED] = { MIDDLE, 0, NULL, "m-4-4l8 8m-8 0l8-8" },
};

static const bool dark[THEME_COUNT] = {
	[THEME_DEFAULT] = true,
	[THEME_CONTRAST] = true,
	[THEME_SAFE] = true,
};

int svg_paper(enum theme theme)
{
	return dark[theme] ? 0x000000 : 0xffffff;
}

int svg_ink(enum theme theme, enum role role)
{
	const struct shade *colour = themes[theme].look[role].colour;

	if (colour)
		return colour->rgb;
	return dark[theme] ? 0xe5e5e5 : 0x000000;
}

bool svg_is_moment(enum life_state state)
{
	return shapes[state].sign != NULL;
}

void svg_shape_begin(FILE *out, enum theme theme, enum life_state state)
{
	const struct shape *shape = &shapes[state];

	fprintf(out, "<path fill=\"none\" stroke=\"#%06x\" stroke-width=\"%d\"",
		(unsigned int)svg_ink(theme, life_looks[state].role),
		shape->sign ? 2 : shape->height);
	if (shape->dash)
		fprintf(out, " stroke-dasharray=\"%s\"", shape->dash);
	fputs(" d=\"", out);
}

void svg_shape_part(FILE *out, enum life_state state, int x, int width)
{
	const struct shape *shape = &shapes[state];

	if (shape->sign)
		fprintf(out, "M%d %d%s", x + width / 2, shape->y, shape->sign);
	else
		fprintf(out, "M%d %dh%d", x, shape->y, width);
}

void svg_shape_end(FILE *out)
{
	fputs("\"/>\n", out);
}

static void put_escaped(FILE *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		default:
			putc(*text >= ' ' && *text <= '~' ? *text : '?', out);
		}
	}
}

void svg_text(FILE *out, int x, int y, int size, int colour, const char *anchor,
	      const char *text)
{
	fprintf(out,
		"<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"#%06x\" text-anchor=\"%s\">",
		x, y, size, (unsigned int)colour, anchor);
	put_escaped(out, text);
	fputs("</text>\n", out);
}
