#!/bin/bash
# S f, as a user presses it, in a VM whose kernel can try out its freezer. `make test` runs it from kernel/test/kernels.t,
# which builds the VM of $WQ_KERNEL. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
. dashboard/test/screen/terminal.sh

patience=60 # a VM boots, on a machine that may be busy

open_terminal 80 24
type_line "WQ_KERNEL=${WQ_KERNEL:-$(kernel/vm/arch.sh)} kernel/vm/run.sh demo"
check "wqtop comes up over a kernel with pm_test" shows '^wqtop .*LIVE' 'periodic  stopped'
keys Sf
check "S f: asks first" shows '^> freeze: f again: freeze all processes for 5 s, then thaw'
keys Escape
check "Esc: it asks no longer, and has queued nothing" shows '^> press the key' '^z +>?freezable +[^ ]+ +0 '
keys Sf
shows '^> freeze: f again'
sleep 0.2 # or the answer might come together with the key that asked
keys f
check "S f f: says that all stands still, on the timeline" shows '^> TIMELINE  10 s across' \
	'^> freeze: all stands still for at least five seconds, then the timeline'
keys iii
check "after the thaw: for how long, who ran meanwhile, who later, and that the keys typed meanwhile were dropped" \
	shows '^> all were frozen for [0-9.]+ s: bound ran meanwhile, freezable [0-9.]+ s later\.' \
	'(Dropped: |^)3 keys typed meanwhile'
check "and the timeline is fitted by itself: both items from submission to end, and the time in which all was frozen" \
	shows '^> TIMELINE .*frozen at' '^ kworker/[01]:[0-9]+ .*▄' '^ on timer +:+' '^ submitted .*\^z' '═ frozen [═│]' \
	' ═ frozen( |$)'
keys Space vq
check "and both are done, and none of the dropped keys queued anything" shows '^i +>?system +┐ +[^ ]+ +0 '
check "and both are done" shows '^b +>?bound +[^ ]+ +1 .* 1 ' '^z +>?freezable +[^ ]+ +1 .* 1 '
keys q
shows '^vm# ?$'
type_line 'clear; cat /sys/power/pm_test'
check "pm_test is as it was" shows '^\[none\]'
finish
