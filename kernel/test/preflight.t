#!/bin/bash
# Mistakes are reported before anything is installed, downloaded or built, in one sentence with a remedy. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh
need script dashboard/wqtop
unset PLAY TERMINFO TERMINFO_DIRS

# Stand-ins that note their calls: this test installs nothing.
mkdir "$dir/bin"
for program in apt-get sudo dpkg-query; do
	printf '#!/bin/sh\necho "%s $*" >>%s\nexit 1\n' "$program" "$dir/calls" >"$dir/bin/$program"
done
chmod +x "$dir"/bin/*
PATH=$dir/bin:$PATH

evidence() { cat "$dir/out"; }
said() { grep -qE -- "$1" "$dir/out"; }
# One sentence, besides what make says of every failure.
one_line() { test "$(grep -cvE '^make(\[[0-9]\])?: ' "$dir/out")" = 1; }
nothing_done() { test ! -e "$dir/calls"; }
# refused PATTERN COMMAND...: in one line that matches, and before anything else happens.
refused() {
	rm -f "$dir/calls"
	! "${@:2}" >"$dir/out" 2>&1 </dev/null && said "$1" && one_line && nothing_done
}
quiet() { "$@" >"$dir/out" 2>&1; }
on_terminal() { # COMMAND
	script -qec "$1" /dev/null
}

# --- the path ---

targets=(all module vm demo test test-kernels check screenshots recording load)
[[ $(kernel/vm/arch.sh) != amd64 ]] || targets+=(test-debug) # elsewhere it is refused before
for name in 'a b' 'a:b'; do
	mkdir -p "$dir/$name/build"
	cp -a Makefile kernel common dashboard "$dir/$name/"
	cp -a build/dashboard "$dir/$name/build/"
	for target in "${targets[@]}"; do
		check "make $target in '$name': one sentence" refused "move this directory to a path without" make -C "$dir/$name" "$target"
		check "it names the path" said "in '$dir/$name'"
	done
	check "make in '$name/kernel' too" refused "move this directory" make -C "$dir/$name/kernel"
	touch "$dir/$name/dashboard/main.c"
	check "make wqtop works there" quiet make -C "$dir/$name" wqtop
done
for character in '#' '$' "'" '"' '%' '&' '(' ';' '\' '=' ',' '|' '`' '<'; do
	mkdir -p "$dir/a${character}b/kernel/vm"
	cp kernel/vm/preflight.sh "$dir/a${character}b/kernel/vm/"
	check "a path with $character" refused "move this directory" "$dir/a${character}b/kernel/vm/preflight.sh" path
done
mkdir -p "$dir/a-b_c.d+ä@~/kernel/vm"
cp kernel/vm/preflight.sh "$dir/a-b_c.d+ä@~/kernel/vm/"
check "a path that kbuild takes" "$dir/a-b_c.d+ä@~/kernel/vm/preflight.sh" path

# --- the terminal ---

check "make demo without a terminal" refused "the demo needs a terminal.*without pipe and redirection" make demo
for term in dumb no-such-terminal 'a b' -x; do
	check "make demo, TERM=$term" refused "TERM=$term: .*TERM=xterm-256color make demo" on_terminal "TERM='$term' make demo"
done
check "make demo, no TERM" refused "TERM is not set.*TERM=xterm-256color make demo" on_terminal "env -u TERM make demo"
printf 'hardcopy-of-a-test, am, hc, os, cols#80, bel=^G, cr=\\r, ind=\\n,\n' >"$dir/hardcopy"
tic -o "$dir/terminfo" "$dir/hardcopy"
check "make demo on paper" refused "TERM=hardcopy-of-a-test: .*cannot place the cursor" \
	on_terminal "TERMINFO_DIRS=$dir/terminfo TERM=hardcopy-of-a-test make demo"

name_in_vm() { test "$(TERM=$1 kernel/vm/preflight.sh term)" = "$2"; }
for term in kitty-x foot-extra-x alacritty-x ghostty-x wezterm-x contour-x rio-x st-x x-256color xterm-x; do
	check "$term, which is not known here, is taken for what it understands" name_in_vm $term xterm-256color
done
infocmp st >/dev/null 2>&1 && st=st || st=xterm-256color # with ncurses-term it is known
check "st is $st here" name_in_vm st "$st"
for term in linux vt100 screen-256color; do
	check "$term, which is known, stays what it is" name_in_vm $term $term
done

# --- what wqtop is to do ---

printf '1 custom n=8\n' >"$dir/my talk.play"
printf '1 custom n=8\n2 nonsense\n' >"$dir/wrong.play"
check "no such script" refused "$dir/none.play: no such script: PLAY=FILE names one" \
	on_terminal "make demo PLAY=$dir/none.play"
check "a directory is none" refused "$dir: no such script" make recording PLAY="$dir"
check "a script with a wrong line: told by wqtop" \
	refused "$dir/wrong.play:2:3: nonsense: unknown command" env PLAY="$dir/wrong.play" kernel/vm/preflight.sh wqtop
refuses() { ! quiet "$@"; }
check "an option that is none" refuses env WQTOP_FLAGS='--theme green' kernel/vm/preflight.sh wqtop
check "value and remedy are wqtop's" said "WQTOP_FLAGS: --theme green: use one of"
check "a recording in the VM would be lost" refused "make recording" \
	env WQTOP_FLAGS="--record $dir/new" kernel/vm/preflight.sh wqtop
check "and none is made here" test ! -e "$dir/new"
check "what is right" env WQTOP_FLAGS='--theme light --json' PLAY="$dir/my talk.play" kernel/vm/preflight.sh script wqtop
finish
