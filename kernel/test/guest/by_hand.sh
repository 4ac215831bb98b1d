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
# In a small window: the whole first table, and nothing that wraps.
small() {
	timeout 10 watch -t -n 1 'head -n 23 /proc/workqueue_demo | cut -c 1-80' >/tmp/small 2>&1 &
	within 10 grep -q '^freezable' /tmp/small
	kill $!
	grep -q '^freezable' /tmp/small && ! grep -q '.\{81\}' /tmp/small
}
ok "watch, in a small window" small
ticks() { [ "$(periodic ticks)" -ge 2 ]; }
ok "the periodic item ticks" within 20 ticks
ok "the delayed item runs" within 20 idle delayed
is "$(echo stop | sudo tee /proc/workqueue_demo)" stop "echo stop | sudo tee /proc/workqueue_demo"
like "$(dmesg | tail -30)" "workqueue_demo: periodic #2 finished" "dmesg | tail -30 tells what ran"
like "$(dmesg | tail -30)" "workqueue_demo: 'stop' from tee .*: 1 removed, 0 still running, waited" "and what stop did"
is "$(count system completed) $(count delayed completed) $(count custom completed)" "1 1 1" "each of them ran once"
# The README's experiments.
ok "custom n=8 do=burn:5,sleep:500,burn:5" sh -c "echo 'custom n=8 do=burn:5,sleep:500,burn:5' > /proc/workqueue_demo"
ok "bound cpu=1 do=burn:800" sh -c "echo 'bound cpu=1 do=burn:800' > /proc/workqueue_demo"
ok "delayed delay=5000" sh -c "echo 'delayed delay=5000' > /proc/workqueue_demo"
ok "mod delay=500" sh -c "echo 'mod delay=500' > /proc/workqueue_demo"
ok "cancel_sync custom" sh -c "echo 'cancel_sync custom' > /proc/workqueue_demo"
# Four waited, if no time was lost on the way here.
is "$(count custom running) $(($(answer removed) + $(count custom completed)))" "0 9" "which removed those that waited, and let the others end"
within 10 idle bound
ok "scenario A" sh -c "echo 'scenario A' > /proc/workqueue_demo"
is "$(tail -n 12 /proc/workqueue_demo_events | field queue | sort | uniq -c | awk '$2 == "bound" { print ($1 > 6) }')" 1 \
	"tail -n 12 /proc/workqueue_demo_events tells of it"
within 10 idle delayed
ok "sudo rmmod workqueue_demo" sudo rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
