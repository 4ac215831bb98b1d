/* SPDX-License-Identifier: GPL-2.0 */
/* Finds places in the timeline by what happened: the last command, an item. */
#ifndef WQTOP_LAYOUT_TIMELINE_JUMP_H
#define WQTOP_LAYOUT_TIMELINE_JUMP_H

#include "model/model.h"

/*
 * Zooms so that the last command fills the picture, from its submissions to
 * the end of its items. If these have ended the picture freezes there, or it
 * would flow away; if not, the command is followed. Return: false where
 * there is no picture, or nothing was submitted that the filter lets through.
 */
bool chart_fit(struct model *model);

/* The same with all commands from @from_ns on; none of them is followed. */
bool chart_fit_since(struct model *model, uint64_t from_ns);

/* After a reading: fits a command that is followed, until it has ended. */
void chart_fit_again(struct model *model);

/*
 * After a reading: freezes the picture if it ran on past the item jumped to.
 * Without a timeline on the screen nothing could run out of sight.
 */
void chart_hold_item(struct model *model);

/* Goes on, without the cursor, if chart_hold_item() froze the picture. */
void chart_release_item(struct model *model);

/* Shows so much time, from edge to edge, until chart_unfit(). */
void chart_lend_span(struct model *model, uint64_t span_ns);

/*
 * Follows no command any longer: the picture goes on, with the zoom before
 * one was fitted; one that Space froze goes back to its place. Return: false
 * where none was.
 */
bool chart_unfit(struct model *model);

/* Goes on, if a key of the timeline froze the picture. Return: whether. */
bool chart_go_on(struct model *model);

/*
 * Puts the cursor on the start of the next item, or of the one before. What
 * is out of sight comes into sight. Return: false where there is none.
 */
bool chart_jump(struct model *model, bool back);

/* The same for the item that runs or has ended last. */
bool chart_jump_to_last(struct model *model);

#endif
