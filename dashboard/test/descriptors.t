#!/bin/bash
# Descriptors are not what they seem: closed, non-blocking, pipes, full disks, recordings beyond memory. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh
need "$wqtop" perl
evidence() { head -n 9 "$dir/out" "$dir/errors" | cut -c 1-160; }
touch "$dir/out" "$dir/errors"

said() { grep -qF -- "$1" "$dir/errors"; }
silent() { [[ ! -s $dir/errors ]]; }
lines() { [[ $(wc -l <"$dir/out") == "$1" ]]; }
# status N COMMAND...: with output and errors in files.
status() {
	"${@:2}" >"$dir/out" 2>"$dir/errors"
	[[ $? == "$1" ]]
}
"$wqtop" --csv -n 1 --file "$sample" >"$dir/wanted" # a header, ten rows
table_of() { "$wqtop" --csv -n 1 "$@" >"$dir/out" 2>"$dir/errors" && cmp -s "$dir/wanted" "$dir/out"; }

# --- closed at the start ---

recorded=(--json -n 2 -d 0.1 --file "$sample" --record "$dir/recording")
whole() { # rows: the recording has both readings and nothing else
	! grep -qa -e '"state"' -e 'wqtop: ' "$dir/recording" && status 0 "$wqtop" --replay "$dir/recording" --csv && lines 21
}
record_closed() {
	rm -f "$dir/recording"
	case $1 in
	'0') "$wqtop" "${recorded[@]}" <&- >/dev/null ;;
	'1') "$wqtop" "${recorded[@]}" >&- 2>"$dir/errors" ;;
	'2') "$wqtop" "${recorded[@]}" 2>&- >/dev/null ;;
	'0 1') "$wqtop" "${recorded[@]}" <&- >&- 2>"$dir/errors" ;;
	'1 2') "$wqtop" "${recorded[@]}" >&- 2>&- ;;
	'0 1 2') "$wqtop" "${recorded[@]}" <&- >&- 2>&- ;;
	esac
}
for closed in 0 2; do
	check "$closed closed: it works all the same" record_closed $closed
	check "$closed closed: the recording is whole" whole
done
for closed in 1 '0 1' '1 2' '0 1 2'; do
	record_closed "$closed"
	check "$closed closed: status 1" test $? = 1
	check "$closed closed: the recording is whole" whole
done
record_closed 1
check "standard output closed: told" said 'wqtop: cannot write: standard output is closed; recording goes on'
explained() { "$wqtop" "$1" >&- 2>"$dir/errors"; [[ $? == 1 ]] && said 'standard output is closed'; }
too_full() { "$wqtop" "$1" >/dev/full 2>"$dir/errors"; [[ $? == 1 ]] && said 'No space left'; }
for option in --help --version --lessons; do
	check "$option on a closed output" explained $option
	check "$option on a full disk" too_full $option
done
read_only_output() { "$wqtop" -b -n 1 --file "$sample" 1</dev/null 2>"$dir/errors"; [[ $? == 1 ]] && said 'cannot write'; }
check "an output that is open for reading" read_only_output
no_input() { "$wqtop" -b -n 1 --file /dev/stdin <&- >"$dir/out" 2>"$dir/errors"; [[ $? == 3 ]] && grep -q 'it is a device' "$dir/out"; }
check "--file /dev/stdin without one" no_input
no_screen() { "$wqtop" --file "$sample" <&- >"$dir/out" 2>"$dir/errors"; [[ $? == 1 ]] && said 'terminal'; }
check "no screen without standard input" no_screen

# --- a pipe that is non-blocking ---

cat >"$dir/slowly.pl" <<'E2'
# The output of a command through a small non-blocking pipe, read slowly.
use Fcntl;
pipe my $read, my $write;
fcntl $write, 1031, 4096; # F_SETPIPE_SZ
fcntl $write, F_SETFL, O_WRONLY | O_NONBLOCK;
if (!fork) { open STDOUT, '>&', $write; exec @ARGV }
close $write;
while (sysread $read, my $text, 4096) { print $text; select undef, undef, undef, 0.02 }
wait;
exit $? >> 8;
E2
slowly() { status 0 perl "$dir/slowly.pl" "$wqtop" "$1" -n 20 -d 0.1 --file "$sample"; }
check "--csv through a non-blocking pipe" slowly --csv
check "nothing is missing" lines 201
check "and nothing twice" test "$(grep -c '^state,' "$dir/out")" = 1
check "nobody complains" silent
check "--json through a non-blocking pipe" slowly --json
valid_json() { perl -MJSON::PP -ne 'decode_json($_)' "$dir/out" 2>"$dir/errors"; }
check "each line is JSON" valid_json

# --- pipes to read from ---

later() { sleep 0.3; head -c 2000 "$sample"; sleep 0.3; tail -c +2001 "$sample"; }
check "--file <(...), which is slow" table_of --file <(later)
from_stdin() { later | table_of --file /dev/stdin; }
check "--file /dev/stdin, a pipe" from_stdin
redirected() { table_of --file /dev/stdin <"$sample"; }
check "--file /dev/stdin, a file" redirected
from_fifo() {
	rm -f "$dir/fifo" && mkfifo "$dir/fifo"
	later >"$dir/fifo" &
	table_of --file "$dir/fifo"
}
check "--file and a fifo" from_fifo
twice() { later | "$wqtop" --csv -n 2 -d 0.1 --file /dev/stdin >"$dir/out" 2>"$dir/errors" && lines 21; }
check "a pipe is read once, and shown again" twice
cat >"$dir/socket.pl" <<'E2'
# A command whose standard input is a socket, which sends the text of a file.
use Socket;
socketpair my $ours, my $its, AF_UNIX, SOCK_STREAM, PF_UNSPEC;
my $file = shift;
if (!fork) { close $ours; open STDIN, '<&', $its; exec @ARGV }
close $its;
open my $in, '<', $file;
while (sysread $in, my $text, 1000) { syswrite $ours, $text; select undef, undef, undef, 0.01 }
close $ours;
wait;
exit $? >> 8;
E2
of_socket() { # FILE OPTION
	perl "$dir/socket.pl" "$1" "$wqtop" --csv "$2" /dev/stdin "${@:3}" >"$dir/out" 2>"$dir/errors"
}
file_of_socket() { of_socket "$sample" --file -n 1 && cmp -s "$dir/wanted" "$dir/out"; }
check "--file /dev/stdin, a socket" file_of_socket
record_closed 2
replay_of_socket() { of_socket "$dir/recording" --replay && lines 21; }
check "--replay /dev/stdin, a socket" replay_of_socket
replay_of_pipe() { { sleep 0.3; cat "$dir/recording"; } | "$wqtop" --replay /dev/stdin --csv >"$dir/out" && lines 21; }
check "--replay /dev/stdin, a slow pipe" replay_of_pipe
script_of_pipe() {
	{ sleep 0.3; echo '0 nonsense'; } | "$wqtop" -b -n 1 --file "$sample" --play /dev/stdin 2>"$dir/errors"
	[[ $? == 2 ]] && said '/dev/stdin:1:3: nonsense'
}
check "--play /dev/stdin, a slow pipe" script_of_pipe
endless() { yes | "$wqtop" -b -n 1 --file /dev/stdin >"$dir/out" 2>"$dir/errors"; [[ ${PIPESTATUS[1]} == 2 ]] && said 'too large'; }
check "a pipe without an end" endless
device() { "$wqtop" -b -n 1 "$1" "$2" >"$dir/out" 2>"$dir/errors"; grep -q 'it is a device: name a file' "$dir/out" "$dir/errors"; }
for option in --file --replay --play; do
	check "$option and a device" device $option /dev/zero
done
copy_stays() { "$wqtop" --play <(echo '0 custom') -b -n 1 --file "$sample" >"$dir/out" 2>"$dir/errors"; said 'this file is a copy'; }
check "a copy that may not be written is a copy all the same" copy_stays

# --- full disks ---

if unshare -m true 2>/dev/null; then
	mkdir "$dir/small"
	# Fills all but KILOBYTES of a small disk, then runs the command there.
	on_small_disk() { # KILOBYTES COMMAND...
		unshare -m bash -c '
			mount -t tmpfs -o size=256k none "$0" || exit 9
			cd "$0" || exit 9
			head -c 1M /dev/zero >filler 2>/dev/null # as much as there is room for
			truncate -s "-${1}K" filler
			"${@:2}"
			status=$?
			cp recording output "${0%/*}" 2>/dev/null
			exit $status' "$dir/small" "$@"
	}
	rm -f "$dir/recording"
	check "a full disk stops a recording, and nothing else" \
		status 0 on_small_disk 4 "$wqtop" --csv -n 3 -d 0.1 --file "$sample" --record recording
	check "it is told, once" test "$(grep -c 'stopped: No space left' "$dir/errors")" = 1
	check "all is printed" lines 31
	check "a first reading that is not whole does not play" status 2 "$wqtop" --csv --replay "$dir/recording"
	check "and why" said 'it ends before its first reading'
	rm -f "$dir/recording"
	check "not even room for a beginning: status 2" \
		status 2 on_small_disk 0 "$wqtop" --csv -n 3 -d 0.1 --file "$sample" --record recording
	check "told" said 'wqtop: --record recording: No space left'
	check "no empty file is in the way of the next try" test ! -e "$dir/recording"
	full_output() { # shellcheck disable=SC2016 # the inner shell's
		status 1 on_small_disk 8 bash -c '"$0" --csv -n 9 -d 0.1 --file "$1" >output' "$wqtop" "$sample"
	}
	check "output to a full disk: status 1" full_output
	check "output to a full disk: told" said 'wqtop: cannot write: No space left'
else
	skip "small disks" "this user may not mount one"
fi
mkdir "$dir/nowhere"
nowhere() { "$wqtop" -b -n 1 --file "$sample" --record "$1" >"$dir/out" 2>"$dir/errors"; [[ $? == 2 ]] && said "$2"; }
check "--record in a folder that is not there" nowhere "$dir/none/recording" 'its folder is not there: make it'
check "--record where nobody may write" nowhere /proc/recording 'its folder is not there'
svg_nowhere() { status 2 "$wqtop" -b -n 1 --file "$sample" --svg "$1" && said "$2"; }
check "--svg in a folder that is not there" svg_nowhere "$dir/none/picture" 'its folder is not there: make it'

# --- a recording larger than memory should hold ---

record_closed 2
{
	head -n 1 "$dir/recording"
	echo 'filler ms=0 bytes=209715200'
} >"$dir/large"
truncate -s +209715200 "$dir/large" # a hole
tail -n +2 "$dir/recording" >>"$dir/large"
check "a recording of 200 MB plays" status 0 "$wqtop" --csv --replay "$dir/large"
check "with all readings" lines 21
too_large() { "$wqtop" --csv --replay /dev/stdin < <(cat "$dir/large") >"$dir/out" 2>"$dir/errors"; [[ $? == 2 ]] && said 'too much for a pipe: save it to a file'; }
check "through a pipe it is too much, and why" too_large
check "the remedy helps: as a file" status 0 "$wqtop" --csv --replay /dev/stdin <"$dir/large"

# --- converted on their way ---

mark=$'\xef\xbb\xbf'
converts() { # FILE: all ways that were seen
	sed 's/$/\r/' "$1" >"$dir/crlf"
	{ printf %s "$mark"; cat "$1"; } >"$dir/marked"
	iconv -f ASCII -t UTF-16 "$1" >"$dir/wide"
}
refused() { "$wqtop" --csv "$@" >"$dir/out" 2>"$dir/errors"; local s=$?; cat "$dir/out" >>"$dir/errors"; [[ $s == [23] ]]; }
for option in --replay --file; do
	[[ $option == --file ]] && from=$sample || from=$dir/recording
	converts "$from"
	check "$option with CR LF: refused" refused $option "$dir/crlf" -n 1
	check "$option with CR LF: says what undoes it" said "lines end in CR LF, it was converted, as git and mail do: sed 's/\r\$//' undoes that"
	sed 's/\r$//' "$dir/crlf" >"$dir/mended"
	check "which is true" cmp -s "$from" "$dir/mended"
	tr '\n' '\r' <"$from" >"$dir/cr"
	check "$option with CR alone: refused" refused $option "$dir/cr" -n 1
	check "$option with CR alone: says what undoes it" said "lines end in CR alone, it was converted: tr '\r' '\n' undoes that"
	tr '\r' '\n' <"$dir/cr" >"$dir/mended"
	check "which is true" cmp -s "$from" "$dir/mended"
	check "$option with a byte order mark: refused" refused $option "$dir/marked" -n 1
	check "$option with a byte order mark: says what undoes it" said "sed '1s/^...//' with LC_ALL=C"
	LC_ALL=C sed '1s/^...//' "$dir/marked" >"$dir/mended"
	check "which is true" cmp -s "$from" "$dir/mended"
	check "$option in UTF-16: refused" refused $option "$dir/wide" -n 1
	check "$option in UTF-16: says what undoes it" said "iconv -f UTF-16 -t UTF-8 undoes that"
	iconv -f UTF-16 -t UTF-8 "$dir/wide" >"$dir/mended"
	check "which is true" cmp -s "$from" "$dir/mended"
done
printf '0 say hello\n0 view code\n' >"$dir/script"
converts "$dir/script"
plays() { "$wqtop" -b -n 1 --file "$sample" --play "$1" >"$dir/out" 2>"$dir/errors"; }
check "a script with CR LF plays" plays "$dir/crlf"
check "a script with a byte order mark plays" plays "$dir/marked"
not_plays() { ! plays "$1" && said "$1:1:1: it was converted to UTF-16"; }
check "a script in UTF-16: says what undoes it" not_plays "$dir/wide"
for wide in UTF-16LE UTF-16BE UTF-32; do
	iconv -f ASCII -t $wide "$dir/script" >"$dir/wide"
	undone() { ! plays "$dir/wide" && said "iconv -f $wide -t UTF-8 undoes that"; }
	check "a script in $wide: says what undoes it" undone
done
printf -- '-n 2\n-d 0.1\n' >"$dir/saved"
converts "$dir/saved"
configured() { mkdir -p "$XDG_CONFIG_HOME" && cp "$1" "$XDG_CONFIG_HOME/wqtop" && "$wqtop" --csv --file "$sample" >"$dir/out" 2>"$dir/errors"; }
check "a config file with CR LF is read" configured "$dir/crlf"
check "with its options" lines 21
check "a config file with a byte order mark is read" configured "$dir/marked"
check "with its options" lines 21
not_configured() { ! configured "$1" && said 'text in UTF-16: save it as UTF-8'; }
check "a config file in UTF-16: says what to do" not_configured "$dir/wide"

# git is told not to convert anything on a machine whose git does (core.autocrlf).
if git rev-parse --git-dir >/dev/null 2>&1; then
	unconverted() { [[ $(git check-attr text "$@" | grep -c 'text: unset$') == "$#" ]]; }
	check "git converts no recording and no script" unconverted dashboard/demo/lesson.{recording,play} kernel/vm/run.sh kernel/load.sh
else
	skip "git converts nothing" "this is no clone"
fi

finish
