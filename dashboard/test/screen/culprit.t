#!/bin/bash
# A kworker burns a CPU: README's way to who does it, on a real screen over a real kernel. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
. dashboard/test/screen/terminal.sh

patience=60 # a VM boots, on a machine that may be busy

# The VM's shell has just asked the terminal where its cursor is, as demo.t tells.
vm_line() { type_line "                $1"; }
attach() {
	shows '  NOT ATTACHED$'
	keys a
	shows 'press a again'
	# Where the VM is slow, both keys may have come together: then the second is no answer.
	for _ in 1 2 3; do
		keys a
		! patience=20 shows '  ATTACHED [0-9]:' || return
	done
}

open_terminal 80 24
type_line "WQTOP_FLAGS=--machine make demo"
check "wqtop --machine over a real kernel" shows '^Press a to watch all workqueues'
keys q
shows '^vm# ?$'
vm_line 'insmod /culprit.ko burn_ms=90; clear; wqtop'
attach
check "who burns is the first row, with its workqueue, within ten seconds" \
	shows '  ATTACHED 0:0[0-9]' '^> thermal_poll_work +events +[0-9.]+ +[6-9][0-9]\.[0-9] .*hogs [0-9]+'
keys q
shows '^vm# ?$'
vm_line 'rmmod culprit; insmod /culprit.ko wait_ms=400; clear; wqtop'
attach
keys s s
check "who waits longest is the first, by its wait" shows 'sorted by longest wait' '^. array_status_work +array .* ([3-9][0-9][0-9] ms|[1-9]\.[0-9] s) '
keys q
shows '^vm# ?$'
vm_line 'rmmod culprit; insmod /culprit.ko held=20; clear; wqtop'
attach
keys s s s s s
check "who is held by max_active is the first" shows 'sorted by times held by max_active' '^. upload_chunk_work +upload .*(held behind i|waiting or)' \
	'^  upload_chunk_work(: [0-9]+ waiting or cancelled, .*; upload_chunk_work runs| held [0-9.k]+\+? times, up to .*: it fills max_active of upload)$'
keys q
shows '^vm# ?$'
vm_line 'while :; do echo 200 >/sys/module/culprit/parameters/flood; done & clear; wqtop'
attach
keys s
check "who floods is the first, by runs per second" shows 'sorted by runs per second' '^. index_page_work +index +[0-9.]+k? '
keys q
shows '^vm# ?$'
vm_line 'kill $!; clear; wqtop --lesson machine_held'
check "a lesson about the machine attaches by itself" shows '  ATTACHED [0-9]:' '^\* Eight items sleep'
keys Space
shows 'the room says'
keys 2 Enter
check "and its answer is what the machine's numbers say" shows 'No run took longer than half a second'
keys q
finish
