#!/bin/sh
# The machine's own workqueues: what is counted and timed of a known load, by whom it may be read, and that nothing is left
# behind.
. /test/guest/lib.sh
. /test/guest/machine_lib.sh

insmod /workqueue_machine.ko
insmod /workqueue_demo.ko log_runs=0

is "$(told names)" known "the names of queues are found on this kernel"
is "$(told attached_ns)" - "after the load nobody is attached"
is "$(grep -c '^row ' $MACHINE)" 0 "and there are no rows"
like "$(cat $MACHINE)" '^commands, one per write:' "the file names its commands"
like "$(/test/bin/splice $MACHINE | cat)" '^commands, one per write:' "splice() reads it as well"
is "$(tell attach stay)" ok "attach stay"
is "$(told stays)" yes "it stays, without an open file"

# --- counts ---

put custom n=8 do=sleep:1000 >/dev/null
within 20 ended custom_handler 8
is "$(values custom_handler row module queue)" "workqueue_demo wqdemo_custom" "a row has its function's module, and its queue's name"
is "$(values custom_handler count queued started ended untimed held)" "8 8 8 0 4" "8 items, each timed; max_active 4 held 4 of them"
# A machine that takes the VM's CPUs away may do so with the one that an item has for a moment.
hogs=$(values custom_handler count hogs)
if [ "${WQ_STEADY:-}" = 1 ]; then most=0; else most=3; fi
ok "who sleeps is no hog: of eight that slept for a second $hogs held a CPU" between "$hogs" 0 $most
behind_ms=$(values custom_handler behind wait_ns | awk '{ n += $1 } END { print int(n / 1000000) }')
ok "and in nobody's way: the four that were held for a second each waited $behind_ms ms behind others" between "$behind_ms" 0 900
is "$(values custom_handler wait all | wc -l)" 1 "a histogram of waits"
for queue in $(item_queues | grep -vx custom); do
	put "$queue" n=3 do=burn:1 >/dev/null
done
within 20 all_idle
for queue in $(item_queues | grep -vx custom); do
	within 20 ended "${queue}_handler" 3
	is "$(values "${queue}_handler" count queued started ended untimed)" "3 3 3 0" "three of $queue"
done
is "$(values highpri_handler row queue) $(values ordered_handler row queue)" "wqdemo_highpri wqdemo_ordered" "each by its queue"
put delayed >/dev/null
within 20 ended delayed_handler 1
is "$(values delayed_handler count queued started ended)" "1 1 1" "delayed work is queued by its timer, once"

# --- who submits ---

like "$(callers custom_handler)" '^task put [^ ]*\[workqueue_demo\]' "a process that submits is named, with its calls"
like "$(callers delayed_handler)" '^softirq - (delayed_work_timer_fn|call_timer_fn)' "delayed work comes from its timer, in softirq"
is "$(callers custom_handler | grep -c queue_work_on)" 0 "the calls of every submission are left out"

# --- held ---

# One that is activated on the CPU that queued it last: the worker that makes room for it runs there.
tell reset >/dev/null
put bound cpu=0 n=20 do=sleep:100 >/dev/null
within 20 ended bound_handler 20
held=$((20 - $(cell flags bound max_active)))
is "$(values bound_handler count held)" $held "each that had to wait for max_active on its CPU was held"
ok "for a time" at_least "$(values bound_handler times held_max_ns)" 1000000

# Items that wait are cancelled: nobody tells of it.
put custom n=20 do=sleep:1000 >/dev/null
put cancel_sync custom >/dev/null
within 20 idle custom
queued=$(values custom_handler count queued)
started=$(values custom_handler count started)
is "$queued $((started < queued))" "20 1" "cancelled items were queued and did not start"

# --- times ---

tell reset >/dev/null
put reset >/dev/null
put bound cpu=0 n=3 do=burn:40 >/dev/null
within 20 ended bound_handler 3
is "$(values bound_handler count ended hogs)" "3 3" "who burns a CPU for 40 ms is a hog"
burnt_ms=$(($(values bound_handler times cpu_total_ns) / 1000000))
run_ms=$(($(values bound_handler times run_total_ns) / 1000000))
ok "its CPU time, $burnt_ms ms, is what it burnt" at_least $burnt_ms 100
ok "and no more than it ran, $run_ms ms" at_least $run_ms $burnt_ms

# --- behind ---

# burns PROGRAM...: an item of the same CPU is queued while that burns.
burns() {
	tell reset >/dev/null
	put bound cpu=0 "$@" >/dev/null
	put freezable cpu=0 do=burn:1 >/dev/null
	within 20 ended freezable_handler 1
}
# Since 6.5 others pass who burns for 10 ms: they wait for less, and it still runs when they start.
thresh=/sys/module/workqueue/parameters/cpu_intensive_thresh_us
usual=$(cat $thresh 2>/dev/null)
[ -z "$usual" ] || echo 1000000 >$thresh
# On a busy machine the second write may come when the burner has ended: that item waited for nobody, and is left out.
tries=10
while burns do=burn:400; [ "$(values freezable_handler times wait_total_ns)" -lt 5000000 ]; do
	tries=$((tries - 1))
	[ $tries -gt 0 ] || break
done
is "$(behind freezable_handler)" "bound_handler 1" "an item of the same CPU waited behind who burnt it"
like "$(values freezable_handler behind wait_ns)" '^[1-9][0-9]{6,}$' "for some milliseconds at least"
[ -z "$usual" ] || echo "$usual" >$thresh
if [ "${WQ_STEADY:-}" = 1 ]; then
	burns do=burn:100
	is "$(behind freezable_handler)" "bound_handler 1" "behind one that others pass, too"
	# Each of them is too short to be in the way for most of it.
	burns n=14 do=burn:8
	is "$(behind freezable_handler)" "bound_handler 1" "or behind several of one function"
	# max_active holds the second one back for 600 ms: it does not wait for the CPU that somebody burns meanwhile.
	tell reset >/dev/null
	put ordered cpu=0 n=2 do=sleep:600 >/dev/null
	put highpri cpu=0 do=burn:400 >/dev/null
	within 20 ended ordered_handler 2
	ok "an item was held for some 600 ms" at_least "$(values ordered_handler times held_max_ns)" 500000000
	is "$(behind ordered_handler | grep highpri)" "" "but not behind who burnt a CPU meanwhile"
fi

# Beside interrupts: they are not the time of who sleeps meanwhile, on whatever CPU it goes on.
put custom n=8 do=sleep:300,burn:1,sleep:300 >/dev/null
within 20 ended custom_handler 8
slept_ms=$(($(values custom_handler times cpu_total_ns) / 1000000))
ok "eight that sleep and burn 1 ms each, 4.8 s in all, had a CPU for $slept_ms ms" between $slept_ms 7 1200

# The demo takes the time at nearly the same places, and the scheduler tells how long a worker had a CPU: with its own doings
# before an item and after. On a machine that takes the VM's CPUs away, that can be milliseconds anywhere in between.
differ_us() { # FUNCTION QUEUE COLUMN: for each item
	echo $((($(values "$1" times "$3") - $(cell times "$2" "$3")) / $(values "$1" count ended) / 1000))
}
if [ "${WQ_STEADY:-}" = 1 ]; then
	for column in wait_total_ns run_total_ns; do
		off=$(differ_us custom_handler custom $column)
		ok "$column is that of the demo, but for $off us an item" between "$off" -20 20
	done
	is "$(values custom_handler count hogs)" 0 "who sleeps and burns 1 ms is no hog"
	worker=$(cell times bound last_pid)
	before_ns=$(awk '{ print $1 }' "/proc/$worker/schedstat")
	tell reset >/dev/null
	put bound cpu=0 n=1 do=burn:50,sleep:10,burn:50 >/dev/null
	within 20 ended bound_handler 1
	sleep 0.1
	is "$(cell times bound last_pid)" "$worker" "the same worker runs another"
	worker_us=$((($(awk '{ print $1 }' "/proc/$worker/schedstat") - before_ns) / 1000))
	item_us=$(($(values bound_handler times cpu_total_ns) / 1000))
	# A worker of CPU 0 also runs what the kernel itself queues there.
	ok "the item had a CPU for $item_us us, and its worker for $worker_us" between $((worker_us - item_us)) 0 2000
fi

# --- what runs now ---

tell reset >/dev/null
put bound cpu=1 do=sleep:3000 >/dev/null 2>&1 || put bound do=sleep:3000 >/dev/null
runs_now() { [ -n "$(values bound_handler running pid)" ]; }
ok "an item that runs is listed" within 5 runs_now
worker=$(values bound_handler running pid)
like "$(cat "/proc/$worker/comm")" '^kworker/' "with its worker"
is "$(values bound_handler count started) $(values bound_handler count ended)" "1 0" "it has started and not ended"
ok "it sleeps: it has had a CPU for less than 0.1 s" between "$(values bound_handler running cpu_ns)" 0 100000000
within 20 ended bound_handler 1
is "$(values bound_handler running pid)" "" "and is gone from the list when it has ended"

put bound cpu=0 do=burn:1000,burn:1000 >/dev/null
burnt() { # NS, at least, of an item that runs
	# shellcheck disable=SC2046 # two numbers, or none
	set -- "$1" $(values bound_handler running since_ns cpu_ns)
	since_ns=${2:-0} burnt_ns=${3:-0}
	[ "$burnt_ns" -ge "$1" ]
}
ok "of one that burns, the CPU time is told while it runs" within 20 burnt 500000000
ran_ns=$(($(told time_ns) - since_ns))
ok "$burnt_ns ns, and no more than it has run, $ran_ns" between "$burnt_ns" 0 $ran_ns
within 20 ended bound_handler 2

# --- who attaches, and how it ends ---

is "$(tell detach)" ok "detach"
is "$(told attached_ns)" - "now nobody is attached"
like "$(told detached_ns)" '^[0-9]+$' "since a moment that is told"
is "$(values bound_handler count ended)" 2 "what was counted can still be read"
epoch=$(told epoch)
sh -c 'exec 3>/proc/workqueue_machine; echo attach >&3; exec sleep 100' &
holder=$!
within 20 told_is holders 1
is "$(told holders) $(told stays) $(told epoch)" "1 no $((epoch + 1))" "who wrote attach holds it while the file is open, in a new epoch"
kill -KILL $holder
within 20 told_is attached_ns -
is "$(told holders) $(told attached_ns)" "0 -" "killed, it leaves nothing attached"

put custom n=1 do=sleep:4000 >/dev/null
runs_alone() { [ "$(count custom running)" = 1 ]; }
within 20 runs_alone
is "$(tell attach stay)" ok "attached again"
is "$(told detached_ns)" - "and so not detached"
is "$(values custom_handler count started)" "" "an item that ran already has no row"
within 20 ended custom_handler 1
is "$(values custom_handler count queued started ended untimed held)" "0 1 1 1 0" "until it ends: then it counts, untimed"
is "$(values custom_handler row module queue)" "workqueue_demo wqdemo_custom" "with its function and its queue"
is "$(values custom_handler run all | grep -c :)" 0 "for how long it ran is not known"
# Each reset waits for a grace period, some 20 ms. Who reads does not wait for it, neither to open the file nor to close
# it: one that did would come once or twice in each.
resets=20
echo reset | /test/bin/put -n $resets $MACHINE >/dev/null &
resetter=$!
opens=0
while kill -0 $resetter 2>/dev/null; do
	: <$MACHINE
	opens=$((opens + 1))
done
wait $resetter
ok "opened and closed $opens times during $resets resets" at_least $opens $((4 * resets))
put immediate >/dev/null
within 20 ended system_handler 1
is "$(tell reset)" ok "reset"
is "$(values system_handler count ended)" "" "forgets all rows"
is "$(tell '  reset ')" ok "blanks around a command do not matter"
is "$(tell nonsense)" EINVAL "an unknown command is refused"
is "$(tell attach for a long time)" EINVAL "and so is one that is too long"
is "$(printf 'attach\0stay' | /test/bin/put $MACHINE)" EINVAL "and one with a zero in it"

# --- modules that go, and more functions than there are rows ---

put immediate >/dev/null
within 20 ended system_handler 1
ok "a module whose functions have rows goes" rmmod workqueue_demo
like "$(cat $MACHINE)" " system_handler workqueue_demo events gone" "its rows stay, marked"
is "$(grep -c workqueue_demo $CALLERS)" 0 "those who submitted by it are forgotten"
insmod /workqueue_demo.ko log_runs=0
put immediate >/dev/null
within 20 ended system_handler 1
is "$(values system_handler count ended)" 1 "loaded again, its functions get rows of their own"

ok "600 functions run" insmod /crowd.ko
is "$(told rows)" "$(told rows_max)" "the rows are used up"
is "$(grep -cF '(unknown)' $CALLERS)" 0 "who submitted from an init function is forgotten with it"
sum() { awk 'NF == 0 { name = ""; next } name == "" { name = $1; next }
	name == "row" && $2 ~ /^(crowd_[0-9]*|\(other\))$/ { of[$1] = 1 } name == "count" && $1 in of { n += $4 } END { print n }' $MACHINE; }
ok "what found none is in (other): $(sum) of 600, with what others did" between "$(sum)" 600 700
rmmod crowd

# --- rights ---

is "$(su student -c "cat $MACHINE" 2>&1 | grep -c denied)" 1 "it is root's"
is "$(su student -c "cat $CALLERS" 2>&1 | grep -c denied)" 1 "and so is the other file"
is "$(echo attach | /test/bin/unprivileged /test/bin/put $MACHINE)" EPERM "and commands want CAP_SYS_ADMIN"
is "$(addresses)" "" "no address in the file"
ok "rmmod while attached" rmmod workqueue_machine
ok "rmmod of the other" rmmod workqueue_demo
ok "the log is free of warnings" log_is_clean
finish
