#!/bin/sh
# How long items may burn and how many may have timers: what is refused, with which words, and when there is room again.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0
refused() { # TEXT REASON
	is "$(put "$1")" ENOSPC "'$1' is refused with ENOSPC"
	like "$(answer reason)" "$2" "'$1': the answer says what fits"
}
fits() { [ "$(put "$@")" = ok ]; }

# --- defaults, as a class presses them ---

for command in 'custom n=8' 'ordered n=20' 'cpu_intensive n=8' 'bound n=3' 'highpri n=8' 'freezable n=8'; do
	is "$(put "$command")" ok "$command fits"
done
put cancel ordered >/dev/null
within 30 all_idle

# --- in flight: bound and freezable share one pool of workers, and one budget ---

refused 'bound n=3 do=burn:1000' '3000 ms of burning asked for: 2000 of 2000 ms fit now, n=2 of these; load with unbounded=1'
is "$(count bound rejected) $(answer rejected)" "3 3" "all of them are counted as rejected"
is "$(put bound n=2 delay=20000 do=burn:1000)" ok "two fit"
refused 'freezable do=burn:1' '1 ms of burning asked for: 0 of 2000 ms fit now, n=0 of these'
is "$(put freezable n=100 do=sleep:1)" ok "what does not burn, fits"
put cancel bound >/dev/null
is "$(put freezable do=burn:1)" ok "what is cancelled makes room"
ok "it runs" within 10 idle freezable
is "$(put bound n=2 do=burn:900)" ok "1800 ms fit"
ok "they run" within 20 idle bound
is "$(put bound n=2 do=burn:900)" ok "what has run makes room"
refused 'cpu_intensive n=6 do=burn:1000' '6000 ms of burning asked for: 5000 of 5000 ms fit now, n=5 of these'
refused 'custom n=11 do=burn:1000' '11000 ms of burning asked for: 10000 of 10000 ms fit now, n=10 of these'

# --- highpri: what was taken comes back slowly ---

sleep 2 # what the default program took
refused 'highpri n=4 do=burn:200' '804 ms of burning asked for: 500 of 500 ms fit now, n=2 of these, 250 ms more each second'
is "$(put highpri n=2 delay=20000 do=burn:200)" ok "n=2 fits"
refused 'highpri do=burn:200' '201 ms of burning asked for: [0-9]* of 500 ms fit now, n=0'
put cancel highpri >/dev/null
is "$(put highpri n=2 do=burn:200)" ok "what is cancelled makes room at once"
ok "they run" within 10 idle highpri
# All of it comes back within two seconds: a machine that was slower than that has shown nothing, and tries again.
makes_no_room() {
	within 10 fits highpri n=2 do=burn:249
	within 10 idle highpri
	! fits highpri n=2 do=burn:249
}
makes_no_room || makes_no_room || makes_no_room || makes_no_room || makes_no_room
report $? "what has run makes no room at once"
like "$(answer reason)" '500 ms of burning asked for: [0-9]* of 500 ms fit now' "the answer says what does"
ok "it makes room with time" within 10 fits highpri n=2 do=burn:249
within 10 idle highpri

# --- timers ---

refused 'custom n=4097 delay=20000' '4097 more would pass the limit of 4096 items with delay=: 0 are in flight now; ask for fewer'
is "$(put custom n=4096 delay=20000)" ok "4096 fit"
refused 'bound delay=20000 do=sleep:1' '1 more would pass the limit of 4096 items with delay=: 4096 are in flight now'
is "$(put custom do=sleep:1)" ok "one without a delay fits"
put cancel custom >/dev/null
is "$(put custom n=10 delay=10 do=sleep:1)" ok "what is cancelled makes room"
ok "they run" within 10 all_idle
is "$(put custom n=4096 delay=20000)" ok "and make room again"

ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo

# --- who wants more ---

like "$(modinfo /workqueue_demo.ko)" 'parm: *unbounded:.*can then hang the machine' "modinfo says what unbounded risks"
insmod /workqueue_demo.ko log_runs=0 unbounded=1
is "$(put bound n=3 do=burn:1000)" ok "unbounded=1: burning is not limited"
is "$(put immediate do=burn:501)" ok "unbounded=1: nor is a run of a static item"
is "$(put custom n=5000 delay=20000)" ok "unbounded=1: nor are timers"
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
