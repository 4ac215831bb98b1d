#!/bin/sh
# The kernel's own histograms, of tracefs, are the witness: they count the same items as workqueue_machine, which must say the
# same of each work function and workqueue. Also with many pending, with more functions than rows, and after many attachments.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh
. /test/guest/witness_lib.sh

if ! witness_begins; then
	echo "1..0 # SKIP this kernel has no histograms of events (CONFIG_HIST_TRIGGERS)"
	exit
fi
insmod /workqueue_machine.ko
insmod /workqueue_demo.ko log_runs=0

# Sets counted, least, most: how many ended of the crowd and of all functions that have no row, by the module, and the bounds
# of what the witness may have seen meanwhile.
crowd() {
	# shellcheck disable=SC2046 # three numbers
	set -- $(awk '
		{ n = $NF; is_before = FILENAME ~ /before/; is_of_crowd = $1 ~ /^crowd_/ }
		FILENAME ~ /counted/ { rows[$1]; if (is_of_crowd || $1 == "(other)") counted += is_before ? -n : n; next }
		!is_of_crowd && $1 in rows { next }
		FILENAME ~ /least/ { if (is_before) most -= n; else least += n }
		FILENAME ~ /seen/ { if (is_before) least -= n; else most += n }
		END { print counted, least, most }' /tmp/before.counted.execute_end /tmp/after.counted.execute_end \
		/tmp/before.least.execute_end /tmp/before.seen.execute_end /tmp/after.least.execute_end /tmp/after.seen.execute_end)
	counted=$1 least=$2 most=$3
}

tell attach stay >/dev/null
insmod /culprit.ko
sleep 1 # what attaching itself queued has run
look before
for n in 1 7 30; do
	for queue in $(item_queues); do put "$queue" n=$n do=burn:1 >/dev/null; done
	put immediate n=$n >/dev/null
	put delayed delay=10 >/dev/null
	within 20 all_idle
done
echo 20000 >/sys/module/culprit/parameters/flood
look after
is "$(values custom_handler count queued)" 38 "a known load"
is "$(differences queue_work)" "" "queued: of each function and queue as many as the witness saw"
is "$(differences execute_start)" "" "started"
is "$(differences execute_end)" "" "ended"
is "$(values index_page_work count queued started ended)" "20000 20000 20000" "20000 that were pending at once: each is counted"
like "$(cat /tmp/after.seen.queue_work)" '^index_page_work (index )?20000' "the witness saw them, too"
echo "# of which $(values index_page_work count untimed) untimed: there was no room for their stamps"
is "$(callers index_page_work | awk '{ print $1, $2 }')" "task sh" "the process that flooded is named"
rmmod culprit

# More functions than there are rows: what found none is in (other).
look before
insmod /crowd.ko
look after
crowd
is "$(grep -o '^crowd_[0-9]* ' /tmp/after.seen.execute_end | sort -u | wc -l)" 600 "the witness saw 600 functions"
is "$(told rows)" "$(told rows_max)" "which are more than there are rows"
ok "their rows and (other) have $counted items, the witness saw $least to $most" between "$counted" $((least - 2)) $((most + 2))
rmmod crowd

# --- again and again, under load ---

submits() {
	while :; do
		put custom n=40 do=burn:1,sleep:1
		put bound n=40
		put immediate
	done >/dev/null 2>&1
}
rounds=${ROUNDS:-20}
tell detach >/dev/null
epoch=$(told epoch)
submits &
submitter=$!
for _ in $(seq "$rounds"); do
	tell attach stay
	tell detach
done >/dev/null
kill $submitter
wait $submitter 2>/dev/null
is "$(told epoch) $(told attached_ns)" "$((epoch + rounds)) -" "attached and detached $rounds times under load"
within 30 all_idle
tell attach stay >/dev/null
put custom n=8 >/dev/null
within 20 all_idle
is "$(values custom_handler count queued started ended untimed)" "8 8 8 0" "and after that 8 items are 8"
ok "rmmod of both" rmmod workqueue_machine workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
