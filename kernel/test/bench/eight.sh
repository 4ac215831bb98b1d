#!/bin/sh
# The same reading where eight CPUs are possible, with a counter for each: bench.sh boots it so.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

# From Linux 6.9 on a VM of one CPU cannot have more.
if [ "$(cat /sys/devices/system/cpu/possible)" != 0-7 ]; then
	echo "eight_kept -"
	exit
fi
load_demo
use_all_queues
$meter reading eight $demo
