#!/bin/bash
# The view of the code: the line that an event belongs to lights up. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

# A real run, with its events.
sample=$top/dashboard/test/data/class.txt

# The hash that the module would be compiled with, from kbuild's own file.
# shellcheck disable=SC2016 # for make, not for the shell
hash=$(printf 'src := kernel\ninclude kernel/Kbuild\nhash:; @echo $(CFLAGS_proc_show.o)\n' | make -sf - hash 2>/dev/null) # without a kernel to look at
hash=$(tr -cd '0-9a-f' <<<"${hash#*=}")

# Everything that is shown of the file of that queue is in the file, under its number.
as_in_the_file() {
	local text lines=0
	while IFS= read -r text; do
		expand "kernel/patterns/$1.c" | sed -n "$((${text:2:3}))p" | grep -qF -- "${text:7}" || return 1
		((lines++))
	done < <(screen | grep -E '^.. [ 0-9][0-9][ >] ' | sed 's/…$//')
	((lines > 5))
}

watch 80 24
shows LIVE
keys vc
check "v c shows the code of the selected row" shows '^> CODE  kernel/patterns/system\.c  system i4$'
check "80x24: submission and handler, what lies between is left out" \
	shows '^▷  [0-9]+ +return schedule_work\(&system_work\);$' '^  \.\.\.$' \
	'^▷  [0-9]+  static void system_handler\(struct work_struct \*work\)$' '^▶  [0-9]+ +static_item_run\(&system_item\);$'
check "80x24: what happened stands under its line" \
	shows '^ +i4 accepted, [12] coalesced into it, 2\.428 s, CPU 0$' '^ +i4 started \+287 ms, kworker/1:3, CPU 1$' '^ +i4 finished after 501 ms$'
check "80x24: the lines are the file's" as_in_the_file system
check "tells that the source differs from the module's" shows '^  source differs from the loaded module$'
alter '/^source_hash/d'
check "tells that the module does not name its source" shows "^  nothing is known of the loaded module's source\$"
alter "s/^kernel /source_hash $hash\n&/"
check "the module's own source: no word of it" hides 'source differs|nothing is known'
check "and its lines are still there" shows '^▶ .*static_item_run'
keys l
check "l: the next pattern" shows 'kernel/patterns/delayed\.c  delayed d1' '^ +d1 modified 0\.074 s, CPU 0$'
keys h
check "h: the one before" shows 'kernel/patterns/system\.c'
keys Right Right Right
check "periodic: the tick that was cancelled, and the one that ran" \
	shows '^▶ .*cancel_delayed_work_sync' 's12 cancelled 3\.234 s, CPU 1$' 's11 finished after 100 ms$'
check "80x24: no line of it is too long" hides '…$'
keys l
check "bound: its handler" shows '^▷ .*static void bound_handler' '^▶ .*allocated_item_run\(item\);$'

# --- keys ---

keys i
check "i: the call that the item was accepted by lights up" \
	shows 'kernel/patterns/system\.c  system i5$' '^▷ .*return schedule_work\(' 'i5 accepted 3\.[0-9]+ s, CPU 1$'
check "i: then its handler" shows 'i5 started \+1\.0 ms, kworker/1:2, CPU 1$' '^▶ .*static_item_run' 'i5 sleeps 500 ms, kworker/1:2, CPU 1$'
check "i: the newest stands out" soon eval "terminal capture-pane -pe | grep -q $'\e\[[0-9;]*7m *static_item_run'"
keys Fi
check "F i: it has finished" shows 'i5 finished after 2\.0 ms$'
keys d
check "d: the timer is armed" shows '^▶ .*return schedule_delayed_work\(' 'd2 armed 3\.[0-9]+ s, CPU 1$'
keys d
check "d again: coalesced" shows 'd2 armed, 1 coalesced into it, 3\.[0-9]+ s, CPU 1$'
keys M
check "M: the timer is restarted in another line" shows '^▶ .*return mod_delayed_work\(' 'd2 modified 3\.[0-9]+ s, CPU 1$'
keys Wd
confirm d
check "W d, once more as its timer runs: cancelled, by the call that waits" shows '^▶ .*cancel_delayed_work_sync\(' 'd2 cancelled 3\.[0-9]+ s, CPU 1$'
keys M
check "M on an idle item: armed by the same call" shows '^▶ .*return mod_delayed_work\(' 'd3 armed 3\.[0-9]+ s, CPU 1$'
keys j
check "j moves from the newest line on" shows 'Esc: follow events$' '^   [0-9]+>'
line=$(screen | grep -E '^   [0-9]+>')
left() { ! screen | grep -qxF -- "$line"; }
keys jjj
check "and further" soon left
keys kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
check "k: up to the first line" shows '^    1> // SPDX-License-Identifier' '^    2  /\*$'
check "what is read there is the file" as_in_the_file delayed
keys Escape
check "Esc follows again" shows '^▶ .*return mod_delayed_work\('
keys Tab
check "Tab goes on to the events" shows '^> EVENTS'
keys BTab
check "Shift-Tab comes back" shows '^> CODE'
keys Space
shows PAUSED
keys i
shows '^> immediate: '
check "a frozen picture: nothing lights up" hides 'i6 '
keys Space
check "it goes on" shows 'i6 sleeps 500 ms'
rm "$file"
check "without the module there is no code" shows 'NOT LOADED' 'is not there'
keys q

watch 80 24
shows LIVE
keys vc
alter 's/^recording on/recording off/'
check "events are off: the lines are old, and that is said" \
	shows '^> CODE  kernel/patterns/system\.c  system i4  events are off: E switches them on$'
keys Right Right Right Right Right Right
check "and where the path leaves no room for it, without the folder" \
	shows '^> CODE  cpu_intensive\.c  cpu_intensive n1  events are off: E switches them on$'
keys j
check "80x24: the way back to the newest line as well" shows '^> CODE  cpu_intensive\.c  cpu_intensive n1  events off  Esc: follow events$'
keys q

# --- sizes and terminals ---

watch 120 36
shows LIVE
keys vc
check "120x36: below the queues, what happened beside its line" \
	shows 'QUEUE' '^> CODE' '^▷  [0-9]+  static void system_handler\(struct work_struct \*work\)  i4 started \+287 ms, kworker/1:3, CPU 1$'
check "120x36: nothing beyond the edge" narrow_enough 120
resize 40 10
check "40x10: the newest line and what happened there" \
	shows '^> CODE  system\.c  system i4$' '^▶  [0-9]+      static_item_run\(&system_item…$' '^ +i4 finished after 501 ms$'
check "40x10: nothing beyond the edge" narrow_enough 40
keys kkkk
check "40x10: a line that is too long is cut visibly" shows '[a-z]…$'
keys Escape
resize 20 5
keys i
check "20x5: no harm" shows '^> immediate'
resize 80 24
keys C-l
check "80x24 again" shows '^▷ .*static void system_handler'
keys q

watch 80 24 TERM=vt100 LC_ALL=C
shows LIVE
keys vc
check "vt100, C: ASCII marks" shows '^-  [0-9]+  static void system_handler' '^=> [0-9]+ +static_item_run\(&system_item\);$'
resize 40 10
keys kkkk
check "vt100, C: a line that is too long is cut visibly" shows '[a-z]>$'
check "vt100, C: nothing but ASCII" plain
keys q

sample=$top/dashboard/test/data/busy.txt
watch 80 24
shows LIVE
keys vc
check "without events the file is read from its beginning" \
	shows 'system: nothing has happened yet$' '^    1  // SPDX-License-Identifier'
alter 's/^recording on/recording off/'
check "recording is off: which key switches it on" shows 'system: events are off: E switches them on$'
alter 's/^system /novel /'
check "a queue that is not known" shows '^> CODE  of a queue that this wqtop does not know$'
keys q
check "q leaves from there" soon gone

finish
