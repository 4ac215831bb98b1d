#!/bin/sh
# wqtop without the module workqueue_machine: who burns is found by the queue in a kworker's name, functions are counted exactly
# with tracefs, and of that nothing is left behind.
. /test/guest/lib.sh

INSTANCES=/sys/kernel/tracing/instances

insmod /workqueue_demo.ko log_runs=0
mount -t tracefs tracefs /sys/kernel/tracing

# The CPU time of the kworkers with that queue in their names, in hundredths of a CPU, the most of three samples. Since Linux
# 6.5 several of them burn at a time: an item that has burnt for 10 ms counts no longer as one that runs.
most_cpu() { # QUEUE
	wqtop --csv --machine -n 3 -d 1 | tr -d '\r' | awk -F , -v queue="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["state"] != "sampled" { exit }
		$at["queue"] == queue {
			sum[$at["time_ns"]] += $at["cpu"] * 100
			if (sum[$at["time_ns"]] > most)
				most = sum[$at["time_ns"]]
		}
		END { printf "%d\n", most }'
}

# The module takes two seconds of burning at a time.
while :; do put bound cpu=0 n=10 do=burn:100; sleep 0.2; done >/dev/null &
burner=$!
cpu=$(most_cpu wqdemo_bound)
kill $burner
put cancel_sync bound >/dev/null
ok "kworkers that burn are found by their queue, with $cpu % of a CPU" at_least "$cpu" 30

# As the kernel tells it; Linux 5.10 does not.
where() {
	for comm in /proc/[0-9]*/comm; do
		grep -qs '+wqdemo_custom$' "$comm" && sed 's/^0$/asleep/; t; s/^/asleep in /' "${comm%comm}wchan"
	done
}
rows() { wqtop -b --machine -n 1; }
put custom n=1 do=sleep:5000 >/dev/null
is "$(rows | sed -nE 's/^\[kworker\/u.*\] +wqdemo_custom .* (asleep.*)/\1/p')" "$(where)" "root is told where a kworker sleeps"
like "$(su student -c 'wqtop -b --machine -n 1')" '^\[kworker/u.*\] +wqdemo_custom .* asleep$' "who is not root sees all but that"
within 20 idle custom

# --- functions, by tracefs ---

count_now() { set -- $INSTANCES/wqtop-* && [ -d "$1" ]; }
# The instance comes before its histogram.
histogram_counts() { grep -qs '^hist:.*\[active\]' $INSTANCES/wqtop-*/events/workqueue/workqueue_execute_end/trigger; }
none_left() { [ -z "$(ls $INSTANCES)" ]; }
has_gone() { [ ! -e "/proc/$1" ]; } # PID
typed() { printf '%s\n' "$@"; } # steps of on_pty
on_terminal() { TERM=vt100 on_pty "$1" wqtop --no-config --machine; } # OUTPUT
# Keys that come with a question are no answer to it.
begin_to_count() { typed 'patience 60' 'size 24 80' 'until SAMPLED' 'type t' 'until press t again' 'wait 500' 'type t' 'until left, t stops'; }

if [ ! -e /sys/kernel/tracing/events/workqueue/workqueue_execute_end/hist ]; then
	typed 'size 24 80' 'until SAMPLED' 'type t' 'until press t again' 'wait 500' 'type t' 'until no such histogram' \
		'type q' 'end' | on_terminal /dev/null >/dev/null
	ok "a kernel without histograms: t says so, and leaves nothing behind" none_left
	finish
	exit
fi

{
	begin_to_count
	within 20 histogram_counts
	put custom n=6 do=sleep:10 >/dev/null
	put bound n=3 do=burn:1 >/dev/null
	within 20 all_idle
	typed 'type t' 'until ended items in' 'type /custom_h' 'wait 500' 'type \r' 'wait 500' 'type \r' 'until ended in'
	typed 'type \e' 'wait 500' 'type \e' 'wait 500'
	typed 'type /bound_h' 'wait 500' 'type \r' 'wait 500' 'type \r' 'until ended in' 'type q' 'wait 500' 'type q' 'end'
} | on_terminal /tmp/screen >/tmp/end
like "$(cat /tmp/screen)" '6 ended in [0-9.]+ ' "t counts functions: six items are six"
like "$(cat /tmp/screen)" '3 ended in [0-9.]+ ' "and three are three"
ok "the instance is gone" none_left

{ begin_to_count; within 20 count_now; typed 'signal 9' 'end'; } | on_terminal /dev/null >/dev/null
ok "wqtop is killed while it counts: the instance goes" within 20 none_left

{
	begin_to_count
	within 20 count_now
	counter=$(ls $INSTANCES)
	counter=${counter#wqtop-}
	kill -KILL "$counter" "$(sed 's/.*) . \([0-9]*\) .*/\1/' "/proc/$counter/stat")"
	typed 'end'
	# wqtop looks only once: while it still dies, the instance is taken for that of a process.
	within 20 has_gone "$counter"
} | on_terminal /dev/null >/dev/null
ok "the process that counts is killed, too: it stays" count_now
typed 'patience 60' 'size 24 80' 'until SAMPLED' 'type q' 'end' | on_terminal /dev/null >/dev/null
ok "until wqtop is started again" within 20 none_left

rmmod workqueue_demo
ok "the kernel has nothing to complain about" log_is_clean
finish
