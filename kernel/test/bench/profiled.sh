#!/bin/sh
# In the VM of profile.sh: has $TIMES things done, and prints, compressed, where the kernel's functions are.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
case $WHAT in
item)
	put record off
	$meter once $demo "bound n=$TIMES do=none"
	;;
recorded) $meter once $demo "bound n=$TIMES do=none" ;;
bare)
	load_bare
	$meter once $bare "bound $TIMES"
	;;
static)
	put immediate do=sleep:5000
	sleep 1
	$meter once $demo "immediate n=$TIMES do=none"
	;;
counters) $meter again $demo "$TIMES" ;;
attached | flood)
	load_bare
	attach_machine
	$meter once $bare "bound $TIMES"
	;;
rows)
	attach_machine
	fill_rows 60
	$meter again $machine "$TIMES"
	;;
esac
sleep 1
grep -i ' [tw] ' /proc/kallsyms | gzip
