// SPDX-License-Identifier: GPL-2.0
#include "model/command_lives.h"

#include "model/pools.h"

bool command_submitted(const struct message *message, const struct life *life)
{
	return (int)life->queue == (int)message->answer.parsed.verb &&
	       life->submit_pid == message->answer.pid &&
	       life->accepted_ns != LIFE_UNKNOWN &&
	       life->accepted_ns >= message->before.time_ns;
}

bool burns_one_cpu(const struct life *life)
{
	return life->started && life->asked_ns &&
	       life->doubt_ns == LIFE_UNKNOWN &&
	       pool_of(life->queue) != POOL_UNBOUND;
}
