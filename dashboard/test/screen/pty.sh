# shellcheck shell=bash
# wqtop on a pseudo terminal of its own: the bytes and their times are those of the test. Sourced in the top directory.

# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

# Where the terminal goes away, the search for leaks never ends.
export ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
fake=$top/build/test/fake_module.so
on_pty=$top/build/test/on_pty
file=$dir/module
output=$dir/output
need "$on_pty" "$wqtop" "$fake"
said=""
evidence() {
	echo "$said"
	commands
	cat -v "$output" | tail -c 400
}

# on_terminal [NAME=VALUE|OPTION...] <STEPS: see on_pty.c. Keeps what it says.
on_terminal() {
	local variables=(TERM=xterm-256color) options=()
	for word; do
		case $word in
		-*) options+=("$word") ;;
		*) variables+=("$word") ;;
		esac
	done
	rm -rf "$file" "${file}_events" "$XDG_CONFIG_HOME"
	cp "$sample" "$file"
	said=$("$on_pty" "$output" env -u LINES -u COLUMNS FAKE_MODULE="$file" LD_PRELOAD="$fake" "${variables[@]}" \
		"$wqtop" --file "$file" "${options[@]}")
}

# The commands that the module got, in a line; the sample has eight older ones.
commands() {
	sed -nE 's/^last seq=(9|[0-9]{2,}) .*command="([^"]*)".*/\2/p' "$file" | paste -sd, -
}
sent() { [[ $(commands) == "$1" ]]; }
says() { [[ $said == "$1" ]]; }
wrote() { grep -qF -- "$1" "$output"; }
wrote_last() { # whether nothing undoes it: wrote_last ON OFF
	local text
	text=$(<"$output")
	[[ $text == *"$1"* && ${text##*"$1"} != *"$2"* ]]
}
