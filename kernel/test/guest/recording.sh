#!/bin/sh
# No test: records the lesson and prints the recording, for kernel/vm/recording.sh.
insmod /workqueue_demo.ko || exit
wqtop -b -d 0.1 --play /root/lesson.play --record /tmp/lesson >/dev/null || exit
cat /tmp/lesson
