#!/bin/bash
# The parsers under libFuzzer, for some seconds each: no bytes crash them, and what fuzz/*.c says always holds.
# FUZZ_SECONDS=N for longer. What it finds is left in build/fuzz.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh
need clang

# clang's sanitizers ask llvm-symbolizer for the names of functions, and complain where it is not installed: addresses
# will do there.
command -v llvm-symbolizer >/dev/null || export ASAN_OPTIONS=$ASAN_OPTIONS:external_symbolizer_path=

seconds=${FUZZ_SECONDS:-4}

survives() { # NAME
	mkdir -p "$dir/$1"
	build/fuzz/"$1"_fuzz -max_total_time="$seconds" -timeout=5 -max_len=20000 -print_final_stats=1 \
		-artifact_prefix=build/fuzz/ "$dir/$1" "dashboard/test/fuzz/corpus/$1" >"$dir/log" 2>&1
}
evidence() { tail -n 30 "$dir/log"; }

make -s fuzzers >"$dir/log" 2>&1
check "the fuzzers are built" test $? = 0
for fuzzer in dashboard/test/fuzz/*_fuzz.c; do
	name=$(basename "$fuzzer" _fuzz.c)
	check "$name: has a corpus" test -n "$(ls "dashboard/test/fuzz/corpus/$name")"
	check "$name: survives any bytes" survives "$name"
	check "$name: tried more than its corpus" \
		test "$(sed -n 's/^stat::number_of_executed_units: *//p' "$dir/log")" -gt 1000
done
finish
