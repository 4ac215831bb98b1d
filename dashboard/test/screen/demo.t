#!/bin/bash
# The whole, as a newcomer meets it: `make demo` on a terminal, real keys, the real screen, a real kernel. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
. dashboard/test/screen/terminal.sh

patience=60 # a VM boots, on a machine that may be busy

open_terminal 80 24
# Types to the VM's shell. It has just asked the terminal where its cursor is, and of what comes together with the answer
# it loses up to 15 characters: let those be blanks.
vm_line() { type_line "                $1"; }

# A terminal that only this machine's terminfo knows, and not the VM's.
infocmp -x screen-256color | sed 's/^screen-256color|/terminal-of-a-test|/' | tic -x -o "$dir/terminfo" -
type_line "TERMINFO=$dir/terminfo TERM=terminal-of-a-test make demo"
check "make demo: wqtop comes up over a real kernel" shows '^wqtop .*Linux .* 2 CPUs +LIVE' 'periodic  stopped'
check "it says that it boots, before" has_scrolled 'booting Linux .* in QEMU'

keys i
check "i: one submission accepted" shows '^> immediate: 1 accepted' '^i +>?system +([^ ]+ +){2}1 '
check "i: the item runs, and is done" shows '^i +>?system +([^ ]+ +){2}1 +0 +0 +0 +1 '
# Short moments are made to last, as this machine may be busy.
type_line ':custom n=8 do=sleep:5000,sleep:5000'
check "eight items: four run, four wait" shows '^> custom n=8 do=sleep:5000,sleep:5000: 8 accepted, 4 running \(max_active 4\), 4$' '^held back' \
	'^c +>?custom +([^ ]+ +){2}8 +0 +4 ▮▮▮▮ 4 '
check "and are done" shows '^c +>?custom +([^ ]+ +){2}8 +0 +0 ▯▯▯▯ 0 +8 '
type_line ':delayed delay=30000'
check "delayed: armed, not pending" shows '^d +>?delayed +([^ ]+ +){2}1 +0 1 arm '
keys d
check "d while it is armed: coalesced" shows '^> delayed: coalesced' '^d +>?delayed +([^ ]+ +){2}2 +1 '
keys b
check "b: the per-CPU queue" shows '^> bound: 1 accepted' '^b +>?bound +[^ ]+ +1 '
check "b: and has run" shows '^b +>?bound +[^ ]+ +1 +0 +0 +▯* +0 +1 '
type_line ':custom n=60 do=sleep:5000'
shows '^> custom n=60 do=sleep:5000: 60 accepted, 4 running'
keys Cc
check "C c: asks, for it is busy" shows '^> custom has [1-9][0-9]* waiting, [1-4] running\. Cancel what waits\? c: yes'
confirm c
check "C c: what waits is removed, what runs runs on" shows '^> cancel custom: [1-9][0-9]* removed, [1-4] (was|were) running and went on'
removed=$(screen | sed -nE 's/^> cancel custom: ([0-9]+) removed.*/\1/p')
check "C c: the row says the same" shows "^c +>?custom +([^ ]+ +){2}68 +0 +0 ▯▯▯▯ 0 +$((68 - removed)) +$removed "
keys t
check "t: the kernel has WQ_BH, or says that it has not" shows '^> bh: (1 accepted|WQ_BH is not there .*EOPNOTSUPP)'
keys 5i
check "5i: counted, and not all of them run" shows '^> immediate n=5: [12] accepted, [34] coalesced'
shows '^i +>?system +([^ ]+ +){2}[0-9]+ +[0-9]+ +0 +0 ' # else the next one would coalesce
keys vc
shows '^> CODE  kernel/patterns/system\.c  system i[0-9]'
check "v c: the source that is loaded" lacks 'source differs|nothing is known'
keys i
check "i: its call lights up, then its handler" shows '^▷ .*return schedule_work\(&system_work\);$' \
	'^ +i[0-9]+ accepted [0-9.]+ s, CPU [01]$' '^▷ .*static void system_handler' '^ +i[0-9]+ started \+[0-9.]+ [µm]?s, kworker/' \
	'^▶ .*static_item_run\(&system_item\);$' '^ +i[0-9]+ finished after [0-9.]+ m?s$'
keys Tab
check "Tab: the events, as they are written" shows '^> EVENTS  of all queues' ' submitted system i[0-9]+ +CPU [01]  wqtop' \
	' started   system i[0-9]+ +CPU [01]  kworker/' ' finished  system i[0-9]+ '
keys Tab
check "Tab: the workers, by what they ran" shows '^> WORKERS  [0-9]+, in the last ' \
	'^  kworker/[01]:[0-9]+ +[0-9]+ CPU [01] +0 .* i' '^  kworker/u[0-9]+:[0-9]+ +[0-9]+ unbound +0 .* c'
keys Tab
check "Tab: one queue in big digits" shows '^> BIG  i system '
keys Tab
check "Tab: the table again" shows '^i +>?system '
keys Tab
shows '^> TIMELINE  5\.0 s across$'
keys 8c
check "8c in the timeline: workers that sleep, items that wait" \
	shows '^ kworker/u[0-9]+:[0-9]+ .*▄+c[0-9]+▄+' '^ waiting .*·+' '^ submitted .*\^8c' '^> custom n=8: 8 accepted'
type_line ':custom n=2 do=burn:500,sleep:500'
check ": sends a command, and its lanes burn and sleep" \
	shows '^> custom n=2 do=burn:500,sleep:500: 2 accepted' '^ kworker/u[0-9]+:[0-9]+ .*[█▁]+c?[0-9]*[█▁]+▄+'
shows '^> custom'
# On a busy machine an item that burns is preempted (▁) at times, w0 even where it starts.
keys Sa
check "S a: the scenario as measured, the ideal, the difference" \
	shows '^> TIMELINE  scenario A: [0-9.]+ ms, ideal 50: \+[0-9.]+ ms  max_active 1: one by one$' \
	'^ w0 measured +[█▁]+▄+[█▁]+' '^ w0 ideal +█+▄+█+$' '^ w2 measured +/+[█▁]+▄+' '^ w2 ideal +/+█+▄+$'
keys Sh
check "S h: the hog, and that it was played" shows '^> scenario hog: 44 items played' \
	'^ waited behind burners [0-9.]+ (m|µ)s, a long one [0-9.]+ (m|µ)s, CPU_INTENSIVE [0-9.]+ (m|µ)s(; Esc: back)?$' ' Esc back '
keys Sf
check "S f: refused before it asks, where there is no pm_test" \
	shows '^> freeze: refused, no /sys/power/pm_test: this kernel has no CONFIG_PM_DEBUG'
keys vq
keys s
check "s: it runs" shows '^periodic  running  tick [1-9]'
check "s: the time to the next tick, lateness, drift" shows 'next [█░]+ 0\.[0-9]+ s' 'late: last .* drift '
keys s
check "s again: refused, with the key that helps" shows '^> start: already running \(EBUSY\): x stops it'
keys x
check "x: says what stop did" shows '^> stop: removed' '^periodic  stopped'
keys x
check "x again: refused" shows '^> stop: not running \(EALREADY\)'
keys 9999999c
check "a count out of range: the grammar's own words" shows 'n=9999999 is out of range: use n=1\.\.1000000'
keys 70000c
check "over the limit: the kernel's own words" shows '70000 more would pass the limit of 65536'

terminal resize-window -x 120 -y 36
check "a larger window: wqtop uses all of it" shows '^wqtop.{100,}up [0-9:]+ *$'
terminal resize-window -x 50 -y 14
check "a smaller one: it makes do" shows '^wqtop.{0,45}$' '^i +>?system' '^> '
terminal resize-window -x 80 -y 24
shows '^wqtop.{60,}' # or the shell's screen would stay as high as wqtop's was

keys C-z
check "Ctrl-Z: a shell" shows '^vm# ?$'
vm_line fg
check "fg: wqtop again" shows 'LIVE'
keys q
hint=('^This is a shell in the VM, as root' 'exit, or Ctrl-D, powers the VM off' '^vm# ?$')
check "q: a shell, and what can be typed there" shows "${hint[@]}"
too_wide() { sed -n '/<<END/,/^END/p' kernel/vm/session.sh | grep '.\{80\}'; }
check "no line of that wraps on 80 columns" eval '! too_wide'
vm_line 'clear; echo $TERM; sleep 1000'
check "the shell has the terminal's own name" shows '^terminal-of-a-test$'
keys C-c
check "Ctrl-C is a key of the VM: there it ends what runs" shows '^\^C' '^vm# ?$'
vm_line 'echo start > /proc/workqueue_demo'
vm_line 'watch -n 1 cat /proc/workqueue_demo'
check "watch shows the counts of the four patterns, at 80x24" \
	shows '^Every 1' '^queue +submitted +accepted +coalesced +completed +running +pending +armed' \
	'^system +[1-9][0-9]* ' '^delayed +[1-9][0-9]* ' '^custom +[1-9][0-9]* ' '^periodic +[1-9][0-9]* '
full() { screen | awk 'NR == 1 { title = /^Every 1/ } NR == 24 { last = NF } END { exit !(title && last) }'; }
check "from its title to the last row" soon full
keys C-c
shows '^vm# ?$'
vm_line 'echo stop > /proc/workqueue_demo'

vm_line 'clear; wqtop --lessons'
check "the shell has lessons" shows '^max_active +Eight items, ' '^vm# ?$'
resize 80 40
vm_line 'clear; wqtop --lesson max_active --check'
check "--check runs one unattended" shows '^ok 1 - line [0-9]+: 8 items, ' '^1\.\.[0-9]+$' '^vm# ?$'
resize 80 24
vm_line 'clear; wqtop --lesson max_active'
check "--lesson holds one: it waits for its teacher" shows 'LIVE  PLAY waits for Space'
keys q
shows '^vm# ?$'
vm_line 'clear; wqtop --play lesson.play'
check "and a script" shows 'LIVE  PLAY 0:0' '^\* One item on the system'
keys q
shows '^vm# ?$'
vm_line 'clear; (sleep 2; rmmod workqueue_demo; sleep 10; insmod workqueue_demo.ko) & wqtop'
check "unloaded while wqtop watches: said calmly, with the remedy" shows 'not loaded' 'sudo insmod workqueue_demo\.ko' 'wqtop --replay FILE'
check "loaded again: it goes on by itself" shows 'LIVE' '^i +>?system +([^ ]+ +){2}0 '
keys q
shows '^vm# ?$'
vm_line 'clear; su student -c wqtop'
check "not root: read-only, and says what to do" shows '^> read-only: run with sudo to send commands' '^\(i\)[ >]system' '\(x\)'
keys i
check "not root: no key sends anything" shows '^\(i\)[ >]system +([^ ]+ +){2}0 '
keys q
# su took the terminal for itself and gives it back, which may cost what is typed meanwhile.
back() {
	keys C-u
	type_line 'clear; echo ba""ck'
	sleep 0.3
	has '^back$'
}
soon back
vm_line 'clear; wqtop -b -n 2 -d 0.2 | grep -c system; echo start > /proc/workqueue_demo; wqtop'
check "wqtop shows what others started" shows '^periodic  running'
keys q
check "leaving, wqtop says what goes on and how to stop it" shows 'to stop it:$' '^  echo stop \| sudo tee /proc/workqueue_demo$' '^2 *$'
vm_line 'exit'
check "exit: the VM is off" shows '^the VM is off *$'
check "its boot left out what takes half of the time" grep -q 'alg: self-tests disabled' build/vm/console.log
check "the terminal is as it was" sane

# The end that nobody in the VM can prepare for. A shell of its own, as for wqtop itself: see terminal.sh.
cat >"$dir/run" <<END
trap : INT
stty -g >$dir/modes.before
export TERM=xterm-of-a-test
WQTOP_FLAGS='--theme light --glyphs ascii' make demo PLAY="$dir/my talk's.play"
stty -g >$dir/modes.after
END
printf '1 say Of a script.\n+0 custom n=8\n' >"$dir/my talk's.play"
rm -f "$dir/modes.after"
type_line "clear; sh $dir/run"
check "make demo again, with a script: it is played" shows 'LIVE  PLAY ' '^\* Of a script\.$' '^> custom n=8: 8 accepted'
check "with the options that were given" shows '^o .*ordered +[^ ]+ +0 +0 +0 \. '
check "tells which terminal the VM takes an unknown one for" \
	has_scrolled '^TERM=xterm-of-a-test is not known here: the VM takes it for xterm-256color$'
keys C-c
check "Ctrl-C: a shell, and what can be typed there" shows "${hint[@]}"
vm_line wqtop
check "and wqtop again" shows '^wqtop .*LIVE'
kill -KILL "$(pid_on_terminal 'qemu-system-*')"
check "tells that the VM was killed" shows '^run\.sh: the VM ended unexpectedly'
check "with the end of the kernel's log" soon has_scrolled '^# the end of its log, build/vm/console\.log:'
check "echo, cursor, the main screen: the terminal is as it was" restored

type_line 'clear; make demo PLAY=dashboard/lessons/max_active.lesson'
check "make demo with a lesson: it waits for its teacher" shows 'LIVE  PLAY waits for Space'
keys Space
check "then it asks" shows '^  8 items, .* how long until all are done\?$' '^    2\) +1 s$'
keys q
shows 'q again ends wqtop'
keys q
shows '^vm# ?$'
vm_line 'clear; wqtop --lesson max_active.lesson'
check "its file is there, for once more" shows 'LIVE  PLAY waits for Space'
keys q
shows '^vm# ?$'
resize 80 40
vm_line 'clear; wqtop --lesson max_active.lesson --check'
check "and to be judged" shows '^ok 1 - line [0-9]+: 8 items, ' '^1\.\.[0-9]+$' '^vm# ?$'
resize 80 24
vm_line 'exit'
shows '^the VM is off *$'

rm -f "$dir/modes.after"
sed -i 's/^export .*//; s/^WQTOP_FLAGS.*/make demo/' "$dir/run"
type_line "clear; sh $dir/run"
shows '^booting Linux'
keys C-c
check "Ctrl-C while it boots: the VM is off, and a line says so" shows '^interrupted: the VM is off$'
no_vm() { [[ -z $(pid_on_terminal 'qemu-system-*') ]]; }
check "nothing is left of it" no_vm
check "and the terminal is as it was" restored

type_line 'clear; exec make demo' # it leads the session, and would have to pass the hang-up on
shows '^wqtop .*LIVE'
find_leader
terminal kill-session
check "a window that is closed takes the VM with it" soon all_gone

finish
