#!/bin/bash
# A lesson that was recorded: its replay shows chapters, questions, hands, answers and the score at their time. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

zero='s/^([a-z_]+)(( +[0-9]+){10})$/\1 0 0 0 0 0 0 0 0 0 0/; s/^periodic running=1/periodic running=0/'
sed -E "$zero" "$sample" >"$dir/idle"
sample=$dir/idle
script=$dir/talk.lesson
rec=$dir/recording
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
wait
flush custom
chapter Second
ask "And of two?" "one" "two"
custom n=2
reveal custom.running = 1: One does.
reveal custom.running = 2: Both do.
END

# --- it is held ---

watch 80 24 --lesson "$script" --record "$rec"
shows '^\* Où va le travail \?$' 'waits for Space'
keys Space
shows '^  How many of seven run at once\?$'
sleep 1 # the question stands for a while in the replay, too
keys 1 = 1 2 Space 2 = 3 0
shows 'the room says: 1=12 2=30_'
keys Enter
shows '^ => 2\) +four +\(30 of 42\)$' 'waits for Space'
sleep 1
keys Escape
shows QUEUE
keys Space
shows 'waits for Space' '^> custom n=7'
keys Space
sent() { grep -q "command=\"$1\"" "$file"; }
soon sent 'flush custom'
shows 'PLAY waits: idle queues'
alter "$zero"
shows '^  And of two\?$'
sleep 1
keys 1 Enter
shows '^  the room: not right$' 'waits for Space'
keys Space
shows '^  1\. How many of seven run at once\?$'
sleep 1
keys Space
shows 'PLAY ended' QUEUE
keys q
soon gone
shows '^sane>'

# A block follows the bytes of the one before at once.
blocks() {
	grep -aoE '(chapter|ask|hands|reveal|page) ms=[0-9]+ bytes=[0-9]+' "$rec" |
		sed -E 's/ ms=[0-9]+ bytes=/ /; s/^(ask|reveal) .*/\1/'
}
wanted='chapter 5
ask
hands 9
page 0
reveal
page 0
chapter 6
ask
hands 1
page 0
reveal
page 0
page 5
page 0'
check "each has a block" test "$(blocks)" = "$wanted"
check "readings are not disturbed" test "$("$wqtop" -b --replay "$rec" | grep -c '^custom ')" -gt 3

# --- it is replayed ---

# until PATTERN: steps through the recording until that is seen.
until_seen() {
	local i
	for ((i = 0; i < 200; i++)); do
		has "$1" && return
		has 'REPLAY ended' && return 1
		keys ,
	done
	return 1
}
open_terminal 80 24
type_line "clear; $wqtop --replay $rec"
shows REPLAY
keys Space '{'
shows 'REPLAY paused 0:00 '
check "what was said" until_seen '^\* Où va le travail \?$'
check "the question, at its time" until_seen '^  How many of seven run at once\?$'
check "its choices" shows '^    1\) +two$' '^    3\) +seven$'
check "it is paused, and waits for nobody" shows 'REPLAY paused'
check "the title has the chapter" shows '^wqtop  1/2: First  '
check "nobody is asked to answer" lacks 'the room says|waits for|Enter go on|hands'
check "the key bar has the keys of the replay, and of the page" shows ', step' 'Esc back' 'N next' 'Space go on'
keys 1
check "a digit answers nothing, but leaves it to show the picture" shows QUEUE '^> replay: no commands are sent'
keys '{'
until_seen '^  How many of seven'
keys Escape
check "Esc shows the picture" shows QUEUE
keys N
check "N goes to the next chapter" until_seen '^  And of two\?$'
keys P
check "P to the one before: its question is still to come" shows QUEUE
check "and comes" until_seen '^  How many of seven'
check "then the answer, with the hands" until_seen '^ => 2\) +four +\(30 of 42\)$'
check "with all that the room saw" shows '^  measured: custom.running is 4$' '^  Four do, for max_active is 4\.$' \
	'^  the room: 30 of 42 hands right$' '^  kernel/patterns/custom.c:[0-9]+: WQ_UNBOUND'
check "the picture comes back when the teacher went on" until_seen QUEUE
check "the second question" until_seen '^  And of two\?$'
check "its answer" until_seen '^  the room: not right$'
check "the score" until_seen '^  1\. How many of seven run at once\?$'
check "of all questions" shows '^        30 of 42 hands right$' '^  2\. And of two\?$' '^        not right$'
keys a
check "a goes to where this chapter begins" hides "The room's score"
keys N
check "behind the last there is none" shows '^> this is the last chapter$'
check "to the end" until_seen 'REPLAY ended'
check "which is the picture" shows QUEUE
keys Space
shows 'REPLAY [0-9p]'
keys Space '{' '{'
check "after a start over the score begins at zero" until_seen '^  1\. How many of seven run at once\?$'
check "with the same two" eval 'shows "2\. And of two" && lacks "3\. "'
keys q

# --- a recording that nobody made ---

block() { printf '%s ms=%s bytes=%s\n%s' "$1" "$2" "${#3}" "$3"; }
{
	head -n 1 "$rec"
	block reading 0 "$(cat "$sample")
"
	block ask 100 '"How?" "so" "'$'\033''[31mred"'
	block hands 200 '9=1'
	block reveal 300 $'right 9\nmeasured \033[31mred\nnew 1\nright'
} >"$dir/hostile"
open_terminal 80 24
type_line "clear; $wqtop --replay $dir/hostile"
check "escape sequences in a question do not reach the terminal" shows '^    2\) +\?\[31mred$' '^  measured: \?\[31mred$'
check "a right choice that the question has not is none" shows 'the room: no choice is right'
keys q
finish
