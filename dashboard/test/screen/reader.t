#!/bin/bash
# The path of a screen reader: without colours and with ASCII only, the plain text alone tells every state. TAP.
# A reader says words and signs; bold, reverse and underlined are silent, so nothing here looks at them.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

plain=(--theme mono --glyphs ascii)
only_ascii() { ! screen | LC_ALL=C grep -q '[^ -~]'; }
sample=$top/dashboard/test/data/class.txt

# --- queues and items ---

cp "${sample}_events" "${file}_events"
watch 80 24 "${plain[@]}"
check "live" shows ' LIVE '
check "each number is under a word that says what it counts" \
	shows 'QUEUE +DONE/s SUBMIT COALESC +WAIT +RUN +DONE CANCEL'
check "running: a mark for each item, of as many as may, and how many; waiting: how many" \
	shows '^c +custom +([^ ]+ +){2}21 +0 +2 #### 4 +13 +2 '
check "nothing runs: marks that are empty" shows '^o +ordered .* 0 \. +0 '
check "SUBMIT: a sign where a part of it is in no column" shows '^d +delayed +([^ ]+ +){2}3\+ +1 ' '^i +>?system +([^ ]+ +){2}6 +2 '
check "one workqueue: a bracket joins its rows, and passes custom" shows '^i  >system +\\ ' '^d +delayed +\+ ' '^c +custom +\| ' \
	'^s/x periodic / '
check "selected: a sign before the name" shows '^i  >system'
keys d
check "armed: the word" shows '^d +>?delayed .* 1 arm ' '^> delayed: 1 accepted, 1 armed: its timer runs'
keys d
check "coalesced: the word" shows '^> delayed: coalesced \(it was already pending\)'
keys Wd
confirm d
check "cancelled: the word" shows '^> cancel_sync delayed: 1 removed'
keys j Enter
check "held: the words" shows 'held +2 held back by max_active now'
keys Escape
keys s
check "periodic runs: the word" shows '^periodic  running' '^> start: '
keys x
check "periodic is stopped: the word" shows '^periodic  stopped'
keys 8c
check "held, as the answer: the words" shows '^> custom n=8: .* held back by it'
keys C
check "a question: it says which keys" shows "^> cancel: which queue\? press its key, Esc: back"
keys Z
check "an error: in words, with what became of it" shows "^> cancel: that is no queue's key, nothing was sent"
keys 0c
check "refused: with what would be right" shows 'n=0 is out of range: use n=1\.\.1000000'
check "nothing but ASCII" only_ascii

# --- the timeline, the code and the events ---

keys v t
check "timeline: each state has a sign, and the legend its word" \
	shows '# burns  - asleep  \. waits  : timer  = coalesced  x cancelled  ~ restarted' \
	'^ waiting .*=\.\.\.*x' '^ on timer .*:=:*\|:*x' '^ kworker/u4:0 .*##---###\|'
check "nothing but ASCII" only_ascii
keys v c
check "code: the newest line and the others have signs, and words" shows '^=> [0-9]+ ' '^-  [0-9]+ ' '[a-z][0-9]+ (sleeps|accepted|started|finished)'
check "nothing but ASCII" only_ascii
keys v e
check "events: each has its word" shows ' cancelled +delayed d' ' submitted +custom c' ' (started|coalesced|armed) '
check "nothing but ASCII" only_ascii
keys v q

# --- of wqtop itself ---

keys Space
check "paused: the word" shows ' PAUSED '
keys Space
shows LIVE
rm "$file"
check "not loaded: the words; keys that would send are in brackets" shows 'NOT LOADED' 'is not there' '\(x\)'
printf 'what is this\n' >"$file"
check "not understood: the words" shows 'NOT UNDERSTOOD' 'does not begin with'
check "nothing but ASCII" only_ascii
keys q
soon gone

watch 80 24 "${plain[@]}" --read-only --record "$dir/recorded"
check "read-only: the word; keys that would send are in brackets" shows 'READ-ONLY' '^> read-only: as asked for' '^\(c\) custom'
check "recording: the word" shows ' REC '
check "the key bar too" shows '  \(x\) stop  '
keys '?' End PPage PPage
check "what brackets mean" shows '^ \(c\) +a key in brackets would send'
keys q q
soon gone

open_terminal 80 24
type_line "clear; $wqtop ${plain[*]} --replay dashboard/test/data/golden.recording"
check "a replay: the word, and where it is" shows 'REPLAY 0:0[0-9] / 1:00'
keys Space
check "a replay that is paused: the word" shows 'REPLAY paused 0:'
keys '>' '>'
check "its speed" shows 'REPLAY paused .* x4 '
for _ in {1..12}; do keys '}'; done
check "a replay that has ended: the word" shows 'REPLAY ended 1:00 / 1:00'
check "and that it was not loaded then" shows 'not loaded|is not there' 'The recording has no more for this time'
check "nothing but ASCII" only_ascii
keys q

finish
