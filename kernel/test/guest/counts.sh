#!/bin/sh
# Counts of what the kernel does with submissions: coalescing, max_active, ticks, cancelling, the limit.
. /test/guest/lib.sh

insmod /workqueue_demo.ko max_in_flight=100

# system: one item, submitted faster than it runs.
is "$(put immediate n=50)" ok "immediate n=50"
is "$(count system submitted)" 50 "50 submissions"
accepted=$(count system accepted)
ok "one or two were accepted: one may have begun in between" test "$accepted" -ge 1 -a "$accepted" -le 2
is "$(count system coalesced)" $((50 - accepted)) "the others coalesced"
is "$(answer accepted) $(answer coalesced)" "$accepted $((50 - accepted))" "the answer says the same"
ok "it comes to rest" within 20 idle system
is "$(count system completed)" "$accepted" "as many runs as accepted submissions"

# delayed: armed for two seconds, and a second submission does not re-arm it.
arm_and_submit_again() {
	put reset >/dev/null
	asked_ns=$(value time_ns)
	put delayed n=5 >/dev/null
	accepted=$(count delayed accepted) coalesced=$(count delayed coalesced)
	armed=$(count delayed armed) pending=$(count delayed pending)
	sleep 1
	put delayed >/dev/null
}
meanwhile 2000 arm_and_submit_again
is "$accepted $coalesced" "1 4" "delayed n=5: one accepted, four coalesced"
is "$armed $pending" "1 0" "it is armed, not pending"
is "$(count delayed coalesced)" 5 "submitted again after a second: coalesced"
started() { [ "$(count delayed completed)$(count delayed running)" != 00 ]; }
ok "it starts" within 20 started
waited_ms=$((($(value time_ns) - asked_ns) / 1000000))
ok "after two seconds" test $waited_ms -ge 1990
ok "which are not counted as waiting" test "$(cell times delayed wait_max_ns)" -lt $((waited_ms * 1000000 - 1900000000))
within 20 idle delayed

# custom: an item for each submission, four at a time.
most_running=0
put custom n=12 >/dev/null
is "$(count custom accepted) $(count custom coalesced)" "12 0" "custom n=12: all accepted, none coalesced"
until idle custom; do
	running=$(count custom running)
	[ "$running" -le "$most_running" ] || most_running=$running
done
is "$most_running" 4 "four ran at once, never more"
is "$(count custom completed)" 12 "all have run"
ok "all waits together are no less than the longest" \
	test "$(cell times custom wait_total_ns)" -ge "$(cell times custom wait_max_ns)"
ok "the last ones waited for the others" test "$(cell times custom wait_max_ns)" -ge 900000000
ok "the run time is that of the handler" test "$(cell times custom run_max_ns)" -ge 490000000
ok "the worker was a thread" test "$(cell times custom last_pid)" -gt 1

# periodic.
is "$(put start period=200)" ok "start period=200"
is "$(periodic running) $(periodic period_ms)" "1 200" "the periodic line says so"
ticked() { [ "$(periodic ticks)" -ge "$1" ]; }
ok "it ticks" within 20 ticked 5
ok "not earlier than the period allows" test $((($(periodic last_ns) - $(periodic started_ns)) / 1000000)) -ge 960
ok "ticks were late by less than a second" test "$(periodic late_max_ns)" -lt 1000000000
# The tick sleeps 100 of 200 ms: now and then stop comes while it does.
waited=0
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ "$(periodic running)" = 1 ] || put start period=200 >/dev/null
	within 20 ticked 1
	put stop >/dev/null
	waited=$(answer waited_ns)
	[ "$waited" = 0 ] || break
done
ok "stop waits for a tick that runs" test "$waited" -gt 0
is "$(answer removed)" 1 "and removes the one that it had armed"
is "$(count periodic running) $(count periodic armed) $(count periodic pending)" "0 0 0" "when stop returns nothing runs, nothing is armed"
ticks=$(periodic ticks)
sleep 1
is "$(periodic ticks)" "$ticks" "no tick after stop"
is "$(periodic due_ns)" "-" "none is due"
put reset >/dev/null
is "$(periodic ticks) $(periodic late_max_ns) $(periodic drift_ns)" "0 - -" "a reset forgets the ticks"
put start period=200 >/dev/null
within 10 ticked 1
put reset >/dev/null
ok "but not those of one that runs" test "$(periodic ticks)" -ge 1
put stop >/dev/null

# The limit.
before=$(count custom accepted)
is "$(put custom n=101)" ENOSPC "101 items are over the limit of 100"
is "$(count custom rejected) $(count custom accepted)" "101 $before" "counted as rejected, none queued"
is "$(answer rejected)" 101 "the answer says so"
like "$(answer reason)" "101 more would pass the limit of 100 items in flight: 0 are in flight now; ask for fewer, or cancel some" "and why"
is "$(put custom n=100)" ok "100 are not"
is "$(put custom n=1)" ENOSPC "with them in flight one more is"
ok "identities hold while they are in flight" identities_hold
ok "periodic and custom can be cancelled by unloading" rmmod workqueue_demo

# A long command that is killed.
insmod /workqueue_demo.ko
echo immediate n=1000000 | /test/bin/put $FILE >/dev/null &
writer=$!
begun() { [ "$(count system submitted)" -ge 1000 ]; }
ok "a long command begins" within 20 begun
kill -KILL $writer
killed() { [ "$(answer errno)" = 4 ]; }
ok "killed, it ends with EINTR" within 20 killed
like "$(answer reason)" "killed before it was done" "and says so"
ok "system comes to rest" within 20 idle system
ok "identities hold after it" identities_hold
ok "nothing was queued that is not counted" test "$(count system submitted)" -eq \
	$(($(answer accepted) + $(answer coalesced)))

ok "rmmod" rmmod workqueue_demo
ok "max_in_flight=0 makes no sense: insmod refuses" sh -c '! insmod /workqueue_demo.ko max_in_flight=0'
like "$(own_log | tail -n 1)" "max_in_flight=0 would refuse every item: use at least 1" "and says why"
ok "the log is free of warnings" log_is_clean
finish
