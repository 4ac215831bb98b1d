#!/bin/bash
# The modules and wqtop take no more instructions than they did: each number, against a bare item in the same VM, is at
# most 10 % above the ratio in bench/ratios. One build was seen to differ by 1 % from run to run, wqtop by 2 %.
#   bench.t          compares
#   bench.t --show   prints the lines of that file as they are now
set -u
cd "$(dirname "$0")/../.." || exit 1

kernel=${WQ_KERNEL:-cloud-$(kernel/vm/arch.sh)}
version=$(cut -d . -f 1,2 ".cache/linux-$kernel/release")
ratios=kernel/test/bench/ratios

skip() {
	echo "1..0 # SKIP $*"
	exit
}
[[ $(kernel/vm/arch.sh "$kernel") == amd64 ]] || skip "$ratios has the numbers of amd64"
grep -q "^$version " $ratios || skip "$ratios has nothing about Linux $version"
# The VM of the bench has programs of Debian's in it.
why=$(kernel/vm/fetch.sh tops 2>&1) || skip "$(tail -n 1 <<<"$why")"
make bench-vm WQ_KERNEL="$kernel" >/dev/null || exit
kernel/test/bench/part.sh "$kernel" short || exit

# Rounded to tens, as people are told before they attach it.
percent=$(awk '/machine_attached / { printf "%d0", ($3 - 1) * 10 + 0.5; exit }' $ratios)
told="queuing and starting an item then costs about $percent % more"
said=$(grep -c "$told" dashboard/model/actions.h) # 0 or 1

awk -v version="$version" -v show="$*" -v said="$said" -v told="$told" '
	/^#/ || !NF { next }
	NR == FNR { number[$1] = $2; next }
	$1 != version { next }
	{ ratio = number[$2] / number["bound_bare"] }
	show { printf "%s %s %.3f\n", $1, $2, ratio; next }
	{
		bad = !($2 in number) || ratio > 1.1 * $3
		printf "%sok %d - %s: %.3f bare items, at most 10 %% above %.3f\n", bad ? "not " : "", ++points, $2, ratio, $3
	}
	END {
		if (show) exit
		printf "%sok %d - wqtop says before it attaches: %s\n", said ? "" : "not ", ++points, told
		print "1.." points
	}' "build/bench/$kernel/short.numbers" $ratios
