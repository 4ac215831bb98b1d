# shellcheck shell=dash
# Sourced by the scripts of the bench in the VM. They print lines "NAME NUMBER", of instructions if not said otherwise.
# meter.c and its files tell how each is measured.

demo=/proc/workqueue_demo bare=/proc/workqueue_bare machine=/proc/workqueue_machine
meter=/test/bench/bin/meter

# log_runs=0: who logs waits for the console.
load_demo() { insmod /workqueue_demo.ko log_runs=0 || exit; }
load_bare() { insmod /workqueue_bare.ko || exit; }

put() { echo "$*" >$demo; }

# An item that does nothing.
item() { $meter each "$1" $demo "$2 n=@ do=none" 10000; } # NAME VERB
bare_item() { $meter each "$1" $bare "$2 @" "${3:-10000}"; } # NAME QUEUE [N]

attach_machine() {
	insmod /workqueue_machine.ko || exit
	echo attach stay >$machine
}
machine_rows() { sed -n 's/^rows //p' $machine; }
fill_rows() { insmod /crowd.ko most=$(($1 - $(machine_rows))); } # N

# Then every queue was used, there are eight answers, and all the events that there is room for.
use_all_queues() {
	for verb in immediate delayed custom start bound highpri cpu_intensive ordered freezable bh; do
		put $verb 2>/dev/null # there is no bh before Linux 6.9
		sleep 3
	done
	put stop
	put bound n=10000 do=none
	sleep 1
}
