/* SPDX-License-Identifier: GPL-2.0 */
/* A model that keys are typed at, for tests of what they do. */
#ifndef WQTOP_KEYS_H
#define WQTOP_KEYS_H

#include "test/unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "keys/dispatch.h"

static struct model model;

static inline int begin(void **state)
{
	(void)state;
	memset(&model, 0, sizeof(model));
	model_init(&model, "/proc/workqueue_demo", &glyphs_ascii);
	model.state = SOURCE_LIVE;
	model.rights = RIGHTS_SEND;
	model.interval_ms = 500;
	return 0;
}

/* Return: what the last of the keys leaves to do. */
static inline unsigned int type(const char *keys)
{
	unsigned int todo = TODO_NOTHING;

	for (; *keys; keys++)
		todo = dispatch_key(&model, *keys);
	return todo;
}

static inline void sends(const char *keys, const char *wanted)
{
	char text[WQDEMO_COMMAND_MAX + 1];

	assert_true(type(keys) & TODO_SEND);
	wqdemo_command_format(&model.command, text, sizeof(text));
	assert_string_equal(text, wanted);
	assert_false(model.count_typed);
}

static inline void refuses(const char *keys, const char *words)
{
	assert_false(type(keys) & TODO_SEND);
	assert_true(model.message.failed);
	if (!strstr(model.message.text, words))
		fail_msg("'%s' does not say '%s'", model.message.text, words);
	assert_false(model.count_typed);
}

/* Rows as in common/abi.h, so that rows and patterns have the same numbers. */
static inline void fill_rows(void)
{
	int i;

	model.now.queue_count = WQDEMO_QUEUE_COUNT;
	for (i = 0; i < WQDEMO_QUEUE_COUNT; i++)
		snapshot_name_queue(&model.now.queue[i], actions[i].queue);
}

#endif
