#!/bin/sh
# Planted mistakes: the detectors of this kernel tell of them. If one kept silent, its silence about the demo would mean nothing.
. /test/guest/lib.sh

[ -e /planted.ko ] || { echo "1..0 # SKIP this kernel has no detectors"; exit; }
mount -t debugfs debugfs /sys/kernel/debug
leaks=/sys/kernel/debug/kmemleak
has() { grep -q " $1\$" /proc/kallsyms; }

told() { # PATTERN
	dmesg | sed -n "/planted: planted $bug/,\$p" | grep -qE "$1"
}
planted() { # BUG PATTERN
	bug=$1
	insmod /planted.ko bug="$bug"
	ok "$bug is told of" within 30 told "$2"
	rmmod planted
}

if has lockdep_init_map_type; then
	planted lock_order 'possible circular locking dependency'
fi
if has debug_object_free; then
	planted free_queued 'ODEBUG: free active'
fi
if has __might_sleep; then
	planted atomic_sleep 'BUG: sleeping function called from invalid context'
fi
if has kcsan_setup_watchpoint; then
	planted race 'BUG: KCSAN: data-race in count_up'
	planted no_barrier 'BUG: KCSAN: data-race in (publish|take)'
fi
if [ -e $leaks ]; then
	echo clear >$leaks
	insmod /planted.ko bug=leak
	rmmod planted
	sleep 6 # kmemleak waits for five seconds before it calls something a leak
	echo scan >$leaks
	echo scan >$leaks
	ok "leak is told of" grep -q 'unreferenced object' $leaks
fi
# Last: after its first report lockdep is no longer sure of anything, and off.
if has kasan_report; then
	planted use_after_free 'BUG: KASAN: .*use-after-free in self_free'
fi
# shellcheck disable=SC2154 # of lib.sh
ok "there was a detector" test $points -gt 0
finish
