#!/bin/bash
# Tells which functions of the kernel and of the module take the instructions of one thing: profile.sh KERNEL WHAT
#   item      an allocated item of bound, events off     recorded  the same, events on
#   bare      the same of the bare module                static    a submission that is coalesced
#   counters  a reading of /proc/workqueue_demo
#   attached  an item of bare while workqueue_machine watches; flood  the same, where most find no room for their stamps
#   rows      a reading of /proc/workqueue_machine with 60 rows
# Two VMs do it so many times and three times as many; the difference is that of the things alone.
set -u
cd "$(dirname "$0")/../../.." || exit

kernel=$1 what=$2
case $what in
item | recorded | bare | static | flood) times=10000 ;;
attached) times=1000 ;;
counters | rows) times=200 ;;
*)
	echo "bench: PROFILE=$what: use one of item recorded bare static counters attached flood rows" >&2
	exit 2
	;;
esac
out=build/bench/$kernel
profile=build/bench/profile-$what.txt

run() { # NAME TIMES
	WQ_PLUGIN="build/bench/profile.so,out=$out/$1.blocks" kernel/test/bench/part.sh "$kernel" profiled \
		nokaslr WHAT="$what" TIMES="$2" || exit
}
run few $times
run many $((3 * times))
gunzip <"$out/profiled.numbers" | sort -s -k 1,1 >"$out/symbols" || exit
rm "$out/profiled.numbers"

# Addresses are of one width, so that a block follows the function that it is in.
by_function() { # NAME
	sort -s -k 1,1 "$out/symbols" "$out/$1.blocks" | awk '
		NF == 2 { spent[name == "" ? "(programs)" : name] += $2; next }
		{ name = $3 }
		END { for (name in spent) print name, spent[name] }'
}
{
	echo "instructions by function, for each $what, on Linux $(<".cache/linux-$kernel/release")"
	awk -v things=$((2 * times)) '
		NR == FNR { before[$1] = $2; next }
		{ each = ($2 - before[$1]) / things; if (each >= 0.5) printf "%8.0f  %s\n", each, $1; total += each }
		END { printf "%8.0f  in all\n", total }' <(by_function few) <(by_function many) | sort -rn
} >"$profile"
cat "$profile"
