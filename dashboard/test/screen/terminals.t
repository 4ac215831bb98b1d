#!/bin/bash
# The terminals of the man page's table, by their descriptions in terminfo: the table says what is seen here. TAP.
# --table prints its rows.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/pty.sh
. dashboard/test/screen/pty.sh
need infocmp tput

terminals=(xterm xterm-256color xterm-direct tmux-256color screen screen-256color linux rxvt rxvt-unicode-256color Eterm mlterm
	st-256color kitty xterm-kitty foot alacritty konsole-256color vte-256color gnome-256color putty-256color mintty ms-terminal
	nsterm iTerm2.app vt52 vt100 vt220 vt420 ansi cons25 hurd sun)
# Descriptions in packages of their own; all others are in ncurses-base and ncurses-term.
declare -A package=([xterm-kitty]=kitty-terminfo [foot]=foot-terminfo)
page=dashboard/wqtop.1.in

# The bytes that the terminal sends for a key, as a step of on_pty has them; none where it has no such key.
bytes_of() { tput -T "$term" "$1" 2>/dev/null | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g'; }

# The commands that tell of a key. The number is that of the items, which the answer has, too.
declare -A sign=([Up]='n=1,bound n=1' [Left]='n=2' [Right]='n=3' [Home]='n=4' [End]='n=5' [Del]='n=6' [Backspace]='n=7')

# line KEY BYTES...: steps that type a line in parts, if the terminal has that key.
line() {
	local part number=${sign[$1]: -1}
	[[ -n $(bytes_of "${capability[$1]}") ]] || return
	shift
	for part in : "$@" '\r'; do printf 'type %s\nwait 60\n' "$part"; done
	printf 'until %s accepted\nwait 60\n' "$number"
}

declare -A capability=([Up]=kcuu1 [Left]=kcub1 [Right]=kcuf1 [Home]=khome [End]=kend [Del]=kdch1 [Backspace]=kbs [F10]=kf10)
# Makes the terminal too small and as large as before, then types lines that are commands only if the keys did what they
# should.
type_keys() {
	local name
	local -A key=()
	for name in "${!capability[@]}"; do key[$name]=$(bytes_of "${capability[$name]}"); done
	on_terminal "TERM=$term" <<-END
		until system
		wait 300
		size 4 20
		until needs
		size 24 80
		until system
		wait 300
		$(line Up 'bound n=1')
		$(line Up "${key[Up]}")
		$(line Left 'bound =2' "${key[Left]}${key[Left]}" n)
		$(line Right 'bound =3' "${key[Left]}${key[Left]}${key[Left]}${key[Right]}" n)
		$(line Home 'ound n=4' "${key[Home]}" b)
		$(line End 'bound n=' "${key[Left]}${key[End]}" 5)
		$(line Del 'bound nn=6' "${key[Left]}${key[Left]}${key[Left]}${key[Del]}")
		$(line Backspace 'bound n=7x' "${key[Backspace]}")
		type ${key[F10]:-q}
		end
		modes
	END
}

# Sets $lacking, of keys that the terminal has not got, and $wrong, of those that it has.
find_keys() {
	local name
	lacking="" wrong=""
	for name in Up Left Right Home End Del Backspace; do
		if [[ -z $(bytes_of "${capability[$name]}") ]]; then
			lacking+=" $name"
		elif [[ $(commands) != *"${sign[$name]}"* ]]; then
			wrong+=" $name"
		fi
	done
	[[ -n $(bytes_of kf10) ]] || lacking+=" F10"
}

row() {
	local colours glyphs=ASCII pastes=no own=no
	colours=$(tput -T "$term" colors 2>/dev/null)
	((colours > 0)) || colours=none
	! wrote '▁' || glyphs=blocks
	! wrote $'\e[?2004h' || pastes=yes
	[[ -z $(tput -T "$term" smcup 2>/dev/null) ]] || own=yes
	printf '%-22s %-8s %-7s %-7s %-4s %s' "$term" "$colours" "$glyphs" "$pastes" "$own" "all${lacking:+ but$lacking}"
}
is_in_table() { grep -qxF -- "$(row | sed 's/-/\\-/g')" $page; }

for term in "${terminals[@]}"; do
	if ! infocmp "$term" >/dev/null 2>&1; then
		skip "$term" "terminfo does not have it: it is in the package ${package[$term]:-ncurses-term}"
		continue
	fi
	type_keys
	find_keys
	if [[ ${1:-} == --table ]]; then
		row | sed 's/-/\\-/g'
		echo
		continue
	fi
	check "$term: its keys" test -z "$wrong"
	check "$term: F10 or q ends it, and the modes are a shell's" says $'status 0\ncooked'
	check "$term: the table of the man page" is_in_table
done
[[ ${1:-} == --table ]] || finish
