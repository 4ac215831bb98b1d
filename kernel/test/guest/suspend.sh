#!/bin/sh
# shellcheck shell=dash
# Whatever is queued, the machine suspends within the bound of common/FORMAT.md. pm_test tries the steps and comes back.
. /test/guest/lib.sh

if ! echo freezer 2>/dev/null >/sys/power/pm_test; then
	echo "1..0 # SKIP this kernel cannot try out its freezer: no /sys/power/pm_test"
	exit
fi
insmod /workqueue_demo.ko log_runs=0
echo 1 >/sys/module/suspend/parameters/pm_test_delay # seconds; 5 unless told otherwise
last_cpu=$(($(nproc) - 1))
queues=$(item_queues)

# First processes and workqueues are frozen, then devices; then the other CPUs go off line, but not for "freeze".
state=freeze
if grep -q '\[deep\]' /sys/power/mem_sleep 2>/dev/null && echo processors >/sys/power/pm_test; then
	state=mem
fi
echo "# $(uname -r), $(nproc) CPUs, $state: $(cat /sys/power/pm_test)"

burners() { for queue in $queues; do fill "$queue" "$last_cpu" burn:20; done; }
long_burners() { fill freezable "$last_cpu" burn:1000; }
sleepers_that_burn() { # the longest program, as many at once as may be
	put max_active freezable 16 >/dev/null
	fill freezable "$last_cpu" sleep:5000,burn:100,sleep:4900
}

fall_asleep() { echo $state >/sys/power/state; }

# One that was frozen in time, of three: this machine may have had no CPU for the VM.
suspends_beside() { # LOAD
	local begun status took
	for _ in 1 2 3; do
		"$1"
		begun=$(now_ms)
		fall_asleep
		status=$?
		took=$(($(now_ms) - begun))
		echo "# $1: status $status after $took ms"
		cancel_everything
		within 60 all_idle || return
		[ $status -ne 0 ] || [ $took -gt 20000 ] || return 0
	done
	return 1
}
for load in burners long_burners sleepers_that_burn; do
	suspends_beside $load
	report $? "the machine suspends within 20 s beside $load"
done

ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
