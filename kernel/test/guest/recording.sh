#!/bin/sh
# Is no test: plays a script, records that and prints the recording, for kernel/vm/recording.sh.
insmod /workqueue_demo.ko || exit
wqtop -b -d 0.1 --play /recording.play --record /tmp/recording >/dev/null || exit
cat /tmp/recording
