#!/bin/bash
# Prints what a refresh of the screen costs wqtop, in instructions and in bytes to the terminal, and what it executes
# up to its first picture, its end included: refresh.sh LOAD COLUMNS ROWS
# LOAD: idle; periodic, an item each second; items, 1000 of them a second. A refresh is each half a second of them.
# Valgrind counts the instructions of wqtop and its libraries in user space: nearly the same number each time.
# WQTOP=PROGRAM: another wqtop than that of this tree. PROFILE=FILE keeps the longest run, for callgrind_annotate.
set -u
cd "$(dirname "$0")/../../.." || exit 1
load=$1 columns=$2 rows=$3
wqtop=${WQTOP:-dashboard/wqtop}
few=20 many=40 # readings; what grows at first has grown by then
[[ $load != items ]] || few=10 many=20
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# run READINGS: prints instructions and bytes. The terminal has its size before wqtop asks for it.
run() {
	rm -f "$dir/module_events"
	build/test/on_pty "$dir/bytes" sh -c "stty cols $columns rows $rows
		exec env -u COLORTERM -u WQTOP_FLAGS TERM=xterm-256color LC_ALL=C.UTF-8 READINGS=$1 FILE=$dir/module \
		LD_PRELOAD=build/test/readings.so valgrind --tool=callgrind --callgrind-out-file=$dir/out.%p \
		--log-file=$dir/log $wqtop --no-config -d 0.1 --file $dir/module" <<<$'patience 120\nend' >"$dir/end"
	[[ $(<"$dir/end") == "signal 15"* ]] || { cat "$dir/end" "$dir/log" >&2; return 1; }
	echo "$(awk '/^summary:/ { print $2 }' "$dir"/out.*) $(stat -c %s "$dir/bytes")"
	[[ -z ${PROFILE-} ]] || cp "$dir"/out.* "$PROFILE"
	rm -f "$dir"/out.*
}

awk -v load="$load" -v count=$many -v file="$dir/module" -f dashboard/test/bench/readings.awk \
	dashboard/test/bench/reading.txt
first=$(run 1) && begun=$(run $few) && ended=$(run $many) || exit 1
each() { echo $((($2 - $1) / (many - few))); } # each BEGUN ENDED
echo "$load ${columns}x$rows: $(each "${begun% *}" "${ended% *}") instructions," \
	"$(each "${begun#* }" "${ended#* }") bytes a refresh; ${first% *} instructions to the first picture"
