#!/bin/sh
# The instructions of an item: of the module's, the bare module's, and that under BPF programs and under ftrace.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
load_bare

bare_item bound_bare bound
bare_item custom_bare custom
for record in off on; do
	put record $record
	item bound_$record bound
	item custom_$record custom
done

# The one item runs, and is pending once more: every submission is coalesced.
echo 'sleep 5000' >$bare
bare_item static_bare static
sleep 10
for record in off on; do
	put record $record
	put immediate do=sleep:5000
	item static_$record immediate
	sleep 5
done

# A command waits for one item, others run.
put record off
waits() { # NAME VERB
	put bound do=sleep:5000,sleep:5000
	sleep 1 # it has begun, so that no cancel can remove it
	put "$2" bound &
	sleep 1
	item "$1" bound
	kill -0 $! || echo "$2 did not wait for all of it" >&2
	wait
}
waits flush_waits flush
waits cancel_waits cancel_sync
echo 'sleep 10000' >$bare
sleep 1
(echo flush bound >$bare) &
sleep 1
bare_item flush_bare bound
wait

$meter under_bpf bound_bpf $bare "bound @" 10000

mount -t tracefs tracefs /sys/kernel/tracing
events=/sys/kernel/tracing/events/workqueue
echo 1 >$events/enable
bare_item bound_ftrace bound
echo 0 >$events/enable
echo 'hist:keys=function' >$events/workqueue_execute_start/trigger
bare_item bound_hist bound
