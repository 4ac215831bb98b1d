#!/bin/bash
# The shells complete wqtop's command line, each as it does for a person. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

bash_file=$top/build/wqtop.bash
zsh_file=$top/build/_wqtop

# offers WORDS LINE-WORD...: exactly these for the last of the line's words.
offers() {
	local wanted=$1
	shift
	# shellcheck disable=SC2016 # for the other bash
	[[ $(bash --norc --noprofile -c '. "$1"; shift
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _wqtop; echo "${COMPREPLY[*]}"' sh "$bash_file" "$@") == "$wanted" ]]
}
all_options=$("$top/dashboard/wqtop" --help | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | tr -d , | xargs)

# shellcheck disable=SC2016
check "bash: wqtop has a completion" eval \
	'[[ $(bash --norc -c ". $bash_file; complete -p wqtop") == "complete -F _wqtop wqtop" ]]'
check "bash: every option that --help knows" offers "$all_options" wqtop ''
check "bash: the beginning of one" offers "--theme" wqtop --th
check "bash: themes" offers "default light mono contrast safe" wqtop --theme ''
check "bash: themes after =" offers "default light mono contrast safe" wqtop --theme =
check "bash: the beginning of a theme after =" offers "light" wqtop --theme = li
check "bash: glyphs" offers "block braille" wqtop -d 1 --glyphs b
check "bash: nothing for a number" offers "" wqtop -d ''
touch "$dir/some file"
check "bash: files" offers "$dir/some file" wqtop --file "$dir/so"

# A person's shell: a Tab, and what stands on its line then.
open_shell() {
	open_terminal 80 24
	type_line "cd $dir; clear; $1"
	shows "$2"
}
after_tab() {
	keys -l -- "$1"
	keys Tab
	shows "$2"
	local result=$?
	keys C-u
	return "$result"
}

open_shell "bind 'set bell-style none'; . $bash_file; echo rea''dy" '^ready'
check "bash, typed: an option" after_tab 'wqtop --gl' 'wqtop --glyphs'
check "bash, typed: a theme after =" after_tab 'wqtop --theme=co' 'wqtop --theme=contrast'
check "bash, typed: a file with a blank" after_tab 'wqtop --file so' 'wqtop --file some\\ file'

if ! command -v zsh >/dev/null; then
	skip "zsh: completions" "zsh is not there"
	finish
fi
check "zsh: the file's syntax" zsh -n "$zsh_file"
open_shell "PS1='zsh> ' exec zsh -f" '^zsh>'
type_line "unsetopt beep; fpath=($top/build \$fpath); autoload -Uz compinit; compinit -D -u; clear; echo rea''dy"
shows '^ready'
check "zsh, typed: an option" after_tab 'wqtop --gl' 'wqtop --glyphs'
check "zsh, typed: a theme after =" after_tab 'wqtop --theme=co' 'wqtop --theme=contrast'
check "zsh, typed: a file" after_tab 'wqtop --file so' 'wqtop --file some\\ file'
check "zsh, typed: what an option is for" after_tab 'wqtop --' '--read-only +-- send no commands'

finish
