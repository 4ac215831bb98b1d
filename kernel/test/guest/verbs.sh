#!/bin/sh
# shellcheck shell=dash
# The verbs: what each of them did, by its own answer and by the counters; and when it refuses.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0

refused() { # TEXT ERRNO REASON
	is "$(put "$1")" "$2" "'$1' is refused with $2"
	like "$(answer reason)" "$3" "'$1': the answer says why"
}

# --- programs and places ---

is "$(put system do=burn:1)" EINVAL "a queue's name is no command"
refused 'immediate do='                EINVAL "do: '' is no step: use burn:MS or sleep:MS, or do=none alone"
refused 'immediate do=none,burn:5'     EINVAL "do: 'none' is no step"
refused 'immediate do=nap:5'           EINVAL "do: 'nap:5' is no step"
refused 'immediate do=burn:5,'         EINVAL "do: '' is no step"
refused 'immediate do=burn:0'          ERANGE 'do: burn:0 is out of range: use burn:1..1000'
refused 'immediate do=burn:1001'       ERANGE 'do: burn:1001 is out of range'
refused 'immediate do=sleep:5001'      ERANGE 'do: sleep:5001 is out of range: use sleep:1..5000'
refused 'immediate do=sleep:5000,sleep:5000,sleep:1' ERANGE 'do: 10001 ms are out of range: use 1..10000 in all'
refused 'immediate do=burn:1,burn:1,burn:1,burn:1,burn:1,burn:1,burn:1,burn:1,burn:1' ERANGE 'at most 8 steps'
refused 'bound cpu=7'                  ERANGE 'cpu=7 is not online: use one of 0-1'
refused 'bound delay=60001'            ERANGE 'delay=60001 is out of range: use delay=0..60000'
refused 'immediate delay=5'            EINVAL "immediate takes no 'delay='"
refused 'cancel'                       EINVAL 'cancel: QUEUE is missing: use one of system delayed'
refused 'cancel nothing'               EINVAL "cancel: no QUEUE 'nothing': use one of system delayed"
refused 'max_active custom'            EINVAL 'max_active: N is missing'
refused 'max_active custom 17'         ERANGE 'N=17 is out of range: use N=1..16'
refused 'immediate do=burn:501'        ERANGE 'a run of system may burn 500 ms in all, not 501'
refused 'delayed do=burn:300,burn:300' ERANGE 'a run of delayed may burn 500 ms in all, not 600'
refused 'mod do=burn:501'              ERANGE 'a run of delayed may burn 500 ms'
refused 'start do=burn:501'            ERANGE 'a run of periodic may burn 500 ms'
refused 'record maybe'                 EINVAL "record: no on.off 'maybe': use one of off on"
refused 'scenario E'                   EINVAL "scenario: no A.B.C.D.hog.prio 'E'"
refused 'max_active system 2'          EOPNOTSUPP "cannot be changed"
refused 'max_active ordered 2'         EOPNOTSUPP 'an ordered queue runs one item at a time'
refused 'max_active periodic 2'        EOPNOTSUPP 'cannot be changed'
refused 'flush periodic'               EOPNOTSUPP 'the periodic item re-arms itself: use stop'
refused 'cancel periodic'              EOPNOTSUPP 'use stop'
refused 'cancel_sync periodic'         EOPNOTSUPP 'use stop'
is "$(counts | awk 'NR > 1 { n += $2 } END { print n }')" 0 "none of these counted anything"

for cpu in 0 1; do
	put bound cpu=$cpu do=burn:1 >/dev/null
	within 10 idle bound
	is "$(cell times bound last_cpu)" $cpu "cpu=$cpu: it ran there"
done
put immediate cpu=1 do=burn:1 >/dev/null
within 10 idle system
is "$(cell times system last_cpu)" 1 "immediate cpu=1: it ran there"
put custom do=sleep:20,sleep:20,sleep:20 >/dev/null
within 10 idle custom
is "$(events step custom | field step | tr '\n' ' ')" "sleep:20 sleep:20 sleep:20 " "each step is an event"
ok "a program takes its time" test "$(cell times custom run_max_ns)" -ge 60000000
is "$(put ordered n=3 do=none)" ok "items that do nothing"
ok "they run" within 10 idle ordered
is "$(events step ordered | wc -l) $(events finished ordered | wc -l)" "0 3" "they take no step, and end"
is "$(put bound n=3 delay=3000 do=burn:1)" ok "allocated items with a timer"
is "$(count bound armed)" 3 "they are armed"
armed=$(events armed bound | head -n 1)
is $(($(echo "$armed" | field due_ns) - $(echo "$armed" | field ns))) 3000000000 "their event says when they are due"
ok "and run" within 10 idle bound
# A timer is early by as much as jiffies were behind when it was armed. In a VM they are, while the machine below has no CPU
# for the one that counts them: three times in a row would be a flaw of ours.
waited_for_their_timer() {
	local due=$(($(events armed bound | tail -n 3 | head -n 1 | field ns) + 2980000000))
	[ "$(events started bound | tail -n 1 | field ns)" -ge $due ]
}
again() { put bound n=3 delay=3000 do=burn:1 && within 10 idle bound && waited_for_their_timer; }
waited_for_their_timer || again || again
report $? "not before they are due, but for some jiffies"

# --- mod ---

put delayed delay=5000 >/dev/null
due=$(value delayed_due_ns)
ok "its timer is due five seconds after it was armed" test $((due - $(events armed delayed | tail -n 1 | field ns))) = 5000000000
is "$(put delayed delay=5000)" ok "submitted again while armed"
is "$(value delayed_due_ns)" "$due" "its timer is due when it was"
is "$(answer coalesced)" 1 "coalesced"
is "$(put mod delay=300)" ok "mod moves it"
is "$(answer modified) $(answer accepted) $(count delayed modified)" "1 0 1" "that is modified, not accepted"
has_started() { events started "$1" >/dev/null; }
ok "it runs" within 4 has_started delayed
ok "sooner than it was armed for" test $(($(events started delayed | field ns) - $(events armed delayed | field ns))) -lt 4900000000
within 10 idle delayed
put delayed delay=5000 >/dev/null
due=$(value delayed_due_ns)
put mod delay=9000 >/dev/null
is "$(events modified delayed | tail -n 1 | field due_ns)" "$(value delayed_due_ns)" "the event of mod says when it is due"
ok "mod starts the timer again" test "$(value delayed_due_ns)" -ge $((due + 4000000000))
put flush delayed >/dev/null
is "$(answer modified)" 1 "a flush cuts it short"
modified=$(events modified delayed | tail -n 1)
is "$(echo "$modified" | field due_ns)" "$(echo "$modified" | field ns)" "it is due at once"
within 10 idle delayed
is "$(value delayed_due_ns)" - "where no timer runs nothing is due"
is "$(put mod delay=10 do=burn:1)" ok "mod of an idle item"
is "$(answer modified) $(answer accepted)" "0 1" "queues it"
ok "it runs" within 10 idle delayed
ok "the identities hold" identities_hold

# While it runs it is queued behind its own run, from whichever CPU: for that, all calls must name the same workqueue.
run_and_mod() {
	completed=$(count delayed completed)
	put delayed cpu=0 delay=0 do=sleep:3000 >/dev/null
	within 5 runs delayed 1
	modified=$(echo mod delay=0 do=sleep:1 | taskset 2 /test/bin/put $FILE)
	accepted=$(answer accepted)
}
meanwhile 3000 run_and_mod
is "$modified" ok "mod on CPU 1 of an item that runs on CPU 0"
is "$accepted" 1 "queues it once more"
ok "both runs end" within 15 idle delayed
is "$(events '\(started\|finished\)' delayed | tail -n 4 | field event | tr '\n' ' ')" "started finished started finished " \
	"one after the other"
# The second is seen waiting for a second, in which it could have run had it begun beside the first.
run_mod_and_cancel() {
	run_and_mod
	sleep 1
	beside=$(($(count delayed completed) - completed))
	seen
	cancelled=$(put cancel_sync delayed)
}
meanwhile 3000 run_mod_and_cancel
is "$beside" 0 "the second run does not begin, nor end, beside the first"
is "$cancelled" ok "cancel_sync"
ok "waits for the first run" test "$(answer waited_ns)" -gt 0
is "$(answer removed) $(count delayed running) $(count delayed completed)" "1 0 $((completed + 1))" "and removes the second"
ok "the identities hold" identities_hold

# --- cancel ---

is "$(put cancel custom)" ok "cancel where nothing is"
is "$(answer removed) $(answer running) $(answer waited_ns)" "0 0 0" "it was idle"
cancel_two_of_six() {
	before=$(count custom cancelled)
	put custom n=6 do=sleep:3000 >/dev/null
	within 5 runs custom 4
	cancelled=$(put cancel custom)
	told="$(answer removed) $(answer running)"
	shown="$(count custom running) $(($(count custom cancelled) - before))"
	seen
	synced=$(put cancel_sync custom)
}
meanwhile 3000 cancel_two_of_six
is "$cancelled" ok "cancel with four running and two waiting"
is "$told" "2 4" "the two are removed, the four go on"
is "$shown" "4 2" "which is so"
is "$synced" ok "cancel_sync"
ok "waits for the four" test "$(answer waited_ns)" -gt 0
is "$(answer removed) $(count custom running)" "0 0" "and none runs after it"
put custom n=4 delay=20000 >/dev/null
is "$(put cancel custom; answer removed)" "ok
4" "cancel removes armed items too"

cancel_pending_and_wait() { # VERB, which then waits for the one that runs
	put immediate do=sleep:3000 >/dev/null
	within 5 runs system 1
	put immediate >/dev/null
	cancelled=$(put cancel system)
	told="$(answer errno) $(answer removed) $(answer running)"
	reason=$(answer reason)
	seen
	waited=$(put "$1" system)
}
meanwhile 3000 cancel_pending_and_wait cancel_sync
if [ "$cancelled" = EOPNOTSUPP ]; then
	like "$reason" "cancel_work.. is not there before Linux 6.0" "cancel system: says why it cannot"
else
	is "$told" "0 1 1" "cancel of a static item that runs and is pending: the pending one is removed, the running one goes on"
fi
is "$waited" ok "cancel_sync of it"
ok "waits" test "$(answer waited_ns)" -gt 0

# The kernel does not show that an item was removed before the running one has ended. A flush waits for the running one.
if [ "$cancelled" = ok ]; then
	meanwhile 3000 cancel_pending_and_wait flush
	is "$waited" ok "flush after a cancel that took the newer submission away"
	ok "waits for the older, which runs" test "$(answer waited_ns)" -gt 0
fi
within 10 idle system
taken() { [ "$(count delayed armed)$(count delayed pending)$(count delayed running)" = 001 ]; }
cancel_armed() {
	put delayed delay=0 do=sleep:3000 >/dev/null
	within 5 runs delayed 1
	put delayed delay=20000 >/dev/null
	put cancel_sync delayed >/dev/null &
	within 2 taken && taken=yes || taken=no
	seen
	wait $!
}
meanwhile 3000 cancel_armed
is "$taken" yes "cancel_sync takes an armed item away while the running one goes on"
ok "the identities hold" identities_hold

# Two submitters against a canceller, many times: nothing is counted twice or forgotten. The first one submits most of the
# time, to either CPU: so now and then the handler begins on one while the other submits.
while :; do
	for cpu in 0 1; do
		echo immediate n=1000 cpu=$cpu do=burn:1 | /test/bin/put -n 5 $FILE
		put delayed n=5 cpu=$cpu delay=1 do=burn:1
	done
done >/dev/null 2>&1 &
submitters=$!
while :; do put mod delay=1 do=burn:1; put flush delayed; done >/dev/null 2>&1 &
submitters="$submitters $!"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	put cancel_sync system >/dev/null
	put cancel_sync delayed >/dev/null
	put reset >/dev/null
	put cancel delayed >/dev/null
done
# shellcheck disable=SC2086 # a list of pids
kill $submitters
ok "system and delayed come to rest after a storm" within 10 eval 'idle system && idle delayed'
ok "the identities hold" identities_hold

# Resets while submissions are counted. Each makes good what an earlier one did wrong, so every one is looked at.
resets=0
while [ $resets -lt 10 ]; do
	echo immediate n=100000 do=burn:1 | /test/bin/put $FILE >/dev/null &
	put reset >/dev/null
	wait $!
	within 10 idle system
	identities_hold || break
	resets=$((resets + 1))
done
is $resets 10 "the identities hold after ten resets in the middle of submissions"

# A thousand items that free themselves, against two cancellers at once.
before=$(count custom completed)
cancelled=$(count custom cancelled)
for _ in 1 2 3 4 5; do
	put custom n=1000 do=burn:1 >/dev/null
	put cancel custom >/dev/null &
	put cancel_sync custom >/dev/null
	wait $!
done
ok "they come to rest" within 20 idle custom
is "$(($(count custom completed) - before + $(count custom cancelled) - cancelled))" 5000 "each of 5000 ran or was cancelled, once"
ok "the identities hold" identities_hold

# Refused: while it is being cancelled _sync the kernel takes no new submission.
for verb in delayed immediate; do
	queue=$verb
	# shellcheck disable=SC2015 # an assignment succeeds
	[ $verb = delayed ] && delay='delay=0' || { queue=system; delay=; }
	refuses() { put $verb >/dev/null; [ "$(answer refused) $(answer rejected)" = "1 1" ]; }
	submit_while_cancelled() {
		put $verb $delay do=sleep:4000 >/dev/null
		within 5 runs $queue 1
		put cancel_sync $queue >/dev/null &
		within 4 refuses && refused=yes || refused=no
		[ $verb = immediate ] || modified=$(put mod)
		seen
		wait $!
	}
	meanwhile 4000 submit_while_cancelled
	is $refused yes "$queue: a submission while it is cancelled _sync is refused"
	[ $verb = immediate ] || is "$modified" EBUSY "$queue: so is mod"
	is "$(cell concurrency $queue refused | grep -c '^[1-9]')" 1 "$queue: counted apart"
	ok "$queue: events tell it too" events refused $queue
	put cancel $queue >/dev/null
	ok "$queue: it comes to rest" within 10 idle $queue
	ok "$queue: the identities hold" identities_hold
	is "$(put $verb $delay do=burn:1)" ok "$queue: it can be submitted again"
	is "$(answer accepted)" 1 "$queue: and is accepted"
	within 10 idle $queue
done

# A periodic item that re-arms itself at once, against stop.
for _ in 1 2 3 4 5 6 7 8 9 10; do
	put start period=10 do=burn:1 >/dev/null
	sleep 0.1
	put stop >/dev/null
	idle periodic || break
done
ok "what re-arms itself is stopped, ten times of ten" idle periodic
ok "the identities hold" identities_hold

# --- flush ---

put custom n=2 do=sleep:2000 >/dev/null
is "$(put flush custom)" ok "flush"
ok "waits" test "$(answer waited_ns)" -gt 0
ok "until they have run" idle custom
is "$(put flush custom; answer waited_ns)" "ok
0" "and not where nothing is"
put custom delay=20000 >/dev/null
is "$(put flush custom; answer waited_ns)" "ok
0" "not for an armed item"
put cancel custom >/dev/null
put custom delay=10 do=sleep:3000 >/dev/null
within 5 runs custom 1
is "$(put flush custom)" ok "but for one that its timer has started"
ok "it waits" test "$(answer waited_ns)" -gt 0
put delayed delay=20000 do=burn:1 >/dev/null
is "$(put flush delayed)" ok "flush delayed"
is "$(answer modified) $(answer accepted)" "1 0" "submits an armed item again"
is "$(count delayed armed)$(count delayed pending)$(count delayed running)" 000 "lets an armed item run at once"
put immediate do=sleep:300 >/dev/null
is "$(put flush system; count system running)" "ok
0" "flush system"

killed=
flush_and_kill() {
	put custom do=sleep:5000 >/dev/null
	put immediate do=sleep:5000 >/dev/null
	within 5 runs custom 1
	within 5 runs system 1
	killed=
	for queue in custom system; do
		echo flush $queue | /test/bin/put $FILE >/dev/null &
		within 2 waits $! && killed="$killed $queue waits,"
		kill -KILL $!
		within 2 answers 4 "flush $queue" && killed="$killed is killed,"
	done
	running="$(count custom running)$(count system running)"
}
meanwhile 5000 flush_and_kill
is "$killed" " custom waits, is killed, system waits, is killed," "flush waits, and can be killed"
is "$running" 11 "while the items run on"
within 10 all_idle
cancel_while_flushed() {
	put custom n=8 do=sleep:3000 >/dev/null
	within 5 runs custom 4
	echo flush custom | /test/bin/put $FILE >/dev/null &
	within 2 waits $!
	cancelled=$(put cancel custom)
	removed=$(answer removed)
	waits $! && waits=yes || waits=no
	seen
	wait $!
}
meanwhile 3000 cancel_while_flushed
is "$cancelled" ok "cancel while a flush waits"
is "$removed" 4 "removes what waits"
is $waits yes "the flush goes on until the others have run"
ok "and then ends" idle custom

# --- waits, waited: the caller ---

last_wait() { events '\(waits\|waited\)' "$1" | tail -n 2; } # QUEUE
tells_of_wait() { # QUEUE COMMAND
	is "$(last_wait "$1" | field event | tr '\n' ' ')" "waits waited " "$2: the caller begins to wait, and goes on"
	is "$(last_wait "$1" | field worker | sort -u)" put "$2: it is named"
	is "$(last_wait "$1" | field item | sort -u)" "$(events '\(submitted\|armed\)' "$1" | tail -n 1 | field item)" \
		"$2: with the newest item before it"
	lasted=$(last_wait "$1" | field ns | awk '{ begun = ended; ended = $1 } END { printf "%d", (ended - begun) / 1000000 }')
	ok "$2: it waits no longer than its answer says" test "$lasted" -le $(($(answer waited_ns) / 1000000))
	ok "$2: and no less" test $((lasted + 200)) -ge $(($(answer waited_ns) / 1000000))
}
is "$(last_wait custom | field event | tr '\n' ' ')" "waits waited " "a flush that is killed waits no longer"
before=$(last_wait custom)
cancel_two() {
	put custom n=2 do=sleep:3000 >/dev/null
	within 5 runs custom 2
	put cancel custom >/dev/null
}
meanwhile 3000 cancel_two
is "$(last_wait custom)" "$before" "cancel does not wait"
within 10 all_idle
wait_for() { # QUEUE "SUBMIT..." "WAIT..."
	put "$2" do=sleep:3000 >/dev/null
	within 5 runs "$1" 1
	seen
	put "$3" >/dev/null
}
meanwhile 3000 wait_for custom custom "cancel_sync custom"
tells_of_wait custom "cancel_sync custom"
before=$(last_wait custom)
put cancel_sync custom >/dev/null
is "$(last_wait custom)" "$before" "nor does cancel_sync where nothing runs"
meanwhile 3000 wait_for custom custom "flush custom"
tells_of_wait custom "flush custom"
meanwhile 3000 wait_for system immediate "flush system"
tells_of_wait system "flush system"
meanwhile 3000 wait_for system immediate "cancel_sync system"
tells_of_wait system "cancel_sync system"
meanwhile 3000 wait_for periodic "start period=100" stop
tells_of_wait periodic stop

# --- max_active, held ---

for queue in bound highpri cpu_intensive freezable custom; do
	before=$(cell flags $queue max_active)
	put max_active $queue 1 >/dev/null
	is "$(put max_active $queue "$before")" ok "max_active $queue $before: what it was can be set back"
done
is "$(put max_active custom 2)" ok "max_active custom 2"
is "$(cell flags custom max_active)" 2 "the table of flags says so"
most=0
eight_of_which_two_run() {
	within 20 idle custom
	put custom n=8 "$@" >/dev/null
	within 5 runs custom 2
	held=$(cell concurrency custom held)
}
meanwhile 2000 eight_of_which_two_run do=sleep:2000
is "$held" 6 "six are held back"
until idle custom; do
	running=$(count custom running)
	[ "$running" -le $most ] || most=$running
done
is $most 2 "two ran at once, never more"
meanwhile 2000 eight_of_which_two_run delay=1 do=sleep:2000
is "$held" - "of those that had a timer nobody can tell"
put cancel_sync custom >/dev/null
put max_active custom 4 >/dev/null

# --- reset, record ---

reset_while_one_runs() {
	put custom do=sleep:3000 >/dev/null
	within 5 runs custom 1
	epoch=$(value epoch)
	reset=$(put reset)
	grown=$(($(value epoch) - epoch))
	kept="$(count custom submitted) $(count custom accepted) $(count custom running) $(count custom completed)"
}
meanwhile 3000 reset_while_one_runs
is "$reset" ok "reset"
is "$grown" 1 "the epoch grows"
is "$kept" "1 1 1 0" "what is in flight stays accepted"
is "$(count bound submitted) $(cell times bound run_total_ns) $(cell times bound run_max_ns)" "0 0 0" "the rest is zero"
ok "it ends" within 10 idle custom
ok "the identities hold" identities_hold
is "$(cell wait_eighths custom log2_ns.eighth:count)" "" "the histogram was reset too"

is "$(value recording_since_ns)" "$(value loaded_ns)" "events are written since the load"
is "$(put record off)" ok "record off"
last=$(tail -n 1 $EVENTS)
put custom n=3 do=burn:1 >/dev/null
within 5 idle custom
is "$(tail -n 1 $EVENTS)" "$last" "no event is added, the ring stays readable"
is "$(value recording) $(value recording_since_ns)" "off -" "the file says so"
off_ns=$(value time_ns)
is "$(put record on)" ok "record on"
since_ns=$(value recording_since_ns)
ok "events are written since then" test "$since_ns" -ge "$off_ns"
put record on >/dev/null
is "$(value recording_since_ns)" "$since_ns" "and so they are when it is said again"

ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
