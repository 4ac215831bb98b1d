#!/bin/sh
# The instructions of an item of somebody else while workqueue_machine is loaded and while it watches, and of a reading of its
# file with 60 rows and with all.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

machine=/proc/workqueue_machine
load_bare
bare_item machine_absent bound
bare_item machine_absent_custom custom
insmod /workqueue_machine.ko
bare_item machine_detached bound
bare_item machine_detached_custom custom
echo attach stay >$machine
bare_item machine_attached bound
bare_item machine_attached_custom custom

rows() { sed -n 's/^rows //p' $machine; }
insmod /crowd.ko most=$((60 - $(rows)))
echo "machine_rows $(rows)"
$meter reading machine_60 $machine
rmmod crowd
insmod /crowd.ko
$meter reading machine_full $machine
