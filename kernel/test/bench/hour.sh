#!/bin/sh
# An hour of wqtop: what is resident then, and what a jump in its recording takes.
# It is an hour of the VM's clock, with each of its refreshes: only idleness is skipped.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
put start
$meter resident wqtop_hour_200 50 200 3600 wqtop --no-config -d 1 --record /tmp/hour
rmmod workqueue_demo
echo "hour_recording_bytes $(stat -c %s /tmp/hour)"

# To the end, and back from there.
$meter key wqtop_jump 24 80 "$(printf '%730s' '' | tr ' ' '}')" '{' wqtop --no-config --replay /tmp/hour
