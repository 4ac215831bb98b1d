#!/bin/bash
# Records a talk in the VM: the script goes in, the recording comes out. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh
export WQ_KERNEL=${WQ_KERNEL:-cloud-$(kernel/vm/arch.sh)}

record() { kernel/vm/recording.sh "$@" >"$dir/out" 2>&1; }
evidence() { cat "$dir/out"; }
said() { grep -qF -- "$1" "$dir/out"; }
replays() { dashboard/wqtop --csv --replay "$dir/talk.recording" | grep -q "$1"; }
refuses() { ! record "$@"; }

# The script has no quit: recording must end without it.
printf '0 view code\n+0 say two of them\n+0.5 bound n=2\n' >"$dir/talk.play"

check "no such script" refuses "$dir/none.play" "$dir/none"
check "it is named, and what to do" said "$dir/none.play: no such script: PLAY=FILE names one"
check "the lesson's recording is not made of another script" refuses "$dir/talk.play" dashboard/demo/lesson.recording
check "and a remedy is named" said 'name another file with RECORDING=FILE'
touch "$dir/there"
check "an existing file is not written over" refuses "$dir/talk.play" "$dir/there"
check "it stays as it is" test ! -s "$dir/there"
check "a script is played and recorded in the VM" record "$dir/talk.play" "$dir/talk.recording"
check "what it did is in the recording" replays ',bound,2,2,0,'
check "its words are in it too" grep -aq '^two of them' "$dir/talk.recording"
printf '1 nonsense\n' >"$dir/wrong.play"
check "a wrong script gives no recording" refuses "$dir/wrong.play" "$dir/wrong.recording"
check "line, value and remedy are said" said 'recording.play:1:3: nonsense: '
check "there is none" test ! -e "$dir/wrong.recording"
finish
