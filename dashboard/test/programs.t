#!/bin/bash
# Output for programs, read by real ones: JSON and CSV by perl's parsers, metrics by promtool and by a
# Prometheus that scrapes a node exporter. All numbers are compared with the module's file. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

data=$top/dashboard/test/data
tools=$top/.cache/prometheus
need "$wqtop" perl

# --- servers: on ports of 127.0.0.1 that the kernel chooses, ended with the test, even when that is killed ---

servers=()
start_server() { # NAME PROGRAM OPTION...
	local name=$1
	shift
	setpriv --pdeathsig KILL "$@" --web.listen-address=127.0.0.1:0 >"$dir/$name.log" 2>&1 &
	servers+=($!)
}
clean_up() {
	((${#servers[@]})) || return
	kill "${servers[@]}" 2>/dev/null
	wait "${servers[@]}" 2>/dev/null
}
address_of() { sed -n 's/.*msg="Listening on" address=\(127\.0\.0\.1:[0-9]*\)$/\1/p' "$dir/$1.log"; }
listens() { [[ -n $(address_of "$1") ]]; }
evidence() { tail -qn 20 "$dir"/{said,*.log} 2>/dev/null; }

# --- CSV and JSON ---

# Every number is the file's: agrees FORMAT FILE
agrees() {
	"$wqtop" "--$1" -n 2 -d 0.1 --file "$2" >"$dir/$1" && dashboard/test/programs.pl "$1" "$2" 2 <"$dir/$1" >"$dir/said" 2>&1
}

# Names that would break a format which does not quote, numbers that a double cannot hold, an answer with quotes in it.
hostile=$dir/hostile
sed -E 's/^custom /a"b\\c,{}\x27%s /; s/^(bound +)6 /\118446744073709551614 /; s/^kernel .*/kernel 6"\\,}/
	s/errno=34 /&reason="\\042quoted\\042, \\134, \\033[2J" /; s/(errno=34.*) reason="n=.*/\1/' "$sample" >"$hostile"
is_hostile() { [[ $(grep -c '^a"b' "$hostile") == 6 ]] && grep -q '^bound .*614 ' "$hostile" && grep -q '042quoted' "$hostile"; }
check "the hostile file is one" is_hostile

have_csv() { perl -MText::CSV -e 1 2>/dev/null; }
for file in "$data"/*.txt "$hostile"; do
	check "JSON of ${file##*/}: every number is the file's" agrees json "$file"
	if have_csv; then
		check "CSV of ${file##*/}: every number is the file's" agrees csv "$file"
	else
		skip "CSV of ${file##*/}: every number is the file's" "perl has no Text::CSV"
	fi
done

# A parser with the same mistake would not see a difference: these numbers were checked by eye.
check "CSV: a row as it should be" grep -q '^live,,83214123456,1,system,142,105,37,0,0,0,0,1,104,0,1310442,98020,' "$dir/csv"
agrees json "$sample"
check "JSON: an object as it should be" grep -q '{"queue":"system","submitted":142,"accepted":105,"coalesced":37,' "$dir/json"

# Two more are done a second later, by the file's clock, as soon as the first sample is there.
rate_is_known() {
	cp "$sample" "$dir/module"
	sed 's/^time_ns .*/time_ns 84214123456/; s/^\(system .*\) 104 /\1 106 /' "$sample" >"$dir/next"
	"$wqtop" --json -n 5 -d 0.1 --file "$dir/module" |
		{ IFS= read -r first; mv "$dir/next" "$dir/module"; printf '%s\n' "$first"; cat; } |
		perl -MJSON::PP -e '
			my @rates = map { decode_json($_)->{queues}[0]{completed_per_second} } <STDIN>;
			exit !(!defined $rates[0] && abs($rates[-1] - 2) < 0.1)'
}
check "JSON: a rate is null until it is known" rate_is_known

states_are_told() { # FORMAT STATE FILE PATTERN
	"$wqtop" "--$1" -n 1 --file "$3" >"$dir/said" 2>&1
	[[ $? == 3 ]] && grep -qE "$4" "$dir/said"
}
echo 'workqueue_demo - version: 2' >"$dir/stale"
check_loading "JSON: an absent module" states_are_told json absent "$dir/nothing" '^\{"state":"absent","reason":".*loads the module.*"\}$'
check "JSON: another version" states_are_told json stale "$dir/stale" '^\{"state":"stale","reason":".*version 2.*"\}$'
check_loading "CSV: an absent module" states_are_told csv absent "$dir/nothing" '^absent,.*loads the module'
check "CSV: another version" states_are_told csv stale "$dir/stale" '^stale,".*version 2'

# Every byte of a file may be anything; what is printed is text, and one object, row or line as before.
sed 's/^custom /\x1b[31m\x80\x07\r"\x27,\\/; s/^kernel .*/kernel \x1b]0;x\x07"/' "$sample" >"$dir/bytes"
only_text() { ! "$wqtop" "$1" -n 1 --file "$dir/bytes" | tr -d '\r' | LC_ALL=C grep -q '[^ -~]'; }
json_of_bytes() { "$wqtop" --json -n 1 --file "$dir/bytes" | perl -MJSON::PP -e 'exit !@{decode_json(<STDIN>)->{queues}}'; }
csv_of_bytes() { [[ $("$wqtop" --csv -n 1 --file "$dir/bytes" | grep -c $'\r$') == 11 ]]; }
for format in --batch --csv --json --prometheus; do
	LC_ALL=C check "control bytes never come through $format" only_text $format
done
check "control bytes: it is JSON" json_of_bytes
check "control bytes: it has as many rows of CSV as queues" csv_of_bytes

full_disk_is_told() {
	"$wqtop" "$1" -n 1 --file "$sample" >/dev/full 2>"$dir/errors"
	[[ $? == 1 ]] && grep -q 'No space left' "$dir/errors"
}
for format in --csv --json --prometheus; do
	check "$format: a full disk is told, status 1" full_disk_is_told $format
done

# --- the machine's workqueues, with names as above ---

mkdir "$dir/machine"
sed -E '/^1 nvif/s/.*/1 a"b,c{}\\134 no"mod events\\042 -/' "$data/workqueue_machine" >"$dir/machine/workqueue_machine"
printf '%s\n' 'workqueue_machine_callers - version: 1' 'epoch 3' '' 'caller samples context comm stack' \
	'1 9 task my\042\134sh f,g[no"mod]' >"$dir/machine/workqueue_machine_callers"
of_machine() { "$wqtop" --machine --read-only --file "$dir/machine/none" "$@"; }

machine_json() {
	of_machine --json -n 1 | perl -MJSON::PP -e '
		my $got = decode_json(<STDIN>);
		my ($hog) = grep { $_->{row} == 1 } @{$got->{rows}};
		my ($late) = grep { $_->{function} eq "vmstat_update" } @{$got->{rows}};
		exit !(@{$got->{rows}} == 10 && $hog->{function} eq "a\"b,c{}\\" && $hog->{queue} eq "events\""
			&& $hog->{callers}[0]{comm} eq "my\"\\sh" && "@{$hog->{callers}[0]{stack}}" eq "f g[no\"mod]"
			&& $late->{behind}[0]{row} == 1 && $late->{behind}[0]{wait_ns} == 30000000000)'
}
machine_csv() {
	of_machine --csv -n 1 | perl -MText::CSV -e '
		my $csv = Text::CSV->new({ eol => "\r\n", strict => 1, blank_is_undef => 1 });
		$csv->column_names(@{$csv->getline(*STDIN)});
		my %row;
		while (my $got = $csv->getline_hr(*STDIN)) { $row{$got->{function}} = $got }
		my $late = $row{vmstat_update};
		exit !($csv->eof && keys %row == 10 && $row{"a\"b,c{}\\"}{hogs} == 811
			&& $late->{behind_1_function} eq "a\"b,c{}\\" && $late->{behind_1_queue} eq "events\""
			&& $late->{behind_1_waits} == 200 && $late->{behind_1_wait_ns} == 30000000000
			&& $late->{behind_2_function} eq "wb_workfn" && !defined $late->{behind_2_module}
			&& !defined $late->{behind_3_function})'
}
check "JSON of the machine: behind whom, and who submits" machine_json
if have_csv; then
	check "CSV of the machine: behind whom" machine_csv
else
	skip "CSV of the machine: behind whom" "perl has no Text::CSV"
fi
check "the text of the machine: who submits" eval 'of_machine -b -n 1 | grep -qE "^a\"b.* 100 % by process my\"..?sh: f, g\[no\"mod\]$"'

# --- metrics ---

absent_is_a_value() {
	"$wqtop" --prometheus --file "$dir/nothing" >"$dir/said" && grep -qx 'workqueue_demo_up 0' "$dir/said" &&
		! grep -q 'queue=' "$dir/said"
}
check "metrics of an absent module: up is 0, status 0" absent_is_a_value
once() { [[ $("$wqtop" --prometheus --file "$sample" | grep -c '^workqueue_demo_up 1$') == 1 ]]; }
check "metrics are printed once" once
twice_is_refused() {
	"$wqtop" --prometheus -n 2 --file "$sample" >"$dir/said" 2>"$dir/errors"
	[[ $? == 2 && ! -s $dir/said ]] && grep -q 'wqtop: --prometheus -n: .*leave -n out' "$dir/errors"
}
check "metrics twice would be no file for the collector" twice_is_refused
saved_twice() { [[ $(WQTOP_FLAGS='-n 3 -d 1' "$wqtop" --prometheus --file "$sample" | grep -c '^workqueue_demo_up 1$') == 1 ]]; }
check "a saved -n does not matter" saved_twice

if ! kernel/vm/fetch.sh prometheus >"$dir/fetch.log" 2>&1; then
	skip "PROMETHEUS ITSELF WAS NOT ASKED: promtool, scraping, README's configuration" "$(tail -n 1 "$dir/fetch.log")"
	finish
fi

promtool_accepts() { "$wqtop" --prometheus --file "$1" | "$tools/promtool" check metrics >"$dir/said" 2>&1 && [[ ! -s $dir/said ]]; }
for file in "$data"/*.txt "$hostile" "$dir/bytes" "$dir/nothing"; do
	check "promtool check metrics: ${file##*/}" promtool_accepts "$file"
done

machine_accepted() {
	of_machine --prometheus >"$dir/metrics" && grep -q "_behind_wait_seconds_total{" "$dir/metrics" &&
		"$tools/promtool" check metrics <"$dir/metrics" >"$dir/said" 2>&1 && [[ ! -s $dir/said ]]
}
check "promtool check metrics: the machine" machine_accepted

# README's own: an indented block that begins with that line.
block_of_readme() { awk -v first="    $1" '$0 == first { on = 1 } on && !/^    |^$/ { exit } on { sub(/^    /, ""); print }' README.md; }

block_of_readme 'scrape_configs:' >"$dir/prometheus.yml"
check "README has a configuration of Prometheus" test -s "$dir/prometheus.yml"
check "promtool check config: README's" eval '"$tools/promtool" check config "$dir/prometheus.yml" >"$dir/said" 2>&1'

mkdir "$dir/textfiles"
start_server exporter "$tools/prometheus-node-exporter" --collector.disable-defaults \
	--collector.textfile --collector.textfile.directory="$dir/textfiles"
check "a node exporter runs" soon listens exporter

# One machine instead of a hundred, and every second.
sed -i "s/targets:.*/targets: ['$(address_of exporter)']/; s/scrape_interval:.*/scrape_interval: 1s/" "$dir/prometheus.yml"
start_server prometheus "$tools/prometheus" --config.file="$dir/prometheus.yml" --storage.tsdb.path="$dir/tsdb"
check "a Prometheus runs" soon listens prometheus

ask() { "$tools/promtool" query instant -o json "http://$(address_of prometheus)" "$1" 2>>"$dir/said"; }
value_of() { ask "$1" | perl -MJSON::PP -e 'my $got = decode_json(join "", <STDIN>); print $got->[0]{value}[1] // "none"' 2>/dev/null; }
answers() { [[ $(value_of "$1") == "$2" ]]; }

# As README says it: written beside, then moved there.
write='wqtop --prometheus >wqtop.tmp && mv wqtop.tmp wqtop.prom'
check "README has the command that writes the textfile" grep -qF "$write" README.md
write_textfile() { (cd "$dir/textfiles" && eval "${write/wqtop/"$wqtop" --file "$1"}"); } # FILE OF THE MODULE
every_number_is_there() { # FILE
	ask '{__name__=~"workqueue_demo_.*"}' >"$dir/query" &&
		dashboard/test/programs.pl prometheus "$1" 1 <"$dir/query" >"$dir/said" 2>&1
}

write_textfile "$data/class.txt"
check "Prometheus has scraped it" soon answers workqueue_demo_up 1
check "Prometheus has every number of the file" every_number_is_there "$data/class.txt"
check "the node exporter has nothing to complain of" answers node_textfile_scrape_error 0
in_its_bucket() {
	value_of 'histogram_quantile(0.5, workqueue_demo_run_seconds_bucket{queue="custom"})' | perl -ne 'exit !($_ > 0.268 && $_ < 0.537)'
}
check "its histograms have quantiles" in_its_bucket

write_textfile "$hostile"
check "Prometheus has scraped the hostile one" soon answers 'workqueue_demo_up == on() count(workqueue_demo_info{kernel="6\"\\,}"})' 1
check "Prometheus has every number of the hostile one" every_number_is_there "$hostile"

write_textfile "$dir/nothing"
check "a module that is gone is seen in Prometheus" soon answers workqueue_demo_up 0
check "and its numbers are gone" soon answers 'count(workqueue_demo_running) or vector(0)' 0

ended() { ! kill -0 "${servers[@]}" 2>/dev/null; }
clean_up
check "the servers have ended" ended
servers=()
finish
