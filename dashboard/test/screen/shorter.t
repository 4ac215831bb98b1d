#!/bin/bash
# A recording that is too large for memory becomes shorter while it plays, on a screen and without. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/pty.sh
. dashboard/test/screen/pty.sh
large=$dir/large
evidence() { echo "$said"; cat -v "$output" | tail -c 400; }

# Two readings, 200 MB of something unknown, and more readings than a pipe holds.
make_large() {
	local text
	text=$(<"$sample")$'\n'
	{
		echo 'wqtop recording - version: 1'
		printf 'reading ms=%d bytes=%d events=0\n%s' 0 ${#text} "$text" 1 ${#text} "$text"
		echo 'filler ms=1 bytes=209715200'
	} >"$large"
	truncate -s +209715200 "$large" # a hole
	for ((ms = 2000; ms < 2200; ms++)); do printf 'reading ms=%d bytes=%d events=0\n%s' $ms ${#text} "$text"; done >>"$large"
}
told() { grep -qF "wqtop: $large: it became shorter while it was read" "$1"; }

make_large
said=$({
	printf 'until REPLAY\nwait 200\n'
	soon grep -qs REPLAY "$output"
	truncate -s 0 "$large"
	printf 'end\nmodes\n'
} | "$on_pty" "$output" env -u LINES -u COLUMNS TERM=xterm-256color "$wqtop" --replay "$large")
check "on the screen: status 1, and a shell's modes" says $'status 1\ncooked'
check "on the screen: the terminal is put right" wrote_last $'\e[?1049l' $'\e[?1049h'
check "on the screen: told" told "$output"

make_large
"$wqtop" --csv --replay "$large" 2>"$dir/errors" | {
	head -c 1
	truncate -s 0 "$large"
	cat
} >"$output"
status=${PIPESTATUS[0]}
check "with --csv: status 1" test "$status" = 1
check "with --csv: told" told "$dir/errors"
check "with --csv: no word of a crash" test "$(wc -l <"$dir/errors")" = 1

finish
