#!/bin/bash
# Recordings of the machine's workqueues: what is written while their view is shown plays again, details and all. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

machine=$dir/workqueue_machine
rec=$dir/recording
cp dashboard/test/data/workqueue_machine "$machine"
printf '%s\n' 'workqueue_machine_callers - version: 1' 'time_ns 900000000000' 'epoch 3' '' 'caller samples context comm stack' \
	'1 9 irq - nvkm_event_ntfy[nouveau]' >"${machine}_callers"
mkdir "$dir/307"
printf '%s\n' '307 (kworker/u8:3+events_unbound) D 2 0 0 0 -1 69238880 0 0 0 0 0 5 0 0 20 0 1 0 99 0' >"$dir/307/stat"
printf '[<0>] %s\n' wait_for_completion+0x2a/0x40 io_ring_exit_work+0x10/0x20 process_one_work+0x1/0x2 >"$dir/307/stack"
# Two seconds later: 12 items more of the hog.
later() {
	sed -E 's/^time_ns .*/time_ns 902000000000/; s/^1 1513 1512 1511 /1 1525 1524 1523 /' "$machine" >"$machine.next"
	mv "$machine.next" "$machine"
}
# Who is asleep is sampled beside the module's file, and not recorded.
picture() { screen | sed -n '/MACHINE/,/long waits/p' | tail -n +2 | sed 's/, asleep$//; s/, or asleep: not known$//'; }
# replay FILE [OPTION...]: on a fresh terminal of 80x24.
replay() {
	open_terminal 80 24
	type_line "clear; $wqtop --replay $*"
}

# --- a demo's recording has the machine while that view is shown ---

watch 80 24 --record "$rec"
shows 'REC  LIVE'
keys v m
check "the view says that it records" shows '^> MACHINE' ' REC .*ATTACHED'
later
shows '^. nvif_notify_work +events +6\.0 '
picture >"$dir/live"
keys q
soon gone
check "the machine's blocks are in it, with what changed" grep -qaE '^machine_changes ms=[0-9]+ bytes=[0-9]{1,3} ' "$rec"
replay "$rec"
shows 'REPLAY ended' 'QUEUE'
keys v m
check "the view is there in the replay" shows 'MACHINE  10 work functions' 'REPLAY ended 0:[0-9]{2} / 0:[0-9]{2}'
diff_picture() { picture | diff "$dir/live" - >"$dir/diff"; }
check "as it was, rates and all" soon diff_picture
keys / n v i f Enter Enter
check "details, with who submits" shows 'submitted +100 % in irq: nvkm_event_ntfy\[nouveau\]$'
check "with its last seconds" shows 'last 30 s +\| {28}[^ ]{2}\| at most 6\.0 ended per second$'
keys Escape Escape / i o _ r i n g Enter Enter
check "and where the worker slept" shows 'stack +pid 307 sleeps in wait_for_completion, io_ring_exit_work$'
keys Escape Escape
shows 'MACHINE  10 work functions'
keys a
check "nothing can be attached" shows '^> attach: a replay shows what was attached'
keys q
soon gone
check "-b prints the demo's readings, and nothing else" eval "\$wqtop -b --replay '$rec' | grep -c '^QUEUE' | grep -qx '[1-9][0-9]*'"
check "--machine those of the machine" eval "[[ \$(\$wqtop -b --machine --replay '$rec' | grep -cE '^nvif_notify_work +events') -ge 2 ]]"

# --- without the demo's module ---

rm -f "$rec"
open_terminal 80 24
type_line "clear; $wqtop --machine --record $rec --file $dir/not-there"
shows '^> MACHINE' ' REC '
keys q
check "without the demo's module there are readings of the machine alone" eval "soon grep -qa 'machine ms=' '$rec' && ! grep -qa 'reading ms=' '$rec'"
replay "$rec"
check "its replay begins with their view" shows 'MACHINE  10 work functions' 'REPLAY'
keys q
check "-b says what it is" eval "\$wqtop -b --replay '$rec' 2>&1 | grep -q 'it has nothing but the machine: add --machine\$'"
lesson=dashboard/demo/lesson.recording
check "and of a demo's recording --machine says the other" \
	eval "\$wqtop -b --machine --replay $lesson 2>&1 | grep -q 'it has nothing of the machine: leave --machine out\$'"
replay "$top/$lesson"
shows 'REPLAY'
keys v m
check "on the screen, too" shows '^This recording has nothing of the machine: start wqtop without --replay.'
keys q
soon gone
close_terminal

# --- the storm that comes with wqtop: who burns, who waits behind it, what is held, and by whom all that is submitted ---

replay "$top/dashboard/demo/machine.recording"
shows 'REPLAY'
keys '>' '>' '>' '>'
check "the hog is the first row" shows 'REPLAY ended' '^> bound_handler +wqdemo_bound .* hogs 18' 'custom_handler .* held behind i…$'
check "the kernel's own work waited behind it" shows '^  long waits of vmstat_shepherd behind bound_handler: 6 of 7, 1\.4 s in all$'
keys Enter
check "details name its submitter" shows 'submitted +100 % by process burner: submit_one\[workqueue_demo\],'
keys Escape / f r e e z Enter Enter
check "and that of the flood" shows 'items +12... queued' 'submitted +100 % by process flooder: '
keys Escape Escape
keys '<' '<' '<' '<' '<' '<'
keys '{'
check "a jump back shows what was there, with its rates" shows 'REPLAY 0:1[45]' '^  bound_handler +wqdemo_bound +1\.[0-9] +[0-9]+\.[0-9] '
keys q
soon gone
close_terminal

# --- for programs ---

machine_blocks() { [[ $(grep -caE '^machine(_changes)? ' "$1") == 3 ]]; }
rm -f "$rec"
sed -i 's/^holders .*/holders 0/' "$machine"
check "-b --machine records what it prints" eval "\$wqtop --no-config --read-only -b --machine -n 3 -d 0.1 --record '$rec' --file '$file' |
	grep -cE '^nvif_notify_work +events' | grep -qx 3 && machine_blocks '$rec'"
record_to_full() { $wqtop --no-config --read-only -b --machine -n 3 -d 0.1 --record "$rec.full" --file "$file" >/dev/full 2>"$dir/errors"; [[ $? == 1 ]]; }
check "it goes on where nothing can be printed" eval 'record_to_full && machine_blocks "$rec.full"'
check "and its replay prints the same" eval "diff <(\$wqtop --no-config -b --machine --replay '$rec' | grep '^nvif') \
	<(\$wqtop --no-config --read-only -b --machine -n 3 -d 0.1 --file '$file' | grep '^nvif')"
check "and who submitted" eval "\$wqtop -b --machine --replay '$rec' | grep -qE '^nvif_notify_work +100 % in irq: nvkm_event_ntfy'"
finish
