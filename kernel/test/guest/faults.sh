#!/bin/sh
# Each allocation in turn fails, and each access to the caller's memory. What was set up is undone, no command is half done.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh

if [ ! -e /proc/self/fail-nth ]; then
	echo "1..0 # SKIP this kernel cannot let allocations fail: no /proc/self/fail-nth"
	exit
fi
mount -t debugfs debugfs /sys/kernel/debug
for kind in failslab fail_page_alloc; do
	echo N >/sys/kernel/debug/$kind/ignore-gfp-wait # those that may wait for memory fail too
done
for kind in failslab fail_page_alloc fail_usercopy; do
	echo 0 >/sys/kernel/debug/$kind/verbose # or each would print a call trace
done
leaks=/sys/kernel/debug/kmemleak
echo clear >$leaks
dmesg -n 1 # the kernel prints much about most of them

tally() { echo "$outcomes" | sort | uniq -c | tr -s ' \n' ' '; }
said() { echo "$outcomes" | grep -c "^$1\$"; }

loads() { # MODULE FILE
	outcomes=$(/test/bin/fail load "/$1.ko" 2>&1)
	echo "# insmod $1: $(tally)"
	ok "insmod $1 fails where memory does" at_least "$(said ENOMEM)" 20
	is "$(echo "$outcomes" | grep -v -e '^ENOMEM$' -e '^EFAULT$' -e '^ok$')" "" "and with no other error"
	is "$(echo "$outcomes" | tail -n 1)" ok "it loads when it has all it needs"
	ok "nothing is left of it" test ! -e "$2"
}
loads workqueue_demo "$FILE"
loads workqueue_machine $MACHINE

insmod /workqueue_demo.ko log_runs=0
tries() { # COMMAND [FILE]
	outcomes=$(/test/bin/fail write "${2:-$FILE}" "$1" 2>&1)
	echo "# $1: $(tally)"
	ok "$1: fails where memory does" at_least "$(said ENOMEM)" 1
	is "$(echo "$outcomes" | grep -v -e '^ENOMEM$' -e '^EFAULT$' -e '^ok$')" "" "and with no other error"
}
for queue in custom bound ordered; do
	tries "$queue n=3 do=burn:1"
	ok "they run" within 10 idle $queue
	is "$(count $queue accepted)" $((3 * $(said ok))) "three for each command that said ok, none for the others"
done
tries "immediate do=burn:1"
tries "delayed delay=10 do=burn:1"
tries "custom n=3 delay=5000"
tries "cancel custom"
is "$(count custom armed)" 0 "none is armed"
for queue in system delayed custom; do
	ok "$queue is idle" within 10 idle $queue
done
ok "the identities hold" identities_hold

# The tables, and the lists of probes of four tracepoints, which the kernel copies for each that comes or goes.
insmod /workqueue_machine.ko
tries "attach stay" $MACHINE
ok "attached" told_is stays yes
put custom n=3 >/dev/null
ok "what is counted is counted right" within 10 ended custom_handler 3
tries "reset" $MACHINE
is "$(tell detach)" ok "detached"
ok "rmmod of the machine's" rmmod workqueue_machine
ok "rmmod" rmmod workqueue_demo
is "$(trouble | grep -v 'Call Trace:')" "" "the log is free of warnings but for those of failed allocations"
sleep 6 # kmemleak waits for five seconds before it calls something a leak
echo scan >$leaks
echo scan >$leaks
# The kernel itself, 6.12, loses the name of a slab cache that it could not create.
is "$(awk -v RS='unreferenced object' 'NR > 1 && !/sysfs_slab_add/' $leaks)" "" "nothing leaks"
finish
