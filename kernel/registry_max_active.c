// SPDX-License-Identifier: GPL-2.0
/* Changes max_active, and finds how many items it holds back. */
#include <linux/cpumask.h>
#include <linux/minmax.h>
#include <linux/nodemask.h>

#include "answers.h"
#include "compat.h"
#include "registry.h"

int registry_lock_max_active(struct registry *registry, struct answer *answer)
{
	/*
	 * Not mutex_lock_killable(): the system could not be suspended while a
	 * scenario that is frozen holds the mutex.
	 */
	if (wait_event_killable_or_frozen(registry->max_active_free,
					  mutex_trylock(
						  &registry->max_active_mutex)))
		return answer_refuse(answer, -EINTR,
				     "killed while a scenario or another max_active is under way");
	return 0;
}

void registry_unlock_max_active(struct registry *registry)
{
	mutex_unlock(&registry->max_active_mutex);
	wake_up(&registry->max_active_free);
}

void registry_change_max_active(struct registry *registry,
				unsigned int max_active)
{
	lockdep_assert_held(&registry->max_active_mutex);
	workqueue_set_max_active(registry->wq, max_active);
	WRITE_ONCE(registry->max_active, max_active);
}

int registry_set_max_active(struct registry *registry, unsigned int max_active,
			    struct answer *answer)
{
	int error;

	if (registry->fixed)
		return answer_refuse(answer, -EOPNOTSUPP, "%s",
				     registry->fixed);
	error = registry_lock_max_active(registry, answer);
	if (error)
		return error;
	registry_change_max_active(registry, max_active);
	registry_unlock_max_active(registry);
	return 0;
}

static bool is_congested(struct registry *registry)
{
	bool congested = false;
	int cpu;

	for_each_online_cpu(cpu)
		congested |= workqueue_congested(cpu, registry->wq);
	return congested;
}

bool registry_held(struct registry *registry, bool unbound, u64 armed,
		   u64 pending, u64 running, u64 *held)
{
	u64 max_active = READ_ONCE(registry->max_active);

	*held = 0;
	if (!is_congested(registry))
		return true;
	/* An item with a delay counts as armed until it starts. */
	if (armed)
		return false;
	/* max_active counts for each CPU or node; items count for all. */
	if (unbound && !UNBOUND_MAX_ACTIVE_PER_CPU ? num_online_nodes() > 1 :
						     num_online_cpus() > 1)
		return false;
	*held = pending + running - min(pending + running, max_active);
	return true;
}
