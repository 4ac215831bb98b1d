#!/bin/bash
# Lessons on the screen: they halt, wait, ask and reveal, and go from chapter to chapter. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

# A module that nothing was asked of yet: its items do not end by themselves.
zero='s/^([a-z_]+)(( +[0-9]+){10})$/\1 0 0 0 0 0 0 0 0 0 0/; s/^periodic running=1/periodic running=0/'
sed -E "$zero" "$sample" >"$dir/idle"
sample=$dir/idle
script=$dir/talk.lesson
answers() { sed -nE 's/^last seq=.* pid=.* command="([^"]*)" errno=([0-9]+) .*/\1 \2/p' "$file"; }
sent() { answers | grep -q "^$1 0"; }

# --- Space halts the script ---

printf '%s\n' '+1 custom n=2' '+8 immediate' '+60 quit' >"$script"
watch 80 24 --play "$script"
shows '^> custom n=2: 2 accepted'
keys Space
check "Space halts the script, and the title says so" shows 'LIVE  PLAY halted 0:0'
check "the key bar says how it goes on" shows 'Space go on'
keys b
check "keys act as always" shows '^> bound: 1 accepted'
check "and are seen: the picture is not frozen" shows '^b  >bound +[0-9.]+ +1 '
sleep 9 # longer than to the next line, which must not come
check "its clock stands" eval '! sent immediate'
keys Space
check "Space again goes on" shows '^> immediate: 1 accepted' 'LIVE  PLAY 0:[0-9]{2}'
keys v t PPage
check "the title of a frozen picture says that the script is halted" shows 'PAUSED  PLAY halted 0:[0-9]{2}'
check "a frozen picture halts it, too, and Space goes on with both" eval 'keys Space; shows "LIVE  PLAY 0:[0-9]{2}"'
keys q
soon gone

# --- the queue of a command is in sight ---

printf '%s\n' wait 'bh n=1' wait 'immediate' >"$script"
watch 80 10 --play "$script"
shows '^i  >system' '^2 more rows'
keys Enter
check "a queue beyond the last row scrolls into sight" shows '^t  >bh ' '^2 more rows: enlarge the screen'
keys Enter
check "and one before the first" shows '^i  >system'

check "a key that moves there does it, too" eval 'keys j j j j j j j j j; shows "^t  >bh "'
keys q
soon gone

# --- wait, ask, reveal, chapters ---

cat >"$script" <<'END'
chapter First
say Où va le travail ?
wait
ask "How many of seven run at once?" "two" "four" "seven"
custom n=7
reveal custom.running = 2: Two do.
reveal custom.running = 4: Four do, for max_active is 4.
reveal custom.running = 8: All do.
measured At most {custom.running} of {custom.running + custom.pending} run at once.
code custom WQ_UNBOUND | WQ_MEM_RECLAIM, MAX_ACTIVE
claim custom.running = 4
claim custom.running = 5
flush custom
chapter Second
wait custom running >= 2
ask "And of two?" "one" "two"
reveal custom.running = 1: One does.
reveal custom.running = 2: Both do.
END
watch 80 24 --lesson "$script"
check "wait stops it, and the title says for what" shows 'LIVE  PLAY waits for Space'
check "words in UTF-8" shows '^\* Où va le travail \?$'
check "and where in the lesson it is" shows '^wqtop  talk, 1/2: First  .* LIVE  PLAY waits for Space'
check "the key bar says what Enter does here" shows 'Space Enter go on'
check "it shows no details here" lacks 'Enter details'
keys j j j
shows '^s/x >periodic'
check "the keys of chapters are in the key bar" shows 'I lessons' 'N next' 'a again'
keys 2
check "a digit begins a count there" shows "^> count 2: "
keys Enter
check "Enter goes on: a question, large" shows '^  How many of seven run at once\?$' '^    1\) +two$' '^    3\) +seven$'
check "nothing else is there" lacks 'QUEUE|press the key'
check "its keys are in the key bar" shows "1-9 the room's choice" '1=12 2=30 hands' 'Enter go on' 'q quit$'
check "the title says what it waits for" shows 'LIVE  PLAY waits for an answer'
check "nothing was sent yet" eval '! sent "custom n=7"'
keys x
check "other keys say what to type" shows 'type a choice, 1 to 3, or hands: 1=12 2=30; Enter alone: no answer'
keys Space
check "Space alone does not answer" shows '^    1\) +two' 'Enter alone: no answer'
keys q
check "q asks for another" shows "q again ends wqtop, and with it the lesson and its score"
check "and the key bar says how to stay" shows 'Esc stay'
keys Escape
check "Esc stays" hides "q again ends wqtop"
check "there it shows the picture, as the key bar says" shows 'Esc the picture'
keys Escape
check "the picture: the question waits behind it" shows QUEUE 'LIVE  PLAY waits for an answer' 'Space Enter the question'
keys Space
check "Space brings it back" shows '^    1\) +two' 'the room says: _'
keys I
check "so does Esc in the list" eval 'shows "^> chapter 1: First$"; keys Escape; shows "^    1\) +two" "the room says: _"'
keys 7 Enter
check "there is no such choice" shows '7: there is no such choice: use 1 to 3'
keys 1
check "a digit replaces another" shows 'the room says: 1_'
keys BSpace
check "and can be taken back" shows 'the room says: _'
keys 1 = 1 2 Space 2 = 3 0 Enter
check "the commands run, then the answer comes" shows '^ => 2\) +four +\(30 of 42\)$' '^    1\) +two +\(12 of 42\)$'
check "q goes back from there, and the key bar says so" shows 'q back$'
check "what was measured" shows '^  measured: At most 4 of 7 run at once\.$' '= values'
keys '='
check "= shows the values that decided it" shows '^  measured: custom.running is 4$' '= in words'
keys '='
check "why" shows '^  Four do, for max_active is 4\.$'
check "the line of code" shows '^  kernel/patterns/custom.c:[0-9]+: WQ_UNBOUND \| WQ_MEM_RECLAIM, MAX_ACTIVE\);$'
check "the room's score" shows '^  the room: 30 of 42 hands right$'
resize 80 21
check "where rows are short paragraphs move together, and the code is still there" \
	shows '^  How many of seven' '^  kernel/patterns/custom.c:[0-9]+: WQ_UNBOUND'
resize 40 10
check "a small screen leaves the question out" shows '^ => 2\) +four' '^  the room: 30 of 42 hands right$' '^  kernel/patterns/custom'
check "for that was read before" lacks 'How many'
resize 80 24
keys Escape
check "Esc shows the picture" shows 'QUEUE' 'LIVE  PLAY waits for Space'
check "its command has selected its queue, whatever the user looked at before" shows '^c +>custom'
keys b
check "where keys act as always, without the digit that was typed before" shows '^> bound: 1 accepted'
keys Space
soon sent 'flush custom'
check "a chapter waits for idle queues" shows 'LIVE  PLAY waits: idle queues'
alter "s/^(bound .*) 1 +0 +0 *$/\1 0 1 0/"
check "the title has its name" shows '^wqtop  talk, 2/2: Second  '
check "it resets the counters" soon sent reset
alter "$zero"
check "then its first line waits for the kernel" shows 'LIVE  PLAY waits: custom running >= 2'
keys 2 c
check "until it is as it says" shows '^  And of two\?$'
check "the words of the chapter before are gone" lacks 'Où va'
keys 1 Enter
check "a command that somebody typed is told" shows '^  1 other command came in since the chapter began: the numbers count it, too$'
check "and that nobody is right or wrong by it" shows '^  so which choice is right could not be told: a plays the chapter again$'
keys Space
check "at the end stands the score, in all" shows "^  The room's score: 30 of 42 hands right$" '^  not counted: 1 without a right choice$'
check "and for each question" shows '^  1\. How many of seven run at once\?$' '^        30 of 42 hands right$' \
	'^  2\. And of two\?$' '^        what is right could not be measured$'
check "the title says that it has ended" shows 'LIVE  PLAY ended'
check "and the key bar, where the next lesson is" shows 'Space the picture  I lessons'
keys Space
check "Space leaves it, and the key bar has its key" shows QUEUE 'H score'
keys H
check "H shows it again" shows "^  The room's score: 30 of 42 hands right"
keys H
check "and leaves it" shows QUEUE

alter "$zero"
keys a
check "a begins the chapter again" shows 'LIVE  PLAY waits: custom running >= 2'
keys P
check "P goes to the chapter before" shows 'LIVE  PLAY waits for Space' '^\* Où va'
keys N
check "N to the next" shows 'LIVE  PLAY waits: custom running >= 2'
keys N
check "behind the last there is none" shows 'this is the last chapter: I lists all'
keys I
check "I lists chapters and lessons" shows '^  chapter 1: First$' '^> chapter 2: Second$' '^  lesson cancel: ' '^  lesson coalescing: '
check "a list that is longer than the screen has a mark" shows '^v [0-9]+ more below$'
check "its keys are in the key bar" shows 'j k Up Down choose +PgUp PgDn page +Home End ends' 'Enter begin it +Esc back'
keys NPage
check "PgDn turns a page" shows '^\^ [0-9]+ more above$' '^> lesson machine_hog: '
keys End
check "End goes to the last" shows '^\^ [0-9]+ more above$' '^> lesson self_requeue: '
check "and nothing is below" lacks 'more below'
keys Home
check "Home goes to the first" shows '^> chapter 1: First$' '^v [0-9]+ more below$'
keys Escape
check "Esc leaves the list" shows QUEUE
keys I k Enter
check "Enter begins the one that is chosen" shows 'LIVE  PLAY waits for Space' '^\* Où va'
keys I j j j Enter
check "also another lesson" shows '^\* Belief: ' 'LIVE  PLAY waits for Space'
keys q
check "q ends wqtop" soon gone

# --- claims ---

printf '%s\n' wait 'custom n=2' wait 'claim 1 = 1' 'say It is.' wait 'claim 1 = 2' wait 'claim 1 = 3' 'say The end.' wait >"$script"
watch 80 24 --play "$script"
shows 'LIVE  PLAY waits for Space'
keys Space
shows '^> custom n=2: 2 accepted'
keys Space
check "a claim that is right says nothing" shows '^\* It is' '^> custom n=2: 2 accepted'
keys Space
check "a claim that is wrong is told" shows '^> claim: wrong: 1 = 2:'
keys b
check "the words of a lesson that waits stay: they may say which keys come next" shows '^\* It is' '^> bound: 1 accepted'
keys Space
check "nor one after a command of the user" eval 'shows "^\* The end" && shows "^> bound: 1 accepted"'
keys q
soon gone

# --- long words ---

printf 'say%s, and that is all.\nwait\n' "$(printf ' word%.0s' {1..35})" >"$script"
watch 80 24 --play "$script"
check "long words take as many lines as they need" shows '^\* word word' 'and that is all\.$'
check "with the table above them" shows '^b   bound ' '^t   bh '
keys v t
check "and a view" shows TIMELINE 'and that is all\.$'
keys q
soon gone

# --- a long score ---

for ((i = 1; i <= 12; i++)); do
	printf 'ask "Question %d is longer than a line of eighty columns, so that each of the twelve takes two lines: is it?" "yes" "no"\n' $i
	printf '%s\n' 'reveal 1 = 1: It is.' 'reveal 1 = 2: It is not.'
done >"$script"
watch 80 24 --play "$script"
for ((i = 1; i <= 12; i++)); do
	shows "^  Question $i is"
	keys $((1 + i / 8)) Enter
	shows '^ => 1\) '
	keys Space
done
check "a score that is longer than the screen has a line for each question" \
	shows '^  1\. right: Question 1 is longer' '^  12\. not right: Question 12 is'
check "and the total above them" shows "^  The room's score: 7 of 12 questions right$"
keys q
shows QUEUE
keys q
soon gone

# --- without a lesson ---

watch 80 24
check "before anything is sent the message names the key of lessons" shows '^> press the key before a queue .*; I lists lessons$'
keys N
check "N without chapters says what it is for" shows 'N is for chapters of a lesson: I lists the lessons'
keys I Enter
check "I begins a lesson where there was none" shows 'LIVE  PLAY waits for Space'
keys q
soon gone
watch 80 24 --read-only
shows READ-ONLY
check "but not where none can be held" lacks 'I lists lessons'
keys I
check "not where nothing can be sent" shows 'I lists lessons: '
keys q
soon gone

printf '%s\n' 'ask "How?" "so" "not so"' 'reveal 1 = 1: So.' 'reveal 1 = 2: Not so.' >"$script"
watch 80 24 --play "$script"
shows '^  How\?$'
check "a question hides the hint for keys that it does not take" lacks 'press the key'
keys q
shows "q again ends wqtop"
keys q
check "q ends wqtop there, too" soon gone

printf '%s\n' 'say An ordered queue takes no max_active.' 'code ordered ordered_wq = alloc_ordered_workqueue' 'wait' \
	'ask "How?" "so" "not so"' 'reveal 1 = 2: So.' 'reveal 1 = 3: Not so.' 'else 1 = 1: Otherwise.' >"$script"
watch 120 24 --play "$script"
check "code behind say: both are on the message line" \
	shows '^\* An ordered queue takes no max_active\. kernel/patterns/ordered.c:[0-9]+: ordered_wq ='
keys Space
shows '^  How\?$'
keys 1 Enter
check "an answer that no choice says is explained" shows '^  Otherwise\.$' '^  the room: no choice is right$'
keys q q
soon gone

# --- a wait that ends by its limit ---

printf '%s\n' 'wait custom running >= 2' 'say on' >"$script"
patience=45
watch 80 24 --play "$script"
check "a wait has a limit, which is told in words" shows 'line 1: wait custom running >= 2: not true after 30 s; Space goes on'
keys Space
check "Space goes on" shows '^\* on$'
keys q
finish
