#!/bin/bash
# A refresh costs wqtop no more than it did: instructions and bytes to the terminal, a tenth more at most. TAP.
# Who makes it cheaper lowers the numbers here; they are those of refresh.sh on x86-64.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh
need valgrind build/test/on_pty build/test/readings.so dashboard/wqtop
[[ $(uname -m) == x86_64 ]] || { echo "1..0 # SKIP the numbers are those of x86-64"; exit 0; }

# costs LOAD COLUMNS ROWS INSTRUCTIONS BYTES
costs() {
	local line instructions bytes
	line=$(dashboard/test/bench/refresh.sh "$1" "$2" "$3") || return
	echo "# $line"
	read -r _ _ instructions _ bytes _ <<<"$line"
	((instructions > 0 && instructions <= $4 * 11 / 10 && bytes <= $5 * 11 / 10))
}

check "idle, 80x24" costs idle 80 24 710000 10
check "1000 items a second, 80x24" costs items 80 24 5150000 90
check "periodic, 200x50" costs periodic 200 50 2540000 640
echo "1..$number"
exit $((failed > 0))
