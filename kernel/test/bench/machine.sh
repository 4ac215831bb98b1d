#!/bin/sh
# The instructions of an item of somebody else while workqueue_machine is loaded and while it watches, and of a reading of its
# file with 60 rows and with all.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

# So few that all of them find room for the time at which they were queued; and a flood in which most do not.
items() { # STATE
	bare_item "machine_$1" bound 1000
	bare_item "machine_$1_custom" custom 1000
	bare_item "machine_$1_flood" bound
}
load_bare
items absent
insmod /workqueue_machine.ko
bare_item machine_detached bound 1000
echo attach stay >$machine
items attached

fill_rows 60
echo "machine_rows $(machine_rows)"
$meter reading machine_60 $machine
rmmod crowd
insmod /crowd.ko
$meter reading machine_full $machine
