#!/bin/bash
# Options from the config file and from WQTOP_FLAGS, and the key that saves them. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

config=$XDG_CONFIG_HOME/wqtop
mkdir -p "$XDG_CONFIG_HOME"

# says STATUS TEXT... -- [NAME=VALUE|OPTION]...: wqtop's status, and what it says.
says() {
	local status=$1 texts=() text
	shift
	while [[ $1 != -- ]]; do
		texts+=("$1")
		shift
	done
	shift
	run_wqtop "$@" >"$dir/out" 2>&1
	[[ $? == "$status" ]] || return
	for text in "${texts[@]}"; do
		grep -qF -- "$text" "$dir/out" || return
	done
}
run_wqtop() {
	local variables=()
	while [[ ${1-} == *=* && $1 != -* ]]; do
		variables+=("$1")
		shift
	done
	env "${variables[@]}" "$wqtop" --file "$sample" "$@"
}
evidence() { screen; cat "$dir/out"; }
touch "$dir/out"

# --- what is read ---

watch 80 24
check "no file: nothing is missed" shows 'every 0\.5 s'
keys q
echo '-d 2 # seconds' >"$config"
watch 80 24
check "the file is read" shows 'every 2\.0 s'
keys q
watch 80 24 "WQTOP_FLAGS=--interval=3"
check "WQTOP_FLAGS wins over it" shows 'every 3\.0 s'
keys q
watch 80 24 "WQTOP_FLAGS=--interval=3" -d 4
check "and the command line over both" shows 'every 4\.0 s'
keys q
watch 80 24 --no-config
check "--no-config leaves the file unread" shows 'every 0\.5 s'
keys q

printf '%s\n' '-n 1' "--theme 'light'" --glyphs=braille >"$config"
check "a saved theme is no matter for -b, and -n is" says 0 'custom' -- -b
check "-b and --theme on one line are refused" says 2 'leave one of them out' -- -b --theme=mono
watch 80 24 LC_ALL=C
check "saved glyphs that this locale has not: ASCII" shows 'custom .* 4 #### 4'
keys q

# --- what is wrong ---

printf -- '-d 1\n--theme "light\n' >"$config"
check "a quote is not closed: file, line, remedy" \
	says 2 "wqtop: $config: line 2: add the \"" '--no-config' -- -b -n 1
check "--no-config gets past it" says 0 custom -- --no-config -b -n 1
check "--help does, too" says 0 --no-config -- --help
echo '--theme pink' >"$config"
check "a bad value: file, word, remedy" says 2 "$config: --theme pink: use one of default" '--no-config' -- -b -n 1
echo '--nonsense' >"$config"
check "an unknown option: file and word" says 2 "$config: unrecognized option '--nonsense'" -- -b -n 1
echo 'word' >"$config"
check "a word that is no option" says 2 "$config: argument word" -- -b -n 1
echo '--no-config' >"$config"
check "an option for the command line only" says 2 "$config: --no-config: use it on the command line" -- -b -n 1
printf -- '-d 1\0 -d 2' >"$config"
check "bytes that are no text" says 2 "$config: " -- -b -n 1
yes '# a long story' | head -n 1000 >"$config"
check "a file that is too large" says 2 "$config: File too large" -- -b -n 1
rm "$config" && mkdir "$config"
check "a directory in its place" says 2 "$config: Is a directory" '--no-config' -- -b -n 1
rmdir "$config"
check "WQTOP_FLAGS: the variable, the word, the remedy" \
	says 2 'WQTOP_FLAGS: -d 0: use a number' 'unset it' -- WQTOP_FLAGS='-d 0' -b -n 1
check "WQTOP_FLAGS: a quote is not closed" says 2 "WQTOP_FLAGS: line 1: add the '" -- WQTOP_FLAGS="'" -b -n 1
check "a relative XDG_CONFIG_HOME counts for nothing" says 0 custom -- XDG_CONFIG_HOME=config HOME="$dir" -b -n 1
mkdir "$dir/.config"
echo '--nonsense' >"$dir/.config/wqtop"
# shellcheck disable=SC2088 # as people write it
check "~/.config is the usual place" says 2 "$dir/.config/wqtop: " -- XDG_CONFIG_HOME= HOME="$dir" -b -n 1

# --- the key that saves ---

saved() { [[ $(cat "$config") == "$1" ]]; }
rm -rf "$XDG_CONFIG_HOME"
watch 80 24
shows LIVE
keys +T
shows 'theme light'
kill -TERM "$(pid_of_wqtop)"
soon gone
check "a signal saves nothing" test ! -e "$config"
watch 80 24
shows LIVE
keys D
check "D saves, and says where" shows "^> saved in $config"
check "what was not chosen is not saved" saved '--interval=0.500 # saved by the key D'
keys +Tg
shows 'glyphs braille'
keys D
check "D asks where there is a file" shows '^> press D again to change the saved file, Esc: back'
keys T
check "another key saves nothing" shows '^> nothing was saved'
check "the file is as it was" saved '--interval=0.500 # saved by the key D'
keys D
shows 'press D again'
keys D
check "D D saves" shows '^> saved in'
check "what was chosen is saved" saved '--theme=light --glyphs=braille --interval=1.000 # saved by the key D'
check "no other file is left" test "$(ls "$XDG_CONFIG_HOME")" = wqtop
keys q
watch 100 30
check "the next start is as it was saved" shows 'every 1\.0 s' 'LAST [0-9]+ s'
keys T
check "the theme, too" shows 'theme mono'
keys q
soon gone

mv "$config" "$dir/linked"
printf '# mine\n--read-only\n' | cat - "$dir/linked" >"$dir/target"
chmod 640 "$dir/target"
ln -s "$dir/target" "$config"
watch 80 24
shows 'READ-ONLY'
keys +D
shows 'press D again'
keys D
shows '^> saved in'
check "the rest of the file stays" \
	saved $'# mine\n--read-only\n--theme=light --glyphs=braille --interval=2.000 # saved by the key D'
check "so does a link" test -L "$config"
check "and who may read it" test "$(stat -c %a "$dir/target")" = 640
keys q
watch 80 24 --no-config
shows LIVE
keys D
check "D with --no-config: why not" shows '^> not saved: start without --no-config'
keys q
watch 80 24 XDG_CONFIG_HOME=/proc/nothing
shows LIVE
keys D
check "D where nothing can be written: why not" shows '^> not saved in /proc/nothing/wqtop: '
keys q

finish
