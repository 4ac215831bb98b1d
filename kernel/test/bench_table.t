#!/bin/bash
# The table of the bench: a ratio meets its goal as it is shown, and what there is no number for is said. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

cat >"$dir/rows" <<'END'
# words | measured | unit | goal, at most
as shown at most      | a / one     | x | 1.70
as shown above        | b / one     | x | 1.70
as shown at most 1    | c / one     | x | 1.00
no ratio              | count       | i | 120
not there             | none / one  | x | 1.00
not there, no ratio   | none        | i | 1
not measured          | missing / one | x | 1.00
END
printf '%s\n' 'one 1' 'a 1.7049' 'b 1.7051' 'c 1.0041' 'count 120.6' 'none -' >"$dir/6.1.0.numbers"

table() { awk -f kernel/test/bench/table.awk FORMAT="$1" COMMIT=none "$dir/rows" "$dir/6.1.0.numbers"; }
table text >"$dir/text" 2>"$dir/missing"
status=$?
table csv >"$dir/csv" 2>/dev/null
evidence() { cat "$dir/text" "$dir/csv" "$dir/missing"; }
# shows ROW MEASURED MET GOAL, whatever the width of the columns
shows() { tr -s ' ' <"$dir/text" | grep -qxF "| $1 | $2 | $3${3:+ }| $4 |"; }

check "a ratio that is shown as its goal meets it" shows "as shown at most" 1.70x yes 1.70x
check "one that is shown as more does not" shows "as shown above" 1.71x no 1.70x
check "so with a goal of 1.00" shows "as shown at most 1" 1.00x yes 1.00x
check "the table for programs says the same" grep -qxF 'none,6.1.0,"as shown at most",1.7049,x,1.7,yes' "$dir/csv"
check "what is no ratio is compared as it was measured" shows "no ratio" 121 no 120
check "a ratio to what cannot be measured is none" shows "not there" - "" 1.00x
check "nor has what cannot be measured a goal to meet" shows "not there, no ratio" - "" 1
check "what was not measured is shown so" shows "not measured" "?" "" 1.00x
check "and is said" grep -qxF "not measured: 6.1.0:missing" "$dir/missing"
check "and the table fails" [ $status = 1 ]
finish
