#!/bin/bash
# A picture and a trace to take home from a screen, of what it shows, by a key or at the end. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

need perl xmllint
sample=$top/dashboard/test/data/class.txt
mkdir "$dir/here"
here() { type_line "cd $dir/here"; }
# on a fresh terminal, in a directory of the test's own: replay FILE [OPTION...]
replay() {
	open_terminal 80 24
	here
	type_line "clear; $wqtop --replay $*"
}
is_json() { perl -MJSON::PP -e 'local $/; decode_json(<STDIN>)' <"$1"; }
is_picture() { xmllint --noout "$1" && [[ $(stat -c %s "$1") -le 200000 ]]; }
text_in() { xmllint --xpath '//*[local-name()="text"]/text()' "$1" | grep -qE -- "$2"; }

# --- a key ---

echo precious >"$dir/here/wqtop-1.svg"
replay "$top/dashboard/demo/lesson.recording"
shows REPLAY
keys Space '}' '}' '}' v t
shows 'REPLAY paused 0:15 ' '^> TIMELINE'
keys w
check "w asks what it shall write" shows 'press s: picture \(SVG\) or t: trace \(Perfetto\)'
keys s
check "ws writes a picture to a name that is free, and tells it" shows '^> written to wqtop-2\.svg: '
check "nothing is written over" grep -qx precious "$dir/here/wqtop-1.svg"
check "it is XML" is_picture "$dir/here/wqtop-2.svg"
check "of what is on the screen" text_in "$dir/here/wqtop-2.svg" '^1[0-5]\.0 s$'
check "and not of what was before" eval '! text_in "$dir/here/wqtop-2.svg" "^1\.0 s$"'
keys w t
check "wt writes a trace" shows '^> written to wqtop-1\.json: '
check "it is JSON" is_json "$dir/here/wqtop-1.json"
check "with the items that are on the screen" grep -q '"name":"d2"' "$dir/here/wqtop-1.json"
check "and no others" eval '! grep -q "\"name\":\"i1\"" "$dir/here/wqtop-1.json"'
keys w x
check "another key writes nothing" shows '^> .*nothing was written'
keys q

type_line "mkdir $dir/gone; cd $dir/gone; rmdir $dir/gone; clear; $wqtop --replay $top/dashboard/demo/lesson.recording"
shows REPLAY
keys Space '}' w s
check "a directory that is gone is told" shows '^> wqtop-1\.svg: not written: No such file or directory'
keys q

# --- at the end ---

watch 80 24 --trace "$dir/live.json" --svg "$dir/live.svg" --theme safe
shows LIVE
keys 3 c
shows '^> custom n=3: '
keys q
check "--trace and --svg: it ends, and the terminal is as before" restored
check "the trace is JSON" is_json "$dir/live.json"
check "with what was sent from here" grep -q '"name":"submit c' "$dir/live.json"
check "the picture is XML" is_picture "$dir/live.svg"
check "in the theme of the screen" grep -q '#56b4e9\|#ffaf00' "$dir/live.svg"

watch 80 24 --trace "$dir/killed.json"
shows LIVE
kill "$(pid_of_wqtop)"
soon gone
check "a signal ends the trace, too" is_json "$dir/killed.json"
close_terminal
finish
