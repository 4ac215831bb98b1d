#!/bin/bash
# Themes and glyph sets: each on the screen, by option and by key, as deep in colour as the terminal can. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

names() { "$top/dashboard/wqtop" --help | sed -nE "s/.*$1: ([a-z ]+)\$/\1/p"; }
read -ra themes < <(names colours)
read -ra sets < <(names shapes)
check "--help names the themes" test ${#themes[@]} = 5
check "--help names the glyph sets" test ${#sets[@]} = 3

# With all attributes and colours, and the blanks at the ends of lines.
painted() { terminal capture-pane -peN; }
# paints REGEX, a text with what comes before it; ~ stands for the escape character.
is_painted() { painted | grep -qE -- "${1//\~/$'\e'}"; }
paints() { soon is_painted "$1"; }
leave() { keys q && soon gone; }

# The colours of LIVE and of the number that waits: in each theme, and in each depth.
declare -A good=([default]='1;38;5;114' [light]='1;38;5;22' [mono]=1 [contrast]='1;38;5;46' [safe]='1;38;5;117')
declare -A waiting=([default]='1;38;5;221' [light]='1;38;5;94' [mono]=4 [contrast]='1;38;5;226' [safe]='1;38;5;214')
# tmux writes each colour as a sequence of its own, and again what is on already.
sgr() { sed -E 's/([0-9]+);(38;)/~\\[([0-9;]*;)?\1m(~\\[49m)?~\\[\2/; s/^([0-9]+)$/~\\[([0-9;]*;)?\1/' <<<"$1"; }

same_words() { screen >"$dir/text.$theme" && cmp "$dir/text.$theme" "$dir/text.${themes[0]}"; }
for theme in "${themes[@]}"; do
	watch 80 24 --theme "$theme"
	shows LIVE ' q quit'
	check "$theme: says the same words as any" soon same_words
	check "$theme: LIVE" paints "$(sgr "${good[$theme]}")m(~\[4[89][0-9;]*m)?LIVE"
	check "$theme: what waits" paints "$(sgr "${waiting[$theme]}")m(~\[4[89][0-9;]*m)?4"
	leave
done
watch 80 24 --theme contrast
shows LIVE
all_black() { is_painted '^~\[[0-9;]*m.*48;5;16mwqtop' && ! is_painted '~\[(0|49)?m[^~]'; }
check "contrast: the paper is black, where nothing stands too" soon all_black
leave

# --- the keys ---

watch 80 24
shows LIVE
for theme in "${themes[@]:1}" "${themes[0]}"; do
	keys T
	check "T: $theme" shows "^> theme $theme: "
	check "T: $theme is drawn" paints "$(sgr "${good[$theme]}")m(~\[4[89][0-9;]*m)?LIVE"
done
for set in braille ascii block; do
	keys g
	check "g: $set" shows "^> glyphs $set: "
done
check "g: and block again is drawn" shows 'custom .* 4 ▮▮▮▮ 4'
leave
watch 80 24 LC_ALL=C
shows LIVE
keys g
check "g where the locale has ASCII only: why not" shows '^> glyphs: this locale has ASCII only, others need UTF-8'
leave
watch 80 24 TERM=vt100
shows LIVE
keys T
check "T where there are no colours: says so" shows '^> theme light: .*; this terminal shows no colours'
leave

# --- what was asked for, and what was not ---

watch 80 24 NO_COLOR=1
shows LIVE
check "NO_COLOR: mono" paints "$(sgr "${waiting[mono]}")m4"
leave
watch 80 24 NO_COLOR=1 --theme safe
check "NO_COLOR and --theme: the option has been asked for" paints "$(sgr "${good[safe]}")mLIVE"
leave
watch 80 24 NO_COLOR=1 WQTOP_FLAGS=--theme=light
check "NO_COLOR and WQTOP_FLAGS: so has that" paints "$(sgr "${good[light]}")mLIVE"
leave
watch 80 24 TERM=vt100
check "vt100: ASCII by itself" shows 'custom .* 4 #### 4'
leave
watch 80 24 TERM=vt100 --glyphs block
check "vt100 and --glyphs: what was asked for" shows 'custom .* 4 ▮▮▮▮ 4'
leave
refused() { # TEXT NAME=VALUE|OPTION...: status 2, and it says so
	env -- "${@:2}" >"$dir/out" 2>&1
	[[ $? == 2 ]] && grep -qF -- "$1" "$dir/out"
}
check "glyphs that the locale has not: why not, and what to do" refused \
	"--glyphs block: not in this locale's characters (ANSI_X3.4-1968): use --glyphs ascii" \
	LC_ALL=C "$top/dashboard/wqtop" --glyphs=block

# --- depth of colour ---

watch 80 24 TERM=screen
check "8 colours" paints '~\[[0-9;]*32m(~\[49m)?LIVE'
leave
watch 80 24 TERM=screen COLORTERM=truecolor
check "COLORTERM, but terminfo knows no such terminal: what terminfo knows" paints '~\[[0-9;]*32m(~\[49m)?LIVE'
leave
# As ncurses' own *-direct entries, which few machines have installed.
cat >"$dir/direct.ti" <<'END'
screen-direct|screen with all colours,
	RGB, colors#0x1000000, pairs#0x7fff, ccc@, initc@, oc@,
	setab=\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
	setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
	use=screen-256color,
END
if tic -x -o "$dir/terminfo" "$dir/direct.ti" 2>"$dir/out"; then
	watch 80 24 TERMINFO_DIRS="$dir/terminfo:" COLORTERM=truecolor
	check "all colours, where terminal and terminfo have them" paints '~\[38;2;135;215;135m(~\[49m)?LIVE'
	leave
	watch 80 24 TERMINFO_DIRS="$dir/terminfo:"
	check "256, where the terminal does not say that it has more" paints '~\[38;5;114m(~\[49m)?LIVE'
	leave
else
	skip "all colours" "tic cannot compile a terminal: $(head -n 1 "$dir/out")"
fi

# --- glyph sets ---

for set in "${sets[@]}"; do
	watch 100 24 -d 0.1 --glyphs "$set"
	shows LIVE
	# Two seconds later.
	alter 's/^time_ns .*/time_ns 85214123456/; s/^(system .*) 104 +0$/\1 110 0/'
	shows 'up 1:23'
	screen >"$dir/set.$set"
	leave
done
is_ascii() { ! LC_ALL=C grep -q '[^ -~]' "$1"; }
check "ascii: nothing else" is_ascii "$dir/set.ascii"
check "ascii: gauge, progress, graph" \
	eval "grep -q 'custom .* 4 #### 4' $dir/set.ascii && grep -q '[#]\+[.]\+ \|##########' $dir/set.ascii && grep -qE 'system .* [_.,:=+#-]{3}$' $dir/set.ascii"
check "block: gauge and graph" \
	eval "grep -q 'custom .* 4 ▮▮▮▮ 4' $dir/set.block && grep -qE 'system .* [▁▂▃▄▅▆▇█]{3}$' $dir/set.block"
check "braille: two seconds in a column" grep -q 'LAST 50 s' "$dir/set.braille"
without_graph() { perl -CSD -pe 's/LAST.*//; s/[\x{2800}-\x{28ff}\x{2581}-\x{2588}]+$//; s/ *$//' "$1"; }
braille_rows() { perl -CSD -ne '$rows++ if /[\x{2800}-\x{28ff}]{2}$/; END { print $rows + 0 }' "$1"; }
check "braille: every queue has its graph" test "$(braille_rows "$dir/set.braille")" = 10
check "braille: all but the graph is as with blocks" \
	diff <(without_graph "$dir/set.braille") <(without_graph "$dir/set.block")

# --- no colour and no shape: every state is a word, a sign or an attribute ---

watch 80 24 --theme mono --glyphs ascii
check "mono, ascii: state, row, waiting, running, periodic" \
	shows ' LIVE ' '^i +>system' 'custom .* 4 #### 4 ' 'delayed .* 1 arm ' 'periodic  running  tick 42'
keys 8c
check "mono, ascii: what changed is reversed" paints 'custom.*~\[[0-9;]*7m40'
keys C
check "mono, ascii: a question" shows "^> cancel: which queue\? press its key"
keys Z
check "mono, ascii: an error in words" shows '^> cancel: that is no queue.s key, nothing was sent'
keys Space
check "mono, ascii: frozen" shows ' PAUSED '
keys Space
rm "$file"
check "mono, ascii: not loaded, and keys that send are in brackets" shows 'NOT LOADED' '\(x\)'
no_colour() { ! is_painted '~\[([0-9]+;)*[34][0-8]'; }
check "mono, ascii: no colour at all" no_colour
leave
watch 80 24 --theme mono --glyphs ascii --read-only
check "mono, ascii: read-only" shows 'READ-ONLY' '^\(c\) custom' '\(x\)'
leave

finish
