#!/bin/sh
# Who may see and do what: a /proc that hides processes hides them here too; root in a user namespace of its own is nobody.
. /test/guest/lib.sh

insmod /workqueue_demo.ko
put immediate >/dev/null
within 10 idle system
pid=$(answer pid)

seen_by_student() { su student -c "cat $FILE $EVENTS"; }
like "$(seen_by_student)" "^last seq=1 pid=$pid " "usually everybody sees who sent a command"
like "$(seen_by_student)" "event=submitted .* pid=[0-9]+ worker=put" "and who submitted an item"
for hidepid in 2 4; do
	mount -o remount,hidepid=$hidepid /proc 2>/dev/null || continue
	is "$(seen_by_student | grep -c -e "pid=$pid " -e 'worker=put')" 0 "hidepid=$hidepid: a student does not"
	like "$(seen_by_student)" '^last seq=1 pid=- command="immediate"' "hidepid=$hidepid: but what was commanded"
	like "$(seen_by_student)" "event=submitted .* pid=- worker=-" "hidepid=$hidepid: and what happened"
	like "$(seen_by_student)" "event=started .* pid=[0-9]+ worker=kworker" "hidepid=$hidepid: the kernel's workers are no secret"
	like "$(cat $FILE)" "^last seq=1 pid=$pid " "hidepid=$hidepid: root sees all"
	mount -o remount,hidepid=0 /proc
done
mount -o remount,hidepid=2,gid=1000 /proc
like "$(seen_by_student)" "^last seq=1 pid=$pid " "so does the group that the mount names"
mount -o remount,hidepid=0,gid=0 /proc

# Root in a user namespace owns the file as far as its mode goes, but has no rights outside.
parameter=/sys/module/workqueue_demo/parameters/log_runs
is "$(echo 1 | unshare -U -r /test/bin/put $FILE)" EPERM "root in a user namespace sends no command"
echo 0 | unshare -U -r tee $parameter >/dev/null 2>&1
is "$(cat $parameter)" Y "nor does it switch off the log"

ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
