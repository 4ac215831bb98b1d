/* SPDX-License-Identifier: GPL-2.0 */
/* Giant digits, as dots: for numbers that are read from the last row. */
#ifndef WQTOP_LOOK_DIGITS_H
#define WQTOP_LOOK_DIGITS_H

#include <stdbool.h>

#define DIGIT_ROWS	5
#define DIGIT_COLUMNS	3

/* Return: whether a character of "0123456789.-kMG " has a dot there. */
bool digit_dot(char character, int row, int column);

#endif
