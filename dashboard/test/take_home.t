#!/bin/bash
# --trace and --svg without a screen: read by parsers that are not wqtop's, and what happens to bad files. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

need "$wqtop" perl xmllint
lesson=$top/dashboard/demo/lesson.recording
class=$top/dashboard/test/data/class.txt
touch "$dir/out"
evidence() { tail -n 20 "$dir/out"; }

status_of() {
	"$wqtop" "${@:2}" >"$dir/out" 2>&1
	[[ $? == "$1" ]]
}
said() { grep -qF -- "$1" "$dir/out"; }

# --- traces ---

keeps_rules() { dashboard/test/trace.pl "$2" <"$1" >"$dir/out" 2>&1; } # TRACE EVENTS
check "--replay --trace: status 0" status_of 0 --replay "$lesson" --trace "$dir/lesson.json"
check "and nothing is printed" test ! -s "$dir/out"
check "the trace keeps the rules of the format, and has what happened" keeps_rules "$dir/lesson.json" "$lesson"
check "of a file that is read live: status 0" status_of 0 -b -n 2 -d 0.1 --file "$class" --trace "$dir/class.json"
check "samples are printed as well" said 'QUEUE '
check "it has what happened, too" keeps_rules "$dir/class.json" "${class}_events"
preempted=${class%/*}/preempted.txt
check "and items that were preempted" status_of 0 -b -n 1 --file "$preempted" --trace "$dir/preempted.json"
check "are slices inside of burns" grep -q '"name":"preempted"' "$dir/preempted.json"
status_of 0 -b -n 1 --file "$sample" --trace "$dir/none.json"
check "without events it is JSON all the same" eval 'perl -MJSON::PP -e "local \$/; decode_json(<STDIN>)" <"$dir/none.json"'
check "a module that is not there: status 3" status_of 3 -b -n 1 --file "$dir/nothing" --trace "$dir/absent.json"

# --- pictures ---

is_picture() { xmllint --noout "$1" >"$dir/out" 2>&1 && [[ $(stat -c %s "$1") -le 200000 ]]; }
ask() { xmllint --xpath "$2" "$1" 2>"$dir/out"; } # FILE XPATH
texts() { ask "$1" '//*[local-name()="text"]/text()'; }
has_text() { texts "$1" | grep -qE -- "$2"; }
check "--replay --svg: status 0" status_of 0 --replay "$lesson" --svg "$dir/lesson.svg"
check "it is XML, and small" is_picture "$dir/lesson.svg"
check "of the scenario in it, though other commands followed" has_text "$dir/lesson.svg" '^scenario A .*ideal 50 ms'
check "with lanes for what was measured" has_text "$dir/lesson.svg" '^w1 measured$'
check "and for the ideal, in its place" test \
	"$(ask "$dir/lesson.svg" 'string(//*[local-name()="g"][*[.="w1 ideal"]]/*[@stroke-width="7" and not(@stroke-dasharray)]/@d)' | cut -d ' ' -f 1)" \
	= "M$(ask "$dir/lesson.svg" 'string(//*[local-name()="g"][*[.="w1 ideal"]]/*[@stroke-width="14"]/@d)' |
		sed -E 's/M([0-9]+) 22h([0-9]+)/\1 + \2/' | { read -r a _ b; echo $((a + b)); })"
check "a theme is for pictures, too" status_of 0 --replay "$lesson" -n 60 --svg "$dir/dark.svg" --theme contrast
check "the picture has its ground" test "$(ask "$dir/dark.svg" 'string(//*[local-name()="rect"]/@fill)')" = '#000000'
check "it is XML, and small, too" is_picture "$dir/dark.svg"
check "without a scenario it is the timeline: workers" has_text "$dir/dark.svg" '^kworker/'
check "submissions, and what coalesced" has_text "$dir/dark.svg" '^\^5i=[34]$'
check "and an axis with a unit" has_text "$dir/dark.svg" '^5\.0 s$'
check "of a file that is read live: status 0" status_of 0 -b -n 2 -d 0.1 --file "$class" --svg "$dir/class.svg"
check "it is XML, and small" is_picture "$dir/class.svg"

check "a single reading: what a screen would show, but nothing before the module was loaded" \
	status_of 0 -b -n 1 --file "$preempted" --svg "$dir/preempted.svg"
check "burns and the gaps in them" has_text "$dir/preempted.svg" '^ready, no CPU$'
check "the axis begins with the load" test "$(texts "$dir/preempted.svg" | grep -m 1 ' s$')" = '0.0 s'
# A thousand items of each queue are known; here are three thousand, one each 10 ms.
long_recording() {
	perl -e '
		local $/; my $counters = <STDIN>;
		print "wqtop recording - version: 1\n";
		for my $n (0 .. 2999) {
			my $ns = 83_214_123_456 + $n * 10_000_000;
			my ($end, $to) = ($ns + 5_000_000, "queue=custom item=" . ($n + 1) . " cpu=1 pid=50 worker=kworker/u4:2");
			$counters =~ s/^time_ns .*/time_ns $end/m;
			my $events = "seq=" . (2 * $n + 1) . " ns=$ns event=started $to\n" .
				"seq=" . (2 * $n + 2) . " ns=$end event=finished $to\n";
			printf "reading ms=%d bytes=%d events=%d\n%s%s", $n * 10, length("$counters$events"), length($events),
				$counters, $events;
		}' <"$sample"
}
long_recording >"$dir/long"
check "more items than are known: status 0" status_of 0 --replay "$dir/long" --svg "$dir/long.svg" --trace "$dir/long.json"
check "the picture begins with the first that is known" has_text "$dir/long.svg" '^workqueue_demo: 10 s$'
check "the trace has all of them" test "$(grep -c '"cat":"item"' "$dir/long.json")" = 3000

# --- what cannot be done ---

for option in --trace --svg; do
	echo precious >"$dir/there"
	check "$option: an existing file: status 2" status_of 2 --replay "$lesson" $option "$dir/there"
	check "$option: names a remedy" said "wqtop: $option $dir/there: there is such a file: name another, or remove it"
	check "$option: leaves the file alone" grep -qx precious "$dir/there"
	check "$option: a device: status 2" status_of 2 --replay "$lesson" $option /dev/null
	check "$option: nobody shall remove it" said "wqtop: $option /dev/null: it is no plain file: name a new one"
	check "$option: no such directory: status 2" status_of 2 --replay "$lesson" $option "$dir/no/file"
	check "$option: says so" said "$dir/no/file: its folder is not there: make it, or name another"
	check "$option: no name: status 2" status_of 2 --replay "$lesson" $option ''
	check "$option: without an end: status 2" status_of 2 -b $option "$dir/endless"
	check "$option: says what to add" said "wqtop: $option $dir/endless: is complete after the last sample: add -n"
	check "$option: no file is made" test ! -e "$dir/endless"
	limited() (ulimit -f 1 && exec "$wqtop" --replay "$lesson" $option "$dir/full$option" >"$dir/out" 2>&1)
	limited
	check "$option: a full disk: status 1" test $? = 1
	check "$option: is told" said "wqtop: $option $dir/full$option: File too large"
done
check "both names are the same: status 2" status_of 2 --replay "$lesson" --trace "$dir/same" --svg "$dir/same"
check "no file is left" test ! -e "$dir/same"
no_screen() { TERM=nonsense status_of 1 --file "$class" --trace "$dir/no_screen" --svg "$dir/no_screen.svg" </dev/null; }
check "no terminal to draw on: status 1" no_screen
check "and no empty files are left" eval '[[ ! -e $dir/no_screen && ! -e $dir/no_screen.svg ]]'
check "a mouse is for a screen: status 2" status_of 2 --replay "$lesson" --trace "$dir/mouse" --mouse
finish
