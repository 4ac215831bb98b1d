#!/bin/sh
# The kernel's own histograms, of tracefs, are the witness: they count the same items as workqueue_machine, which must say the
# same of each work function and workqueue. Also with many pending, with more functions than rows, and after many attachments.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh

events=/sys/kernel/tracing/events/workqueue
mount -t tracefs tracefs /sys/kernel/tracing
if [ ! -e $events/workqueue_queue_work/hist ]; then
	echo "1..0 # SKIP this kernel has no histograms of events (CONFIG_HIST_TRIGGERS)"
	exit
fi
insmod /workqueue_machine.ko
insmod /workqueue_demo.ko log_runs=0

# Before Linux 5.14 the event has the workqueue's address in the place of its name.
queue_key=
! grep -q 'char\[\] workqueue;' $events/workqueue_queue_work/format || queue_key=,workqueue
for event in queue_work execute_start execute_end; do
	[ $event = queue_work ] && keys=function.sym$queue_key || keys=function.sym
	echo "hist:keys=$keys:size=4096" >$events/workqueue_$event/trigger
done

# Lines "FUNCTION[ QUEUE] N": of the witness, by an event; of the module, by a column.
seen() { # FILE
	awk -v with_queue="$queue_key" '/^[{] function/ {
		sub(/^[^]]*\] /, ""); key = $1; n = $NF
		if (with_queue && match($0, /workqueue: [^ ]+/)) key = key " " substr($0, RSTART + 11, RLENGTH - 11)
		print key, n }' "$1"
}
counted() { # FILE COLUMN BY-QUEUE
	awk -v column="$2" -v by_queue="$3" '
		NF == 0 { name = ""; next }
		name == "" { name = $1; for (i = 2; i <= NF; i++) at[$i] = i; next }
		name == "row" { key[$1] = by_queue ? $2 " " $4 : $2 }
		name == "count" && $at[column] { n[key[$1]] += $at[column] }
		END { for (k in n) print k, n[k] }' "$1"
}

# Notes how much both have counted. Nothing is paused for that: it would make work for the kernel, and at rest it is not needed.
look() { # NAME
	cat $MACHINE >/tmp/machine
	for event in queue_work execute_start execute_end; do cat $events/workqueue_$event/hist >/tmp/$event; done
	for event in queue_work execute_start execute_end; do seen /tmp/$event >/tmp/"$1".seen.$event; done
	counted /tmp/machine queued "$queue_key" >/tmp/"$1".counted.queue_work
	counted /tmp/machine started >/tmp/"$1".counted.execute_start
	counted /tmp/machine ended >/tmp/"$1".counted.execute_end
}

# Of a known load exactly; of others, who go on between the reading of the one and of the other, within 2.
differences() { # EVENT
	awk '
		{ n = $NF * (FILENAME ~ /before/ ? -1 : 1); sub(/ [0-9]+$/, ""); keys[$0] }
		FILENAME ~ /counted/ { counted[$0] += n }
		FILENAME ~ /seen/ { seen[$0] += n }
		END { for (key in keys) {
			off = seen[key] - counted[key]
			if (key ~ /_handler|^index_page_work/ ? off : off * off > 4)
				print key ": seen " seen[key] + 0 ", counted " counted[key] + 0
		} }' /tmp/before.*."$1" /tmp/after.*."$1"
}
# "COUNTED SEEN": how many ended of the crowd and of all functions that have no row.
crowd() {
	awk '
		{ n = $NF * (FILENAME ~ /before/ ? -1 : 1); is_of_crowd = $1 ~ /^crowd_/ }
		FILENAME ~ /counted/ { rows[$1]; if (is_of_crowd || $1 == "(other)") counted += n; next }
		is_of_crowd || !($1 in rows) { seen += n }
		END { print counted, seen }' /tmp/before.counted.execute_end /tmp/after.counted.execute_end \
		/tmp/before.seen.execute_end /tmp/after.seen.execute_end
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
saw=$(crowd)
is "$(grep -o '^crowd_[0-9]* ' /tmp/after.seen.execute_end | sort -u | wc -l)" 600 "the witness saw 600 functions"
is "$(told rows)" "$(told rows_max)" "which are more than there are rows"
ok "their rows and (other) have ${saw% *} items, the witness saw ${saw#* }" between $((${saw% *} - ${saw#* })) -2 2
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
