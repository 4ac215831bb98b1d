#!/bin/bash
# The command line, repeating, what is asked for again, what waits, the mouse. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

# The cursor is shown at COLUMN ROW, or not at all.
cursor_at() { [[ $(terminal display-message -p '#{cursor_flag} #{cursor_x} #{cursor_y}') == "1 $1 $2" ]]; }
no_cursor() { [[ $(terminal display-message -p '#{cursor_flag}') == 0 ]]; }
text() { keys -l -- "$1"; }
# The verbs that the module was sent, in its order.
sent() { sed -nE 's/^last .* command="([^" ]*).*/\1/p' "$file" | tail -n "$1" | tr '\n' ' '; }
has_sent() { [[ $(sent "$(wc -w <<<"$1")") == "$1 " ]]; }

# --- typing ---

watch 80 24
check "80x24: the key bar leads to it" shows '^: command  Tab timeline  v view  Enter details  Space pause  \? help  q quit$'
keys :
check ": opens it, with its keys" shows '^: *$' '^ Enter: sends  Tab: completes'
check ": shows the cursor" soon cursor_at 1 21
check "the message stays above it" shows '^> press the key before a queue'
text 'custom q'
check "letters are text, and how the verb is used is shown" \
	shows '^:custom q$' '^ custom \[n=N\] \[cpu=N\] \[delay=MS\] \[do=PROGRAM\]: new items that carry data'
keys BSpace
text 'n=88'
keys Left C-h
check "Left and Ctrl-H" soon cursor_at 10 21
check "the line is mended" shows '^:custom n=8$'
keys Home Delete Delete Delete
check "Home and Delete" shows '^:tom n=8$'
keys End C-w
check "End and Ctrl-W" shows '^:tom *$'
keys C-u
check "Ctrl-U" shows '^: *$'
text 'custom n=8'
keys Enter
check "Enter sends, and the answer is told" \
	shows '^> custom n=8: 8 accepted; custom has 4 running \(max_active 4\), 4 held back by it' '^x stop  C cancel'
check "the cursor is gone" soon no_cursor

# --- completing ---

keys :
text cus
keys Tab
check "Tab: a verb" shows '^:custom *$'
check "Tab: the cursor is behind the blank" soon cursor_at 8 21
keys Tab
check "Tab: the keys that it takes" shows '^ n=  cpu=  delay=  do=$'
text 'n=8 d'
keys Tab
check "Tab: those that are left" shows '^ delay=  do=$'
text o
keys Tab
text b
keys Tab
text 2,
keys Tab
check "Tab: steps" shows '^:custom n=8 do=burn:2,$' '^ burn:  sleep:$'
keys C-u
text 'st'
keys Tab
check "Tab: several verbs" shows '^ start  stop$'
text x
keys Tab
check "Tab: nothing fits" shows '^ nothing to complete here$'
keys C-u
text 'flush cu'
keys Tab
check "Tab: a queue" shows '^:flush custom$'
keys Escape
check "Esc leaves" shows '^x stop  C cancel' '^> custom n=8'

# --- errors ---

keys :
text 'custom n=0'
keys Enter
check "an error in words, the line stays" shows '^:custom n=0$' '^ n=0 is out of range: use n=1\.\.1000000$'
keys BSpace
check "mending takes the error away" hides 'out of range'
text 2
keys Enter
check "and it is sent" shows '^> custom n=2: 2 accepted'
keys :
text nonsense
keys Enter
check "a long error is seen to its end" shows "^ unknown command 'nonsense': use one of immediate" 'scenario record reset$' '^:nonsense$'
keys C-u
text "$(printf 'x%.0s' {1..256})"
check "as long as a command may be: it scrolls" shows '^:<x{77}$'
text y
check "one more is refused at the key" shows '^ a command has at most 256 bytes$' '^:<x{77}$'
keys Home
check "the other end" shows '^:x{78}>$'
check "the cursor at its begin" soon cursor_at 1 21
keys Escape

# --- history ---

keys : Up
check "Up: the last line" shows '^:custom n=2$'
keys Up
check "Up: the one before" shows '^:custom n=8$'
keys 1 Down Down
text dela
keys Up Up
check "what was changed is kept" shows '^:custom n=81$'
keys Down Down
check "and what was not sent yet" shows '^:dela$'
keys Escape : Up Up
check "until the next time" shows '^:custom n=8$'
keys Enter
check "an old one is sent again" shows '^> custom n=8: 8 accepted'

# --- what asks first ---

before=$(grep -c '^last' "$file")
keys .
check ". repeats" soon eval "[[ \$(grep -c '^last' $file) == $((before + 1)) ]]"
check ". the same command" has_sent "custom custom"
keys 3i
shows '^> immediate n=3'
keys .
check ". repeats one of a key" soon has_sent "immediate immediate"
check ". with its count" grep -q 'command="immediate n=3"' "$file"
keys Cc
check "cancel of a busy queue asks" shows '^> custom has 4 waiting, 4 running\. Cancel what waits\? c: yes, Esc: no$'
keys Escape
check "Esc: nothing was sent" has_sent "immediate immediate"
keys Cc
confirm k
check "another key: nothing was sent" shows '^> cancel: nothing was sent$'
keys Wc
check "cancel_sync asks" shows '^> custom has 4 waiting, 4 running\. Cancel what waits, then wait for what runs\?$' '^c: yes, Esc: no$'
keys Escape :
text 'cancel custom'
keys Enter
check "on the command line it asks too" shows '^:cancel custom$' '^ custom has 4 waiting, 4 running\. Cancel what waits\? Enter: yes'
keys BSpace Enter
shows "no QUEUE 'custo'"
text m
keys Enter
check "asked again after a change" shows 'Cancel what waits\? Enter: yes'
keys Enter
check "Enter again sends" shows '^> cancel custom: 4 removed, 4 were running and went on'
keys .
check ". asks too" shows '^> custom has 4 running, none waiting\. Cancel all the same\? \.: yes'
keys .
check ". again sends" soon has_sent "cancel cancel"
keys Wc
confirm c
shows '^> cancel_sync custom: '
keys Cc
check "an idle one is asked for, too" shows '^> custom is idle\. Cancel all the same\? c: yes'
keys c
check "c again: there was nothing to cancel" shows '^> cancel custom: it was idle'
keys :
text reset
keys Enter
check "reset asks" shows '^ Reset all counters\? Enter: yes, Esc: no'
keys Enter
check "reset" shows '^> reset: all counters were reset'
keys q

# --- what waits, and the order ---

watch 80 24 FAKE_WAIT_MS=6000
shows LIVE
exec {busy}<"$dir"
flock "$busy" # the module takes no command
keys x
check "a command that has not begun to wait does not say so" shows '^> stop: asked [0-9]+\.[0-9] s ago$'
check "how long ever it takes" shows '^> stop: asked [1-9][0-9]*\.[0-9] s ago$'
exec {busy}<&-
check "once the kernel waits, it is said" shows '^> stop: waiting [1-9][0-9]*\.[0-9] s$'
keys q

watch 80 24 FAKE_WAIT_MS=15000
shows LIVE
keys x
check "a waiting command counts, with no key pressed" shows '^> stop: waiting [0-9]+\.[0-9] s$'
check "and goes on counting" shows '^> stop: waiting [1-9][0-9]*\.[0-9] s$'
keys b
check "what others did meanwhile is told beside it" shows '^> stop: waiting [0-9]+\.[0-9] s; bound: 1 accepted, 1 running$'
keys x
check "the oldest, and how many more" shows '^> stop: waiting [0-9]+\.[0-9] s, 1 more under way'
keys 8
check "a count is not hidden" shows '^> count 8: '
keys Escape :
text custom
check "nor a line, and what waits goes on above it" shows '^:custom$' '^> stop: waiting [0-9.]+ s, 1 more'
keys Enter
check "it is sent and answered" shows '; custom: 1 accepted'
patience=40
check "in the end they have waited" shows 'stop: not running \(EALREADY\)'
patience=10
keys q

watch 80 24 FAKE_SLOW=bound
shows LIVE
keys bpo
check "commands come to the module in the order of their keys" soon has_sent "bound highpri ordered"
keys q

# --- narrow, plain, read-only ---

watch 40 10
shows LIVE
keys :
text 'custom '
keys Tab
check "40x10: candidates below the line" shows '^:custom *$' '^ n=  cpu=  delay=  do=$'
text 'n=0 do=burn:5,sleep:10,burn:5,sleep:5'
check "40x10: a line that scrolls" shows '^:<n=0 do=burn:5,sleep:10,burn:5,sleep:5$'
keys Enter
check "40x10: an error" shows '^:<n=0 do=burn:5,sleep:10,burn:5,sleep:5$' '^ n=0 is out of range: use n=1\.\.1000000$'
resize 20 5
check "20x5: an error" shows '^:<10,burn:5,sleep:5$' '^ n=0 is out of'
keys Escape
check "20x5: the message again" shows '^> '
keys q

watch 80 24 TERM=vt100 LC_ALL=C
shows LIVE
keys :
text 'custom do='
keys Tab
check "vt100, C: candidates" shows '^:custom do=$' '^ burn:  sleep:$'
check "vt100, C: nothing but ASCII" plain
keys C-h
check "Ctrl-H is Backspace" shows '^:custom do$'
keys Escape q

watch 80 24 --read-only
shows READ-ONLY '\(:\) command'
keys :
check "--read-only: there is none" shows '^> read-only: as asked for' '  \(x\) stop'
keys .
check "--read-only: nor repeating" shows '^> read-only'
keys q

# --- the mouse ---

mouse_is() { [[ $(terminal display-message -p '#{mouse_standard_flag}') == "$1" ]]; }
# Sends a mouse click as a terminal does, pressed and released: BUTTON COLUMN ROW, from 1.
mouse() { text $'\e['"<$1;$2;$3M"$'\e['"<$1;$2;$3m"; }
watch 80 24 TERM=xterm-256color
shows LIVE
check "no mouse unless asked for" mouse_is 0
keys q
soon gone
watch 80 24 TERM=xterm-256color --mouse
check "--mouse: a click selects a row" shows '^i +>system'
check "--mouse: it is asked for" soon mouse_is 1
mouse 0 10 6
check "--mouse: the row that was clicked" shows '^c +>custom'
mouse 65 10 6
check "--mouse: the wheel moves down" shows '^s/x>periodic'
mouse 64 10 6
check "--mouse: and up" shows '^c +>custom'
mouse 0 10 20
mouse 0 10 3
keys '?'
shows 'other keys: back|more'
mouse 0 10 4
keys '?'
check "--mouse: elsewhere a click does nothing" shows '^c +>custom'
keys q
check "--mouse: the terminal as it was" restored
check "--mouse: without a mouse" soon mouse_is 0
watch 80 24 TERM=xterm-256color --mouse
shows LIVE
soon mouse_is 1
kill -SEGV "$(pid_of_wqtop)"
check "--mouse: nor after a crash" soon mouse_is 0

finish
