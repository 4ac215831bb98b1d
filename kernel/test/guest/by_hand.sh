#!/bin/sh
# The session that a person types, word for word.
. /test/guest/lib.sh
cd /root || exit

ok "sudo insmod workqueue_demo.ko" sudo insmod workqueue_demo.ko
like "$(cat /proc/workqueue_demo)" '^queue ' "cat /proc/workqueue_demo shows the counters"
like "$(cat /proc/workqueue_demo)" '^commands' "and the commands"
is "$(echo immediate | sudo tee /proc/workqueue_demo)" immediate "echo immediate | sudo tee /proc/workqueue_demo"
is "$(echo delayed | sudo tee /proc/workqueue_demo)" delayed "echo delayed | sudo tee /proc/workqueue_demo"
is "$(echo custom | sudo tee /proc/workqueue_demo)" custom "echo custom | sudo tee /proc/workqueue_demo"
is "$(echo start | sudo tee /proc/workqueue_demo)" start "echo start | sudo tee /proc/workqueue_demo"
watched() {
	timeout 10 watch -n 1 cat /proc/workqueue_demo >/tmp/watched 2>&1 &
	within 10 grep -q '^periodic running=1' /tmp/watched
	kill $!
	grep -q '^periodic running=1' /tmp/watched
}
ok "watch -n 1 cat /proc/workqueue_demo" watched
# A window of 80x24, in which watch has two rows for itself and wraps long lines: the four patterns are there, and a
# row is to spare.
small() { fold -w 80 /proc/workqueue_demo | head -n 21; }
for queue in system delayed custom periodic; do
	like "$(small)" "^$queue +([0-9]+ +){6}[0-9]+ " "80x24: the counts of $queue"
done
columns_first() {
	counts | cut -c 1-80 | head -n 1 |
		grep -qE '^queue +submitted +accepted +coalesced +completed +running +pending +armed '
}
ok "the first 80 columns of that table: the seven that are wanted most" columns_first
# Whole ones: a number that were cut would differ.
numbers_first() {
	counts | awk '{ n = split(substr($0, 1, 80), seen); for (i = 1; i <= 8; i++) if (i > n || seen[i] != $i) exit 1 }'
}
ok "and their numbers, in each row" numbers_first
narrow() {
	timeout 10 watch -n 1 cut -c 1-80 /proc/workqueue_demo >/tmp/narrow 2>&1 &
	within 10 grep -q '^freezable' /tmp/narrow
	kill $!
	head -n 24 /tmp/narrow | grep -q '^freezable' && ! grep -v 'Every 1' /tmp/narrow | grep -q '.\{81\}'
}
ok "watch -n 1 cut -c 1-80 /proc/workqueue_demo: the whole table, and nothing wraps" narrow
ticks() { [ "$(periodic ticks)" -ge 2 ]; }
ok "the periodic item ticks" within 20 ticks
ok "the delayed item runs" within 20 idle delayed
is "$(echo stop | sudo tee /proc/workqueue_demo)" stop "echo stop | sudo tee /proc/workqueue_demo"
like "$(sudo dmesg | tail -30)" "workqueue_demo: periodic #[0-9]+ finished" "sudo dmesg | tail -30 tells what ran"
like "$(sudo dmesg | tail -30)" "workqueue_demo: 'stop' from tee .*: 1 removed, 0 still running, waited" "and what stop did"
is "$(count system completed) $(count delayed completed) $(count custom completed)" "1 1 1" "each of them ran once"
# The log tells of a run when it starts, not when it has ended: for each queue, of an item that is still running.
logged() { dmesg | grep -q "workqueue_demo: $1 #$2 $3"; }
told_while_running() { # QUEUE COMMAND
	echo "$2" >/proc/workqueue_demo
	within 10 runs "$1" 1 || return
	number=$(events started "$1" | tail -n 1 | field item)
	within 2 logged "$1" "$number" started && ! logged "$1" "$number" finished && runs "$1" 1
}
others=$(sleeping_queues)
for verb in immediate "delayed delay=10" $others "start period=100"; do
	case $verb in
	immediate) queue=system ;;
	start*) queue=periodic ;;
	*) queue=${verb%% *} ;;
	esac
	ok "$queue: the log says that an item started while it runs" told_while_running "$queue" "$verb do=sleep:5000"
done
echo stop >/proc/workqueue_demo
for queue in system delayed $others; do
	within 20 idle "$queue"
done
echo reset >/proc/workqueue_demo
# The README's experiments.
ok "custom n=8 do=burn:5,sleep:500,burn:5" sh -c "echo 'custom n=8 do=burn:5,sleep:500,burn:5' > /proc/workqueue_demo"
ok "bound cpu=1 do=burn:800" sh -c "echo 'bound cpu=1 do=burn:800' > /proc/workqueue_demo"
ok "delayed delay=5000" sh -c "echo 'delayed delay=5000' > /proc/workqueue_demo"
ok "mod delay=500" sh -c "echo 'mod delay=500' > /proc/workqueue_demo"
ok "cancel_sync custom" sh -c "echo 'cancel_sync custom' > /proc/workqueue_demo"
# Four waited, if no time was lost on the way here.
is "$(count custom running) $(($(answer removed) + $(count custom completed)))" "0 8" "which removed those that waited, and let the others end"
within 10 idle bound
ok "scenario A" sh -c "echo 'scenario A' > /proc/workqueue_demo"
is "$(tail -n 12 /proc/workqueue_demo_events | field queue | sort | uniq -c | awk '$2 == "bound" { print ($1 > 6) }')" 1 \
	"tail -n 12 /proc/workqueue_demo_events tells of it"
within 10 idle delayed
# The README's commands for programs, as an ordinary user.
as_student() { su student -c "cd; $1"; }
is "$(as_student 'wqtop -b -n 3 -d 1' | grep -c '^custom ')" 3 "wqtop -b -n 3 -d 1 prints three samples"
by_name=$(cat <<'END'
wqtop --csv -n 1 | awk -F , 'NR == 1 { while (++i <= NF) at[$i] = i } /,custom,/ { print $at["wait_p99_ns"] }'
END
)
ok "wqtop --csv -n 1 and awk: a number by its column's name" \
	between "$(as_student "$by_name")" 1 "$(cell times custom wait_max_ns)"
as_student 'exec wqtop --csv -d 1 > lesson.csv' &
csv=/home/student/lesson.csv
ok "wqtop --csv -d 1 > lesson.csv: a row for each queue" within 10 grep -q '^live,.*,custom,' $csv
kill $!
wait $!
is "$(head -n 1 $csv | cut -d , -f 1-6)" state,reason,time_ns,epoch,queue,submitted "lesson.csv begins with the names"
ok "sudo rmmod workqueue_demo" sudo rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
