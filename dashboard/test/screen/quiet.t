#!/bin/bash
# wqtop sends only changes to the terminal, so that nothing flickers and a slow line is enough. TAP.
# The kernel counts what a process reads and writes; wqtop itself writes to the terminal only.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

io() { awk -v name="$1:" '$1 == name { print $2 }' "/proc/$(pid_of_wqtop)/io"; }
cat /proc/self/io >"$dir/io" 2>&1 || { echo "1..0 # SKIP this kernel does not count what a process writes"; exit 0; }

# A refresh calls read() for the file and for that of the events, each until its end: four times at most. It draws once.
has_read() { (($(io syscr) >= $1)); }
ten_readings() { soon has_read $(($(io syscr) + 10 * 4)); }

# sent COMMAND...: the bytes that go to the terminal until it is done.
sent() {
	local before
	before=$(io wchar)
	"$@" || return
	bytes=$(($(io wchar) - before))
}
# Nothing more comes: ten readings in a row that send nothing.
is_calm() { sent ten_readings && ((bytes == 0)); }
calms_down() { soon is_calm; }

# sends_at_most BYTES COMMAND...
sends_at_most() {
	sent "${@:2}" || return
	echo "# $bytes bytes"
	((bytes <= $1))
}

# change SED-SCRIPT PATTERN: alters the file, waits for it to be seen and to calm down.
change() {
	alter "$1"
	shows "$2" && calms_down
}

watch 80 24 -d 0.1
shows LIVE
check "80x24: it becomes calm" calms_down
check "80x24: ten refreshes in which nothing changed send nothing" sends_at_most 0 ten_readings
check "80x24: a row that changed, until it has calmed down" \
	sends_at_most 300 change 's/^(system .*) 104 +0$/\1 106 0/' 'system .* 106 '
# Time moves on for the first time: each row gets its rate and a second bar in LAST, and of those only cells that changed
# are sent. A row costs 38 bytes, 31 of them to move there and to set the colour.
check "80x24: a row and the time" \
	sends_at_most 500 change 's/^time_ns .*/time_ns 84214123456/; s/^(system .*) 106 0$/\1 107 0/' 'system .* 107 '
check "80x24: the time alone" sends_at_most 300 change 's/^time_ns .*/time_ns 86214123456/' 'up 1:2[4-9]'
move() { keys j && shows '^d  >delayed' && calms_down; }
check "80x24: a key that moves" sends_at_most 200 move
keys q
watch 200 50 -d 0.1
shows LIVE
check "200x50: it becomes calm" calms_down
check "200x50: ten refreshes in which nothing changed send nothing" sends_at_most 0 ten_readings
check "200x50: a row that changed, until it has calmed down" \
	sends_at_most 300 change 's/^(system .*) 104 +0$/\1 106 0/' 'system .* 106 '
keys q
watch 80 24 -d 0.1 --theme contrast
shows LIVE
check "with a background: it becomes calm" calms_down
check "with a background: nothing is sent either" sends_at_most 0 ten_readings
# The measure works: this key sends the whole screen again.
redraw() { keys C-l && soon eval '(($(io wchar) > before + 500))'; }
check "Ctrl-L sends everything" sent redraw

finish
