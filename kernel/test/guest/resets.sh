#!/bin/sh
# A reset in the middle of submissions that are refused: no number is wrong for good.
. /test/guest/lib.sh

insmod /workqueue_demo.ko log_runs=0
result=$(/test/bin/resets "${SECONDS_EACH:-30}")
echo "# $result"
ok "it was looked at many times" test "$(echo "$result" | field looks)" -gt 20
is "$(echo "$result" | field wrong)" 0 "refused is never more than rejected"
within 20 all_idle
ok "the identities hold" identities_hold
ok "rmmod" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
