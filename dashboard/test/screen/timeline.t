#!/bin/bash
# The timeline over the events of a real run. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

sample=$top/dashboard/test/data/class.txt
cp "${sample}_events" "${file}_events"

# --- every state by its shape ---

watch 80 24
shows LIVE
keys 8
check "a queue that this kernel has not has no key in the bar" shows '^i d c b p n o z queue work '
keys Escape
keys :b Tab
check "nor does Tab offer it" shows '^:bound *$'
keys Escape
keys vt
check "v t shows it, with what it spans" shows '^> TIMELINE  5\.0 s across(  [0-9]+ lanes? hidden)?$'
check "by worker: burning, asleep, and which item" shows '^ kworker/u4:0 .* ██▄▄▄███│▄▄██  ▄c10▄▄▄▄ ' '^ kworker/0:1 .*│n1█████ '
check "a worker serves several queues; a line parts items without a gap between them" shows '^ kworker/1:2 .*▄i1▄▄▄▄▄│i2▄▄▄│z1▄▄▄▄▄ '
check "waiting, cancelled, coalesced have a lane of their own" shows '^ waiting 2 .* =·········×······  .*···×    ·=···  +····$'
check "timers have one too" shows '^ on timer .* :=:+│:+×$'
check "what goes on reaches the right edge" shows '^ kworker/u4:2 .*██▄$'
check "submissions are marked below" shows '^ submitted .*\^3i=1\+dcs.* \^n.*z.*\^9b\^5c +\^3i=1 +\^6c$'
check "a time axis" shows ' │0\.0 s +│1\.0 s +│2\.0 s +│3\.0 s'
check "a legend, of all that is drawn" shows '^ █ burns  ▄ asleep  · waits  : timer  = coalesced  × cancelled  ~ restarted$'
keys L
check "L: a lane for each item" shows '5\.0 s across  by item  4[0-9] lanes hidden$' '^ custom c14 .* ▄▄▄▄▄▄$' '^ system i4 .* ·=··▄▄▄▄▄▄▄▄$' '^ custom c21 .* ····$' \
	'^ periodic s12 .* :+×$'
check "lanes that there is no room for are counted" shows '^ 4[0-9] more '
keys L /
keys b
check "/ b: one queue only" shows 'TIMELINE  5\.0 s across  bound only' '^ kworker/1:1 .*█▄b2▄▄█$'
check "nothing of others" hides 'rescuer c'
keys //
check "// shows all again" shows '^ rescuer c '

# --- without it ---

for key in ']' '[' L; do
	keys vq "$key"
	check "$key says where the timeline is" shows "^> \\$key is for the timeline, which is not on the screen: v t shows it"
	keys Escape
done
keys vt
check "and has changed nothing" shows '5\.0 s across(  [0-9]+ lanes? hidden)?$'

# --- time ---

keys ']'
check "] zooms in" shows 'TIMELINE  2\.0 s across(  [0-9]+ lanes? hidden)?$'
keys ']' ']' ']' ']' ']' ']' ']' ']'
check "to 1 ms a column" shows 'TIMELINE  6[0-9] ms across(  [0-9]+ lanes? hidden)?$'
keys '[' '[' '[' '[' '[' '[' '[' '[' '[' '['
check "[ zooms out to 10 s" shows 'TIMELINE  10 s across(  [0-9]+ lanes? hidden)?$'
keys ']'
shows 'TIMELINE  5\.0 s across(  [0-9]+ lanes? hidden)?$'
alter 's/^time_ns .*/time_ns 6892772537/'
check "time flows to the left" shows '^ kworker/u4:2 .*███▄c18▄▄▄▄▄▄▄▄▄▄$' '│4\.0 s'
keys h
check "h: a cursor that names the item under it" shows '│4\.0 s.*▲' '^ cursor: custom c19, waited 28 ms, runs 1\.2 s: burning 9[01] ms, asleep 1\.1 s$' '^>kworker/u4:0 '
keys k
keys j j
check "j: the lane below" shows '^ cursor: custom c16, waited 1\.4 ms, runs 1\.2 s: burning 9[01] ms, asleep 1\.1 s$' '^>kworker/u4:1 '
check "which does not freeze" lacks 'frozen'
keys ']'
shows 'TIMELINE  2\.0 s across(  [0-9]+ lanes? hidden)?$' '^ cursor: custom c16'
for _ in {1..70}; do keys h; done
check "beyond the edge it goes back in time and freezes the picture" shows 'TIMELINE  2\.0 s across  frozen at 3\.9[0-9]{2} s$' PAUSED '^>kworker/u4:1 .*███▄c16▄'
alter 's/^time_ns .*/time_ns 9892772537/'
check "frozen, it stays" lacks '│6\.'
keys Space
check "Space goes on" shows '│7\.0 s' 'LIVE '
check "and the frozen cursor has gone with its time" shows '^ cursor: out of sight$'
keys Escape
check "Esc takes the cursor away" hides 'cursor: '

keys PPage
check "PgUp: a screen back" shows 'TIMELINE  2\.0 s across  frozen at 5\.[0-9]{3}'
keys Home
check "Home: the oldest event" shows '^ submitted  +\^' 'TIMELINE  2\.0 s across  frozen at [12]\.'
keys v e Home
check "in the events: the oldest one is the first" shows '^> EVENTS .* scrolled back' '^ +0\.030886  submitted system i1 '
keys NPage End
check "End: the newest" hides 'scrolled back'
keys PPage
check "PgUp: a page back" shows 'EVENTS .* scrolled back'
keys End Space
alter 's/^recording on/recording off/'
check "the title of events says that none are written" shows '^> EVENTS  of all queues  events are off: E switches them on$'
alter 's/^recording off/recording on/'
keys v q PPage
check "in the table there are no pages" shows '^> PgUp does nothing here: '

watch 80 24
shows LIVE
keys vt Enter
check "Enter without a cursor: what runs, and of that what began last" shows '^  custom c19  Enter or Esc: back'
keys Escape
check "and the cursor is on it" shows '^ cursor: custom c19, '
keys Escape h Enter
check "Enter: all that is known of the item" shows '^  custom c19  Enter or Esc: back' \
	'^  submitted  3\.251[0-9]+ s after the module was loaded' '^  worker     kworker/u4:0, pid 9, began on CPU 0' \
	'^  steps      burning 90 ms, asleep 114 ms' '^  run        runs 204 ms: burning 90 ms, asleep 114 ms$'
keys j
check "it follows the cursor" shows '^  custom c16  Enter'
keys Escape
check "Esc leaves it" hides 'Enter or Esc'
keys vq j j Enter
check "Enter in the table: all that is known of the queue" shows '^  custom  Enter or Esc: back' \
	'^  made by    alloc_workqueue\(\)' '^  flags      WQ_UNBOUND\|WQ_MEM_RECLAIM' '^  max_active 4$' \
	'^  wait       average 117 ms, longest 526 ms, p50 8\.4 ms, p99 526 ms$' '^  held       2 held back by max_active now'
keys Enter
check "Enter again leaves it" hides 'Enter or Esc'

# --- scenarios ---

keys vt Sb
check "S b: measured and ideal, one below the other, and the difference" \
	shows '^> TIMELINE  scenario B: 44\.3 ms, ideal 25: \+19\.3 ms  max_active 3: all three' \
	'^ w0 measured   █+▄+█+$' '^ w0 ideal      ████████▄{13,14}████████$' '^ w2 measured   ·+█+▄+$' '^ w2 ideal      ·{14}████████▄{14}$' \
	'│0 ms +│10 ms +│20 ms' '^ 0 ms: w0 starts; the machine was busy: S b plays it again; Esc: back$'
keys Enter
check "Enter tells how to come to an item" shows '^  no cursor  Enter or Esc: back' '^  cursor     h puts one at the right edge'
keys h j
check "and that the ideal is none" shows '^  ideal  Enter or Esc: back' '^  lane       times of the kernel'
keys Escape Escape
check "Esc goes back to what goes on" shows 'TIMELINE  5\.0 s across' '^ waiting 2'
keys Sb
shows 'scenario B: 44\.3'
keys '['
check "a zoom key as well" shows 'TIMELINE  5\.0 s across' '^ waiting 2'

keys vq Sb
check "S b in the table: the timeline comes with the picture" shows '^> TIMELINE  scenario B: 44\.3 ms'
keys h
shows '^ cursor: '
keys Escape
check "one Esc leaves it, its cursor, and what was before is back" eval "shows '^b  >bound' 'QUEUE +DONE/s' && keys vt && hides 'cursor:'"

# Items that a hog was played with, by hand: numbers go on where the sample's end.
hogs() {
	local seq=271 event queue item at rest
	while read -r at event queue item rest; do
		echo "seq=$((++seq)) ns=$((5800000000 + at * 100000)) event=$event queue=$queue item=$item cpu=0 pid=$((100 + item)) worker=kworker/0:1${rest:+ $rest}"
	done
}
# In tenths of ms: three times burners and an item behind them, which waits 600, 150 and 2.
hog_story() {
	local i
	for ((i = 0; i < 20; i++)); do one bound $((14 + i)) 0 $((2 + i * 30)) $((30 + i * 30)) 3; done
	one bound 34 1 601 612 1
	one bound 35 620 621 1222 60
	one bound 36 621 771 783 1
	for ((i = 0; i < 20; i++)); do one cpu_intensive $((2 + i)) 1230 $((1231 + i * 30)) $((1259 + i * 30)) 3; done
	one bound 37 1231 1233 1246 1
}
one() { # QUEUE ITEM SUBMITTED STARTED FINISHED MS
	echo "$3 submitted $1 $2"
	echo "$4 started $1 $2"
	echo "$4 step $1 $2 step=burn:$6"
	echo "$5 finished $1 $2"
}
hog=$dir/hog
cp "$sample" "$hog"
sed -i "s/^hz 250/&\ncpu_intensive_thresh_us 10000/" "$hog"
{ cat "${sample}_events"; hog_story | hogs; } >"${hog}_events"
class=$sample sample=$hog
watch 80 24
shows LIVE
keys vt Sh
check "S h: the hog, and what an item behind it waited" \
	shows '^> TIMELINE  scenario hog: 182\.9 ms  long one: kernel stepped in at 10 ms of CPU$' \
	'^ burners       █+ *$' '^ behind them   ·+█+ *$' '^ a long one +█+ *$' '^ behind it +·+█+ *$' \
	'^ CPU_INTENSIVE +█+ *$' '^ behind those +█+ *$' \
	'^ waited behind burners 60 ms, a long one 15 ms, CPU_INTENSIVE 200 (us|µs); Esc: back$' '│0 ms +│50 ms +│100 ms'
keys Escape
check "Esc goes back from it" shows 'TIMELINE  5\.0 s across'
watch 40 10
shows LIVE
keys vt Sh
check "40x10: what it waited stands first" shows '^> waited 60 ms, CPU_INTENSIVE 200 (us|µs)$'
sample=$class

# Some lines of the events were overwritten before they were read.
cp "$class" "$hog"
sed '120,160d' "${class}_events" >"${hog}_events"
sample=$hog
watch 80 24
shows LIVE
keys vt
check "lost events are told in the heading, on the axis and in the legend" \
	shows '^> TIMELINE  5\.0 s across  some items were lost(  [0-9]+ lanes? hidden)?$' '^ .*│.*!.*│' ' ! lost '
sample=$class

# The last item of scenario B gave up its burn.
cp "$class" "$hog"
sed '/event=finished queue=bound item=13 /s/$/ burnt_ns=3330481 preempted_ns=13496999/' "${class}_events" >"${hog}_events"
sample=$hog
watch 80 24
shows LIVE
keys vt Sb
check "the scenario tells that a burn gave up" shows '^ w2 burnt 3\.3 ms of 5\.0 ms, then gave up; Esc: back$'
sample=$class

# A burner of the scenario prio gave up: that is told of one, and leaves the result whole.
prio_story() {
	local i
	for ((i = 0; i < 20; i++)); do one bound $((14 + i)) 0 $((2 + i * 30)) $((30 + i * 30)) 3; done
	one bound 34 1 1241 1252 1
	one highpri "$((newest + 1))" 2 27 36 1
}
cp "$class" "$hog"
newest=$(grep -o 'event=submitted queue=highpri item=[0-9]*' "${class}_events" | grep -o '[0-9]*$' | sort -n | tail -1)
{
	cat "${class}_events"
	prio_story | hogs | sed '/event=finished queue=bound item=15 /s/$/ burnt_ns=2800000/'
} >"${hog}_events"
sample=$hog
watch 80 24
shows LIVE
keys vt Sp
check "the result of prio stands whole beside its way back" shows '^ waited on bound 124 ms, highpri 2\.5 ms; Esc: back$'
check "and that one of the burners gave up, below it" shows '^ 1 of 20 burners gave up, after 2\.8 ms of 3\.0 ms$'
sample=$class

# A heading that is too long for 80 columns does without its name.
watch 80 24
shows LIVE
alter 's/^recording on/recording off/'
keys vt ']'
shows 'events are off'
keys PPage
check "80x24: frozen and without events, all of the heading is there" \
	shows '^> TIMELINE  2\.0 s across  frozen at [0-9.]+ s  events are off: E switches them on$'
keys L /
keys n
check "80x24: and with a filter, by item" shows '^> 2\.0 s across  frozen at [0-9.]+ s  cpu_intensive only  by item  events off$'
keys q

# Two commands of different queues, one right after the other.
cp "$class" "$hog"
{
	cat "${class}_events"
	echo "seq=272 ns=5000000000 event=submitted queue=custom item=30 cpu=0 pid=9 worker=sh"
	echo "seq=273 ns=5010000000 event=submitted queue=bound item=14 cpu=0 pid=10 worker=sh"
} >"${hog}_events"
sample=$hog
watch 80 24
shows LIVE
keys vt
check "submissions to two queues that share a place are both told" shows '^ submitted .* \^7c\^b'

# A command that waits for the two that run.
cp "$class" "$hog"
{
	cat "${class}_events"
	echo "seq=272 ns=5800000000 event=waits queue=custom item=21 cpu=0 pid=9 worker=wqtop"
} >"${hog}_events"
watch 80 24
shows LIVE
alter 's/^time_ns .*/time_ns 6892772537/'
keys vt
check "a command that waits has a lane of its own" shows '^ wqtop waits .* for c16 to c21 ·+$'
keys v e
check "the events tell of it" shows 'waits     custom up to c21 +CPU 0  wqtop$'
keys vt h
for _ in {1..16}; do keys j; done
shows '^>on timer'
keys k k
check "the cursor names it" shows '^>wqtop waits' '^ cursor: wqtop waits for c16 to c21, 1\.1 s so far$'

# One that waited for a short time only, as cancel_sync does.
echo "seq=273 ns=6000000000 event=waited queue=custom item=21 cpu=0 pid=9 worker=wqtop" >>"${hog}_events"
watch 80 24
shows LIVE
alter 's/^time_ns .*/time_ns 6892772537/'
keys vt
check "words stand beside a wait that is too short for them" shows '^ wqtop waits .* for c16 to c21 ·+$'
sample=$class

# --- from place to place ---

watch 80 24
shows LIVE
keys vt f
check "f: the last command and its items fill the screen, live while they run" shows 'TIMELINE  2[0-9]{2} ms across(  [0-9]+ lanes? hidden)?$' '^ submitted +\^6c'
keys '('
check "(: the item that started last" shows '^ cursor: custom c19, '
keys '('
check "and the one before" shows '^ cursor: custom c18, '
keys ')'
check "): the next ones" shows '^ cursor: custom c19, '
keys Escape '[' '[' '[' '[' '['
check "hidden lanes are counted" shows '^ [0-9]+ more '
keys h
for _ in {1..20}; do keys k; done
check "k reaches those above" shows '^>kworker/0:0 ' '^ 0 up [0-9]+ down '
for _ in {1..20}; do keys j; done
check "j those below, and then what waits" shows '^>on timer' '^ [0-9]+ up 0 down ' '^ rescuer c '
keys vq f
check "f says where the timeline is" shows '^> f is for the timeline, which is not on the screen: v t shows it'

# --- what is not known ---

sed '/event=step queue=custom item=19 /d' "${class}_events" >"${hog}_events"
cp "$class" "$hog"
sample=$hog
watch 100 36
shows LIVE
keys vtm
check "the legend has the steps that are not known" shows '^ █ burns .*  \? unknown'
alter 's/^recording on/recording off/'
check "the heading says that no events are written" shows '^> TIMELINE  5\.0 s across  some items were lost  events are off: E switches them on$'
sample=$class

# --- sizes and glyphs ---

watch 120 36
check "120x36: it stands below the queues" shows '^c   custom ' '^  TIMELINE  5\.0 s across' '^ kworker/u4:3 ' '^ waiting 2 ' '^ on timer ' ' more '
keys Tab
check "Tab: and the keys are for it" shows '^i  >system' '^> TIMELINE'
keys Sb
check "120x36: a scenario as well" shows '^ w2 ideal         ·+█+▄+$'

watch 40 10
shows LIVE
keys vt
check "40x10: what was active last, and those that wait" shows '^> TIMELINE  5\.0 s across$' '^ u4:[0-3] .*██▄$' '^ waiting… .* =····×' ' more +│0'
keys h
check "40x10: the cursor has its row" shows '^ cursor: custom c1[0-9], waited'

watch 80 24 LC_ALL=C
shows LIVE
keys vt
check "ASCII: burning, asleep, and where the next item begins" shows '^ kworker/u4:0 .* ##---###\|--##  -c10---- '
check "ASCII: waiting, cancelled, coalesced" shows '^ waiting 2 .* =\.\.\.\.\.\.\.\.\.x\.\.\.\.\.\.  .*\.\.\.x    \.=\.\.\.  +\.\.\.\.$'
check "ASCII: timers" shows '^ on timer .* :=:+\|:+x$'
check "ASCII: a legend" shows '# burns  - asleep  \. waits  : timer  = coalesced  x cancelled  ~ restarted'
keys h
check "ASCII: the cursor" shows '\|3\.0 s *\^$'

# --- two burners that share a CPU ---

sample=$top/dashboard/test/data/preempted.txt
watch 80 24
shows LIVE
keys vt
check "neither of two on one CPU looks as if it had it all" shows '^ kworker/0:0 .*n1█▁█▁█▁ *$' '^ kworker/0:2 .*n2▁█▁█▁│██▄ *$'
check "the legend says how that is drawn" shows '█ burns  ▁ no CPU  ▄ asleep'
keys h h h h h
check "the cursor says where the time went, without the queue's name, which has no room" shows '^ cursor: n2, .* took 598 ms: on CPU 300 ms, preempted 298 ms$'
keys Enter
check "so do the details" shows '^  steps      burning 598 ms \(298 ms of it preempted\)$' \
	'^  run        took 598 ms: on CPU 300 ms, preempted 298 ms$'
keys Escape ve
check "the events fold the times without a CPU, and say so" shows '^> EVENTS  of all queues  preempted: folded, / shows each$' \
	' preempted cpu_intensive n2 74x, 298 ms +CPU 0  kworker/0:2' ' finished +cpu_intensive n2 '
keys / n
check "/ and its key: each" shows '^> EVENTS  of cpu_intensive$' ' preempted cpu_intensive n2 [0-9.]+ ms +CPU 0  kworker/0:2'
keys q

cp "$sample" "$dir/no-events"
sample=$dir/no-events # else its events would be copied with it
watch 80 24
shows LIVE
keys vt
check "without events: nothing is made up" shows 'nothing happened in this time'
alter 's/^recording on/recording off/'
check "and when none are written, what switches them on" shows 'events are off: E switches them on'
alter 's/^time_ns .*/time_ns 18446744073500000000/; s/^loaded_ns .*/loaded_ns 0/'
check "a time that no kernel comes to: refused" shows 'NOT UNDERSTOOD' "time_ns: '18446744073500000000' is"
alter 's/^time_ns .*/time_ns 9223372036854775000/'
check "the last one that is taken" shows LIVE 'TIMELINE' '9223372035\.0 s'
keys q
soon gone # it writes into the directory that is removed now
finish
