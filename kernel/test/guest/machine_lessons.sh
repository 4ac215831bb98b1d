#!/bin/sh
# The lessons that look at the whole machine: their claims hold on this kernel.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh
. /test/guest/lessons_lib.sh

insmod /workqueue_demo.ko || exit
wqtop --lesson machine_held --check >/tmp/lesson
is "$? $(cat /tmp/lesson)" "3 Bail out! $MACHINE: No such file or directory: this lesson is about all workqueues of the machine" \
	"without workqueue_machine a lesson about the machine says so"
insmod /workqueue_machine.ko || exit
for lesson in $(wqtop --lessons | sed -n 's/^\(machine_[a-z]*\) .*/\1/p'); do
	check_lesson "$lesson"
	is "$(told attached_ns)" - "$lesson: nobody is attached after it"
done
ok "the log is free of warnings" log_is_clean
finish
