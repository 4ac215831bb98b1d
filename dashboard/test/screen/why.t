#!/bin/bash
# Why an item waits, on the screen, over the events of a real run. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

sample=$top/dashboard/test/data/class.txt
why='max_active 4 reached: c16 to c19 run'

# --- the line above the message ---

watch 80 24
shows LIVE
check "nothing of the selected queue waits: no line" hides ' waits '
keys j j
check "the oldest that waits, without a key" shows '>custom' "^  c20 waits [0-9]+ ms: $why\$"
keys Enter
check "in the details of the queue" shows "^  why +c20 waits [0-9]+ ms: $why *\$"
keys Escape v t
check "below the timeline" shows TIMELINE "^  c20 waits [0-9]+ ms: $why\$"
keys j j j j j j j j j j j j j j j j
shows '^>on timer'
keys k
check "on the line of the cursor" shows "^ cursor: custom c2[01], waits [0-9]+ ms so far: $why\$"
keys Enter
check "in the details of the item" shows "^  why +$why *\$"
keys Escape

# --- nothing is claimed ---

alter 's/^recording .*/recording off/'
check "events are off: unknown" shows '^  custom waits: unknown, as events are off \(E\)$'
keys q
check "leaves the terminal as it was" restored
finish
