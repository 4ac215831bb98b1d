#!/bin/bash
# Things nobody does on purpose: many sizes in a moment, each key in each view in any order. It goes on, draws what it
# should, and leaves the terminal as it was. TAP. STORM_SEED=N repeats a run.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

RANDOM=${STORM_SEED:=$$}
echo "# STORM_SEED=$STORM_SEED"
patience=20 # it has a lot to do, under sanitizers

declare -A show=([queues]='v q' [timeline]='v t' [code]='v c' [events]='v e' [workers]='v w' [big]='v b' [machine]='v m' [details]='v q Enter' [help]='?')
declare -A seen=([queues]='[ >](system|custom|periodic) ' [timeline]='> 5.0 s across|> TIMELINE'
	[code]='> CODE' [events]='> EVENTS' [workers]='> WORKERS' [big]='> BIG' [machine]='A recording has nothing|^wqtop' [details]='Enter(:| or E)' [help]='Space: more')
views=(queues timeline code events workers big machine details help)

# --- sizes ---

golden=$top/dashboard/test/golden
as_golden() { screen >"$dir/now" && cmp -s "$dir/now" "$golden/$1-80x24-block"; }
evidence() { screen; }

# The terminal's own size, without tmux: it would tell the last of many only.
size() { stty -F "$tty" cols "$1" rows "$2"; }
# Succeeds once wqtop has drawn and waits for more, or has gone, which is seen later.
waits() { [[ $(sed -E 's/.*\) (.).*/\1/' "/proc/$pid/stat" 2>/dev/null) != [RD] ]]; }
storm() {
	local i
	for ((i = 0; i < 40; i++)); do
		size $((RANDOM % 200 + 1)) $((RANDOM % 60 + 1))
		((i % 4)) || soon waits
	done
	for i in "1 1" "200 1" "1 60" "200 60" "80 24"; do
		# shellcheck disable=SC2086 # two numbers
		size $i
		soon waits
	done
	keys C-l # what tmux made of all that
}

open_terminal 80 24
type_line "clear; $wqtop --glyphs block --theme default --replay dashboard/test/data/golden.recording"
shows REPLAY
# Behind its last second a recording has no picture: it is as slow as can be, and goes back before each storm.
keys '<' '<'
tty=$(terminal display-message -p '#{pane_tty}')
pid=$(pid_on_terminal wqtop)
for view in "${views[@]}"; do
	# shellcheck disable=SC2086 # several keys
	keys '{' '{' ${show[$view]}
	shows "${seen[$view]}"
	storm
	check "a storm of sizes in $view: it is still there" shows "${seen[$view]}"
	keys Escape
done
keys v q j j Space '>' '>'
for _ in {1..12}; do keys '{'; done
keys '}'
check "afterwards the picture is the golden one" soon as_golden queues
storm
check "and after another one, while it stands" soon as_golden queues
keys v t
check "the timeline too" soon as_golden timeline
keys q
check "the terminal is as it was" sane

# --- keys ---

sample=$top/dashboard/test/data/class.txt

# The names that tmux has for the keys of the table; what leaves wqtop is pressed at the end.
list_keys() {
	local labels key
	build/dashboard/docs keys | sed -n 's/^| `\(.*\)` | .*/\1/p' | while read -ra labels; do
		for key in "${labels[@]}"; do
			case $key in
			q | F10) ;;
			0-9) echo 3 ;;
			Shift-Tab) echo BTab ;;
			Esc) echo Escape ;;
			Ctrl-*) key=${key,,} && echo "C-${key#ctrl-}" ;;
			:) echo ": Escape" ;; # else it would take all others
			*) echo "$key" ;;
			esac
		done
	done
}
list_keys >"$dir/keys"
check "there are keys" test "$(wc -l <"$dir/keys")" -gt 50
seed() { yes "$STORM_SEED"; }
declare -A order=([table]='cat' [reverse]='tac' [shuffled]='shuf --random-source=<(seed)' [twice]='awk "{ print; print }"')

is_there() { [[ -d /proc/$(pid_of_wqtop) ]] && ! gone; }
# On a busy machine the keys that lead to the view may be read together with one that asks, and are not taken then.
goes_on() { # VIEW
	for _ in 1 2 3; do
		# shellcheck disable=SC2086 # several keys
		keys Escape Escape Escape ${show[$1]}
		is_there || return
		! shows "${seen[$1]}" || return 0
	done
	return 1
}

# all_keys ORDER COLUMNS ROWS: in every view.
all_keys() {
	local view pressed i
	cp "${sample}_events" "${file}_events"
	watch "$2" "$3" -d 0.1
	shows '[cC].? ?.?custom'
	for view in "${views[@]}"; do
		read -d '' -ra pressed < <(eval "${order[$1]}" <"$dir/keys")
		# shellcheck disable=SC2086 # several keys
		keys Escape Escape ${show[$view]}
		# A few at once: behind one that asks, the rest of them is not taken.
		for ((i = 0; i < ${#pressed[@]}; i += 8)); do keys "${pressed[@]:i:8}"; done
		check "each key in $view, $1, $2x$3: it goes on" goes_on "$view"
		keys Escape
	done
	keys Escape Escape q
	check "$1: the terminal is as it was" restored
}

all_keys table 80 24
all_keys reverse 40 10
all_keys shuffled 200 50
all_keys twice 20 5

finish
