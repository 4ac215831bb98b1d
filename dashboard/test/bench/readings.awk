# Writes the readings of a load, half a second apart, each with its events: awk -v load=idle|periodic|items
# -v count=N -v file=PATH -f readings.awk reading.txt
# A queue has run something in each load, and the events of that are in the first reading.

function event(ns, kind, queue, item, more) {
	printf "seq=%d ns=%.0f event=%s queue=%s item=%d cpu=1 pid=50 worker=kworker/1:2%s\n", ++seq, ns, kind, queue, item,
		more >>events
}

function run_item(queue, from, to, n) {
	n = ++done[queue]
	event(from, "submitted", queue, n)
	event(from + 50000, "started", queue, n)
	event(from + 60000, "step", queue, n, " step=burn:1")
	event(to, "finished", queue, n, " burnt_ns=" (to - from - 50000) " preempted_ns=0")
	waited[queue] += 50000
	ran[queue] += to - from - 50000
}

function tick(at) {
	ticks++
	done["periodic"]++
	event(at, "started", "periodic", ticks)
	event(at + 20000, "armed", "periodic", ticks + 1, sprintf(" due_ns=%.0f", at + 1000000000))
	event(at + 30000, "step", "periodic", ticks, " step=burn:1")
	event(at + 1000000 + ticks % 7 * 30000, "finished", "periodic", ticks, " burnt_ns=1000000 preempted_ns=0")
	waited["periodic"] += 40000 + ticks % 5 * 1000
	ran["periodic"] += 1000000 + ticks % 7 * 30000
	last_tick = at
}

# Return: the row of a queue in the table that the lines are in.
function row(name, n) {
	n = done[name] + 0
	if (!n)
		return $0
	if (table == "queue")
		return sprintf("%-13s %9d %8d 0 %d 0 0 %d 0 0 0", name, n + (name == "periodic"), n + (name == "periodic"), n,
			name == "periodic")
	if (table == "times")
		return sprintf("%-13s %.0f 60000 %.0f 1300000 1 50", name, waited[name], ran[name])
	if (table == "more_times")
		return sprintf("%-13s 40000 900000 %.0f 0", name, ran[name])
	if (table == "concurrency")
		return name " 1 " (name == "custom" ? 0 : "-") " 0 0"
	if (table == "wait_eighths")
		return name " 15.4:" n
	if (table == "run_eighths")
		return name " 19.7:" n
	return $0
}

function reading(now, i, out) {
	out = file "." number
	table = ""
	for (i = 1; i <= lines; i++) {
		$0 = line[i]
		if (table == "" && $1 ~ /^(queue|times|more_times|concurrency|flags|wait_eighths|run_eighths)$/) {
			table = $1
		} else if (!NF) {
			table = ""
		} else if (table != "") {
			$0 = row($1)
		} else if ($1 == "time_ns") {
			$0 = sprintf("time_ns %.0f", now)
		} else if ($1 == "periodic" && load == "periodic") {
			$0 = sprintf("periodic running=1 period_ms=1000 ticks=%d expected=%d started_ns=%.0f last_ns=%.0f due_ns=%.0f " \
				"late_last_ns=%d late_max_ns=60000 drift_ns=%d", ticks, ticks, begin, last_tick, last_tick + 1000000000,
				40000 + ticks % 5 * 1000, ticks % 3 * 1000)
		}
		print >out
	}
	close(out)
}

{ line[++lines] = $0 }
$1 == "loaded_ns" { begin = $2 + 1000000000 }

END {
	for (number = 1; number <= count + 1; number++) {
		now = begin + number * 500000000
		events = file "_events." number
		printf "" >events
		for (i = 0; number == 1 && i < 4; i++)
			run_item(i % 2 ? "system" : "bound", now - 400000000 + i * 1000000, now - 398000000 + i * 1000000)
		if (load == "periodic" && number % 2)
			tick(now - 100000000)
		for (i = 0; load == "items" && i < 500; i++)
			run_item("custom", now - 500000000 + i * 1000000, now - 499100000 + i * 1000000)
		close(events)
		reading(now)
	}
}
