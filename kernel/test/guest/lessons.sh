#!/bin/sh
# Each lesson that wqtop has: its claims hold on this kernel.
. /test/guest/lib.sh
. /test/guest/lessons_lib.sh

insmod /workqueue_demo.ko || exit
# Those of the whole machine want workqueue_machine: machine_lessons.sh has them.
wqtop --lessons | cut -d ' ' -f 1 | grep -v '^machine_' >/tmp/lessons
ok "there are lessons" test -s /tmp/lessons
while read -r lesson; do
	check_lesson "$lesson"
done </tmp/lessons
# One of somebody else's, whose claims do not hold.
cat >/tmp/wrong.lesson <<'END'
chapter Wrong
custom n=2 do=sleep:10
wait idle custom
claim custom.completed = 3
claim wait(ordered 1) < 1 s
claim custom.completed = 2
END
wqtop --lesson /tmp/wrong.lesson --check >/tmp/lesson
is $? 1 "a claim that is wrong: exit status 1"
is "$(grep -c '^not ok [12] - line [45]: ' /tmp/lesson)" 2 "wrong, and what could not be told, are not ok"
like "$(cat /tmp/lesson)" '^# custom.completed is 2$' "the measured value is told"
like "$(cat /tmp/lesson)" '^# could not be told$' "so is that nothing was measured"
like "$(cat /tmp/lesson)" '^# wait\(ordered 1\) is not known: no such item was seen' "and why"
like "$(cat /tmp/lesson)" '^ok 3 - line 6: custom.completed = 2$' "one that is right is ok"
like "$(tail -n 1 /tmp/lesson)" '^1\.\.3$' "the plan is the last line"
# An answer that no choice has, but the lesson explains.
cat >/tmp/else.lesson <<'END'
chapter Else
ask "Two items: how many run?" "none" "three"
custom n=2 do=sleep:10
wait idle custom
reveal custom.completed = 0: None.
reveal custom.completed = 3: Three.
else custom.completed = 1: One.
else custom.completed = 2: Two do.
END
wqtop --lesson /tmp/else.lesson --check >/tmp/lesson
is $? 0 "an answer that is no choice and is explained: exit status 0"
like "$(cat /tmp/lesson)" '^# Two do\.$' "and the explanation is that of what was measured"
# A max_active that somebody left behind makes no lesson untrue.
put max_active custom 8 >/dev/null
wqtop --lesson first --check >/tmp/lesson
is $? 0 "a lesson after another max_active: as after the load"
# A chapter begins from a known state.
cat >/tmp/chapter.lesson <<'END'
chapter One
record off
custom n=20 do=sleep:100
delayed delay=60000
start
max_active custom 2
chapter Two
claim custom.submitted + delayed.submitted + periodic.submitted = 0
claim custom.max_active = 4 and periodic.ticks = 0
custom do=sleep:10
wait idle custom
claim items(custom) = 1 and run(custom last) between 9 ms and 1 s
END
wqtop --lesson /tmp/chapter.lesson --check >/tmp/lesson
is $? 0 "a chapter begins with idle queues, zero counters, max_active and events as before"
grep -v '^ok' /tmp/lesson | sed 's/^/# /'
rmmod workqueue_demo
wqtop --lesson max_active --check >/tmp/lesson
is "$? $(cat /tmp/lesson)" "3 Bail out! /proc/workqueue_demo: No such file or directory" \
	"without the module: exit status 3, and TAP says so"
ok "the log is free of warnings" log_is_clean
finish
