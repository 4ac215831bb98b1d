#!/bin/sh
# The soak: for MINUTES the module is loaded, written to, read and unloaded, in every way at once, while CPUs come and go.
# SEED repeats the order of what each process does. In between everything comes to rest, and nothing may be lost by then.
# Sourced by machine_soak.sh, which has workqueue_machine come and go beside it.
. /test/guest/lib.sh

minutes=${MINUTES:-2} # run.sh takes MINUTES=N and SEED=N
seed=${SEED:-1}
leaks=/sys/kernel/debug/kmemleak
mount -t debugfs debugfs /sys/kernel/debug 2>/dev/null
[ ! -e $leaks ] || echo clear >$leaks
# In kernels with detectors a write of 5000 items takes up to 15 s on a busy machine, and the freezer waits for it: it
# gives up after 20 s unless told otherwise. What cannot be frozen at all is found all the same.
[ ! -e /planted.ko ] || echo 100000 >/sys/power/pm_freeze_timeout
echo "# $(uname -r), $(nproc) CPUs, MINUTES=$minutes SEED=$seed"

storm() { # KIND NUMBER
	"/test/bin/storm_$1" $((seed * 1000 + loads * 10 + $2)) >>/tmp/storms &
	storms="$storms $!"
}

begin_storm() {
	storms=
	storm write 1
	storm write 2
	storm write 3
	storm read 4
	storm read 5
	storm machine 6
	[ ! "${with_machine:-}" ] || storm attach 7
}

have_ended() {
	for pid in $storms; do
		[ ! -e "/proc/$pid" ] || grep -q '^State:.Z' "/proc/$pid/status" || return
	done
}

# A flush ends when there is nothing left to wait for.
cancel_all() {
	for queue in $(counts | awk 'NR > 1 { print $1 }'); do
		put cancel "$queue"
	done
	put stop
}

calm_down() {
	cancel_all >/dev/null 2>&1
	have_ended
}

end_storm() {
	# shellcheck disable=SC2086 # a list of pids
	kill $storms
	within 60 calm_down
}

rest() {
	end_storm || { echo "# still there:"; pgrep -fl 'storm_|wqtop'; return 1; }
	cancel_all >/dev/null
	within 30 all_idle && identities_hold || return
	[ ! "${with_machine:-}" ] || machine_counts_exactly
}

loads=0
rests=0
seconds() { cut -d . -f 1 /proc/uptime; }
end=$(($(seconds) + minutes * 60))
# Every other time it is unloaded in the middle of everything, and loaded again for those who go on.
while [ "$(seconds)" -lt $end ]; do
	insmod /workqueue_demo.ko log_runs=$((loads % 2)) || break
	loads=$((loads + 1))
	begin_storm
	sleep $((3 + (seed + loads * 7) % 10))
	[ ! "${with_machine:-}" ] || machine_comes_again || break
	rmmod workqueue_demo || break
	insmod /workqueue_demo.ko || break
	loads=$((loads + 1))
	sleep $((2 + (seed + loads * 5) % 6))
	rest || break
	rests=$((rests + 1))
	rmmod workqueue_demo || break
	[ ! "${with_machine:-}" ] || machine_comes_again || break
done
ok "it went on for $minutes minutes" test "$(seconds)" -ge $end

sum() { # KEY
	tr ' ' '\n' </tmp/storms | awk -F = -v key="$1" '$1 == key { n += $2 } END { print n + 0 }'
}
echo "# soak: loads=$loads rests=$rests writes=$(sum writes) refused=$(sum refused) killed=$(sum killed)" \
	"reads=$(sum reads) hotplugs=$(sum hotplugs) freezes=$(sum freezes) views=$(sum views)"
ok "the identities held at each rest" test $((rests * 2)) -eq $loads
ok "the module is gone" test ! -e $FILE
ok "there were writes that were done, and some that were refused" test "$(sum writes)" -gt "$(sum refused)" -a "$(sum refused)" -gt 0
ok "there were reads" test "$(sum reads)" -gt 0
[ ! "${with_machine:-}" ] || machine_soaked
[ "$(nproc)" -eq 1 ] || ok "CPUs came and went" test "$(sum hotplugs)" -gt 0
if [ -e $leaks ]; then
	sleep 6 # kmemleak waits for five seconds before it calls something a leak
	echo scan >$leaks
	echo scan >$leaks
	is "$(cat $leaks)" "" "nothing leaks"
fi
is "$(trouble)" "" "the log is free of reports"
finish
