#!/bin/bash
# Small terminals: what does not fit is marked where it is cut, and nothing that matters is out of reach. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

sample=$top/dashboard/test/data/class.txt

# --- text that is cut ---

watch 40 10
check "the message: a mark where it is cut" shows '^> press the key before a queue and watc…$'
alter 's/^(custom +21 +21 +0 +0 +0) +0 +2 /\1 7 10000 /'
check "a number that is wider than its column does not look like another" shows '^c +custom +[^ ]+ +1000… ▮▮▮▮ 4 '
keys ve
check "an event" shows '^     3\.369751  step      custom c19 sle…$'
keys vt
check "a heading, and the name of a lane" shows '^> TIMELINE  5\.0 s across' '^ waiting… '
keys g
shows '> glyphs braille'
keys g
check "in ASCII it is another mark" shows '^ waiting> '
keys g
resize 30 12
keys vq
check "a name gives way to numbers" shows '^n +cpu_int… +0 '
keys '?'
shows 'Space: more'
keys Space Space Space Space Space Space
check "a key's label, beside what the key does" shows '^ Shif… show the view before$'
keys Escape
resize 60 15
keys ve
check "an event has no gap where its end would be cut" shows '^     3\.269607  step      custom c17 burn 30 ms  CPU 1  kwor…$'
# Of those that fit nowhere there are pages.
resize 40 10
keys vq j j Enter
check "details: that there are more, and how to see them" shows '^  custom  Enter: more  Esc: back$' '^  made by '
keys Enter
check "details: Enter shows the next" shows '^  submitted  ' '^  custom  Enter: more'
check "details: lines are broken, not cut" shows '^  wait       average 117 ms, longest 526$' '^             ms, p50 8\.4 ms, p99 526 ms$'
keys Enter
shows '^  run  '
keys Enter
check "details: Enter shows them, and says that they are the last" \
	shows '^  custom  Enter or Esc: back$' '^  overlaps   12 started before an$' '^             earlier one had finished$'
check "details: nothing shines through below them" lacks '^[a-z]'
keys j
check "details: the other row's, to compare" shows '^  periodic  Enter or Esc: back$' '^  overlaps   0 '
keys k
shows '^  custom  Enter'
keys Enter
check "details: and leaves after the last" hides '  overlaps '
keys Enter
check "details: they start over" shows '^  custom  Enter: more' '^  made by '
keys Escape
hides 'Enter: more'
keys ve
resize 80 24
check "where there is room, the CPU has a column of its own" shows '^     3\.269607  step      custom c17 burn 30 ms            CPU 1  kworker/u4:3$'
keys q
soon gone

# --- where there is no room for the title ---

watch 40 10
shows '^> press the key'
keys Space
check "40x10: a frozen picture is called so" shows '^> press the key before a queue …  PAUSED$'
keys Space
check "40x10: a live one needs no word" shows '^> press the key before a queue and watc…$'
keys q
soon gone
open_terminal 40 10
type_line "clear; $wqtop --replay $top/dashboard/test/data/golden.recording"
check "40x10: a replay is called one, all its queues are there" shows '^> replay: no commands are sent;…  REPLAY$' '^\(z\) freezable '
keys Space
check "40x10: and that it stands still" shows '^> replay: no commands ar…  REPLAY paused$'
keys vt
check "40x10: where there is a title, that says it" shows 'REPLAY paused 0:[0-9]{2} / 1:00$' '^> replay: no commands are sent; Space$'
keys vq
resize 20 5
check "20x5: still" shows '^> re…  REPLAY paused$'
keys vt
check "20x5: the title says as much as it has room for" shows '^wqtop  REPLAY paused$'
keys q

# --- what is to be typed ---

if [[ -e /proc/workqueue_demo ]]; then
	skip "what is to be typed is never cut" "the module is loaded"
else
	mkdir "$dir/kernel"
	touch "$dir/kernel/workqueue_demo.ko"
	open_terminal 30 15
	type_line "clear; (cd $dir && $wqtop)"
	check_loading "what is to be typed is never cut" shows '^sudo insmod$' '^kernel/workqueue_demo\.ko$'
	keys q
fi

finish
