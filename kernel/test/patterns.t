#!/bin/sh
# Nothing of a pattern is cut on a screen of 80 columns. wqtop shows it behind a margin of 7, with tabs of 8 columns and
# without the markers ("=> started") that end some lines. And what struct pattern says twice agrees. TAP.
cd "$(dirname "$0")/../.." || exit 1

wide() { # FILE...
	for file; do
		sed 's|[[:blank:]]*/\* [^*]*=> [^*]*\*/$||' "$file" | expand |
			awk -v file="$file" 'length > 73 { print file ":" NR ": " length " columns, 73 fit: " $0 }'
	done
}

cut=$(wide kernel/patterns/*.c)
if [ -z "$cut" ]; then
	echo "ok 1 - no line of a pattern is cut at 80 columns"
else
	echo "not ok 1 - no line of a pattern is cut at 80 columns"
	echo "$cut" | sed 's/^/# /'
fi

differ=$(for file in kernel/patterns/*.c; do
	[ "$(grep -c '\.unbound = true' "$file")" = "$(grep -c '\.flags = ".*WQ_UNBOUND' "$file")" ] || echo "$file"
done)
if [ -z "$differ" ]; then
	echo "ok 2 - .unbound is set where .flags has WQ_UNBOUND, and only there"
else
	echo "not ok 2 - .unbound is set where .flags has WQ_UNBOUND, and only there"
	echo "$differ" | sed 's/^/# /'
fi
echo "1..2"
