#!/bin/bash
# Takes the pictures in screenshots/ of wqtop in the VM. It runs in tmux, which types the keys, in an xterm, which is
# photographed, on an X server without a screen.
set -eu
cd "$(dirname "$0")/../.."

export LC_ALL=C.UTF-8
work=$(mktemp -d build/screenshots.XXXXXX)
socket=$PWD/$work/tmux
# At this size of a pixel a cell is nine pixels wide, and no pixel is left over.
font='DejaVu Sans Mono:pixelsize=15'

clean_up() {
	close_window
	tmux -S "$socket" kill-server 2>/dev/null || true
	[[ -z ${xvfb:-} ]] || kill "$xvfb" 2>/dev/null || true
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

keys() {
	tmux -S "$socket" send-keys -t demo "$@"
}

screen() {
	tmux -S "$socket" capture-pane -p -t demo
}

# wait_for PATTERN...: waits until the screen shows each of them in turn.
wait_for() {
	local pattern text end=$((SECONDS + 120))
	for pattern; do
		until text=$(screen) && grep -qE -- "$pattern" <<<"$text"; do
			((SECONDS < end)) || { echo "screenshots: the screen never showed '$pattern':" >&2; screen >&2; exit 1; }
			sleep 0.1
		done
	done
}

close_window() {
	[[ -n ${xterm:-} ]] || return 0
	kill "$xterm" 2>/dev/null || true
	wait "$xterm" || true
	xterm=
}

# window COLUMNS ROWS [BACKGROUND FOREGROUND]: opens a terminal of that size; the one in the VM gets the same size.
window() {
	close_window
	xterm -T wqtop -tn xterm-256color -geometry "$1x$2+0+0" -fa "$font" -bg "${3:-black}" -fg "${4:-gray90}" \
		-b 0 -bw 0 +sb -e tmux -u -S "$socket" attach -t demo &
	xterm=$!
	until [[ $(tmux -S "$socket" display-message -p -t demo '#{session_attached} #{pane_width} #{pane_height}') == "1 $1 $2" ]]; do
		kill -0 "$xterm" || { echo "screenshots: xterm has ended" >&2; exit 1; }
		sleep 0.1
	done
}

# Few colours make a small file. The screen is drawn again first: glyphs that fill a cell are a little wider than it, and
# leave traces when they go.
picture() { # NAME
	tmux -S "$socket" refresh-client -t "$(tmux -S "$socket" list-clients -F '#{client_name}')"
	sleep 0.3 # xterm draws what tmux shows already
	import -display "$DISPLAY" -window wqtop "$work/picture.png"
	convert "$work/picture.png" -dither None -colors 48 -strip -define png:compression-level=9 "PNG8:screenshots/$1.png"
	echo "screenshots/$1.png"
}

# Eight items when nothing waits any more, for there is room for their mark; until the second four run, after the first.
eight() {
	wait_for '^ waiting  '
	keys 8c
	wait_for '^> custom n=8: ' '^ waiting [1-9]' '^ waiting  '
}

# Xvfb chooses a free display and prints its number.
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
xvfb=$!
until [[ -s $work/display ]]; do
	kill -0 "$xvfb" || { cat "$work/xvfb.log" >&2; exit 1; }
	sleep 0.1
done
DISPLAY=:$(<"$work/display")
export DISPLAY

tmux -S "$socket" -f /dev/null start-server \; set -g status off \; set -g default-terminal xterm-256color \; \
	set -g remain-on-exit on \; new-session -d -s demo -x 100 -y 24 kernel/vm/run.sh demo
window 100 24
wait_for LIVE
keys s
wait_for 'tick 2'
keys d
keys 12o
keys 5i
wait_for '^i .* 0 +[12] +0 ' # its runs are over: the first, and a second if that had begun in time
keys d
keys 3b
keys 5i
keys 16c # four run for two seconds: on a slow machine less is too short to be seen
wait_for '^> custom n=16: .* 4 running'
picture queues

# A few seconds of everything that has a shape of its own.
keys vt
wait_for '^> TIMELINE'
keys 12o
wait_for '^> ordered n=12:'
keys 5i
wait_for '^ waiting .*='
keys Co
wait_for 'o: yes, Esc: no'
keys o
wait_for '^ waiting .*×'
eight
picture timeline
keys T
wait_for 'theme light'
window 100 24 white black
picture light
keys T T T T
wait_for 'theme default'
window 100 24

keys Sa
wait_for 'scenario A: .* ideal 50'
picture scenario
keys Escape
sleep 0.3 # a key right after it would be Alt and that key
keys x
wait_for '^> stop:'

keys vc
wait_for '^> CODE'
keys i
wait_for '^▶ .*static_item_run' 'finished after'
picture code

keys ve
wait_for '^> EVENTS'
keys 3n
wait_for 'finished  cpu_intensive n3'
picture events

window 160 50
wait_for 'TIMELINE' 'CODE .*> EVENTS'
keys vt
keys 5i
keys d
keys 3b
wait_for '^ waiting .*='
eight
keys i
wait_for '^> immediate'
picture all

window 100 30
keys '?'
wait_for 'new items that carry data, on an unbound queue'
picture help
keys Escape
wait_for LIVE
window 100 24
keys q
wait_for 'vm#'

keys 'wqtop --lesson max_active' Enter
wait_for 'waits for Space'
keys Space
wait_for 'how long until all are done'
keys '1=4 2=9 3=11'
wait_for 'the room says: 1=4 2=9 3=11'
picture question
keys Enter
wait_for '^ => 2\) +1 s' 'the room: 9 of 24 hands right'
picture answer
keys Escape
wait_for '^> TIMELINE'
keys q
wait_for 'vm#'

keys 'rmmod workqueue_demo; wqtop' Enter
wait_for 'not loaded'
picture not-loaded

# A VM of its own, as run.sh says why.
keys q
wait_for 'vm#'
keys exit Enter
wait_for 'Pane is dead'
tmux -S "$socket" respawn-pane -t demo -e WQTOP_FLAGS=--machine kernel/vm/run.sh demo
wait_for '^Press a to watch'
keys q
wait_for 'vm#'
keys 'insmod /culprit.ko burn_ms=90; clear; wqtop --machine' Enter
wait_for 'NOT ATTACHED'
keys a
wait_for 'press a again'
keys a
wait_for 'ATTACHED 0:[12]' '^> thermal_poll_work .* hogs [0-9]+'
picture machine
