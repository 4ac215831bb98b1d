#!/bin/bash
# Lessons on the screen: they halt, wait, ask and reveal, and go from chapter to chapter. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

# A module that nothing was asked of yet: its items do not end by themselves.
zero='s/^([a-z_]+)(( +[0-9]+){10})$/\1 0 0 0 0 0 0 0 0 0 0/; s/^periodic running=1/periodic running=0/'
sed -E "$zero" "$sample" >"$dir/idle"
sample=$dir/idle
script=$dir/talk.lesson
answers() { sed -nE 's/^last seq=.* pid=.* command="([^"]*)" errno=([0-9]+) .*/\1 \2/p' "$file"; }
sent() { answers | grep -q "^$1 0"; }

# --- Space halts the script ---

printf '%s\n' '+1 custom n=2' '+2 immediate' '+60 quit' >"$script"
watch 80 24 --play "$script"
shows '^> custom n=2: 2 accepted'
keys Space
check "Space halts the script, and the title says so" shows 'LIVE  PLAY halted 0:0'
check "the key bar says how it goes on" shows 'Space go on'
keys b
check "keys act as always" shows '^> bound: 1 accepted'
check "and are seen: the picture is not frozen" shows '^b  >bound +[0-9.]+ +1 '
sleep 3 # longer than to the next line, which must not come
check "its clock stands" eval '! sent immediate'
keys Space
check "Space again goes on" shows '^> immediate: 1 accepted' 'LIVE  PLAY 0:0'
keys v t PPage
shows PAUSED
check "a frozen picture halts it, too, and Space goes on with both" eval 'keys Space; shows "LIVE  PLAY 0:0"'
keys q
soon gone

# --- wait, ask, reveal, chapters ---

cat >"$script" <<'END'
chapter First
say Où va le travail ?
wait
ask "How many of seven run at once?" "two" "four" "seven"
custom n=7
reveal custom.running = 2: Two do.
reveal custom.running = 4: Four do, for max_active is 4.
reveal custom.running = 8: All do.
code custom WQ_UNBOUND | WQ_MEM_RECLAIM, MAX_ACTIVE
claim custom.running = 4
wait
claim custom.running = 5
wait
flush custom
chapter Second
wait custom running >= 2
ask "And of two?" "one" "two"
reveal custom.running = 1: One does.
reveal custom.running = 2: Both do.
END
watch 80 24 --lesson "$script"
check "wait stops it, and the title says for what" shows 'LIVE  PLAY waits for Space'
check "words in UTF-8" shows '^\* Où va le travail \?$'
check "the keys of chapters are in the key bar" shows 'I lessons' 'N next' 'a again'
keys Enter
check "Enter goes on: a question, large" shows '^  How many of seven run at once\?$' '^    1 +two$' '^    3 +seven$'
check "nothing else is there" lacks 'QUEUE|press the key'
check "its keys are in the key bar" shows "1-9 the room's choice" '1=12 2=30 hands' 'Enter go on'
check "nothing was sent yet" eval '! sent "custom n=7"'
keys x
check "other keys say what to type" shows 'type a choice, 1 to 3, or hands: 1=12 2=30; Enter goes on'
keys 7 Enter
check "there is no such choice" shows '7: there is no such choice: use 1 to 3'
keys 1
check "a digit replaces another" shows 'the room says: 1_'
keys BSpace
check "and can be taken back" shows 'the room says: _'
keys 1 = 1 2 Space 2 = 3 0 Enter
check "the commands run, then the answer comes" shows '^ => 2 +four +\(30 of 42\)$' '^    1 +two +\(12 of 42\)$'
check "what was measured" shows '^  measured: custom.running is 4$'
check "why" shows '^  Four do, for max_active is 4\.$'
check "the line of code" shows '^  kernel/patterns/custom.c:[0-9]+: WQ_UNBOUND \| WQ_MEM_RECLAIM, MAX_ACTIVE\);$'
check "the room's score" shows '^  the room: 30 of 42 right$'
resize 40 10
check "a small screen leaves the question out" shows '^ => 2 +four' '^  the room: 30 of 42 right$' '^  kernel/patterns/custom'
check "for that was read before" lacks 'How many'
resize 80 24
keys Escape
check "Esc shows the picture" shows 'QUEUE' 'LIVE  PLAY waits for Space'
keys b
check "where keys act as always" shows '^> bound: 1 accepted'
keys Space
check "a claim is judged" shows '^> claim: right: custom.running = 4: custom.running is 4$'
keys Space
check "one that is wrong, too" shows '^> claim: wrong: custom.running = 5: custom.running is 4$'
keys Space
soon sent 'flush custom'
check "a chapter waits for idle queues" shows 'LIVE  PLAY waits: idle queues'
alter "s/^(bound .*) 1 +0 +0 *$/\1 0 1 0/"
check "it resets the counters" soon sent reset
alter "$zero"
check "then its first line waits for the kernel" shows 'LIVE  PLAY waits: custom running >= 2'
keys 2 c
check "until it is as it says" shows '^  And of two\?$'
keys 1 Enter
check "one choice of the room is compared, too" shows '^  the room: not right$'
keys Space
check "at the end stands the score" shows '^  1\. How many of seven run at once\?$' '^        30 of 42 right$' \
	'^  2\. And of two\?$' '^        not right$'
check "the title says that it has ended" shows 'LIVE  PLAY ended'
keys Space
check "Space leaves it" shows QUEUE

alter "$zero"
keys a
check "a begins the chapter again" shows 'LIVE  PLAY waits: custom running >= 2'
keys P
check "P goes to the chapter before" shows 'LIVE  PLAY waits for Space' '^\* Où va'
keys N
check "N to the next" shows 'LIVE  PLAY waits: custom running >= 2'
keys N
check "behind the last there is none" shows 'this is the last chapter: I lists all'
keys I
check "I lists chapters and lessons" shows '^  chapter 1: First$' '^> chapter 2: Second$' '^  lesson cancel: ' '^  lesson coalescing: '
keys Escape
check "Esc leaves the list" shows QUEUE
keys I k Enter
check "Enter begins the one that is chosen" shows 'LIVE  PLAY waits for Space' '^\* Où va'
keys I j j j Enter
check "also another lesson" shows '^\* Belief: ' 'LIVE  PLAY waits for Space'
keys q
check "q ends wqtop" soon gone

# --- without a lesson ---

watch 80 24
check "before anything is sent the message names the key of lessons" shows '^> press the key before a queue .*; I lists lessons$'
keys N
check "N without chapters says what it is for" shows 'N is for chapters of a lesson: I lists the lessons'
keys I Enter
check "I begins a lesson where there was none" shows 'LIVE  PLAY waits for Space'
keys q
soon gone
watch 80 24 --read-only
shows READ-ONLY
check "but not where none can be held" lacks 'I lists lessons'
keys I
check "not where nothing can be sent" shows 'I lists lessons: '
keys q
soon gone

printf '%s\n' 'ask "How?" "so" "not so"' 'reveal 1 = 1: So.' 'reveal 1 = 2: Not so.' >"$script"
watch 80 24 --play "$script"
shows '^  How\?$'
check "a question hides the hint for keys that it does not take" lacks 'press the key'
keys q
check "q ends wqtop there, too" soon gone

# --- a wait that ends by its limit ---

printf '%s\n' 'wait custom running >= 2' 'say on' >"$script"
patience=45
watch 80 24 --play "$script"
check "a wait has a limit, which is told in words" shows 'line 1: wait custom running >= 2: not so within 30 s, Space goes on'
keys Space
check "Space goes on" shows '^\* on$'
keys q
finish
