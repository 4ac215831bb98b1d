#!/bin/sh
# The execution scenarios of the kernel's documentation. Their order holds on a quiet machine; a busy one gets five tries.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0
# Else since Linux 6.5 the kernel treats a burner of more than 10 ms as CPU_INTENSIVE by itself.
threshold=/sys/module/workqueue/parameters/cpu_intensive_thresh_us
[ ! -e $threshold ] || { echo 10000000 >$threshold; echo "# cpu_intensive_thresh_us $(cat $threshold)"; }

# Plays one and prints what happened: "w0 starts, w0 sleeps, w1 starts, ..." of the last three items.
played() { # SCENARIO
	first=$(tail -n 1 $EVENTS | field seq)
	put scenario "$1" >/dev/null || return
	awk -v first="${first:-0}" '
		{ for (i = 1; i <= NF; i++) { split($i, pair, "="); f[pair[1]] = pair[2] } }
		f["seq"] + 0 <= first + 0 { next }
		f["event"] == "submitted" { name[f["queue"] f["item"]] = "w" n++; next }
		{ who = name[f["queue"] f["item"]] }
		f["event"] == "started" { said = said who " starts, " }
		f["event"] == "step" && $NF ~ /sleep/ { said = said who " sleeps, "; asleep[who] = 1; next }
		f["event"] == "step" && asleep[who] { said = said who " wakes, "; asleep[who] = 0 }
		f["event"] == "finished" { said = said who " ends, " }
		END { print said }' $EVENTS
}

span_us() {
	echo $(($(answer waited_ns) / 1000))
}

# Five tries for the documented order, what the documentation has at the same time in either order. Leaves the time that it took in $took.
documented() { # SCENARIO WANTED
	for try in 1 2 3 4 5; do
		seen=$(played "$1")
		took=$(span_us)
		echo "# $1, try $try, $took us: $seen"
		[ "$(ties "$seen")" != "$(ties "$2")" ] || return 0
	done
	return 1
}

# The same text for any order of what the documentation has at the same time: in B and C w0 and w1 end together, and in C
# w2 starts then, as soon as one of them has ended.
ties() {
	echo "$1" | sed -E 's/w2 sleeps, w0 wakes/w0 wakes, w2 sleeps/
		s/w0 ends, w2 starts, w1 ends|w1 ends, (w0 ends, w2 starts|w2 starts, w0 ends)/w0 ends, w1 ends, w2 starts/
		s/w1 ends, w0 ends/w0 ends, w1 ends/'
}

documented A "w0 starts, w0 sleeps, w0 wakes, w0 ends, w1 starts, w1 sleeps, w1 ends, w2 starts, w2 sleeps, w2 ends, "
report $? "A, max_active 1: one after the other"
a=$took
documented C "w0 starts, w0 sleeps, w1 starts, w1 sleeps, w0 wakes, w0 ends, w1 ends, w2 starts, w2 sleeps, w2 ends, "
report $? "C, max_active 2: w2 waits until one has ended"
c=$took
documented B "w0 starts, w0 sleeps, w1 starts, w1 sleeps, w2 starts, w2 sleeps, w0 wakes, w0 ends, w1 ends, w2 ends, "
report $? "B, max_active 3: one starts when the one before sleeps"
b=$took
ok "A took longer than C, C longer than B" test "$a" -gt "$c" -a "$c" -gt "$b"

# D: when the others' handlers begin does not tell D from B, only that they are runnable. It takes about as long.
best=1000000
for try in 1 2 3 4 5; do
	seen=$(played D)
	echo "# D, try $try, $(span_us) us: $seen"
	[ "$(span_us)" -ge $best ] || best=$(span_us)
done
ok "D, w1 and w2 on a CPU_INTENSIVE queue: shorter than A" test $best -lt "$a"

# hog: a plain item behind a long burner, without and with the flag.
hog() {
	put scenario hog >/dev/null
	events submitted bound | tail -n 2 | field ns | tail -n 1 >/tmp/with_submitted
	events submitted bound | tail -n 2 | field ns | head -n 1 >/tmp/without_submitted
	without=$((($(events started bound | tail -n 2 | head -n 1 | field ns) - $(cat /tmp/without_submitted)) / 1000))
	with=$((($(events started bound | tail -n 1 | field ns) - $(cat /tmp/with_submitted)) / 1000))
	echo "# hog: the plain item waited $without us without the flag, $with us with it"
	[ $without -ge 50000 ] && [ $with -lt $((without / 2)) ]
}
hog || hog || hog || hog || hog
report $? "hog: behind a burner a plain item waits, behind a CPU_INTENSIVE one it does not"

is "$(cell flags bound max_active)" "$(cell flags freezable max_active)" "max_active is as it was before"
put bound do=sleep:1000 >/dev/null
is "$(put scenario A)" EBUSY "a scenario wants its queues idle"
ok "they come to rest" within 10 idle bound
ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
