#!/bin/bash
# Runs all tests: */test/*.t, dashboard/test/*/*.t and the unit tests build/test/*_test, which all speak TAP. But for
# container.t: that is make test-container. With KERNELS=usual without those of other kernels and of arm64, which do not
# depend on the distribution.
# On the terminal a line for each file, what went wrong and what was skipped; in build/test.log everything; at the end the
# totals.
#
# Four run at a time, from the beginning to the end: those in VMs that take longest, one after the other, other kernels
# among them; the others in VMs; those of another architecture, with what is built and checked; and beside them wqtop's,
# which mostly wait, and the unit tests. Where one of the first three has come to its end, more of these take its place.
#
# prove starts the tests through this same script, prove.sh TEST, which keeps a copy of what they say.
set -u
logs=build/test/logs

if [[ $# -gt 0 ]]; then
	log=$logs/${1//\//_}
	echo "# --- $1" >"$log"
	exec > >(exec tee -a "$log") 2> >(exec tee -a "$log" >&2)
	exec -- "$1"
fi

cd "$(dirname "$0")/../.." || exit
export CMOCKA_MESSAGE_OUTPUT=TAP
shopt -s nullglob
left_out=(kernel/test/container.t)
[[ ${KERNELS:-} != usual ]] || left_out+=(kernel/test/kernels.t kernel/test/arm64.t)
# The longest of wqtop's come first: begun at last, they would run alone.
mapfile -t tests < <(printf '%s\n' dashboard/test/screen/storm.t dashboard/test/fuzz/*.t build/test/*_test common/test/*.t \
	kernel/test/*.t dashboard/test/*.t dashboard/test/*/*.t | grep -vxF "$(printf '%s\n' "${left_out[@]}")" | awk '!seen[$0]++')
rm -rf $logs
mkdir -p $logs

longest=kernels,bounds,lifecycle,soak
apart=arm64,deb,lessons,lint
in_turn=$(basename -s .t kernel/test/*.t | grep -vxF "$(tr , '\n' <<<"$longest,$apart")" | paste -sd,)

# In --rules prove would prefer those that wait for nobody: a file of rules keeps their order.
export HARNESS_RULESFILE=build/test/rules.yml
cat >$HARNESS_RULESFILE <<END
par:
  - seq: kernel/test/{$longest}.t
  - seq: kernel/test/{$in_turn}.t
  - seq: kernel/test/*.t
  - par: '**'
END
prove --timer --jobs 4 --exec kernel/vm/prove.sh "${tests[@]}" </dev/null
status=$?
cat $logs/* >build/test.log

# A file can fail without a test that fails: it ends early, or with a status of its own.
# The words about each failure are shown here, too: of a run elsewhere this may be all that is left.
((status == 0)) || awk '
	/^# --- / { file = $0; left = 0; next }
	/^not ok / { if (file) print file; file = ""; print; left = 50; next }
	/^ok |^1\.\./ { left = 0 }
	/^#/ && left > 0 { print; left-- }
	END { print "details: build/test.log" }' build/test.log
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
