#!/bin/bash
# Takes the pictures in screenshots/: wqtop in the VM, in tmux, which types the keys, in an xterm on an X server without
# a screen, of which the picture is taken.
set -eu
cd "$(dirname "$0")/../.."

columns=100 rows=30
work=$(mktemp -d build/screenshots.XXXXXX)
socket=$PWD/$work/tmux

clean_up() {
	tmux -S "$socket" kill-server 2>/dev/null || true
	[[ -z ${xterm:-} ]] || kill "$xterm" 2>/dev/null || true
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

wait_for() { # PATTERN
	local end=$((SECONDS + 120))
	until screen | grep -q -- "$1"; do
		((SECONDS < end)) || { echo "screenshots: the screen never showed '$1':" >&2; screen >&2; exit 1; }
		sleep 0.1
	done
}

picture() { # NAME
	sleep 0.3 # xterm draws what tmux shows already
	import -display "$DISPLAY" -window root "screenshots/$1.png"
	echo "screenshots/$1.png"
}

# Xvfb chooses a display that is free and says which.
Xvfb -displayfd 3 -screen 0 1020x630x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
xvfb=$!
until [[ -s $work/display ]]; do
	kill -0 "$xvfb" || { cat "$work/xvfb.log" >&2; exit 1; }
	sleep 0.1
done
DISPLAY=:$(<"$work/display")
export DISPLAY

tmux -S "$socket" -f /dev/null new-session -d -s demo -x $columns -y $rows kernel/vm/run.sh demo \; \
	set -g status off \; set -g default-terminal xterm-256color
xterm -geometry ${columns}x$rows+0+0 -fa 'DejaVu Sans Mono' -fs 12 -bg black -fg gray90 -b 0 +sb \
	-e tmux -S "$socket" attach -t demo &
xterm=$!

wait_for LIVE
keys s
keys 8c
keys 5i
wait_for 'tick 4'
keys d
keys 5i
keys 8c
wait_for '4 running'
picture queues
keys '?'
wait_for 'schedule_work'
picture help
keys Escape
wait_for LIVE
keys q
wait_for 'vm#'
keys 'rmmod workqueue_demo; wqtop' Enter
wait_for 'not loaded'
picture not-loaded
