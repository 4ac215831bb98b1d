#!/bin/sh
# Items that run at the same time, their order, and items that wait behind others.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0
# Without this, since Linux 6.5, a burner of more than 10 ms counts as CPU_INTENSIVE by itself.
threshold=/sys/module/workqueue/parameters/cpu_intensive_thresh_us
[ ! -e $threshold ] || { echo 10000000 >$threshold; echo "# cpu_intensive_thresh_us $(cat $threshold)"; }

overlaps() {
	cell concurrency "$1" overlaps
}

put ordered n=20 do=sleep:20 >/dev/null &
put custom n=20 do=sleep:20 >/dev/null &
put ordered n=20 do=sleep:20 >/dev/null
wait
ok "ordered ends" within 20 idle ordered
ok "custom ends" within 20 idle custom
is "$(overlaps ordered) $(cell concurrency ordered highest)" "0 1" "ordered: no item started before an earlier one finished"
is "$(cell flags ordered wq_flags)" "WQ_UNBOUND|__WQ_ORDERED" "ordered: its flags tell it from an unbound queue"
ok "custom: many did" test "$(overlaps custom)" -ge 10
is "$(cell concurrency custom highest)" 4 "custom: four at once at the most, and once there were four"
is "$(events started ordered | field item | tr '\n' ' ')" "$(events submitted ordered | field item | tr '\n' ' ')" "ordered: they started in their order"

put immediate n=1000 do=burn:1 >/dev/null
within 20 idle system
is "$(cell concurrency system highest) $(overlaps system)" "1 0" "one item is never run twice at once"

# A burner on the CPU's normal pool: what waits behind it, and what does not. A busy machine may be so late with the second
# item that little is left of the burner: then again, five times at the most.
wait_behind_burner() { # QUEUE
	for _ in 1 2 3 4 5; do
		put reset >/dev/null
		put bound cpu=1 do=burn:800 >/dev/null
		within 5 runs bound 1
		put "$1" cpu=1 do=burn:1 >/dev/null
		within 20 idle bound
		within 20 idle "$1"
		submitted=$(events submitted "$1" | tail -n 1 | field ns)
		burner=$(events step bound | grep 'step=burn:800$' | tail -n 1 | field item)
		ended=$(events finished bound | grep " item=$burner " | field ns)
		[ $((ended - submitted)) -lt 400000000 ] || break
	done
	echo $((($(events started "$1" | tail -n 1 | field ns) - submitted) / 1000))
}
bound=$(wait_behind_burner bound)
highpri=$(wait_behind_burner highpri)
custom=$(wait_behind_burner custom)
echo "# waits behind a burner, us: bound $bound, highpri $highpri, custom $custom"
ok "a bound item waits for the burner on its CPU" test "$bound" -gt 300000
ok "a highpri item does not" test "$highpri" -lt $((bound / 2))
ok "nor does an unbound one" test "$custom" -lt $((bound / 2))

put reset >/dev/null
put bound n=3 cpu=0 do=sleep:1000 >/dev/null
within 20 idle bound
is "$(cell concurrency bound highest)" 3 "bound items that sleep run at once"

buckets() { # QUEUE: those of its runs, a line for each
	awk -v queue="$1" '$1 == "run_eighths" { inside = 1; next } !NF { inside = 0 }
		inside && $1 == queue { for (i = 2; i <= NF; i++) print $i }' $FILE
}
is "$(buckets bound | awk -F: '{ n += $2 } END { print n }')" 3 "a histogram counts every run"
bucket_of() { # NS
	awk -v ns="$1" 'BEGIN { for (at = 1; 2 * at <= ns; at *= 2) octave++; printf "%d.%d", octave, int((ns / at - 1) * 8) }'
}
is "$(bucket_of 280000000)" 28.0 "280 ms are in bucket 28.0: 2^28 ns is 268 ms, an eighth of that 34"
is "$(buckets bound | head -n 1 | cut -d: -f1)" "$(bucket_of "$(cell more_times bound run_min_ns)")" "the first bucket is the shortest run's"
ok "the shortest of them took no less" at_least "$(cell more_times bound run_min_ns)" 280000000
ok "and no longer than the longest" at_least "$(cell times bound run_max_ns)" "$(cell more_times bound run_min_ns)"

# A reset forgets the minima.
put custom do=sleep:1 >/dev/null
within 20 idle custom
put reset >/dev/null
is "$(cell more_times custom run_min_ns) $(cell more_times custom wait_min_ns)" "- -" "reset: no minimum"
put custom do=sleep:50 >/dev/null
within 20 idle custom
ok "reset: a minimum of what came after it" at_least "$(cell more_times custom run_min_ns)" 50000000

# README's way to bring the rescuer: burners of highpri have all CPUs while custom needs new workers. The timers must end
# together, so one process writes all commands; on a busy machine it may be late: then again, five times at the most.
rescued() { events started custom | grep -cE ' worker=(wqdemo_custom|kworker/R-wqdem)'; }
bring_rescuer() {
	tries=5
	while [ $tries -gt 0 ] && [ "$(rescued)" -le "$before" ]; do
		tries=$((tries - 1))
		echo max_active custom 16 >$FILE
		for cpu in 0 1; do echo highpri cpu=$cpu delay=900 do=burn:240 >$FILE; done; \
			echo custom n=16 delay=920 do=sleep:50 >$FILE
		within 20 all_idle
	done
}
put reset >/dev/null
before=$(rescued) # on a busy machine it may have come by itself: then the workers are there, and it need not come again
bring_rescuer
echo "# run by the rescuer: $before, then $(rescued)"
ok "the rescuer runs items while highpri burners have all CPUs" test "$(rescued)" -gt 0
ok "and all of them end" test "$(count custom accepted)" = "$(count custom completed)"

ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
