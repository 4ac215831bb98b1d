#!/bin/bash
# The view of the machine without its module: the kworkers of a copy of /proc. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

# Puts a kworker into the copy, whole: kworker PID NAME STATE TICKS [WCHAN]
kworker() {
	mkdir -p "$dir/$1"
	echo "$1 ($2) $3 2 0 0 0 -1 69238880 0 0 0 0 0 $4 0 0 20 0 1 0 $1" >"$dir/$1/stat.next"
	mv "$dir/$1/stat.next" "$dir/$1/stat"
	printf %s "${5:-0}" >"$dir/$1/wchan"
}

kworker 811 kworker/1:2+events R 300
kworker 812 kworker/u8:3+flush-8:0 D 20 io_schedule
kworker 813 kworker/0:1H-kblockd I 700
kworker 814 kworker/0:0 I 0
mkdir "$dir/900"
echo '900 (kworker/0:7+mine) R 2 0 0 0 -1 4194304 0 0 0 0 0 9 0 0 20 0 1 0 900' >"$dir/900/stat"

watch 80 24
keys v m
check "without the module: the kworkers, marked as sampled" shows '^wqtop .* SAMPLED' \
	'^> MACHINE  4 kworkers, sampled, sorted by CPU$' '^Sampled from /proc: ' '(machine|workqueue_machine\.ko)$'
check "the queue in their names, and what is not known" shows '^. \[kworker/1:2\] +events +. +' '^. \[kworker/0:0\] +. +. +'
check "how those are that run an item" shows '^. \[kworker/1:2\] .* runs$' '^. \[kworker/u8:3\] +flush-8:0 .* asleep in'
check "a process of that name is none" lacks mine
sleep 1 # CPU time is that between two readings
kworker 811 kworker/1:2+events R 5300
check "two readings: who burns comes first, with a share of a CPU" shows '^> \[kworker/1:2\] +events +. +[1-9][0-9]+\.?[0-9]* ' \
	'^. \[kworker/0:1H\] +kblockd +. +0\.0( |$)'
keys Enter
check "Enter: details" shows '^  kworker/1:2  Enter' 'kworker +kworker/1:2, pid 811' 'workqueue +events, of the item that it runs' \
	'function +not known without the module' 'now +[0-9.]+ % of a CPU'
keys Escape a
check "nothing can be attached" shows '^> attach: there is nothing to attach to'
keys /
keys -l u8
keys Enter
check "/ takes a part of a kworker's name" shows '^> MACHINE  1 kworker, sampled' '^> \[kworker/u8:3\]'
keys Escape f
check "f: a row for each workqueue" shows '^> MACHINE  4 workqueues, sampled'
keys f
resize 40 10
check "40x10: names first" shows '^  FUNCTION +WORKQUEUE'
resize 80 24
cp dashboard/test/data/workqueue_machine "$dir/workqueue_machine"
check "once the module is there its rows are" shows '^> MACHINE  10 work functions, sorted by CPU' '^. nvif_notify_work +events +. +. ' \
	' ATTACHED '
rm "$dir/workqueue_machine"
check "and when it is gone those of the kworkers" shows '^> MACHINE  4 kworkers, sampled'
keys t
check "no tracefs: nothing can count functions" shows '^> trace: tracefs is not mounted: mount -t tracefs tracefs /sys/kernel/tracing,'
keys q
soon gone

# --- functions, by tracefs ---

mkdir -p "$dir/tracing/instances/other"
cat >"$dir/tracing/hist" <<'END'
# event histogram
#
# trigger info: hist:keys=function.sym:vals=hitcount:sort=hitcount:size=2048 [paused]
#

{ function: [ffffffffa2cb5f50] vmstat_update                                } hitcount:         12
{ function: [ffffffffc06d1000] custom_handler [workqueue_demo]              } hitcount:        123

Totals:
    Hits: 135
    Entries: 2
    Dropped: 0
END
instances() { ls "$dir/tracing/instances"; }
counts_now() { instances | grep -q '^wqtop-[0-9]*$'; }
no_instance() { [[ $(instances) == other ]]; }
counter() { instances | sed -n 's/^wqtop-//p'; } # the process that counts

watch 80 24
keys v m
check "with tracefs: the key that counts functions" shows ' t: functions, for' ' t trace '
keys t
check "t says what it costs, and asks" shows '^> trace: press t again: for 10 s queuing and starting an item costs about 60 %' '^more, Esc: back'
keys j
check "another key declines" shows '^> trace: nothing was counted'
check "nothing was made" no_instance
keys t
shows 'press t again'
keys t
check "t again counts" shows '^> trace: counting functions' '^Counting functions with tracefs: [0-9]+ s left, t stops\.$' ' t stop '
check "in an instance of its own" soon counts_now
check "by function" soon grep -qsx 'hist:keys=function.sym' "$dir/tracing/instances/wqtop-$(counter)/events/workqueue/workqueue_execute_end/trigger"
keys t
check "t stops: functions come first, with what was counted" shows '^> MACHINE  6 rows, sampled, functions as of 0:[0-9]+ ago, sorted by runs per second$' \
	'^> custom_handler +. +[1-9][0-9.k ]+ +. ' '^  vmstat_update +. +[0-9.]+ +. ' '^  \[kworker/1:2\] +events +. +' \
	'^> 2 functions ended items in '
check "the instance is gone" soon no_instance
keys Enter
check "Enter: how many, and what is not known" shows 'function +custom_handler, of the module workqueue_demo' \
	'items +123 ended in ' 'CPU +not known without the module'
keys Escape t
shows 'press t again'
keys t
soon counts_now
kill -KILL "$(pid_of_wqtop)"
check "wqtop is killed: the instance goes" soon no_instance
soon gone

watch 80 24
keys v m t
shows 'press t again'
keys t
soon counts_now
kill -KILL "$(counter)"
check "the process that counts is killed: says so, and removes what it left" eval "shows '^> trace: the process that counted was killed' && soon no_instance"
keys t
shows 'press t again'
keys t
soon counts_now
pid=$(counter)
# A wqtop that is stopped cannot remove it; a counter that was would be told to go on when its parent is gone.
kill -STOP "$(pid_of_wqtop)"
kill -KILL "$pid" "$(pid_of_wqtop)"
soon gone
dead() { ! kill -0 "$pid" 2>/dev/null; }
soon dead
check "both are killed: the instance stays" counts_now
watch 80 24
check "until the next start" soon no_instance
keys v m t
shows 'press t again'
keys t
soon counts_now
keys q
check "the end of wqtop removes it" soon no_instance
soon gone
watch 80 24 --read-only
keys v m t
check "--read-only counts nothing" shows '^> trace: not with --read-only'
keys q
soon gone
close_terminal

prints() { "$wqtop" --no-config --machine --file "$file" "$@"; }
check "-b is marked" eval "prints -b -n 1 | sed -n 1p | grep -q 'sampled: 4 kworkers'"
check "--csv says it in each row" eval "prints --csv -n 1 | grep -c ^sampled, | grep -qx 4"
check "--json says it" eval "prints --json -n 1 | grep -q '^{\"state\":\"sampled\",'"
check "--prometheus is not up" eval "prints --prometheus | grep -qx 'workqueue_machine_up 0'"
finish
