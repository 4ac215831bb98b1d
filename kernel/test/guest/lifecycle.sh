#!/bin/sh
# Loading and unloading at any moment: with items in every state, readers and writers at work, files open.
. /test/guest/lib.sh

# --- who waits for a running item when the module is to go ---

is_loaded() {
	grep -q '^workqueue_demo ' /proc/modules
}

insmod /workqueue_demo.ko
put custom do=sleep:5000,sleep:5000 >/dev/null
put immediate do=sleep:5000,sleep:5000 >/dev/null
within 5 runs custom 1
within 5 runs system 1
echo flush custom | /test/bin/put $FILE >/tmp/flushed_custom &
custom_flusher=$!
echo flush system | /test/bin/put $FILE >/tmp/flushed_system &
system_flusher=$!
ok "a flush of an allocated item waits" within 5 waits $custom_flusher
ok "a flush of a static item waits" within 5 waits $system_flusher
rmmod workqueue_demo &
unloader=$!
within 4 test -s /tmp/flushed_custom
is "$(cat /tmp/flushed_custom)" ESHUTDOWN "rmmod wakes the flush of an allocated item"
within 4 test -s /tmp/flushed_system
is "$(cat /tmp/flushed_system)" ESHUTDOWN "rmmod wakes the flush of a static item"
ok "while the items still run: the module is there" is_loaded
ok "rmmod waits for them" wait $unloader
ok "then it is gone" eval '! is_loaded'

# --- rounds ---

# They go on through all rounds, whether the module is there or not.
while :; do cat $FILE $EVENTS; done >/dev/null 2>&1 &
helpers=$!
while :; do echo custom n=50 | /test/bin/put $FILE; done >/dev/null 2>&1 &
helpers="$helpers $!"
while :; do echo immediate n=1000 | /test/bin/put -n 20 $FILE; done >/dev/null 2>&1 &
helpers="$helpers $!"
while :; do put cancel custom; put flush custom; put cancel_sync bound; done >/dev/null 2>&1 &
helpers="$helpers $!"
# They would fill the CPUs, and each step of a round wait for its turn behind them.
# shellcheck disable=SC2086 # a list of pids
renice -n 10 -p $helpers

# On every queue something armed, something pending, something running.
load() {
	for queue in $(sleeping_queues); do
		echo $queue n=3 do=burn:1,sleep:50
		echo $queue n=2 delay=5000
	done
	if grep -q '^bh ' $FILE; then # no program of its sleeps
		for cpu in 0 1; do
			echo bh n=5 cpu=$cpu do=burn:10
			echo bh n=2 cpu=$cpu delay=5000
		done
	fi
	echo delayed
	echo start period=10
}

round() {
	insmod /workqueue_demo.ko || return
	# shellcheck disable=SC2094 # for reading and for writing, on purpose
	exec 4<$FILE 5>$FILE 6<$EVENTS
	load | while read -r command; do echo "$command" >&5; done
	sleep "$1"
	rmmod workqueue_demo || return
	[ ! -e $FILE ] && [ ! -e $EVENTS ] || return
	! cat <&4 2>/tmp/read_error && grep -q 'Input/output error' /tmp/read_error || return
	! cat <&6 2>/tmp/read_error && grep -q 'Input/output error' /tmp/read_error || return
	! echo stop 2>/tmp/write_error >&5 || return
	exec 4<&- 5>&- 6<&-
}

wanted=${ROUNDS:-50} # run.sh takes ROUNDS=N
rounds=0
while [ $rounds -lt "$wanted" ] && round 0.0$((rounds % 10)); do
	rounds=$((rounds + 1))
done
is $rounds "$wanted" "$wanted rounds of insmod, load, rmmod; what stayed open gives EIO"

# shellcheck disable=SC2086 # a list of pids
kill $helpers
ok "the module is gone" eval '! is_loaded'
like "$(dmesg | head -n 1)" 'Linux version|Booting Linux' "the log is whole"
ok "the log is free of warnings" log_is_clean
# Left out: what the kernel says about any module that Debian has not signed, and about a slow machine.
other=$(dmesg | sed -n '/loading out-of-tree module taints kernel/,$p' |
	grep -vE 'workqueue_demo: |clocksource|[Tt][Ss][Cc]|sched_clock: Marking unstable|(hrtimer|perf): interrupt took')
is "$other" "" "and of anything but our own lines"
finish
