#!/bin/sh
# The soak while workqueue_machine watches: attached, detached, reset, read, held by who is killed, and unloaded amid all that,
# now before the demo and now after it. Its counts are exact whenever everything has come to rest.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh

# shellcheck disable=SC2034 # for soak.sh
with_machine=1
times_loaded=1

machine_comes_again() {
	rmmod workqueue_machine && insmod /workqueue_machine.ko && times_loaded=$((times_loaded + 1))
}

# shellcheck disable=SC2154 # $rests and $loads are of soak.sh
same() { # GOT WANTED NAME
	[ "$1" = "$2" ] || { echo "# rest $rests, $3: got '$1', wanted '$2'"; return 1; }
}

# At rest: nothing of who was killed is left, and of the demo's functions each item counts, and no more.
machine_counts_exactly() {
	same "$(told holders) $(tell detach) $(told attached_ns)" "0 ok -" "nobody holds it" || return
	tell attach stay >/dev/null
	for queue in $(item_queues); do put "$queue" n=20 do=burn:1; done >/dev/null
	within 30 all_idle || return
	for queue in $(item_queues); do
		same "$(values "${queue}_handler" count queued started ended untimed)" "20 20 20 0" "20 of $queue" || return
		same "$(values "${queue}_handler" running pid)" "" "$queue runs" || return
	done
}

# shellcheck disable=SC2154
machine_soaked() {
	echo "# soak: times_loaded=$times_loaded attaches=$(sum attaches) detaches=$(sum detaches) resets=$(sum resets)" \
		"refusals=$(sum refusals) holders_killed=$(sum holders_killed) machine_reads=$(sum machine_reads)"
	for done in attaches detaches resets refusals holders_killed machine_reads; do
		ok "there were $done" test "$(sum $done)" -gt 0
	done
	ok "it was unloaded at each turn, too" test $times_loaded -gt $loads
	ok "its counts were exact at each rest" test $rests -gt 0 -a $((rests * 2)) -eq $loads
	ok "rmmod of it" rmmod workqueue_machine
	ok "it is gone" test ! -e $MACHINE
}

insmod /workqueue_machine.ko
. /test/guest/soak.sh
