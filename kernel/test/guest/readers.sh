#!/bin/sh
# Both files are read by programs that know nothing of them: cat, dd, tail, sendfile() and splice(); and are followed.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0
put custom n=3 do=burn:1 >/dev/null
within 20 all_idle

# --- the whole of it ---

cat $EVENTS >/tmp/wanted
wanted=$(wc -l </tmp/wanted)
ok "there are events" at_least "$wanted" 9
reads() { # NAME COMMAND...: gets all events
	name=$1
	shift
	"$@" >/tmp/read 2>/tmp/errors
	ok "$name: the events" cmp -s /tmp/wanted /tmp/read
	[ ! -s /tmp/errors ] || sed 's/^/# /' /tmp/errors
}
reads 'cat -' sh -c "cat - <$EVENTS"
reads 'dd, of odd pieces' dd if=$EVENTS bs=77
reads 'tail -n +1' tail -n +1 $EVENTS
reads 'cp' sh -c "cp $EVENTS /tmp/copy; cat /tmp/copy"
reads 'sort' sh -c "sort -t = -k 2n $EVENTS"
reads 'splice()' sh -c "/test/bin/splice $EVENTS | cat"
reads 'sendfile()' sh -c "/test/bin/splice -s $EVENTS | cat"
for how in '' -s; do
	# shellcheck disable=SC2086 # an option, or none
	like "$(/test/bin/splice $how $FILE | cat)" '^commands, one per write' "splice $how: the counters, to their end"
done

# --- and what is new, each once ---

# Of a reader's output: the numbers have no gap and come once.
in_order() { awk '{ split($1, pair, "="); if (NR > 1 && pair[2] != before + 1) exit 1; before = pair[2] }' "$1"; }
follows() { # NAME COMMAND: it got what was there, and what a later command did
	ok "$1: goes on with what is new" test "$(wc -l <"$2")" -gt "$wanted"
	ok "$1: each event once" in_order "$2"
}
for how in '' -s; do
	wanted=$(wc -l <$EVENTS)
	# shellcheck disable=SC2086
	/test/bin/splice $how $EVENTS 'echo custom do=burn:1 >/proc/workqueue_demo; sleep 0.5' | cat >/tmp/followed
	follows "splice $how" /tmp/followed
done
more() { [ "$(wc -l <"$1")" -gt "$wanted" ]; }
follow() { # NAME COMMAND...
	name=$1
	shift
	wanted=$(wc -l <$EVENTS)
	timeout 60 "$@" >/tmp/followed 2>/dev/null &
	follower=$!
	within 20 eval '[ "$(wc -l </tmp/followed)" -ge "$wanted" ]'
	put custom n=4 do=burn:1 >/dev/null
	within 20 more /tmp/followed
	kill $follower
	wait $follower 2>/dev/null
	follows "$name" /tmp/followed
}
follow 'README: a loop around cat' sh -c "while cat; do sleep 1; done <$EVENTS"
follow "busybox' tail -f" tail -n +1 -f $EVENTS

# --- writing takes write() ---

like "$(echo custom | /test/bin/splice -w $FILE 2>&1)" 'splice: Invalid argument' "splice() writes no command"
is "$(count custom submitted)" 13 "and none has run"

within 20 all_idle
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
