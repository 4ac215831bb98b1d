#!/bin/bash
# The screen of wqtop, and the effect of keys. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

# --- the picture ---

watch 80 24
check "80x24: the title says what is watched" \
	shows '^wqtop .*Linux 6\.12\.117  2 CPUs' 'LIVE  every 0\.5 s  up 1:21$'
check "80x24: every column has its name" \
	shows 'QUEUE +DONE/s SUBMIT COALESC +WAIT +RUN +DONE CANCEL WAIT max +LAST$'
check "80x24: each row begins with its key" shows '^i +>?system' '^d +>?delayed' '^c +>?custom' '^s/x +>?periodic' \
	'^b +>?bound' '^p +>?highpri' '^n +>?cpu_intensive' '^o +>?ordered' '^z +>?freezable' '^t +>?bh'
check "80x24: waiting is apart from running" shows 'custom .* 4 ▮▮▮▮ 4 ' 'delayed .* 1 arm  '
check "80x24: what nobody knows is a dash" shows 'bh .* 0 +– '
check "80x24: the periodic strip" \
	shows 'periodic  running  tick 42  elapsed 0:43  next ██████░░░░ 0\.41 s' \
	'late: last 20 ms, max 24 ms  drift \+1\.0 s \(HZ=250: mean 1024 ms a tick\)'
alter 's/^in_flight_limit .*/&\ndelayed_due_ns 84514123456/'
check "80x24: the timer of delayed counts down" shows 'delayed: timer 1\.3 s'
keys d
check "d while it runs: coalesced, and it goes on as it was" shows '^> delayed: ' 'delayed: timer 1\.3 s'
check "80x24: the key bar" shows '^x stop  C cancel  W cancel_sync  F flush  M mod  A max_active  S scenario$' \
	'^: command  Tab timeline  v view  Enter details  Space pause  \? help  q quit$'

# --- commands ---

keys 8
check "a count is shown until it is used" shows '^> count 8: '
keys c
check "8c: the answer in plain words" \
	shows '^> custom n=8: 8 accepted; custom has 4 running \(max_active 4\), 4 held back by it'
check "8c: the counters move" shows 'custom +([^ ]+ +){2}40 '
check "8c: what changed stands out" \
	soon eval "terminal capture-pane -pe | grep -q $'custom.*\e\[[0-9;]*7m40'"
alter 's/^(custom 40 40 0 0 0 0) 4 4 24/\1 0 0 32/'
check "8c: the message goes on with the queue" shows '^> custom n=8: 8 accepted, all done'
keys :custom Space n=12 Space do=burn:20,sleep:700 Enter
shows '^> custom n=12 '
for view in t c e q; do
	keys v "$view"
	check "v $view: a long answer goes on in another line" shows '^> custom n=12 do=burn:20,sleep:700: 12 accepted; custom has ' 'back by it$'
done
alter 's/^(custom [0-9]+ [0-9]+ 0 0 0 0) [0-9]+ [0-9]+ [0-9]+/\1 0 0 32/'
keys 12
check "the key bar of a count has only keys that take one" shows '^i d c b p n o z t queue work  M mod  A max_active  Tab ' '^> count 12'
keys Escape
check "Esc clears a count" hides 'count 12'
keys b
check "b: another queue, known by its row in abi.h alone" shows '^> bound: 1 accepted, 1 running' '^b +>?bound +[^ ]+ +7 '
keys 3i
check "3i: coalesced is told" shows '^> immediate n=3: 1 accepted, 2 coalesced \(it was already pending\)'
keys 8c
shows '^c +>?custom .* 4 ▮▮▮▮ 4 +32 '
keys B
check "B: giant digits of its queue, 4 and 4, and the answer" shows '^> BIG  c custom ' '^  WAITING +RUNNING$' '^  ██  ██ +██  ██$' '^> custom n=8'
keys m k
check "there up and down select the queue" shows '^> BIG  d delayed ' 'm smaller'
keys Space
check "and a frozen picture is called so" shows '^> BIG  d delayed  frozen '
keys Space
keys Escape Escape
check "Esc, Esc: the table, as before" shows '^d +>delayed ' '^c +custom .* 4 ▮▮▮▮ 4 +32 '
keys j C
check "C asks for a queue" shows "^> cancel: which queue\? press its key, Esc: back" '^Esc back  \? help$'
keys Escape
check "Esc leaves the question" hides "press its key"
keys C
keys y
check "a key that is no queue's: nothing is sent" shows "^> cancel: that is no queue's key, nothing was sent"
keys Cc
confirm c
check "C c, once more as it is busy: what was removed, and what runs on" shows '^> cancel custom: 4 removed, 4 were running and went on' '^c +>?custom .* 0 ▮▮▮▮ 4 +32 +4 '
keys Wc
confirm c
check "W c: waits for what runs" shows '^> cancel_sync custom: ' '^c +>?custom .* 0 ▯▯▯▯ 0 +36 +4 '
keys Fc
check "F c: idle" shows '^> flush custom: nothing to wait for'
keys Cs
check "C s: refused at once, with the key that helps" shows '^> cancel: periodic re-arms itself, nothing was sent: x stops it$'
keys 500M
check "500M: the timer is restarted" shows '^> mod delay=500: its timer was restarted, for 500 ms'
keys R
check "R asks" shows '^> Reset all counters\? R: yes, Esc: no' '^R yes  Esc no  \? help$'
keys k
check "R, then another key: nothing is sent" shows '^> reset: nothing was sent'
keys R
confirm R
check "R R resets" shows '^> reset: all counters were reset'
keys 2Ac
check "2A c: max_active" shows '^> max_active custom 2: set'
keys S
check "S asks for a scenario" shows '^> scenario: press a b c d, S \(all\), h \(hog\), p \(prio\) or f \(freeze\), Esc: back'
keys a
check "S a: what it played" shows '^> scenario A: 3 items played'
keys E
check "E: events are no longer written" shows '^> record off: events are no longer written'
keys E
check "E again: they are" shows '^> record on: events are written'
alter '/^bh /d'
hides '^t +>?bh'
keys t
check "a queue that this kernel has not got: its reason" shows '^> bh: WQ_BH is not there before Linux 6\.9 \(EOPNOTSUPP\)'
keys 3x
check "a count on a key that takes none is refused" shows '^> stop takes no count'
keys 0c
check "a count out of range is refused, with the range" shows 'n=0 is out of range: use n=1\.\.1000000'
keys s
check "start while it runs" shows '^> start: already running \(EBUSY\): x stops it'
keys x
check "stop" shows '^> stop: removed the waiting tick; none was running' 'periodic  stopped'
keys x
check "stop while it is stopped" shows '^> stop: not running \(EALREADY\): s starts it'
alter 's/^(last seq=1)[0-9]+ .*stop.*EALREADY.*/&/; s/^commands/last seq=99 pid=4711 command="custom n=2" errno=0 accepted=2 coalesced=0\n\ncommands/'
check "a command from elsewhere is told, and whose it was" shows '^> \[pid 4711\] custom n=2: 2 accepted'
keys Z
check "a key without a meaning says where to find those that have one" shows '> Z does nothing: \? shows the keys'

watch 80 24 FAKE_WAIT_MS=5000
shows LIVE
keys x
check "stop waits: the message says so" shows '^> stop: waiting [0-9]\.[0-9] s'
keys '?'
check "stop waits: the screen goes on" shows 'cancel what waits; what runs goes on'
keys '?'
check "stop has waited" shows '^> stop: removed 1 waiting tick, waited 5\.0 s for the running one'
check "its child is waited for" soon no_children

watch 80 24 FAKE_WAIT_MS=8000
shows LIVE
keys Fc
shows '^> flush custom: waiting'
keys Cc
confirm c
check "cancel while a flush waits: its answer stands beside" shows '^> flush custom: waiting .*; cancel custom: 4 removed, 4 were'
check "and it stays when the flush ends" shows '^> cancel custom: 4 removed, 4 were running and went on; flush custom: waited 8\.0$' '^ *s$'

watch 80 24 FAKE_WAIT_MS=60000
shows LIVE
keys xxxxxxxxx
check "too many commands under way" shows 'stop: not sent, 8 commands'
keys Wc
confirm c
check "and which queue it was for" shows 'cancel_sync custom: not sent, 8'
waiting_children=$(children)
before=$SECONDS
keys q
check "quitting does not wait for them" soon gone
check "quitting is quick" test $((SECONDS - before)) -lt 5
# shellcheck disable=SC2086 # several pids
check "they still wait" kill -0 $waiting_children
check "the terminal is as it was after it" restored
# shellcheck disable=SC2086 # several pids, all our own
kill $waiting_children 2>/dev/null

# --- time ---

watch 100 30 -d 0.1
check "100x30: a history that can be read" shows 'LAST [1-9][0-9] s$'
alter 's/^time_ns .*/time_ns 84214123456/; s/^(periodic .*) 42 +0$/\1 43 0/; s/^(system .*) 104 +0$/\1 106 0/'
check "rates come from the kernel's time" shows 'periodic +┘ +1\.0 ' 'system +┐ +2\.0 ' 'custom +│ +0\.0 '
check "the history shows it" shows 'periodic .* ▁[▂▃▄▅▆]$'
keys Space
check "Space pauses" shows 'PAUSED'
alter 's/^(system .*) 106 0$/\1 200 0/'
keys '?' '?'
check "a frozen picture stays" shows 'system .* 106 '
rm "$file"
keys '?' '?'
check "even without the module" shows 'system .* 106 '
cp "$sample" "$file"
alter 's/^(system .*) 104 +0$/\1 200 0/'
keys Space
check "Space goes on" shows 'LIVE' 'system .* 200 '
keys +
check "+ refreshes less often" shows 'every 0\.2 s'
keys -
check "- refreshes more often" shows 'every 0\.1 s'

# --- states ---

rm "$file"
check "unloaded while watching" shows 'NOT LOADED' "$file is not there" 'The picture comes by itself' '\(C\)'
keys c
check "nothing is sent then" shows '^> the module is not there'
cp "$sample" "$file"
check "loaded again" shows 'LIVE' '^c +>?custom'
alter '1s/1$/2/'
check "another version of the format" shows 'NOT UNDERSTOOD' 'its format is version 2'
printf 'what is this\n' >"$file"
check "not the format at all" shows 'does not begin with'
mkdir "$file.dir" && rm "$file" && mv "$file.dir" "$file"
check "a directory" shows 'Is a directory'
rmdir "$file" && mkfifo "$file"
check "a fifo does not hold up the screen" shows 'NOT UNDERSTOOD'
keys q
check "q leaves from there" soon gone

watch 80 24 --read-only
check "--read-only: said, and keys are marked" shows 'READ-ONLY' '^> read-only: as asked for' '^\(c\) custom' '^\(s\) periodic'
keys 8c
keys '?'
shows 'cancel what waits'
keys '?'
check "--read-only: nothing is sent" shows '^> read-only' 'custom +([^ ]+ +){2}32 '
check "--read-only: the file is as it was" cmp -s "$sample" "$file"
keys q

open_terminal 80 24
cp "$sample" "$file"
type_line "clear; $wqtop --file $file"
shows READ-ONLY
keys c
check "a copy on a disk is never written to" shows '^> read-only: this file is a copy'
check "and stays as it was" cmp -s "$sample" "$file"
keys q

# As somebody who is not root, with a sudo or without: copies, for nobody may be unable to enter the directory of the project.
if [[ $(id -u) == 0 ]]; then
	as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
	as_nobody="env"
fi
mkdir "$dir/with" "$dir/without"
cp "$wqtop" "$dir/wqtop"
cp "$fake" "$dir/fake.so"
printf '#!/bin/sh\n' >"$dir/with/sudo"
chmod +x "$dir/with/sudo"
for sudo in with without; do
	rm -f "$file" && cp "$sample" "$file" && chmod 000 "$file"
	type_line "clear; $as_nobody env PATH=$dir/$sudo FAKE_MODULE=$file LD_PRELOAD=$dir/fake.so $dir/wqtop --file $file"
	if [[ $sudo == with ]]; then
		read_remedy=" sudo wqtop --file $file +read it as root" write_remedy='run with sudo to send commands'
	else
		read_remedy=' su +become root first' write_remedy='run as root to send commands, there is no sudo'
	fi
	check "not readable, $sudo sudo" shows 'NOT READABLE' 'cannot be read: Permission denied' "$read_remedy"
	chmod 444 "$file"
	check "readable again, but not writable, $sudo sudo" shows 'LIVE' "^> read-only: $write_remedy" '^\(c\)'
	keys q
	shows '^sane> ?$'
done
open_terminal 80 24
cp "$sample" "$dir/copy" && chmod 444 "$dir/copy"
type_line "clear; $as_nobody $dir/wqtop --file $dir/copy"
check "a copy that may not be written is a copy all the same" shows LIVE '^> read-only: this file is a copy'
keys q

# The module to load is searched in the current directory.
mkdir -p "$dir"/{beside,sources/kernel}
touch "$dir/sources/kernel/Kbuild"
open_terminal 80 24
type_line "clear; (cd $dir/sources && $wqtop)"
if [[ -e /proc/workqueue_demo ]]; then
	skip "the module is not loaded" "it is"
else
	check_loading "the module is not loaded: how to build and load it" \
		shows 'workqueue_demo is not loaded' '^ +make load +load it' 'make demo' 'make replay' \
		'wqtop --replay FILE' 'Waiting for it'
	touch "$dir/sources/kernel/workqueue_demo.ko"
	keys q
	shows '^sane> ?$'
	type_line "clear; (cd $dir/sources && $wqtop)"
	check_loading "it is built: how to load it" shows 'sudo insmod kernel/workqueue_demo\.ko' 'make demo' 'make replay'
	touch "$dir/beside/workqueue_demo.ko"
	keys q
	shows '^sane> ?$'
	type_line "clear; (cd $dir/beside && $wqtop)"
	check_loading "its file is in this directory: that one is named" \
		shows 'workqueue_demo is not loaded' 'sudo insmod workqueue_demo\.ko' 'wqtop --replay FILE' 'Waiting for it'
fi
keys q

# --- help and sizes ---

page_turned() { [[ $(screen) != "$last_page" ]]; }
all_in_pages() {
	local label
	while read -r label; do
		grep -qF -- " $label " <<<"$pages" || { echo "# not on any page: $label"; return 1; }
	done
}

watch 80 24
shows LIVE
keys '?'
check "? shows keys, and that there are more" shows '^ i +schedule_work' 'Space: more'
# Page after page, until the first one comes again.
pages=''
for turn in {1..12}; do
	last_page=$(screen)
	pages+=$'\n'$last_page
	keys Space
	soon page_turned
	! has '^ i +schedule_work' || break
done
check "Space turns the pages, and comes back to the first" test "$turn" -lt 12
build/dashboard/docs keys | sed -n 's/^| `\(.*\)` | .*/\1/p' >"$dir/labels"
check "the pages of help show every key" all_in_pages <"$dir/labels"
check "and how to read the table" grep -qE 'COALESC +the item was already pending' <<<"$pages"
check "what is drawn, as it is drawn" grep -qE '^ +█ ▄ +it burns CPU, it is asleep' <<<"$pages"
check "and the marks of the code" grep -qE '^ +▷  ▶ +CODE: ' <<<"$pages"
check "every column of the narrow table" \
	all_in_pages <<<$'SUBMIT\nCOALESC\nWAIT\nRUN\nDONE\nCANCEL\nWAIT max'
check "a percentile is an estimate" grep -q 'histogram' <<<"$pages"
keys c
check "any key leaves help and does nothing else" shows '^c +>?custom +([^ ]+ +){2}32 '
keys F1
check "F1 is ?" shows 'other keys: back'
keys Escape
check "Esc leaves help" shows '^c +>?custom'

resize 40 18
check "40x18: table, strip, message, keys" \
	shows 'QUEUE .* RUN +DONE$' '^c +>?custom .*▮▮▮▮ 4 +24$' '^t +>?bh .* 0$' '^periodic  running  tick 42  elapsed 0:43$' '^> press' '^x  C  W  F  M mod  A max_active  S  :$' '^Tab  v  Enter  Space  \? help  q quit$'
resize 40 10
check "40x10: queues and message, and how many are left out" \
	shows '^i +>?system .* ▮ +1 +104$' '^o +>?ordered' '^2 more rows: enlarge the screen' '^> press'
keys '?'
check "40x10: help has pages" shows 'Space: more'
keys Space
check "40x10: Space turns them" shows '^ b '
keys Escape
resize 20 5
check "20x5: queues and the message" shows '^i +>?system +▮ +1$' '^c +>?custom +▮▮▮▮ 4$' '^7 more rows: enlarg…$' '^> press'
keys 8c
check "20x5: keys work" shows '^> custom n=8: 8 acc'
resize 12 3
check "too small: says what it needs" shows '^needs 20x5'
keys '?'
check "too small: ? works" shows '^submit'
keys '?'
resize 1 1
check "1x1: still there" test ! -e "$dir/modes.after"
resize 200 50
check "200x50: all columns and a long history" \
	shows 'SUBMIT ACCEPT COALESC MODIFIED REJECT .* WAIT p50 WAIT p99 WAIT max RUN p50 RUN p99 RUN max +WORKER CPU FLAGS +LAST [2-9][0-9] s' 'WQ_UNBOUND\|WQ_MEM_RECLAIM'
resize 120 36
check "120x36: worker and CPU" shows 'WORKER CPU +LAST [2-9][0-9] s' 'workqueue_demo'
check "120x36: nothing beyond the edge" narrow_enough 120
resize 80 24
keys C-l
check "80x24 again" shows 'CANCEL WAIT max +LAST'
resize 12 3
shows '^needs'
keys q
check "too small: q works" soon gone
resize 80 24

# --- kinds of terminals ---

watch 80 24 TERM=vt100 LC_ALL=C
check "vt100, C: ASCII" shows 'custom .* 4 #### 4 ' ' 98 us ' 'next ######\.\.\.\.'
check "vt100, C: nothing but ASCII" plain
keys q
watch 80 24 NO_COLOR=1
shows LIVE
coloured() { terminal capture-pane -pe | grep -qE $'\e\\[([0-9]+;)*3([1-7]|8;[0-9;]+)m'; }
not_coloured() { ! coloured; }
check "NO_COLOR: no colours" not_coloured
keys q
watch 80 24 NO_COLOR=
shows LIVE
check "an empty NO_COLOR is none" coloured
keys q
open_terminal 80 24
type_line "clear; TERM=nonsense $wqtop; echo status \$?"
check "an unknown terminal: why, and what to do" shows 'TERM names no terminal .* or use -b' '^status 1$'
type_line "clear; $wqtop | cat; echo status \${PIPESTATUS[0]}"
check "no terminal: why, and what to do" shows 'not on a terminal: use -b' '^status 1$'

finish
