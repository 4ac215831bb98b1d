#!/bin/bash
# `make install`: an ordinary user's shell finds wqtop, its man page and completions, and he may read and replay. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

umask 022 # as most who install have it
root=$dir/root
prefix=$root/usr/local
make_it() { make "$1" DESTDIR="$root" >"$dir/said" 2>&1; }
evidence() { tail -n 20 "$dir/said"; }

installed() { (cd "$root" && find . -type f | sort); }
wanted='./usr/local/bin/wqtop
./usr/local/share/bash-completion/completions/wqtop
./usr/local/share/man/man1/wqtop.1
./usr/local/share/zsh/site-functions/_wqtop'

check "make install" make_it install
check "each file is where the shells and man look for it" diff <(installed) <(echo "$wanted")

# With the directories that a shell has before anybody has set it up: Debian gives a user none with sbin in it.
as_user() {
	local user=()
	[[ $(id -u) != 0 ]] || user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	(cd "$dir" && env -i PATH="$prefix/bin:/usr/bin:/bin" LANG=C.UTF-8 "${user[@]}" "$@") >"$dir/said" 2>&1
}
cp "$sample" "$dir/module"
cp dashboard/demo/lesson.recording "$dir/recording"
prints() { grep -q "$1" "$dir/said"; }
check "an ordinary user runs it" as_user wqtop --version
check "and prints what the module says" eval 'as_user wqtop -b -n 1 --file module && prints "^system "'
check "and a recording" eval 'as_user wqtop -b --replay recording && prints "^custom "'

check "the man page is of section 1" grep -qx '\.TH WQTOP 1 .*' "$prefix/share/man/man1/wqtop.1"
if command -v man >/dev/null; then
	check "man shows it" eval 'as_user man -l "$prefix/share/man/man1/wqtop.1" && prints "^WQTOP(1) "'
else
	check "it says what it is, where whatis looks" eval \
		'grep -A 1 "^\.SH NAME" "$prefix/share/man/man1/wqtop.1" | grep -q "^wqtop .- "'
fi

check "make uninstall" make_it uninstall
check "leaves no file of it" eval '[[ -z $(installed) ]]'
finish
