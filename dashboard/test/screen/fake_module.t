#!/bin/bash
# The stand-in for the module itself: each of the commands that come at once is taken, and its text stays whole. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

writers=8 commands=20
# By a process of its own each, as wqtop does it.
submit() { printf immediate | env FAKE_MODULE="$file" LD_PRELOAD="$fake" dd of="$file" conv=notrunc status=none; }
submit_many() {
	local i
	for ((i = 0; i < commands; i++)); do submit; done
}
# Columns are found by name: this copy has them in another order.
submitted() {
	awk '$1 == "queue" { for (i = 2; i <= NF; i++) if ($i == "submitted") column = i }
		column && $1 == "system" { print $column; exit }' "$file"
}
answers() { grep -c '^last seq=' "$file"; }
# The words before the first number that moves, and the last ones.
frame() { sed '/^queue /,$d' "$file" && sed -n '/^commands/,$p' "$file"; }

cp "$sample" "$file"
submitted_before=$(submitted) answers_before=$(answers) frame_before=$(frame)
for ((writer = 0; writer < writers; writer++)); do submit_many & done
wait
check "its text is whole" test "$(frame)" = "$frame_before"
check "no command is lost" test "$(submitted)" = $((submitted_before + writers * commands))
check "each has its answer" test "$(answers)" = $((answers_before + writers * commands))

finish
