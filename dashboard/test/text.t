#!/bin/bash
# wqtop without a screen: batch text, options, exit status. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

need "$wqtop"
export LC_ALL=C.UTF-8

text=$("$wqtop" -b -n 2 -d 0.1 --file "$sample")
check "-b -n 2: two tables" test "$(grep -c '^custom ' <<<"$text")" = 2
check "-b: names of columns" grep -qE '^QUEUE .* SUBMIT .* WAIT p50 +WAIT p99 +WAIT max +RUN p50 +RUN p99 +RUN max' <<<"$text"
# submitted = accepted + coalesced + modified + rejected
check "-b: the row of delayed adds up" grep -qE '^delayed +– +3 +1 +1 +1 +0 ' \
	<<<"$("$wqtop" -b -n 1 --file dashboard/test/data/class.txt)"
check "-b: no line ends in blanks" test -z "$(grep ' $' <<<"$text")"
quiet_without_reader() {
	"$wqtop" -b -d 0.1 --file "$sample" 2>"$dir/errors" | head -n 1 >"$dir/out"
	[[ ! -s $dir/errors ]]
}
check "-b: nobody reads" quiet_without_reader
full_disk_is_told() {
	! "$wqtop" -b -n 1 --file "$sample" >/dev/full 2>"$dir/errors" && grep -q 'No space left' "$dir/errors"
}
check "-b: a full disk is told" full_disk_is_told
check "-b without a module: status 3" status_of 3 -b -n 1 --file "$dir/nothing"
# The module to load is searched in the current directory.
in_directory() { (cd "$dir" && status_of "$@"); }
in_directory 3 -b -n 1 --file "$dir/nothing"
check_loading "-b without a module: says how to load it" said 'is not there: sudo insmod workqueue_demo.ko loads'
mkdir "$dir/kernel"
touch "$dir/kernel/Kbuild"
in_directory 0 --prometheus --file "$dir/nothing"
check_loading "in the sources: how to build and load it" said 'is not there: make load loads'
touch "$dir/kernel/workqueue_demo.ko"
in_directory 3 -b -n 1 --file "$dir/nothing"
check_loading "and where it is built" said 'is not there: sudo insmod kernel/workqueue_demo.ko loads'
check "--help: status 0" status_of 0 --help
for word in -d -b --csv --json --prometheus -n --file --read-only --mouse --slow --help --version; do
	check "--help tells of $word" said "$word"
done
check "--help tells of every status" grep -qE '^ +3 ' "$dir/out"
check "--version" status_of 0 --version
for bad in '-d 0' '-d x' '-d 61' '-d nan' '-b -n 0' '-b -n -1' '-b -n 1x' '-n 5' '-b --mouse' '-b --csv' '--csv --json' '--json --prometheus' '--prometheus -b' '--prometheus -d 1' '--prometheus -n 2' '--prometheus -n 1 -d 1' '--file=' '--nonsense' 'word'; do
	# shellcheck disable=SC2086 # several words
	check "wqtop $bad: status 2" status_of 2 $bad
	check "wqtop $bad: says what is wrong" grep -qE 'wqtop: .*(use |add -b|leave one|leave -[dn] out|options|--help)' "$dir/out"
done
status_of 2 --csv -d 1 --json
check "two formats: both are named" said '--csv --json'
check "the same format twice is one" status_of 0 --csv --csv -n 1 --file "$sample"

finish
