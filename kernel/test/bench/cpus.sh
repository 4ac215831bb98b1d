#!/bin/sh
# Items on several CPUs at a time, by the clock: part.sh boots this as cpus@1, cpus@2 and cpus@4.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
load_bare
cpus=$(nproc)

race() { # NAME QUEUE
	$meter race "cpus_${cpus}_$1" 25 5000 $demo "$2 n=@ do=none" "flush $2" $bare "$2 @" "flush $2"
}
for record in off on; do
	put record $record
	race bound_$record bound
	race custom_$record custom
done
