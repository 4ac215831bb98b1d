#!/bin/sh
# WQ_FREEZABLE: held while the system is frozen, and not lost. The freezer is tried out and nothing is suspended.
. /test/guest/lib.sh

if ! echo freezer 2>/dev/null >/sys/power/pm_test; then
	echo "1..0 # SKIP this kernel cannot try out its freezer: no /sys/power/pm_test"
	exit
fi
insmod /workqueue_demo.ko log_runs=0
# Some seconds after it booted the kernel changes to its final clock. All CPUs stop for that: behind the busy loop below,
# CPU 1 would stand still as well.
has_final_clock() { ! grep -q early /sys/devices/system/clocksource/clocksource0/current_clocksource; } # tsc-early
within 30 has_final_clock
# Freezes the system for five seconds, in which three items of each kind become due. pm_test waits in a busy loop that not
# every kernel preempts: on a CPU of its own, or the bound items would wait for that one.
freeze() { # MS until they are due
	put reset >/dev/null
	put freezable n=3 cpu=1 "delay=$1" do=burn:1 >/dev/null
	put bound n=3 cpu=1 "delay=$1" do=burn:1 >/dev/null
	taskset 1 sh -c 'echo freeze >/sys/power/state'
	within 10 all_idle
}
newest_ms() { # EVENT QUEUE: of the first of the three
	echo $(($(events "$1" "$2" | tail -n 3 | head -n 1 | field ns) / 1000000))
}
# A busy machine needs its time to freeze all processes: if they were due before that, it has shown nothing.
frozen_in_time() { # MS until they were due
	frozen_ms=$(dmesg | sed -n 's/^\[ *\([0-9]*\)\.\([0-9]\{3\}\).* Waiting for [0-9]* second.*/\1\2/p' | tail -n 1)
	[ -n "$frozen_ms" ] && [ "$frozen_ms" -lt $(($(newest_ms armed freezable) + $1)) ]
}
for delay in 1500 4000 12000; do
	freeze $delay
	! frozen_in_time $delay || break
done
ok "it was frozen before the items were due" frozen_in_time $delay
ok "after the thaw the freezable items run" idle freezable
is "$(count freezable completed) $(count bound completed)" "3 3" "none is lost"
late_ms() { # QUEUE
	echo $(($(newest_ms started "$1") - $(newest_ms armed "$1") - delay))
}
freezable=$(late_ms freezable) bound=$(late_ms bound)
echo "# started after they were due: freezable $freezable ms, bound $bound ms"
ok "they were held while the system was frozen" test "$freezable" -ge 2000
ok "the others were not" test "$bound" -lt "$((freezable / 2))"

# Neither a command that waits nor what is queued keeps the machine awake.
put custom n=40 do=sleep:5000,sleep:5000 >/dev/null
put freezable n=40 do=sleep:5000,sleep:5000 >/dev/null
echo flush custom | /test/bin/put $FILE >/tmp/flushed &
flusher=$!
ok "a flush waits, for longer than the freezer would" within 10 waits $flusher
ok "the system freezes all the same" sh -c 'echo freeze >/sys/power/state'
ok "the flush goes on to wait" waits $flusher
put cancel custom >/dev/null
put cancel freezable >/dev/null
wait $flusher
is "$(cat /tmp/flushed)" ok "and ends when there is nothing left to wait for"
ok "they come to rest" within 20 all_idle
ok "the identities hold" identities_hold

# Nor does rmmod, which waits for a command that was frozen while it waits: it can be frozen, too.
mkdir /tmp/freezers
ok "there is a freezer for some processes alone" mount -t cgroup -o freezer freezer /tmp/freezers
freezer() { # NAME: with this process in it
	mkdir "/tmp/freezers/$1" && echo 0 >"/tmp/freezers/$1/cgroup.procs"
}
set_freezer() { echo "$2" >"/tmp/freezers/$1/freezer.state"; } # NAME STATE
freezes() { set_freezer "$1" FROZEN && grep -qx FROZEN "/tmp/freezers/$1/freezer.state"; } # NAME
put ordered n=6 do=sleep:5000,sleep:5000 >/dev/null
echo flush ordered >/tmp/flush
(freezer flush && exec /test/bin/put $FILE </tmp/flush >/tmp/flushed) &
flusher=$!
ok "another flush waits" within 10 events waits ordered
ok "it can be frozen" within 10 freezes flush
(freezer rmmod && exec rmmod workqueue_demo) &
unloader=$!
ok "rmmod has begun" within 10 grep -q '^workqueue_demo .*Unloading' /proc/modules
ok "it can be frozen, too" within 10 freezes rmmod
set_freezer rmmod THAWED
ok "thawed, it waits for the flush" waits $unloader
set_freezer flush THAWED
ok "and ends after it" wait $unloader
wait $flusher
is "$(cat /tmp/flushed)" ESHUTDOWN "the flush hears why"
ok "the log is free of warnings" log_is_clean
finish
