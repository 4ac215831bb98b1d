#!/bin/bash
# Measures the module and wqtop by instructions, and prints a table: bench.sh KERNEL...
# The VMs are built already. JOBS of them run at a time, one for each CPU of this machine if not given.
# The table goes to build/bench/table.md and table.csv.
set -u
cd "$(dirname "$0")/../../.." || exit
here=kernel/test/bench
out=build/bench

# The longest first. A VM that counts instructions does not mind the other beside it; one with a clock does.
counted=(hour screens items files machine "eight possible_cpus=8")
timed=(lost@2 cpus@1 cpus@2 cpus@4)

run() { # JOBS PART...
	local jobs=$1 part
	shift
	for part; do
		printf "%s $part\n" "${kernels[@]}"
	done | xargs -P "$jobs" -L 1 $here/part.sh || {
		echo "bench: a part failed: see KERNEL/PART.numbers.new and PART.log in $out" >&2
		exit 1
	}
}
kernels=("$@")
run "${JOBS:-$(nproc)}" "${counted[@]}"
run 1 "${timed[@]}"

commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
[[ -z $(git status --porcelain 2>/dev/null) ]] || commit+=+ # something is not committed
files=()
for kernel; do
	numbers=$out/$(<".cache/linux-$kernel/release").numbers
	cat "$out/$kernel"/*.numbers >"$numbers"
	files+=("$numbers")
done

table() { awk -f $here/table.awk FORMAT="$1" COMMIT="$commit" $here/rows "${files[@]}"; }
{
	echo "commit $commit, $(date -u +%F)"
	echo
	table text
} >$out/table.md
status=$?
table csv >$out/table.csv 2>/dev/null
cat $out/table.md
exit $status
