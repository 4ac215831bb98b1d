# shellcheck shell=dash
# Sourced by tests of workqueue_machine, after machine_lib.sh: the kernel's own histograms, of tracefs, as the witness. They
# count the same items as the module, which must say the same of each work function and workqueue.

witness=/sys/kernel/tracing/events/workqueue

# Has the kernel count from now on. Fails where it has no histograms of events (CONFIG_HIST_TRIGGERS).
witness_begins() {
	mount -t tracefs tracefs /sys/kernel/tracing 2>/dev/null
	[ -e $witness/workqueue_queue_work/hist ] || return
	# Before Linux 5.14 the event has the workqueue's address in the place of its name.
	queue_key=
	! grep -q 'char\[\] workqueue;' $witness/workqueue_queue_work/format || queue_key=,workqueue
	for event in queue_work execute_start execute_end; do
		[ $event = queue_work ] && keys=function.sym$queue_key || keys=function.sym
		echo "hist:keys=$keys:size=4096" >$witness/workqueue_$event/trigger
	done
}

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

# Notes how much both have counted, the witness before the module and after it. Nothing is paused for that: it would
# make work for the kernel, and at rest it is not needed.
look() { # NAME
	for event in queue_work execute_start execute_end; do cat $witness/workqueue_$event/hist >/tmp/least.$event; done
	cat $MACHINE >/tmp/machine
	for event in queue_work execute_start execute_end; do cat $witness/workqueue_$event/hist >/tmp/$event; done
	for event in queue_work execute_start execute_end; do
		seen /tmp/least.$event >/tmp/"$1".least.$event
		seen /tmp/$event >/tmp/"$1".seen.$event
	done
	counted /tmp/machine queued "$queue_key" >/tmp/"$1".counted.queue_work
	counted /tmp/machine started >/tmp/"$1".counted.execute_start
	counted /tmp/machine ended >/tmp/"$1".counted.execute_end
}

# Of a known load exactly. Others go on meanwhile, also those that the reading itself makes work for: of them between
# the least and the most that the witness may have seen, and 2, as one may have counted what the other is about to count.
differences() { # EVENT
	awk '
		{ n = $NF; is_before = FILENAME ~ /before/; sub(/ [0-9]+$/, ""); keys[$0] }
		FILENAME ~ /counted/ { counted[$0] += is_before ? -n : n }
		FILENAME ~ /least/ { if (is_before) most[$0] -= n; else least[$0] += n }
		FILENAME ~ /seen/ { if (is_before) least[$0] -= n; else most[$0] += n }
		END { for (key in keys) {
			slack = key ~ /_handler|^index_page_work/ ? 0 : 2
			if (counted[key] < least[key] - slack || counted[key] > most[key] + slack)
				print key ": seen " least[key] + 0 " to " most[key] + 0 ", counted " counted[key] + 0
		} }' /tmp/before.*."$1" /tmp/after.*."$1"
}
