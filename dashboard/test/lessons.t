#!/bin/bash
# LESSONS.md is true: wqtop takes each script and each expression in it, and each lesson that is shipped. TAP.
# In a VM kernel/test/lessons.t runs the lessons.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh
page=dashboard/LESSONS.md

# Scripts are read before the module is looked for: status 2 for their errors, 3 for a module that is not there.
judge() { "$wqtop" --lesson "$1" --check --file "$dir/none" >"$dir/out" 2>&1; }
takes() { judge "$1"; [[ $? == 3 ]]; }
evidence() { cat "$dir/out"; }

awk -v dir="$dir" '
	/^    / { if (!inside) n++; inside = 1; print substr($0, 5) >(dir "/block" n ".lesson"); next }
	/^$/ && inside { print "" >(dir "/block" n ".lesson"); next }
	{ inside = 0 }' $page
check "it has examples" test -e "$dir/block5.lesson"
# Its commands are run where the module is: on a terminal, in the VM.
in_vm() {
	local command
	sed 's/   *# .*//; /^$/d' "$1" | while read -r command; do
		grep -qF -- "clear; $command'" dashboard/test/screen/demo.t || { echo "# not in demo.t: $command"; return 1; }
	done
}
check "it has commands" grep -qE '^(make|wqtop) ' "$dir"/block*.lesson
for block in "$dir"/block*.lesson; do
	if grep -qE '^(make|wqtop) ' "$block"; then
		check "demo.t runs its commands: $(head -n 1 "$block")" in_vm "$block"
		continue
	fi
	check "its example is a script: $(grep -v '^#' "$block" | head -n 1)" takes "$block"
done

sed -n '/^| expression |/,/^$/s/^| `\([^`]*\)` | .*/\1/p' $page >"$dir/expressions"
check "it has expressions" test -s "$dir/expressions"
while read -r expression; do
	echo "claim $expression" >"$dir/claim"
	check "it is an expression: $expression" takes "$dir/claim"
done <"$dir/expressions"

"$wqtop" --lessons >"$dir/lessons"
listed() { awk -v name="$1" -v title="$2" '{ n = $1; sub("^[^ ]* +", ""); if (n == name && $0 == title) found = 1 } END { exit !found }' "$dir/lessons"; }
for lesson in dashboard/lessons/*.lesson; do
	name=$(basename "$lesson" .lesson)
	title=$(sed -n '1s/^# //p' "$lesson")
	check "$name: is listed, with what it is about" listed "$name" "${title:-no title}"
	check "$name: has no errors, by its name" takes "$name"
	check "$name: nor by its file" takes "$lesson"
done

refuses() { judge "$1"; [[ $? == 2 ]]; }
said() { grep -qF -- "$1" "$dir/out"; }
check "no such lesson: status 2" refuses nonsense
check "the remedy is named" said "wqtop: --lesson nonsense: there is no such lesson and no such file: see wqtop --lessons"
printf '%s\n' 'x stop' '+1 view table' 'claim custom.colour = 1' >"$dir/wrong"
check "a script with errors: status 2" refuses "$dir/wrong"
check "all of them are told" test "$(grep -c "^wqtop: $dir/wrong:" "$dir/out")" = 3
check "with line, column and what is allowed" said "wrong:2:9: view table: there is no such view: use one of queues timeline"
check "for expressions, too" said "wrong:3:7: custom.colour: no such column: use one of submitted"
finish
