// SPDX-License-Identifier: GPL-2.0
#include "look/digits.h"

#include <string.h>

/* Row by row, a character of the text for each dot. */
static const struct digit {
	char character;
	const char *dots;
} digits[] = {
	{ '0', "###"
	       "# #"
	       "# #"
	       "# #"
	       "###" },
	{ '1', " # "
	       "## "
	       " # "
	       " # "
	       "###" },
	{ '2', "###"
	       "  #"
	       "###"
	       "#  "
	       "###" },
	{ '3', "###"
	       "  #"
	       " ##"
	       "  #"
	       "###" },
	{ '4', "# #"
	       "# #"
	       "###"
	       "  #"
	       "  #" },
	{ '5', "###"
	       "#  "
	       "###"
	       "  #"
	       "###" },
	{ '6', "###"
	       "#  "
	       "###"
	       "# #"
	       "###" },
	{ '7', "###"
	       "  #"
	       "  #"
	       " # "
	       " # " },
	{ '8', "###"
	       "# #"
	       "###"
	       "# #"
	       "###" },
	{ '9', "###"
	       "# #"
	       "###"
	       "  #"
	       "###" },
	{ '.', "   "
	       "   "
	       "   "
	       "   "
	       " # " },
	{ '-', "   "
	       "   "
	       "###"
	       "   "
	       "   " },
	{ 'k', "#  "
	       "# #"
	       "## "
	       "# #"
	       "# #" },
	{ 'M', "# #"
	       "###"
	       "###"
	       "# #"
	       "# #" },
	{ 'G', "###"
	       "#  "
	       "# #"
	       "# #"
	       "###" },
};

bool digit_dot(char character, int row, int column)
{
	size_t i;

	for (i = 0; i < sizeof(digits) / sizeof(digits[0]); i++)
		if (digits[i].character == character)
			return digits[i].dots[row * DIGIT_COLUMNS + column] ==
			       '#';
	return false;
}
