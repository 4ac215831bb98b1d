#!/bin/sh
# CPUs go off line and come back while workqueue_machine watches: of what was counted on them nothing is lost, and items that
# moved to another CPU count once. The kernel's histograms say the same, where it has them, and the demo's own counts.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh
. /test/guest/witness_lib.sh

cpus=$(nproc)
rounds=${ROUNDS:-3}
witness_begins && has_witness=1
insmod /workqueue_machine.ko
insmod /workqueue_demo.ko log_runs=0

plug() { echo "$2" >"/sys/devices/system/cpu/cpu$1/online"; } # CPU 0|1
# On each CPU; of the one that goes some wait, some run, some sleep. What names a CPU that is away is refused.
load() {
	for cpu in $(seq 0 $((cpus - 1))); do
		put bound cpu="$cpu" n=5 do=burn:1,sleep:20
		put highpri cpu="$cpu" n=5 do=burn:1
	done
	for queue in $(item_queues); do put "$queue" n=10 do=burn:1; done
	put immediate
	put delayed delay=5
} >/dev/null

# "QUEUED STARTED ENDED" of all the demo's functions.
counted_in_all() {
	awk '
		NF == 0 { name = ""; next }
		name == "" { name = $1; for (i = 2; i <= NF; i++) at[$i] = i; next }
		name == "row" && $at["module"] == "workqueue_demo" { of[$1] = 1 }
		name == "count" && $1 in of { queued += $at["queued"]; started += $at["started"]; ended += $at["ended"] }
		END { print queued + 0, started + 0, ended + 0 }' $MACHINE
}
completed_in_all() {
	counts | awk 'NR == 1 { for (i = 2; i <= NF; i++) at[$i] = i; next } { n += $at["completed"] } END { print n, n, n }'
}

tell attach stay >/dev/null
[ ! "${has_witness:-}" ] || look before
plugs=0
for _ in $(seq "$rounds"); do
	load
	for cpu in $(seq 1 $((cpus - 1))); do
		load
		plug "$cpu" 0 && load && plug "$cpu" 1 && plugs=$((plugs + 1))
	done
done
is $plugs $((rounds * (cpus - 1))) "of $cpus CPUs each but the first went off line under load, $rounds times"
ok "all that was queued has run" within 60 all_idle
in_all=$(counted_in_all)
is "$in_all" "$(completed_in_all)" "queued, started and ended: each of the demo's items once"
ok "of which there were many" at_least "${in_all%% *}" $((50 * rounds))
is "$(values bound_handler running pid)" "" "none is taken to be running still"
if [ "${has_witness:-}" ]; then
	look after
	for event in queue_work execute_start execute_end; do
		is "$(differences $event | grep _handler)" "" "$event: of each function as many as the witness saw"
	done
fi

for cpu in $(seq 1 $((cpus - 1))); do plug "$cpu" 0; done
is "$(told cpus) $(counted_in_all)" "1 $in_all" "it is all still there while only one CPU is"
for cpu in $(seq 1 $((cpus - 1))); do plug "$cpu" 1; done
tell reset >/dev/null
load
within 60 all_idle
n=$((5 * cpus + 10))
is "$(told cpus) $(values bound_handler count queued started ended)" "$cpus $n $n $n" "and exact on all $cpus CPUs when they are back"
ok "rmmod of both" rmmod workqueue_machine workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
