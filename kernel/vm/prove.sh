#!/bin/bash
# Runs all tests: */test/*.t, dashboard/test/*/*.t and the unit tests build/test/*_test, which all speak TAP.
# On the terminal a line for each file, what went wrong and what was skipped; in build/test.log everything; at the end the
# totals.
#
# prove prefers those with a rule of their own only when no others are left: first come the unit tests and wqtop's, three
# at a time, as they mostly wait; then in VMs the module's, one after the other, and beside them those of other kernels,
# which take longest, and the lessons, which mostly wait.
#
# prove starts the tests through this same script, prove.sh TEST, which keeps a copy of what they say.
set -u
logs=build/test/logs

if [[ $# -gt 0 ]]; then
	log=$logs/${1//\//_}
	echo "# --- $1" >"$log"
	exec > >(exec tee -a "$log") 2> >(exec tee -a "$log" >&2)
	exec "$1"
fi

cd "$(dirname "$0")/../.." || exit
export CMOCKA_MESSAGE_OUTPUT=TAP
shopt -s nullglob
# The longest of wqtop's come first: begun at last, they would run alone.
mapfile -t tests < <(printf '%s\n' dashboard/test/screen/storm.t dashboard/test/fuzz/*.t build/test/*_test common/test/*.t \
	kernel/test/*.t dashboard/test/*.t dashboard/test/*/*.t | awk '!seen[$0]++')
rm -rf $logs
mkdir -p $logs

prove --timer --jobs 3 --rules 'seq=kernel/test/kernels.t' --rules 'seq=kernel/test/lessons.t' \
	--rules 'seq=kernel/test/*.t' --rules 'par=**' --exec kernel/vm/prove.sh "${tests[@]}" </dev/null
status=$?
cat $logs/* >build/test.log

# A file can fail without a test that fails: it ends early, or with a status of its own.
((status == 0)) || { grep -E '^(# --- |not ok )' build/test.log | grep -B 1 '^not ok '; echo "details: build/test.log"; }
grep -hE '^ *ok .*# *SKIP|^1\.\.0 *# *SKIP' build/test.log
awk -v status=$status '
	/^ *ok .*# *[Ss][Kk][Ii][Pp]/ || /^1\.\.0 *# *[Ss][Kk][Ii][Pp]/ { skipped++; next }
	/^ok /     { passed++ }
	/^not ok / { if (!/# *TODO/) failed++ }
	END {
		if (status && !failed) failed = 1
		printf "tests: %d passed, %d failed, %d skipped\n", passed, failed, skipped
	}' build/test.log
exit $status
