#!/bin/sh
# Shows all workqueues of this machine with wqtop, and leaves nothing behind: machine.sh MODULE.ko WQTOP
# A module that was loaded before stays; so does one that somebody else has attached meanwhile, as rmmod would end that.
# WQ_ROOT is the folder with /proc and /sys, for tests.
set -eu

module=$1 wqtop=$2
root=${WQ_ROOT:-}
name=$(basename "$module" .ko)
sudo=
[ "$(id -u)" -eq 0 ] || sudo=sudo

is_loaded() { [ -e "$root/proc/$name" ]; }
is_attached() { ! $sudo cat "$root/proc/$name" | grep -qx 'attached_ns -'; }

unload() {
	if is_attached; then
		echo "$name stays, somebody watches by it: 'sudo rmmod $name' ends that"
		return
	fi
	echo $sudo rmmod "$name"
	$sudo rmmod "$name"
}

# Ctrl-C is wqtop's.
trap : INT
if is_loaded; then
	$sudo "$wqtop" --machine
	exit
fi
"$(dirname "$0")/load.sh" "$module"
status=0
$sudo "$wqtop" --machine || status=$?
unload
exit $status
