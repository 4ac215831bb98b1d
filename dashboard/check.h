/* SPDX-License-Identifier: GPL-2.0 */
/* Runs a lesson unattended and judges its claims. */
#ifndef WQTOP_CHECK_H
#define WQTOP_CHECK_H

#include "look/glyphs.h"
#include "options/options.h"
#include "send/script.h"

/* Prints TAP: a point for each claim, and for each question's answer. */
enum exit_status check_run(const struct options *options, const struct glyphs *glyphs);

/* Prints the names of the lessons that wqtop has, and what they are about. */
enum exit_status check_list(void);

/*
 * Reads the lesson of that name, or in that file. Return: false after
 * reporting on standard error what is wrong.
 */
bool check_load(struct script *script, const char *lesson);

#endif
