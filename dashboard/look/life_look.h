/* SPDX-License-Identifier: GPL-2.0 */
/* The role and the words of each state; the glyphs are in look/glyphs.c. */
#ifndef WQTOP_LOOK_LIFE_LOOK_H
#define WQTOP_LOOK_LIFE_LOOK_H

#include "look/life_state.h"
#include "look/themes.h"

struct life_look {
	enum role role;
	const char *name;		/* in the legend; "": not there */
	const char *brief;		/* and where that is narrow */
};

extern const struct life_look life_looks[LIFE_STATES];

#endif
