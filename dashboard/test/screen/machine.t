#!/bin/bash
# The view of all workqueues of the machine, with a stand-in for its module. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

machine=$dir/workqueue_machine
# change SED-SCRIPT: puts another text in the file's place, whole.
change() {
	sed -E "$1" "$machine" >"$machine.next"
	mv "$machine.next" "$machine"
}

watch 80 24
keys v m
check "without its file: what loads the module, and nothing else" \
	shows '^Load the module that watches all workqueues: ' '(machine|workqueue_machine\.ko)$'
check "no word of rows" lacks 'MACHINE  |DONE/s'
keys a
check "and nothing can be attached" shows '^> attach: there is nothing to attach to'
sed '/^$/,$d; s/^rows .*/rows 0/; s/^attached_ns .*/attached_ns -/; s/^holders .*/holders 0/; s/^epoch .*/epoch 2/' \
	dashboard/test/data/workqueue_machine >"$machine"
check "detached: the key that attaches" shows '^Press a to watch all workqueues: it asks first' 'NOT ATTACHED'
keys a
check "a says what it costs, and asks" shows '^> attach: press a again: queuing and starting an item then costs about 70 % more' '^\(1000 instructions\), Esc: back'
keys Escape
check "Esc declines" eval 'hides "press a again" && shows "NOT ATTACHED"'
keys a
shows 'press a again'
keys j
check "so does another key" shows '^> attach: nothing was attached'
check "nothing was written" grep -qx 'holders 0' "$machine"
keys a
shows 'press a again'
keys a
check "a again attaches" shows '  ATTACHED 0:00' '^> attached: a detaches, and so does the end of wqtop'
check "in a process of its own, which holds the file" grep -qx 'holders 1' "$machine"
keys a
check "a detaches" shows 'NOT ATTACHED' '^> detached: work items cost what they did before'
check "the file is closed" soon grep -qx 'holders 0' "$machine"
soon no_children
keys a
shows 'press a again'
keys a
shows '  ATTACHED 0:00'

cp dashboard/test/data/workqueue_machine "$machine"
check "a row for each function and workqueue" shows '^> MACHINE  10 work functions, sorted by CPU' \
	'^  wb_workfn +writeback ' '^. nvif_notify_work +events .* hogs 811$' '^  custom_handler .* 501 ms held behind i…$'
check "what runs now, the oldest first" shows '^  RUNNING NOW  3, or asleep: not known$' '^     2\.1 s  io_ring_exit_work +events_unbound +pid 307$' \
	'^    600 .s  wb_workfn +writeback +softirq$'
check "an item that runs for long is noted, before rows that burn no more than it" shows '^> io_ring_exit_work .* runs 2\.1 s$'
check "who is in the way of whom: the worst below all" shows '^  long waits of vmstat_update behind nvif_notify_work: 200 of 216, 30 s in all$'
check "after one reading no rate is known" shows '^. nvif_notify_work +events +. +. '
# Two seconds later: 12 items more, which burnt 1.92 s.
change 's/^time_ns .*/time_ns 902000000000/; s/^1 1513 1512 1511 /1 1525 1524 1523 /
	s/^1 18000000 4000000 242080000000 171000000 242000000000 /1 18000000 4000000 244000000000 171000000 243920000000 /'
check "two readings: items per second, and the share of a CPU; the hog is first" \
	shows '^> nvif_notify_work +events +6\.0  96\.0 '
keys Enter
check "Enter: its last seconds, blank where nothing was read" \
	shows '^  last 30 s +\| {28}[^ ]{2}\| at most 6\.0 ended per second$' '^  their CPU +\| {28}[^ ]{2}\| at most 96\.0 % of a CPU$'
keys Escape
hides 'last 30 s'
keys s
check "s: the next order" shows 'sorted by runs per second' '^> nvif_notify_work'
keys s
check "s: the longest wait" shows 'sorted by longest wait' '^> custom_handler .* 1\.1 s '
keys s
check "s: the longest run, also of what still runs" shows 'sorted by longest run' '^> io_ring_exit_work'
keys j j j
check "j selects" shows '^> custom_handler'
printf '%s\n' 'workqueue_machine_callers - version: 1' 'time_ns 900000000000' 'epoch 3' '' 'caller samples context comm stack' \
	'1 9 irq - nvkm_event_ntfy[nouveau]' '4 3 softirq - delayed_work_timer_fn,call_timer_fn' \
	'4 97 task sh custom_submit[workqueue_demo],write_command[workqueue_demo],proc_reg_write,vfs_write' >"${machine}_callers"
mkdir "$dir/307"
printf '%s\n' '307 (kworker/u8:3+events_unbound) D 2 0 0 0 -1 69238880 0 0 0 0 0 5 0 0 20 0 1 0 99 0' >"$dir/307/stat"
printf '[<0>] %s\n' wait_for_completion+0x2a/0x40 io_ring_exit_work+0x10/0x20 process_one_work+0x1/0x2 >"$dir/307/stack"
keys k k k Enter
check "Enter: where the item sleeps" shows '^  io_ring_exit_work  Enter' \
	'^  stack +pid 307 sleeps in wait_for_completion, io_ring_exit_work$'
rm -r "$dir/307"
check "whose worker is gone: says so" shows '^  stack +not known: no look at its worker yet since this item began$'
keys Escape
hides '^  stack'
keys j j j
shows '^> custom_handler'
keys Enter
check "Enter: details" shows '^  custom_handler  Enter' 'function +custom_handler, of the module workqueue_demo' \
	'items +40 queued, 36 started, 32 ended' 'waiting +4, or cancelled: no tracepoint tells which' \
	'wait +half no longer than 805 ms'
check "and who submits, by which calls" shows 'submitted +97 % by process sh: custom_submit\[workqueue_demo\],' '^ +3 % in softirq: delayed_work_timer_fn, call_timer_fn$'
rm "${machine}_callers"
check "without that file: -" shows 'submitted +-$'
keys Enter
check "Enter: the rest" shows '^  custom_handler  Enter or Esc: back' 'held +28 had to wait for max_active, the longest for 1\.1 s'
keys Escape
hides 'no tracepoint'
keys /
keys -l 'other)'
keys Enter Enter
check "items that were queued before the attach are not counted as waiting" \
	shows 'waiting +not known: 7 that started may have been queued before the attach$'
keys Escape
hides 'waiting +not known'
keys / Escape
shows '10 work functions'
keys f
check "f: a row for each workqueue" shows '^> MACHINE  8 workqueues, sorted by longest run' '^. 3 functions +events '
keys f
shows '10 work functions'
keys /
check "/ asks for a part of a name" shows '^> filter: _  Enter keeps it'
keys q u
check "the rows follow each letter, q is one" shows "only 'qu'" '^> filter: qu_' '^> MACHINE  [1-9] work function'
keys BSpace BSpace
keys -l NVIF
keys Enter
check "in either case, Enter keeps it" shows "^> MACHINE  1 work function, sorted by .*, only 'NVIF'" '^> nvif_notify_work'
check "what runs, too" shows '^  RUNNING NOW  1, or asleep: not known$'
keys / x
check "no name: says so" shows "^Press / for another filter: no name has 'NVIFx'"
keys Escape
check "Esc: all rows" shows '^> MACHINE  10 work functions'
keys Space
shows 'PAUSED'
change 's/^time_ns .*/time_ns 903000000000/; s/^10 work/11/; s/nvif_notify_work/other_work/'
sleep 0.7
check "paused: the picture stays" shows 'nvif_notify_work'
keys Space
check "and goes on" shows 'other_work'
# A kworker burns since before the attach: /proc alone knows of it.
kworker() { # TICKS
	mkdir -p "$dir/811"
	echo "811 (kworker/1:2+events) R 2 0 0 0 -1 69238880 0 0 0 0 0 $1 0 0 20 0 1 0 811" >"$dir/811/stat.next"
	mv "$dir/811/stat.next" "$dir/811/stat"
}
kworker 300
change 's/^time_ns .*/time_ns 904000000000/; s/^epoch .*/epoch 4/'
shows '  ATTACHED 4:16'
kworker 398
change 's/^time_ns .*/time_ns 905000000000/'
check "one that ran when wqtop attached is a row, sampled" shows '^> MACHINE  1-[0-9]+ of all, 10 work functions, 1 kworker sampled, sorted by' \
	'^. \[kworker/1:2\] +events .* since before' '^kworker/1:2\+events: .*since before the' 'function is told when it ends\.$'
kworker 496
change 's/^time_ns .*/time_ns 906000000000/'
check "with its share of a CPU" shows '^kworker/1:2\+events: 98 % of a CPU'
rm -r "$dir/811"
check "until its item ends" shows '^> MACHINE  10 work functions, sorted by'
mkdir "$dir/211"
echo '211 (kworker/0:2+events) R 2 0 0 0 -1 69238880 0 0 0 0 0 500 0 0 20 0 1 0 99 0' >"$dir/211/stat"
change 's/^time_ns .*/time_ns 907000000000/; s/^0 2016 2016 /0 2017 2016 /'
check "who runs has a CPU or is ready for one" shows 'ATTACHED 4:19' '^     7\.2 s  other_work +events +pid 211, ready'
change 's/^time_ns .*/time_ns 910000000000/'
keys /
keys -l vmstat
keys Enter
check "who waits now, for how long, and what runs all that time" shows '^> vmstat_update .* >3\.0 s ' '^  vmstat_update: 1 waiting or cancelled, >3\.0 s; other_work runs$'
keys Escape
shows '10 work functions'
rm -r "$dir/211"
resize 160 50
check "a wide screen has all columns" shows 'WAIT p50 WAIT p99 WAIT max RUN p50 RUN p99 RUN max  ENDED   HELD   HOGS NOTE' \
	'^. custom_handler .* 28 +0 .*held behind itself'
keys /
keys -l vmstat
keys Enter Enter
check "details: behind whom it waited" shows 'behind +other_work: 200 of 216 waits over 1 ms, 30 s in all$' '^ +wb_workfn: 3 of 216 waits over 1 ms, 40 ms in all$'
keys Escape Escape
keys /
keys -l other_
keys Enter Enter
check "and whom it delays" shows 'delays +vmstat_update: 200 times, 30 s in all$' '^ +wb_workfn: 300 times, 2\.5 s in all$'
keys Escape Escape
resize 40 10
check "40x10: names first" shows '^  FUNCTION +WORKQUEUE'
resize 80 24
shows 'ATTACHED' 'RUN max NOTE'
keys '?'
check "? shows the help of this view" shows '^view of the machine$' 'page [0-9]+ of'
keys Space
check "and then what its columns mean" shows "^columns of the machine's view$" 'so often max_active held it, f fills its queue'
keys '?'
change 's/^attached_ns .*/attached_ns -/; s/^detached_ns .*/detached_ns 864000000000/'
check "rows of an attach that has ended say so, and how long ago" shows '^> MACHINE  10 work functions as of 0:4[0-9] ago, ' 'NOT ATTACHED' \
	'^. other_work +events +– +– '
change '/^detached_ns/d'
check "a module that does not tell when" shows '^> MACHINE  10 work functions of the last attach, '
echo "workqueue_machine - version: 2" >"$machine"
check "a newer file: says so" shows "^Load the workqueue_machine of this wqtop: " '^format is version 2,'
keys v q
check "v q: back" shows 'QUEUE '
keys q
check "the end of wqtop detaches" soon gone
rm "$machine"

cp dashboard/test/data/workqueue_machine "$machine"
watch 80 24 FAKE_REFUSES=1
keys v m
shows '^> MACHINE'
keys a
shows 'press a again'
keys a
check "not allowed: says who may" shows '^> attach: only root may'
keys q
soon gone
watch 80 24 --read-only --machine
shows '^> MACHINE'
keys a
check "--machine begins with the view; --read-only attaches nothing" shows '^> attach: not with --read-only'
keys q
soon gone
close_terminal

# --- for programs: it holds the file for as long as it prints ---

sed -i 's/^holders .*/holders 0/' "$machine"
prints() { FAKE_MODULE=$file LD_PRELOAD=$fake "$wqtop" --no-config --machine --file "$file" "$@"; }
check "-b prints the table" eval "prints -b -n 1 | grep -qE '^nvif_notify_work +events .* 811$'"
check "--json: it was attached then" eval "prints --json -n 1 | grep -qF '\"holders\":1,'"
check "and is not any more" soon grep -qx 'holders 0' "$machine"
check "--read-only attaches nothing" eval "prints --json -n 1 --read-only | grep -qF '\"holders\":0,'"
check "--prometheus neither" eval "prints --prometheus | grep -qx 'workqueue_machine_attached 0'"
finish
