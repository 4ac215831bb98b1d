#!/bin/sh
# WQ_FREEZABLE: held while the system is frozen, and not lost. The freezer is tried out and nothing is suspended.
. /test/guest/lib.sh

if ! echo freezer 2>/dev/null >/sys/power/pm_test; then
	echo "1..0 # SKIP this kernel cannot try out its freezer: no /sys/power/pm_test"
	exit
fi
insmod /workqueue_demo.ko log_runs=0
# pm_test waits five seconds in a busy loop that not every kernel preempts: on a CPU of its own, or the bound items
# would wait for that one.
put freezable n=3 cpu=1 delay=1500 do=burn:1 >/dev/null
put bound n=3 cpu=1 delay=1500 do=burn:1 >/dev/null
taskset 1 sh -c 'echo freeze >/sys/power/state'
ok "after the thaw the freezable items run" within 10 idle freezable
is "$(count freezable completed) $(count bound completed)" "3 3" "none is lost"
late_ms() { # QUEUE
	echo $((($(events started "$1" | head -n 1 | field ns) - $(events armed "$1" | head -n 1 | field ns)) / 1000000 - 1500))
}
freezable=$(late_ms freezable) bound=$(late_ms bound)
echo "# started after they were due: freezable $freezable ms, bound $bound ms"
ok "they were held while the system was frozen" test "$freezable" -ge 2000
ok "the others were not" test "$bound" -lt "$((freezable / 2))"
ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
