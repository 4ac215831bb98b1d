#!/bin/sh
# write(2) in ways that shells and shared files bring about: of nothing, of a newline alone, and while another one waits.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0

# --- nothing, and a newline in a write of its own ---

put immediate >/dev/null
within 10 idle system
before=$(grep '^last ' $FILE)
is "$(printf '' | /test/bin/put $FILE)" ok "a write of nothing is no command"
is "$(printf '\n' | /test/bin/put $FILE)" ok "nor is a newline"
is "$(grep '^last ' $FILE)" "$before" "neither of them is answered"
{ printf custom; printf '\n'; } >$FILE
is $? 0 "a shell that writes text and newline apart is not told that it failed"
is "$(answer command) $(answer errno)" '"custom" 0' "the newest answer is that to the command"
is "$(printf '\n\n' | /test/bin/put $FILE)" EINVAL "two newlines are an empty command"

# --- one file, shared: who waits in it holds up nobody ---

put custom n=40 do=sleep:5000,sleep:5000 >/dev/null
exec 5<>$FILE
/bin/busybox sh -c 'echo flush custom >&5' &
flusher=$!
ok "a flush through a shared file waits" within 10 waits $flusher
/bin/busybox sh -c 'echo reset >&5' &
other=$!
ended() { ! grep -q '^State:.[SDR]' "/proc/$1/status" 2>/dev/null; }
ok "another command through the same file does not" within 10 ended $other
timeout 10 /bin/busybox cat <&5 >/tmp/read
ok "nor does a reader" grep -q '^commands' /tmp/read
/bin/busybox sh -c 'echo flush custom >&5' &
other=$!
within 10 waits $other
kill -KILL $other
ok "a second one that waits can be killed" within 10 ended $other
/bin/busybox sh -c 'echo cancel_sync custom >&5' &
ok "cancel comes through, and the first flush ends" within 20 ended $flusher
wait
exec 5<&-

# --- names ---

cp /test/bin/put /tmp/put
comm=/tmp/$(printf 'a\nevil')
cp /test/bin/put "$comm"
echo stop | "$comm" $FILE >/dev/null
is "$(dmesg | grep -c '^evil')" 0 "a newline in a process's name makes no line of its own in the log"
like "$(own_log | tail -n 3)" 'from a\\nevil .pid' "it is told as \\n"

within 20 all_idle
ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
