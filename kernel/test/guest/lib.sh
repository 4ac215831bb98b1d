# shellcheck shell=dash
# Sourced by the tests in the VM: TAP, and looking things up in the module's file.

FILE=/proc/workqueue_demo
points=0

report() { # STATUS NAME
	points=$((points + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $points - $2"
	else
		echo "not ok $points - $2"
	fi
	return "$1"
}

ok() { # NAME COMMAND...
	name=$1
	shift
	"$@" >/dev/null 2>&1
	report $? "$name"
}

is() { # GOT WANTED NAME
	[ "$1" = "$2" ]
	report $? "$3" || echo "# got '$1', wanted '$2'"
}

like() { # TEXT PATTERN NAME
	printf '%s\n' "$1" | grep -qE -- "$2"
	report $? "$3" || { echo "# nothing like '$2' in:"; printf '%s\n' "$1" | sed 's/^/#   /'; }
}

finish() {
	echo "1..$points"
}

# Waits until COMMAND succeeds, SECONDS at the least: tries are counted and not seconds, for where the machine is slow each
# of them takes longer.
within() { # SECONDS COMMAND...
	local tries=$(($1 * 10))
	shift
	until "$@" >/dev/null 2>&1; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || return 1
		sleep 0.1
	done
}

now_ms() {
	awk '{ printf "%d\n", $1 * 1000 }' /proc/uptime
}

# Looks at items while they sleep: runs COMMAND, which submits them and notes in variables what it sees. It must come through
# within MS, which the items sleep, or up to where it calls `seen` if it goes on to wait for them. A machine that was too
# slow for that has shown nothing: it is done again, when all queues are idle.
meanwhile() { # MS COMMAND...
	local ms=$1 begun tries=5
	shift
	while :; do
		seen_ms=
		begun=$(now_ms)
		"$@"
		[ $((${seen_ms:-$(now_ms)} - begun)) -ge "$ms" ] || return 0
		tries=$((tries - 1))
		[ $tries -gt 0 ] || { report 1 "$1: comes through in $ms ms, at the fifth try"; return 1; }
		within 30 all_idle
	done
}
seen() { seen_ms=$(now_ms); }
all_idle() { counts | awk '
	NR == 1 { for (i = 2; i <= NF; i++) at[$i] = i; next }
	{ busy += $at["armed"] + $at["pending"] + $at["running"] }
	END { exit busy > 0 }'; }

# One write(2) of the arguments; prints "ok" or the error's name.
put() {
	printf '%s\n' "$*" | /test/bin/put $FILE
}

# As many items as the module takes, but for what others shall find room for: halves, taken or not.
fill() { # QUEUE CPU PROGRAM
	local n=3000
	while [ $n -gt 0 ]; do
		put "$1" cpu="$2" n=$n do="$3"
		n=$((n / 2))
	done >/dev/null
}
cancel_everything() { for queue in system delayed $(item_queues); do put cancel "$queue"; done >/dev/null; }

# The lines that the module has logged. The kernel has more to say in between, as long as it boots.
own_log() { dmesg | grep ' workqueue_demo: '; }

between() { [ "$1" -ge "$2" ] && [ "$1" -le "$3" ]; } # NUMBER LEAST MOST

# The value at a table's row and column, both by name.
cell() { # TABLE ROW COLUMN
	awk -v table="$1" -v row="$2" -v column="$3" '
		$1 == table { for (i = 2; i <= NF; i++) at[$i] = i; inside = 1; next }
		!NF { inside = 0 }
		inside && $1 == row { print $at[column] }' $FILE
}

count() { # QUEUE COLUMN
	cell queue "$1" "$2"
}

# The rows of the table of counts.
counts() {
	awk '$1 == "queue" { inside = 1 } !NF { inside = 0 } inside' $FILE
}

# The queues that make an item for each submission; those of them whose items may sleep.
item_queues() { counts | awk 'NR > 1 && $1 !~ /^(system|delayed|periodic)$/ { print $1 }'; }
sleeping_queues() { item_queues | grep -vx bh; }

# The value of a key in the line of the newest answer, and in the line "periodic".
answer() { # KEY
	grep '^last ' $FILE | tail -n 1 | sed -n "s/.* $1=\(\"[^\"]*\"\|[^ ]*\).*/\1/p"
}

periodic() { # KEY
	sed -n "s/^periodic .*\b$1=\([^ ]*\).*/\1/p" $FILE
}

value() { # KEY
	sed -n "s/^$1 //p" $FILE
}

# Nothing is under way: no item of QUEUE is armed, pending or running. All that were accepted have ended: one that is just
# about to run is none of the three.
idle() { # QUEUE
	counts | awk -v queue="$1" '
		NR == 1 { for (i = 2; i <= NF; i++) at[$i] = i }
		$1 == queue {
			is_idle = $at["armed"] + $at["pending"] + $at["running"] == 0 &&
				$at["accepted"] == $at["completed"] + $at["cancelled"]
		}
		END { exit !is_idle }'
}

at_least() { # NUMBER LEAST
	[ "$1" -ge "$2" ]
}

# The identities of FORMAT.md, which hold for every queue when nothing is under way.
identities_hold() {
	counts | awk '
		NR == 1 { for (i = 2; i <= NF; i++) at[$i] = i; next }
		{
			in_flight = $at["armed"] + $at["pending"] + $at["running"]
			if ($at["submitted"] != $at["accepted"] + $at["coalesced"] + $at["modified"] + $at["rejected"] ||
			    $at["accepted"] != $at["completed"] + $at["cancelled"] + in_flight) {
				print "# " $0
				bad = 1
			}
		}
		END { exit bad || NR < 2 }'
}

# The events so far, or those of one kind and queue.
EVENTS=/proc/workqueue_demo_events
events() { # EVENT QUEUE
	grep "event=$1 queue=$2 " $EVENTS
}

# A field of an event line from standard input.
field() { # NAME
	sed -n "s/.*\b$1=\([^ ]*\).*/\1/p"
}

# A queue has that many handlers running.
runs() { # QUEUE NUMBER
	[ "$(count "$1" running)" = "$2" ]
}

# A process sleeps in the kernel and takes only a deadly signal, as one that flushes does.
waits() { # PID
	grep -q '^State:.D' "/proc/$1/status"
}

answers() { # ERRNO-NUMBER COMMAND: whether the newest answer is to COMMAND
	[ "$(answer errno) $(answer command)" = "$1 \"$2\"" ]
}

# Words that the kernel logs when something is wrong with it, the module or a lock.
TROUBLE='BUG|WARNING|Oops|Call [Tt]race|Unable to handle kernel|refcount|still has objects|general protection|unreferenced|ODEBUG|UBSAN|blocked for more|stall'

# Starts where a module was first loaded: lines of the boot are not about ours.
trouble() {
	dmesg | sed -n '/workqueue_\(demo\|machine\):/,$p' | without_races_of_others | without_deadline_server |
		grep -E "$TROUBLE"
}

# KCSAN reports the kernel's own data races as well: a report counts if one of our modules is in a stack, in front of
# what was interrupted there, and of what called the scheduler or the clock that is read without a lock.
without_races_of_others() {
	awk '
		/BUG: KCSAN/ { report = $0; inside = 1; ours = 0; next }
		inside && / by (task|interrupt) / { beyond = 0 }
		inside && /(asm_|schedule|ktime_get_mono_fast_ns)[a-z_]*\+0x/ { beyond = 1 }
		inside && /^.*==========/ { if (ours) print report; inside = 0; next }
		inside { ours = ours || !beyond && /\+0x.*\[workqueue_(demo|machine)\]/; report = report "\n" $0; next }
		{ print }
		END { if (inside && ours) print report }'
}

# When a CPU goes off line, Linux 6.12 stops the scheduler's deadline server also where it has stopped already, and so
# takes its share of the CPU off twice: sub_running_bw() warns of the sum. As that is printed under the lock of a run
# queue, lockdep may warn in the middle of it, and is off from then on.
without_deadline_server() {
	awk '
		/\[ cut here \]/ { printf "%s", report; report = $0 "\n"; inside = 1; theirs = bug = 0; next }
		!inside { print; next }
		{ report = report $0 "\n" }
		/WARNING: .* at kernel\/sched\/deadline\.c:[0-9]+ sub_running_bw/ { theirs = 1 }
		/BUG/ { bug = 1 }
		/\[ end trace / { if (!theirs || bug) printf "%s", report; report = ""; inside = 0 }
		END { printf "%s", report }'
}

log_is_clean() {
	! trouble
}
