#!/bin/sh
# Finds mistakes before anything is downloaded or built: preflight.sh QUESTION...
#   path      can the kernel's build work in this directory?
#   terminal  is there a terminal for the demo, of a kind that the VM can know?
#   term      the same of $TERM alone; prints the name that the VM gives the terminal
#   script    is there a script to play, if $PLAY names one?
#   wqtop     does wqtop, which must be built, take $WQTOP_FLAGS and that script?
# If the answer is no, prints one sentence with a remedy and exits with 1.
set -eu
vm=$(cd "$(dirname "$0")" && pwd -P)
top=${vm%/*/*}

die() { echo "$*" >&2; exit 1; }

# Each of these breaks kbuild or make.
path() {
	case $top in
	*[[:space:]:\#\$\'\"%\&\(\)\;\\=,\|\`\<\>]*)
		die "the kernel's build does not work in '$top': move this directory to a path without blanks, colons" \
			"and other special characters"
		;;
	esac
}

terminal() {
	[ -t 0 ] && [ -t 1 ] ||
		die "the demo needs a terminal, and standard input or output is none: start it without pipe and redirection"
	(: <>/dev/tty) 2>/dev/null ||
		die "the demo needs a terminal of its own: start it from a shell on that terminal, without setsid"
	term >/dev/null
}

# The VM gets the terminal's description from this machine. Without one, those named below pass for an xterm.
term() {
	remedy="try 'TERM=xterm-256color make demo', or start it on another terminal"
	[ -n "${TERM:-}" ] || die "TERM is not set; it names the kind of terminal: $remedy"
	if infocmp -- "$TERM" >/dev/null 2>&1; then
		tput -T "$TERM" cup 0 0 >/dev/null 2>&1 || die "TERM=$TERM: this kind of terminal cannot place the cursor: $remedy"
		echo "$TERM"
		return
	fi
	case $TERM in
	*xterm* | *256color* | kitty* | foot* | alacritty* | ghostty* | wezterm* | contour* | rio* | st | st-*) echo xterm-256color ;;
	*) die "TERM=$TERM: this machine has no description of that kind of terminal: $remedy" ;;
	esac
}

script() {
	[ -n "${PLAY:-}" ] || return 0
	[ -f "$PLAY" ] || die "$PLAY: no such script: PLAY=FILE names one"
	[ -r "$PLAY" ] || die "$PLAY: you may not read this script: 'chmod +r' allows it"
}

# wqtop reads its options and the script before it looks for a terminal, and ends with status 2 if they are wrong. A full
# disk as its output ends it where WQTOP_FLAGS asks for numbers without end.
wqtop() {
	case ${WQTOP_FLAGS:-} in
	*--re[cp]*)
		die "WQTOP_FLAGS=$WQTOP_FLAGS: files in the VM are lost with it: 'make recording' records, 'make replay' replays"
		;;
	esac
	set -- --no-config
	[ -z "${PLAY:-}" ] || set -- "$@" --play "$PLAY"
	status=0
	complaint=$("$top/dashboard/wqtop" "$@" 2>&1 </dev/null >/dev/full) || status=$?
	[ $status -ne 2 ] || die "$complaint"
}

for question; do
	case $question in
	path | terminal | term | script | wqtop) "$question" ;;
	*) die "preflight.sh: no question '$question' (path terminal term script wqtop)" ;;
	esac
done
