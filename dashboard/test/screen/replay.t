#!/bin/bash
# Recordings: what is written while wqtop runs is played by the same code. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

lesson=$top/dashboard/demo/lesson.recording
rec=$dir/recording

# replay FILE [OPTION...]: on a fresh terminal of 80x24.
replay() {
	open_terminal 80 24
	type_line "clear; $wqtop --replay $*"
}
# The table, without the keys before it, and the lines below it.
picture() { screen | sed -nE '/QUEUE/,/^late/p' | cut -c 5-; }

# --- what is recorded ---

watch 80 24 --record "$rec"
check "the title says that it records" shows 'REC  LIVE'
keys 8c
shows '^> custom n=8: 8 accepted'
alter 's/^time_ns .*/time_ns 84214123456/; s/^(custom 40 40 0 0 0 0) 4 4 24/\1 0 2 30/'
shows '^c +>?custom .* 2 +30 '
picture >"$dir/live"
keys q
soon gone
check "the first block is whole" grep -qaE '^reading ms=[0-9]+ bytes=' "$rec"
check "later ones tell what changed" grep -qaE '^changes ms=[0-9]+ bytes=[0-9]{1,3} ' "$rec"

replay "$rec"
check "its replay says so, and what it is" shows 'REPLAY (ended )?0:[0-9]{2} / 0:[0-9]{2} ' '^\(c\).custom'
check "it ends with the picture that was recorded" shows 'REPLAY ended' '^\(c\).custom .* 2 +30 '
diff_picture() { picture | diff "$dir/live" - >"$dir/diff"; }
check "to the last character" soon diff_picture
check "an answer is told as it was, whoever sent it" shows '^> custom n=8: 8 accepted'
keys q

# --- without a screen ---

cp "$sample" "$file"
cp dashboard/test/data/class.txt_events "${file}_events"
"$wqtop" -b -n 3 -d 0.1 --file "$file" --record "$dir/batch" >"$dir/printed"
check "-b --record: the replay prints the same" diff "$dir/printed" <("$wqtop" -b --replay "$dir/batch")
check "the events that were there are in it" grep -qa '^seq=271 ' "$dir/batch"
check "-b --replay -n 2 prints two" test "$("$wqtop" -b -n 2 --replay "$dir/batch" | grep -c '^custom ')" = 2
"$wqtop" -b -n 1 --file "$dir/none" --record "$dir/absent" >"$dir/printed"
check "nothing to read is recorded too: status 3" status_of 3 -b --replay "$dir/absent"
check "and told" said 'is not there'
check "an existing file is not written over: status 2" status_of 2 -b -n 1 --file "$file" --record "$rec"
check "and names a remedy" said "$rec: there is such a file: name another, or remove it"
check "a link is no file to record into: status 2" status_of 2 -b -n 1 --file "$file" --record /dev/stdout
check "nobody shall remove it" said "wqtop: --record /dev/stdout: it is no plain file: name a new one"
check "a directory that is not there: status 2" status_of 2 --record "$dir/no/file"
limited() (ulimit -f 8 && exec "$wqtop" -b -n 3 -d 0.1 --file "$file" --record "$dir/large" >"$dir/printed" 2>"$dir/out")
check "a full disk stops recording, and nothing else" limited
check "it is told, once" test "$(grep -c "^wqtop: --record $dir/large: stopped: File too large" "$dir/out")" = 1
check "all is printed" test "$(grep -c '^custom ' "$dir/printed")" = 3

# --- files that are no recordings ---

check "not a recording: status 2" status_of 2 --replay "$sample"
check "and why" said 'it is no recording, it does not begin with "wqtop recording - version: 1"'
sed '1s/1$/2/' "$rec" >"$dir/newer"
check "another version: status 2" status_of 2 -b --replay "$dir/newer"
check "and what to do" said 'of version 2, this wqtop knows version 1'
check "no such file: status 2" status_of 2 --replay "$dir/nothing"
check "a device" status_of 2 --replay /dev/zero
head -n 1 "$rec" >"$dir/empty"
check "nothing in it" status_of 2 --replay "$dir/empty"
head -c -3 "$dir/batch" >"$dir/cut"
check "one that is cut off: plays what is whole" test "$("$wqtop" -b --replay "$dir/cut" | grep -c '^custom ')" = 2
for bad in "--record $dir/x" "-d 1" "--file $file" "--play $top/dashboard/demo/lesson.play"; do
	# shellcheck disable=SC2086 # several words
	check "--replay and ${bad%% *}: status 2" status_of 2 -b --replay "$rec" $bad
	check "--replay and ${bad%% *}: says what to leave out" said 'leave '
done

# --- the selection ---

replay "$lesson"
shows REPLAY
# The lesson shows views of its own.
keys Space '{' '}' '}' '}' v c
check "the code is that of the last command" shows 'REPLAY paused 0:15 ' '^> CODE .*delayed\.c  delayed'
keys '}' '}' v c
check "and of a later one" shows 'REPLAY paused 0:25 ' '^> CODE .*ordered\.c  ordered'
keys l '}' v c
check "where the user has moved, he stays" shows 'REPLAY paused 0:30 ' '^> CODE .*freezable\.c  freezable'
keys Escape '}' v c
check "until Esc: then it follows again" shows 'REPLAY paused 0:35 ' '^> CODE .*cpu_intensive\.c  cpu_intensive'
keys q

# --- keys ---

replay "$lesson"
check "make replay's lesson: the position goes on" shows 'REPLAY 0:(0[2-9]|1[0-9]) / 0:[45][0-9] '
keys Space
check "Space pauses it" shows 'REPLAY paused'
check "the key bar has what works here, in lines as long as each other" \
	shows '^Tab timeline  v view  m maximise  Enter details  Space go on$' '^, step  \{ 5 s back  } ahead  < slower  > faster  \? help  q quit$'
keys c
check "a key that would send says that it is a replay" shows '^> replay: no commands are sent'
# shellcheck disable=SC2034 # used below, in what eval runs
before=$(screen)
keys , , # a second: one reading may look like the next
check ", steps" soon eval '[[ $(screen) != "$before" ]]'
check "and it stays paused" has 'REPLAY paused'
# --- by event ---

keys v e
event() { screen | sed -nE 's/^> event ([0-9]+): .*/\1/p'; }
keys '\;'
check "; shows one event, in words" shows '^> event [0-9]+: [a-z]+, [a-z_]+ [a-z][0-9]+ on CPU [0-9]'
first=$(event)
keys '\;'
check "again the next one" shows "^> event $((first + 1)): "
keys '\;' '\;'
check "each press is one event" shows "^> event $((first + 3)): "
check "and it stays paused" has 'REPLAY paused'
# shellcheck disable=SC2034 # used below, in what eval runs
third=$(screen)
keys '\;'
shows "^> event $((first + 4)): "
keys u
check "u goes back by one: the picture is as it was" soon eval '[[ $(screen) == "$third" ]]'
keys u
check "again the one before" shows "^> event $((first + 2)): "
keys u u u
check "also over the readings between them" shows "^> event $((first - 1)): "
keys , , '\;'
is_another() { later=$(event) && [[ -n $later && $later != $((first - 1)) ]]; }
soon is_another
keys u u
check "and from a reading" shows "^> event $((later - 2)): "
keys '{' '{' u
check "before the first there is none" shows '^> there is no event before: the recording begins'
check "and it stays paused" has 'REPLAY paused 0:00'
keys '}' Escape v q
keys 5
keys g
shows '^> glyphs '
keys 5
check "a count is refused: no key takes it" shows '^> replay: no commands are sent'
keys '}' '}' '}' '}' '}'
check "} jumps ahead" shows 'REPLAY paused 0:(2[6-9]|3[0-5]) '
check "what was passed over is in the picture" shows '^\(i\).system +([^ ]+ +){2}6 +3 '
picture >"$dir/there"
title=$(screen | head -n 1)
keys '}' '}' '{' '{'
back() { [[ $(screen | head -n 1) == "$title" ]] && picture | diff "$dir/there" - >"$dir/diff"; }
check "{ jumps back: rates and history are as they were" soon back
keys '>' '>'
check "> is faster" shows 'REPLAY paused .* x4 '
keys '<' '<' '<' '<' '<' '<'
check "< is slower, down to a quarter" shows 'REPLAY paused .* x1/4 '
keys '>' '>' '>' '>' '>' '>' '>'
check "up to 16 times" shows 'REPLAY paused .* x16 '
keys +
check "+ says what changes the speed" shows '^> a replay shows every reading: < and > change its speed'
keys Space
check "it ends" shows 'REPLAY ended (0:[45][0-9]) / \1 x16' 'periodic  stopped'
check "nothing there was sent by somebody else" lacks '\[pid'
check "there Space starts over" shows '^Tab timeline  v view  m maximise  Enter details  Space start over$'
keys '<' '<' '<' '<' '{'
check "{ from the end goes on, 5 s before it" shows 'REPLAY 0:4[0-9] / '
keys '>' '>' '>' '>'
shows 'REPLAY ended .* x16'
keys '<' '<' '<' '<' Space
check "Space at the end starts over" shows 'REPLAY 0:0[0-9] / 0:[45][0-9] '
keys q
check "q: no line about periodic, for nothing runs" sane
check "really nothing" lacks 'goes on in the kernel'

watch 80 24
shows LIVE
# shellcheck disable=SC2258 # a key, not a separator
for key in , u '{' '}' '<' '>'; do
	keys "$key"
	check "$key, when nothing is replayed, says what it is for" shows "^> [$key] is for replays: wqtop --replay FILE"
done
keys q

replay "$dir/absent"
check "a time when the module was not there" shows 'workqueue_demo is not loaded|is not there' 'The recording has no more for this time'
keys q

printf 'wqtop recording - version: 1\nstale ms=0 bytes=16\n\033[31mred\033]0;x\a\n\n' >"$dir/hostile"
replay "$dir/hostile"
check "escape sequences in a recording do not reach the terminal" shows 'is not understood: \?\[31mred\?'
keys q

finish
