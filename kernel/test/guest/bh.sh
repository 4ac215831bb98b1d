#!/bin/sh
# The bh queue: items in softirq, where the kernel has that.
. /test/guest/lib.sh

insmod /workqueue_demo.ko
is "$(cell flags bound max_active | grep -c .)" 1 "the other queues are there"
case $(uname -r) in
5.* | 6.? | 6.?.* | 6.?-* | 6.1[0-6] | 6.1[0-6].* | 6.1[0-6]-*)
	is "$(cell flags bound wq_flags) $(cell flags highpri wq_flags)" "- WQ_HIGHPRI" "no WQ_PERCPU is told of where none was asked for"
	;;
esac
if [ -z "$(count bh submitted)" ]; then
	is "$(put bh)" EOPNOTSUPP "without WQ_BH the command is refused"
	like "$(answer reason)" "WQ_BH is not there before Linux 6.9" "and says why"
	is "$(put cancel bh)" EOPNOTSUPP "so is cancel"
	like "$(answer reason)" "this kernel has no bh queue: use another" "and says why"
else
	is "$(put bh n=5 cpu=0 do=burn:2)" ok "bh n=5"
	ok "they run" within 10 idle bh
	is "$(count bh completed)" 5 "all of them"
	is "$(events started bh | field worker | grep -vc '^softirq/cpu[01]$')" 0 "in softirq, whoever was interrupted"
	logged_us() { dmesg | sed -n "s/^\[ *\([0-9]*\)\.\([0-9]*\)\] workqueue_demo: bh #$1 $2.*/\1\2/p"; }
	is "$(put bh cpu=0 do=burn:20)" ok "bh do=burn:20"
	within 10 idle bh
	like "$(dmesg)" "bh #6 started on CPU 0 in softirq, [0-9]* us after it was ready" "the log tells of its start"
	ok "when it starts, not when it has ended" test $(($(logged_us 6 finished) - $(logged_us 6 started))) -ge 15000
	# A busy host takes its CPU away, and a burn gives up after three times as long.
	last() { events finished bh | tail -n 1 | field "$1"; }
	ok "its burning is counted" at_least "$(last burnt_ns)" 1000000
	ok "and so is what others took" at_least $(($(last burnt_ns) + $(last preempted_ns))) 15000000
	is "$(cell concurrency bh overlaps)" 0 "one at a time on its CPU"
	is "$(put bh do=sleep:1)" EOPNOTSUPP "a bh item may not sleep"
	like "$(answer reason)" "runs in softirq and may not sleep" "and says why"
	is "$(put bh do=burn:21)" ERANGE "nor burn for long"
	is "$(cell flags bh max_active) $(cell flags bh max_active_at_load)" "- -" "it has no max_active"
	is "$(put max_active bh 2)" EOPNOTSUPP "max_active does not apply"
	put bh n=2 delay=20000 >/dev/null
	is "$(put cancel_sync bh; answer removed)" "ok
2" "armed ones can be cancelled"
	is "$(put bh cpu=1 delay=1000)" EOPNOTSUPP "cpu= and delay= together are refused"
	like "$(answer reason)" "its CPU may go offline" "and it says why"
	is "$(count bh armed)" 0 "nothing is armed"
	is "$(put bh cpu=1 delay=0 do=burn:1)" ok "cpu= and no delay are not"
	ok "it runs" within 10 idle bh
	is "$(cell times bh last_cpu) $(cell times bh last_pid)" "1 -" "on that CPU, and nobody's thread"
	is "$(put flush bh)" ok "flush"
fi
ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
