#!/bin/sh
# Every command, every refusal: the result of write(), the counts, the line in the log, the answer.
. /test/guest/lib.sh

insmod /workqueue_demo.ko

is "$(head -n 1 $FILE)" "workqueue_demo - version: 1" "the first line carries the format's version"
is "$(stat -c %a $FILE)" 644 "everybody reads, only root writes"
is "$(grep -c "^  [a-z]" $FILE)" 19 "the file lists the commands"
is "$(counts | awk 'length > 100' | wc -l)" 0 "tables have at most 100 columns"
ok "the identities hold when nothing was ever submitted" identities_hold

refused() { # TEXT ERRNO REASON
	before=$(counts)
	# shellcheck disable=SC2059 # \n and \0 in it are meant
	is "$(printf "$1" | /test/bin/put $FILE)" "$2" "'$1' is refused with $2"
	is "$(counts)" "$before" "'$1' counts nothing"
	like "$(answer reason)" "$3" "'$1': the answer says why"
	like "$(own_log | tail -n 3)" "ended with -$2: .*$3" "'$1': so does the log"
}

refused ' '                   EINVAL 'empty command: use one of immediate delayed custom start bound'
refused ' \t \n'              EINVAL 'empty command'
refused 'immediat'            EINVAL "unknown command 'immediat': use one of immediate"
refused 'IMMEDIATE\n'         EINVAL "unknown command 'IMMEDIATE'"
refused 'immediate now'       EINVAL "'now' is not key=value"
refused 'immediate x=1'       EINVAL "immediate takes no 'x='"
refused 'stop n=1'            EINVAL "stop takes no 'n='"
refused 'custom period=100'   EINVAL "custom takes no 'period='"
refused 'custom n=1 n=2'      EINVAL 'n= is given twice: leave one out'
refused 'custom 8'            EINVAL "'8' is not key=value: write custom n=8, of custom .n=N. .cpu=N. .delay=MS. .do=PROGRAM."
refused 'custom n = 8'        EINVAL "'n' is not key=value: write custom .n=N.*, without blanks"
refused 'start 500\n'         EINVAL 'write start period=500, of start .period=MS. .do=PROGRAM.'
refused 'stop periodic'       EINVAL "stop takes no word 'periodic': write stop"
refused 'reset all'           EINVAL "reset takes no word 'all': write reset"
refused "custom $(printf '%0248d' 7)" EINVAL 'write custom n=0*7, of custom .n=N. .cpu=N. .delay=MS. .do=PROGRAM.'
refused 'custom\r\n'          EINVAL 'byte 0x0d is not printable ASCII: .*LF line ends'
refused '\357\273\277custom'  EINVAL 'byte 0xef is not printable ASCII: .*without a byte order mark'
refused 'custom n='           EINVAL 'n= is not a number: use n=1..1000000'
refused 'custom n=eight'      EINVAL 'n=eight is not a number'
refused 'custom n=8x'         EINVAL 'n=8x is not a number'
refused 'custom n=0'          ERANGE 'n=0 is out of range: use n=1..1000000'
refused 'custom n=-1'         ERANGE 'n=-1 is out of range'
refused 'custom n=99999999999' ERANGE 'n=99999999999 is out of range'
refused 'custom n=18446744073709551617' ERANGE 'is out of range'
refused 'start period=9'      ERANGE 'period=9 is out of range: use period=10..60000'
refused 'immediate\nstop\n'   EINVAL 'a newline ends the command: one per write'
refused '\377\001\002'        EINVAL 'byte 0xff is not printable ASCII'
refused 'stop'                EALREADY 'not running: start it first'

before=$(counts)
is "$(tr '\0' a </dev/zero | head -c 1048576 | /test/bin/put $FILE)" E2BIG "a write of 1 MB is refused with E2BIG"
is "$(counts)" "$before" "it counts nothing"
is "$(printf '%257s' immediate | /test/bin/put $FILE)" E2BIG "257 bytes are too many"
is "$(printf '%256s\n' immediate | /test/bin/put $FILE)" ok "256 bytes and a newline are not"
ok "that one runs" within 20 idle system

is "$(printf 'immediate' | /test/bin/put $FILE)" ok "a command needs no newline"
within 20 idle system

accepted() { # COMMAND QUEUE
	before=$(count "$2" accepted)
	echo "$1" | tee $FILE >/dev/null
	is $? 0 "echo $1 | tee"
	is "$(count "$2" accepted)" $((before + 1)) "$1: one submission accepted"
	is "$(answer command) $(answer errno) $(answer accepted)" "\"$1\" 0 1" "$1: the answer says so"
	like "$(dmesg)" "workqueue_demo: '$1' from tee .pid [0-9]*.: 1 accepted, 0 coalesced" "$1: so does the log"
}

accepted immediate system
accepted delayed delayed
accepted custom custom
accepted start periodic
is "$(put start)" EBUSY "a second start is refused"
like "$(answer reason)" "running already: stop it first" "and says why"
is "$(put stop)" ok "stop"
is "$(answer removed)" 1 "stop: the waiting tick was removed"
is "$(put stop)" EALREADY "a second stop is refused"
for queue in system delayed custom periodic; do
	ok "$queue comes to rest" within 30 idle $queue
done
ok "the identities hold" identities_hold
like "$(dmesg)" "custom #1 started on CPU [01] in kworker/u[^ ]* .pid [0-9]*., [0-9]* us after it was ready" \
	"the log tells where an item started"
like "$(dmesg)" "custom #1 says: hello from pid [0-9]*" "and the item's data"
like "$(dmesg)" "custom #1 finished after [0-9]* us" "and that it finished"

is "$(grep -c '^last ' $FILE)" 8 "eight answers are kept"
printf 'no"such\\command\n' | /test/bin/put $FILE >/dev/null
is "$(answer command)" '"no\042such\134command"' "an answer quotes what would break its line"

is "$(su student -c "cat $FILE" | head -n 1)" "workqueue_demo - version: 1" "anybody may read"
is "$(su student -c "echo stop | /test/bin/put $FILE")" EACCES "not anybody may write"
is "$(echo stop | unprivileged /test/bin/put $FILE)" EPERM "nor may root without CAP_SYS_ADMIN"

# A flood of refusals: lines that are not printed are counted, and the log tells how many.
sleep 5 # the rate limit's window, so that the flood has one of its own
ok "the log so far is free of warnings" log_is_clean
dmesg -c >/dev/null
is "$(echo bad | /test/bin/put -n 500 $FILE)" EINVAL "500 refusals"
printed=$(dmesg | grep -c "'bad' from put")
ok "not all of them are printed, but at least 100" test "$printed" -lt 500 -a "$printed" -ge 100
sleep 5
put worse >/dev/null
suppressed=$(dmesg | sed -n 's/.*workqueue_demo: \([0-9]*\) refusal lines suppressed/\1/p' | awk '{ n += $1 } END { print n }')
is "$((printed + suppressed))" 500 "lines printed and lines suppressed add up"

like "$(modinfo /workqueue_demo.ko)" "parm: *max_in_flight:.*default 65536" "modinfo describes the parameter"
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
