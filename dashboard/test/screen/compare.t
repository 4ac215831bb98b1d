#!/bin/bash
# Runs side by side: compare in a script and in its recording, and S S. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

sample=$top/dashboard/test/data/class.txt
cp "${sample}_events" "${file}_events"
script=$dir/script
talk=$dir/talk
answers() { sed -nE 's/^last seq=.* pid=.* command="([^"]*)" errno=([0-9]+) .*/\1 \2/p' "$file"; }

# --- a script ---

printf '%s\n' '0.5 compare bound highpri' '60 quit' >"$script"
watch 80 24 --play "$script" --record "$talk"
check "compare: two queues at one scale, each from its own start" \
	shows '^> TIMELINE  bound and highpri, each from its own start; Esc: back$' '^ bound b11 +█' '^ bound b13 +·.* 47\.0 ms$' \
	'^ highpri p1 +·█.* 526 ms$' '│0\.0 s +│0\.2 s'
check "and the difference in words" shows '^ highpri was done 479 ms later than bound: ran at most 512 ms, not 33\.2 ms; 1$' \
	'^ item, not 3$'
keys h j
check "a cursor tells of an item, with its own times" shows '^ bound was|^ highpri was' '^cursor: |cursor: '
keys Escape
check "Esc goes back to what goes on" shows 'TIMELINE  5\.0 s across'
keys q
soon gone
check "the recording has it" grep -aq '^compare ms=' "$talk"
open_terminal 80 24
type_line "clear; $wqtop --replay $talk"
check "and so has its replay" shows 'REPLAY' '^> TIMELINE  bound and highpri' '^ highpri was done 479 ms later'
keys q
soon gone

printf '%s\n' '0.5 compare bound bound' '+1 compare custom ordered' '60 quit' >"$script"
watch 160 50 --theme mono --play "$script" --svg "$dir/picture.svg"
check "one queue twice: its last two commands" shows 'bound \(before\) took 45\.2 ms, bound \(last\) 47\.0 ms; waited at most 17\.3 ms'
check "an item that still waits has no length" shows '^ custom c21 .* not finished yet$' '^ custom: not finished yet$'
keys q
soon gone
check "the picture for slides shows it, in words as well" grep -q '>custom: not finished yet<' "$dir/picture.svg"
check "with an axis of its own" grep -q '>time since the start of each run<' "$dir/picture.svg"

# --- all scenarios ---

watch 80 24
shows LIVE
keys SS
check "S S plays A to D one after the other" soon eval '[[ $(answers | grep -c "^scenario [ABCD] 0$") == 4 ]]'
check "in this order" test "$(answers | grep '^scenario' | tail -n 4 | tr '\n' ',')" = "scenario A 0,scenario B 0,scenario C 0,scenario D 0,"
check "the picture tells that no events of them were seen" shows '^> TIMELINE  scenarios A to D, each from its own start; Esc: back' \
	'^ A, B, C, D: not measured$'
keys Escape
check "Esc goes back to the view before; the queue that they are about is selected" shows '^b  >bound'
keys vt i
shows 'immediate: 1 accepted' 'TIMELINE  5'
keys SS
check "again, they are played again" shows '^> TIMELINE  scenarios' '^> scenarios: A, B, C, D: not measured'
keys i
check "another command leaves the picture" shows '^> TIMELINE  5\.0 s across'
keys q
soon gone

# --- what was played for real ---

open_terminal 80 24
type_line "clear; $wqtop --replay dashboard/demo/lesson.recording"
shows REPLAY
keys '}' '}' '}' '}' '}' '}' '}' '}' '}' '}'
shows 'REPLAY ended'
keys SS
check "max_active holds w1 and w2 of A back: that is no waiting" shows '^ A  w0 +█+▄+█+$' '^    w1 +/+█+▄+$' '^    w2 +/+█+▄+ [0-9.]+ ms, ideal 50$' \
	' / held ' '^ B, C, D: not run yet$'
check "A is named once" eval '[[ $(screen | grep -c "^ A ") == 1 ]]'
keys q
shows '^sane> ?$'
finish
