#!/bin/sh
# Is no test: a storm of work in the VM, recorded by wqtop. The recording that comes with wqtop was made so:
#   WQ_ACCEL=tcg,thread=single kernel/vm/run.sh test guest/machine_recording.sh >dashboard/demo/machine.recording
insmod /workqueue_machine.ko || exit
insmod /workqueue_demo.ko log_runs=0 || exit

# Each in a process of its own name, as a submitter is known by.
process() { # NAME
	{ echo '#!/bin/sh' && cat; } >"/tmp/$1"
	chmod +x "/tmp/$1"
	"/tmp/$1" 2>/dev/null &
	started="$started $!"
}
process flooder <<'END'
sleep 4
while :; do
	echo freezable cpu=1 n=100 do=sleep:1 >/proc/workqueue_demo
	sleep 0.1
done
END
process burner <<'END'
sleep 8
while :; do
	echo bound cpu=0 do=burn:150 >/proc/workqueue_demo
	sleep 0.6
done
END
process crowd <<'END'
sleep 12
while :; do
	echo custom n=12 do=sleep:200 >/proc/workqueue_demo
	sleep 1
done
END
wqtop -b --machine -d 0.5 -n 40 --record /tmp/recording >/dev/null || exit
# shellcheck disable=SC2086 # a list of pids
kill $started
cat /tmp/recording
