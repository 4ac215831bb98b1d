#!/bin/sh
# A worker dies amid its item while the machine is watched: it is listed, its task is not touched when it has been freed, and
# all goes on. In the kernels that find mistakes.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh

[ -e /planted.ko ] || { echo "1..0 # SKIP this kernel has no detectors"; exit; }
insmod /workqueue_machine.ko
insmod /workqueue_demo.ko log_runs=0
tell attach stay >/dev/null
insmod /planted.ko bug=dead_worker
died() { dmesg | grep -q 'kernel BUG at .*planted'; }
ok "a worker dies" within 20 died
worker=$(values die running pid)
has_gone() { [ ! -e "/proc/$worker" ]; }
ok "and is gone" within 20 has_gone
sleep 2 # its task goes some grace periods later
is "$(values die running cpu_ns)" - "its item is listed, of unknown CPU time"

# Waits in which no item that has ended was in the way for more than half of the time: then those that run are looked at.
for cpu in $(seq 0 $(($(nproc) - 1))); do put bound cpu="$cpu" n=200 do=burn:1; done >/dev/null
within 60 idle bound
waits=$(values bound_handler wait all | tr ' ' '\n' | awk -F : '$1 >= 24 && NF == 2 { n += $2 } END { print n + 0 }')
ok "items waited for long, $waits of them" at_least "$waits" 20
behind bound_handler | grep -q '^die ' && blamed=1
is "${blamed:-0}" 0 "nobody waited behind the dead one"
touched() { dmesg | without_races_of_others | grep -E 'BUG: K(A|C)SAN'; }
is "$(touched)" "" "nothing touched what was freed"
ok "detach" tell detach
ok "rmmod workqueue_machine" rmmod workqueue_machine
ok "rmmod workqueue_demo" rmmod workqueue_demo
finish
