#!/bin/sh
# Burners that share a CPU: which time each of them had it, and which time it was ready without one.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0

# The line `finished` of item N of cpu_intensive, and a sum over its events `preempted`.
finished() { events finished cpu_intensive | grep " item=$1 "; }
lost() { # N
	events preempted cpu_intensive | grep " item=$1 " | field lost_ns | awk '{ sum += $1 } END { printf "%d\n", sum }'
}
ran_ns() { # N
	echo $(($(finished "$1" | field ns) - $(events started cpu_intensive | grep " item=$1 " | field ns)))
}

# --- one alone: the shell waits in `flush`, without a CPU ---

put cpu_intensive cpu=0 do=burn:200 >/dev/null
put flush cpu_intensive >/dev/null
ok "one alone burns what it was asked to" between "$(finished 1 | field burnt_ns)" 200000000 202000000
ok "it is hardly preempted" between "$(finished 1 | field preempted_ns)" 0 20000000
is "$(cell more_times cpu_intensive burnt_total_ns) $(cell more_times cpu_intensive preempted_total_ns)" \
	"$(finished 1 | field burnt_ns) $(finished 1 | field preempted_ns)" "the totals are those of the run"
put custom do=sleep:20 >/dev/null
put flush custom >/dev/null
is "$(events finished custom | field burnt_ns)" "" "what only sleeps has burnt nothing"

# --- two on one CPU ---

put reset >/dev/null
put cpu_intensive n=2 cpu=0 do=burn:300 >/dev/null
put flush cpu_intensive >/dev/null
for item in 2 3; do
	ok "item $item burns what it was asked to" between "$(finished $item | field burnt_ns)" 300000000 302000000
	ok "it is preempted for about as long" between "$(finished $item | field preempted_ns)" 200000000 400000000
	ok "burning and preempted make up its run" between \
		$(($(ran_ns $item) - $(finished $item | field burnt_ns) - $(finished $item | field preempted_ns))) 0 10000000
	ok "gaps of half a millisecond and more are events: most of that" between "$(lost $item)" \
		$(($(finished $item | field preempted_ns) * 9 / 10)) "$(finished $item | field preempted_ns)"
done
is "$(events preempted cpu_intensive | field lost_ns | awk '$1 < 500000' | wc -l)" 0 "shorter gaps are none"
is "$(cell more_times cpu_intensive burnt_total_ns)" \
	"$(($(finished 2 | field burnt_ns) + $(finished 3 | field burnt_ns)))" "the total is that of both"

# Sums up for how long both were on the CPU, by their events: a slice begins where the item starts or has its CPU back.
both_ns() {
	grep queue=cpu_intensive $EVENTS | grep -E 'item=[23] ' | awk '
		{ for (i = 1; i <= NF; i++) { split($i, pair, "="); of[pair[1]] = pair[2] } item = of["item"] }
		/event=started/ { on[item] = of["ns"] }
		/event=(preempted|finished)/ {
			gap = /event=preempted/ ? of["lost_ns"] : 0
			n++; who[n] = item; from[n] = on[item]; to[n] = of["ns"] - gap
			on[item] = of["ns"]
		}
		END {
			for (a = 1; a <= n; a++)
				for (b = 1; b < a; b++) {
					if (who[a] == who[b]) continue
					begin = from[a] > from[b] ? from[a] : from[b]
					end = to[a] < to[b] ? to[a] : to[b]
					if (end > begin) sum += end - begin
				}
			printf "%d\n", sum
		}'
}
ok "one CPU is never had by both" between "$(both_ns)" 0 20000000

# --- highpri against bound: nice -20 takes the CPU away ---

put bound cpu=0 do=burn:400 >/dev/null
put highpri cpu=0 do=burn:200 >/dev/null
put flush bound >/dev/null
within 10 idle highpri
ok "the bound item waits for the highpri one to end" between "$(events finished bound | field preempted_ns)" 150000000 400000000
ok "the highpri one is hardly preempted" between "$(events finished highpri | field preempted_ns)" 0 40000000

# --- without events ---

put record off >/dev/null
put reset >/dev/null
put cpu_intensive n=2 cpu=0 do=burn:100 >/dev/null
put flush cpu_intensive >/dev/null
ok "without events, burning is counted" between "$(cell more_times cpu_intensive burnt_total_ns)" 200000000 202000000
ok "and so is preempted time" at_least "$(cell more_times cpu_intensive preempted_total_ns)" 100000000
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
