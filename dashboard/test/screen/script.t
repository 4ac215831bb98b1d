#!/bin/bash
# Scripts: wqtop sends what stands in them, each command at its time. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

script=$dir/script

answers() { sed -nE 's/^last seq=.* pid=.* command="([^"]*)" errno=([0-9]+) .*/\1 \2/p' "$file"; }
faked() { env FAKE_MODULE="$file" LD_PRELOAD="$fake" "$wqtop" --file "$file" "$@"; }

# --- on the screen ---

printf '%s\n' '# a demo' '' '1 custom n=8' '+3 start # it runs already' '7 stop' '+3 start' '+1 quit' >"$script"
before=$SECONDS
watch 80 24 --play "$script"
check "the first command is sent" shows '^> custom n=8: 8 accepted; custom has 4 running'
check "the next" shows '^> start: already running'
check "one more" shows '^> stop: removed'
check "quit ends wqtop" soon gone
check "not before its time" test $((SECONDS - before)) -ge 10
check "it says that periodic goes on, and how to stop it" shows 'periodic goes on in the kernel; to stop it:$' '^  echo stop'
check "all were sent, in order" test "$(answers | tail -n 4 | tr '\n' ',')" = "custom n=8 0,start 16,stop 0,start 0,"

printf '%s\n' '0.2 custom n=2' '60 quit' >"$script"
watch 80 24 --play "$script"
check "keys work meanwhile" shows '^> custom n=2: 2 accepted'
keys i
check "and send" shows '^> immediate: 1 accepted'
keys q
check "q does not wait for the script" soon gone

printf '%s\n' '6 custom n=2' '+3 start' '+6 cancel ordered' '+6 custom' '+3 immediate' >"$script"
watch 80 24 --play "$script"
check "the title says how far the script is" shows 'LIVE  PLAY 0:0[0-5] / 0:24'
keys vc
check "the code is that of the last command" shows '^> CODE .*custom\.c  custom'
check "and of the next one" shows '^> CODE .*periodic\.c  periodic'
check "also where it submits nothing" shows '^> CODE .*ordered\.c  ordered'
keys l
shows '^> CODE .*freezable\.c'
check "the title says that the script has ended" shows 'LIVE  PLAY ended 0:24 / 0:24'
check "where the user has moved, he stays" shows '^> CODE .*freezable\.c'
keys q
soon gone

# --- words and views ---

printf '%s\n' '1 view timeline' '+0 say Eight items: four run.' '+1 custom n=8' '+4 view queues' '+0 say They are done.' \
	'+5 stop' '+1 say' '+0.5 quit' >"$script"
talk=$dir/talk
watch 80 24 --play "$script" --record "$talk"
check "view shows that view" shows '^> TIMELINE'
check "say shows its words" shows '^\* Eight items: four run\.$'
soon eval 'answers | grep -q "^custom n=8 0"'
check "they stay when a command is answered" shows '^\* Eight items' PLAY
check "where there is room, the answer stands below the words" shows '^\* They are done\.$' '^> custom n=8: 8 accepted'
keys t
check "the answer to a key is not behind words" hides '^\* They'
soon gone
blocks() { grep -aoE "($1) ms=[0-9]+ bytes=" "$talk" | wc -l; }
check "the words are recorded" test "$(blocks say)" = 3
check "the views are recorded" test "$(blocks view)" = 2

open_terminal 80 24
type_line "clear; $wqtop --replay $talk"
check "a replay shows the view and the words" shows '^> TIMELINE' '^\* Eight items: four run\.$'
check "and the next" shows '^ +QUEUE ' '^\* They are done\.$' '^> (custom n=8|bh): '
check "say alone takes them away" shows 'REPLAY ended' '^> stop: '
check "all of them" lacks '^\*'
keys q
check "-b: a replay prints readings only" \
	test "$("$wqtop" -b --replay "$talk" | grep -c '^custom ')" = "$(blocks 'reading|changes')"
check "-b: records words and views too" eval 'faked -b --play "$script" --record "$talk.b" >/dev/null 2>&1; grep -aq "^They are done" "$talk.b"'

printf '%s\n' '2 custom n=3' '60 quit' >"$script"
watch 80 24 --play "$script"
keys R
check "a question stands" shows 'Reset all counters\? R: yes'
check "the script goes on meanwhile" soon eval 'answers | grep -q "^custom n=3 0"'
keys R
check "what was asked for is sent" shows '^> reset: '

printf '%s\n' '10 quit' >"$script"
before=$SECONDS
watch 80 24 --play "$script"
shows LIVE
keys C-z
check "Ctrl-Z stops it" soon own_screen
soon eval '((SECONDS >= before + 10))'
type_line fg
patience=30
check "the script goes on where it was" soon gone
patience=10
check "not as if it had not been stopped" test $((SECONDS - before)) -ge 13

# --- without a screen ---

printf '%s\n' '0 custom n=8' '0.3 stop' '+0 stop' '+0.4 start' '+0.2 quit' >"$script"
cp "$sample" "$file"
check "-b: plays it too" eval 'faked -b -d 0.1 --play "$script" >"$dir/printed" 2>"$dir/errors"'
check "-b: quit ends it" test "$(grep -c '^custom ' "$dir/printed")" -ge 5
check "-b: the samples show what was done" grep -q -E '^custom .* 40 +40 ' "$dir/printed"
check "-b: what failed is told" grep -q '^wqtop: stop: ' "$dir/errors"
check "-b: says that periodic goes on" eval 'grep -q "periodic goes on in the kernel" "$dir/errors" && grep -q "^  echo stop" "$dir/errors"'
cp "$sample" "$dir/copy"
check "-b: a copy on a disk is never written to" status_of 0 -b -n 8 -d 0.1 --file "$dir/copy" --play "$script"
check "-b: and tells that it was not sent" said 'stop: not sent: read-only: this file is a copy'
check "-b: it is as it was" cmp -s "$sample" "$dir/copy"

printf '%s\n' '0 custom n=2' '1 bound' '60 quit' >"$script"
cp "$sample" "$file"
before=$SECONDS
check "-b: few samples leave nothing of it out" eval 'faked -b -n 1 --play "$script" >"$dir/printed" 2>"$dir/errors"'
check "-b: all of it was sent" test "$(answers | tail -n 2 | tr '\n' ',')" = "custom n=2 0,bound 0,"
check "-b: no more was printed" test "$(grep -c '^custom ' "$dir/printed")" -eq 1
check "-b: nor did it wait for quit" test $((SECONDS - before)) -lt 30

printf '%s\n' wait 'ask "How?" "so" "not so"' 'reveal 1 = 1: So.' 'reveal 1 = 2: Not so.' 'claim 1 = 2' 'bound n=5' \
	'wait bound running >= 4' 'bound n=6' >"$script"
before=$SECONDS
check "-b: wait, ask, reveal and claim hold nothing up" eval 'faked -b -n 1 --play "$script" >"$dir/printed" 2>"$dir/errors"'
check "-b: but a wait for the kernel does, until it is so" test "$(answers | tail -n 2 | tr '\n' ',')" = "bound n=5 0,bound n=6 0,"
check "-b: and no longer" test $((SECONDS - before)) -lt 25

# --- scripts that are wrong ---

cp "$sample" "$file"
printf '%s\n' '1 start' '2 custom n=0' >"$script"
check "a wrong command: status 2" status_of 2 --file "$file" --play "$script"
check "file, line, value, remedy" said "wqtop: $script:2:3: custom n=0: n=0 is out of range: use n=1..1000000"
check "nothing was sent" cmp -s "$sample" "$file"
check "no recording is left behind" eval 'status_of 2 -b --file "$file" --play "$script" --record "$dir/none" && [[ ! -e $dir/none ]]'
check "no such script" status_of 2 -b --play "$dir/nothing"
printf '1 quit\n' >"$script"
check "--play and --read-only: status 2" status_of 2 --play "$script" --read-only
check "--play and --read-only: says what to leave out" said 'leave --read-only out'

# The one that is shipped, at a tenth of its time.
cp "$sample" "$file"
sed -E 's/^(\+?)([0-9]+)(\.[0-9])? /\10.\2 /' dashboard/demo/lesson.play >"$script"
check "the lesson plays to its end" eval 'faked -b --play "$script" >"$dir/printed" 2>"$dir/errors"'
check "its last command was sent" test "$(answers | tail -n 1)" = "immediate n=3 0"

finish
