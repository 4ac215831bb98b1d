#!/bin/sh
# Everything at once while it watches: submitters that come and go with their modules, attaching, detaching, killed holders,
# readers, resets, CPUs off line, and itself unloaded amid all that. In the kernels that find mistakes, it must make none.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh

rounds=${ROUNDS:-20}
insmod /workqueue_machine.ko
insmod /workqueue_demo.ko log_runs=0

submits() {
	while :; do
		put custom n=40 do=burn:1,sleep:1 >/dev/null
		put bound n=40 do=sleep:2 >/dev/null
		put highpri n=10 >/dev/null
		put immediate >/dev/null
		put delayed delay=5 >/dev/null
		put cancel custom >/dev/null
		sleep 0.1
	done
} 2>/dev/null
reads() {
	while :; do
		cat $MACHINE $CALLERS 2>/dev/null || sleep 0.1
	done >/tmp/last-reading
}
resets() {
	while :; do
		tell attach stay
		tell reset
		tell attach
		tell detach
	done >/dev/null 2>&1
}
hot_plugs() {
	while :; do
		echo 0
		sleep 0.5
		echo 1
		sleep 0.5
	done 2>/dev/null >/sys/devices/system/cpu/cpu1/online
}

is_held() { [ "$(told holders)" -gt 0 ]; }
hold_and_kill() {
	sh -c 'exec 3<>/proc/workqueue_machine; echo attach >&3; exec sleep 100' 2>/dev/null &
	holder=$!
	within 30 is_held
	was_held=$?
	kill -KILL $holder
	wait $holder 2>/dev/null
	return $was_held
}

for loop in submits reads reads; do
	$loop &
	loops="$loops $!"
done
[ ! -w /sys/devices/system/cpu/cpu1/online ] || { hot_plugs & loops="$loops $!"; }

held=0
for _ in $(seq "$rounds"); do
	hold_and_kill && held=$((held + 1))
done
is $held "$rounds" "held and killed $rounds times"
ok "nobody holds it any more" within 30 told_is holders 0
is "$(told attached_ns)" - "nor is it attached"

resets &
resetter=$!
unloaded=0
for _ in $(seq "$rounds"); do
	rmmod workqueue_machine && insmod /workqueue_machine.ko && unloaded=$((unloaded + 1))
done
is $unloaded "$rounds" "unloaded amid all that, $rounds times"
kill $resetter
wait $resetter 2>/dev/null

tell attach stay >/dev/null
unloaded=0
for _ in 1 2 3; do
	rmmod workqueue_demo && insmod /workqueue_demo.ko log_runs=0 && unloaded=$((unloaded + 1))
done
is $unloaded 3 "the module of who submits was unloaded while it watched"

# shellcheck disable=SC2086 # a list of pids
kill $loops
# shellcheck disable=SC2086
wait $loops 2>/dev/null
echo 1 2>/dev/null >/sys/devices/system/cpu/cpu1/online
is "$(awk 'NF == 0 { name = ""; next } name == "" { name = $1; next }
	name == "count" && ($4 > $3 || $5 > $3) { print }' $MACHINE)" "" "no row ended more than it started"
is "$(addresses)" "" "no address in the file"
ok "the machine's module goes" rmmod workqueue_machine
ok "the demo too" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean || trouble | head -n 20 | sed 's/^/# /'
finish
