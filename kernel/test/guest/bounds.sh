#!/bin/sh
# shellcheck shell=dash
# Whatever root commands, the machine goes on: programs start, an ordinary task gets its CPU, cancel comes through, a CPU
# goes off line, and the kernel's own work is done, each within the bounds of common/FORMAT.md.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0
echo "# $(uname -r), $(nproc) CPUs"
last_cpu=$(($(nproc) - 1))
echo 10 >/proc/sys/kernel/hung_task_timeout_secs 2>/dev/null
queues=$(counts | awk 'NR > 1 { print $1 }' | grep -v -e system -e delayed -e periodic)

# As many items as the module takes, but for what others shall find room for: halves, taken or not.
fill() { # QUEUE CPU PROGRAM
	local n=3000
	while [ $n -gt 0 ]; do
		put "$1" cpu="$2" n=$n do="$3"
		n=$((n / 2))
	done >/dev/null
}

everything() { # PROGRAM [CPU]
	for queue in $queues; do
		case $queue-$1 in bh-*sleep*) continue ;; esac
		fill "$queue" "${2:-0}" "$1"
	done
	put immediate do="$1" cpu="${2:-0}" >/dev/null
	put delayed delay=0 do="$1" cpu="${2:-0}" >/dev/null
}

cancel_everything() {
	for queue in system delayed $queues; do put cancel "$queue"; done >/dev/null
}

calm() {
	cancel_everything
	ok "$1: it comes to rest" within 60 all_idle
}

# The least of three: this machine may have had no CPU for the VM.
least() { # MS COMMAND...: whether COMMAND succeeds and takes at most that long, once of three times
	local most=$1 begun took
	shift
	for _ in 1 2 3; do
		begun=$(now_ms)
		"$@" >/dev/null 2>&1 || continue
		took=$(($(now_ms) - begun))
		echo "# $*: $took ms"
		[ $took -gt "$most" ] || return 0
	done
	return 1
}

timed() { # MS NAME COMMAND...
	local most=$1 name=$2
	shift 2
	least "$most" "$@"
	report $? "$name"
}

# --- tasks: items that sleep hold a worker each ---

for queue in $queues; do put max_active "$queue" 512 || put max_active "$queue" 16; done >/dev/null
for cpu in $(seq 0 $last_cpu); do everything sleep:5000,sleep:5000 "$cpu"; done
sleep 2
tasks=$(set -- /proc/[0-9]*; echo $#)
echo "# tasks: $tasks"
ok "there are no more than 16 workers for each queue and CPU" test "$tasks" -lt $((80 + 16 * 6 * $(nproc)))
timed 2000 "a program starts within 2 s while all workers sleep" /test/bin/measure start
calm "items that sleep"

# --- burning: on one CPU, of all queues ---

everything burn:20
timed 2000 "a program starts within 2 s beside all that burns" /test/bin/measure start
timed 2000 "cancel comes through within 2 s" put cancel bound
calm "items that burn"

# Somebody who does not stop to submit, with short programs and long ones.
again_and_again() {
	while :; do
		put "$1" cpu=0 n=1000000 do="$2"
		put "$1" cpu=0 n=20 do="$2"
		put "$1" cpu=0 n=1 do="$2"
	done >/dev/null 2>&1
}
# The share that a task got, the best of three: the machine below may take the VM's CPU away meanwhile, never give more.
best_share() {
	best=0
	for _ in 1 2 3; do
		share=$(/test/bin/measure share 0 6000)
		[ "$share" -le "$best" ] || best=$share
		[ "$best" -lt 20 ] || break
	done
	echo "$best"
}
for queue in highpri bh; do
	case $queues in *$queue*) ;; *) continue ;; esac
	fill $queue 0 burn:20
	again_and_again $queue burn:20 &
	flood=$!
	share=$(best_share)
	echo "# beside $queue an ordinary task on the same CPU got $share %"
	ok "$queue: an ordinary task keeps a fifth of its CPU at least" test "$share" -ge 20
	timed 2000 "$queue: cancel comes through within 2 s" put cancel $queue
	timed 2000 "$queue: a program starts within 2 s" /test/bin/measure start
	kill $flood
	wait $flood 2>/dev/null
	calm "$queue"
done

# --- the kernel's own work for each CPU ---

# Pages that were touched on CPU 0 are drained there, by a work item, before memory is compacted.
compact() { taskset 1 sh -c 'echo touched >/tmp/touched; echo 1 >/proc/sys/vm/compact_memory'; }
fill bound 0 burn:1000
fill freezable 0 burn:1000
fill bound 0 burn:1
put immediate cpu=0 do=burn:500 >/dev/null
put delayed cpu=0 delay=0 do=burn:500 >/dev/null
sleep 0.1
timed 15000 "the kernel's own work waits for 15 s at the most" compact
calm "the kernel's own work"

# --- a CPU goes off line ---

if [ "$last_cpu" -gt 0 ]; then
	offline() { echo 0 >/sys/devices/system/cpu/cpu1/online; }
	for queue in $queues; do
		fill "$queue" 1 burn:20
	done
	timed 10000 "a CPU goes off line within 10 s, with everything queued on it" offline
	echo 1 >/sys/devices/system/cpu/cpu1/online
	calm "a CPU that went off line"

	# Who submits on and on to a CPU holds nobody up.
	while :; do echo immediate cpu=0 n=1000000 | /test/bin/put $FILE; done >/dev/null &
	flood=$!
	timed 2000 "a CPU goes off line within 2 s while a long command runs" offline
	kill $flood
	wait $flood 2>/dev/null
	killall put 2>/dev/null
	echo 1 >/sys/devices/system/cpu/cpu1/online
	calm "a long command"
fi

# --- timers: those of one moment expire together, with interrupts off ---

put custom n=65536 delay=500 >/dev/null
within 5 at_least "$(count custom armed)" 1
ok "no more than 4096 timers can expire in one moment" test "$(count custom armed)" -le 4096
calm "timers"
expire() { # whether timers keep a task from its CPU for 200 ms at the most
	put custom cpu=0 n=4096 delay=1000 do=sleep:1 >/dev/null
	away=$(/test/bin/measure gap 0 3000)
	echo "# 4096 timers kept a task from its CPU for $away ms"
	put cancel custom >/dev/null
	within 20 idle custom
	[ "$away" -le 200 ]
}
expire || expire || expire
report $? "they keep a task from its CPU for 200 ms at the most"

ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
