#!/bin/sh
# Ten million items, half of them of a bound and half of an unbound queue, both at a time on two CPUs: each is counted
# as submitted, accepted and completed, and as nothing else.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
half=$((${ITEMS:-10000000} / 2))

submit() { # QUEUE
	left=$half
	while [ $left -gt 0 ]; do
		put "$1" n=10000 do=none || exit
		put flush "$1" || exit
		left=$((left - 10000))
	done
}
submit bound &
submit custom &
wait

# By the names of the columns.
awk -v half=$half '
	/^$/ { split("", name) }
	$1 == "queue" { split($0, name) }
	1 in name && ($1 == "bound" || $1 == "custom") {
		for (i = 2; i <= NF; i++) {
			wrong = $i - (name[i] ~ /^(submitted|accepted|completed)$/ ? half : 0)
			off += wrong < 0 ? -wrong : wrong
		}
		queues++
	}
	END { print "lost", queues == 2 ? off : "?" }' $demo
