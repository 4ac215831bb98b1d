#!/bin/bash
# However wqtop ends or is stopped, the terminal is as it was before. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

watch 80 24
shows LIVE
keys q
check "q: says that periodic goes on, and how to stop it" shows 'periodic goes on in the kernel; to stop it:$' '^  echo stop \| sudo tee /'
check "q: the terminal is as it was" restored

for signal in TERM HUP INT; do
	watch 80 24
	shows LIVE
	kill -"$signal" "$(pid_of_wqtop)"
	check "SIG$signal ends it" soon gone
	check "SIG$signal: the terminal is as it was" restored
done
watch 80 24
shows LIVE
keys C-c
check "Ctrl-C: the terminal is as it was" restored
for signal in SEGV ABRT BUS FPE ILL; do
	watch 80 24
	shows LIVE
	kill -"$signal" "$(pid_of_wqtop)"
	check "SIG$signal: a story, after the terminal was restored" shows '^wqtop: crashed: '
	check "SIG$signal: the terminal is as it was" restored
done

open_terminal 80 24
cp "$sample" "$file"
type_line "clear; FAKE_MODULE=$file LD_PRELOAD=$fake $wqtop --file $file"
shows LIVE
keys C-z
check "Ctrl-Z: stopped" shows 'Stopped'
check "Ctrl-Z: the shell's own screen, and its cursor" own_screen
type_line clear
hides Stopped
resize 100 30
type_line fg
check "fg: the picture is back, in the new size" shows 'LIVE .*up 1:21$' '^c +>?custom' ' x stop'
keys 2c
check "fg: keys work" shows '^> custom n=2: 2 accepted'
keys C-z
check "Ctrl-Z once more" shows 'Stopped'
type_line fg
check "fg once more" shows LIVE
keys q

# The new size may be told only after fg, as by a terminal that is far away.
region() { terminal display-message -p '#{scroll_region_lower}'; }
open_terminal 80 24
type_line "clear; FAKE_MODULE=$file LD_PRELOAD=$fake $wqtop --file $file"
shows LIVE
tty=$(terminal display-message -p '#{pane_tty}')
keys C-z
shows 'Stopped'
resize 80 40
stty rows 24 <"$tty"
type_line fg
shows LIVE
stty rows 40 <"$tty"
check "a size that comes after fg: all rows scroll" soon eval '[[ $(region) == 39 ]]'
keys q
shows '^sane>'
check "and so they do in the shell" test "$(region)" = 39

# A script that runs wqtop is stopped before wqtop is ready to be.
watch 80 24
for round in 1 2; do
	shows LIVE
	keys C-z
	check "Ctrl-Z in a script, $round: the shell's own screen" soon own_screen
	type_line fg
	check "fg in a script, $round: the picture is back" shows LIVE
done
keys q
check "q after that: the terminal is as it was" restored

finish
