#!/bin/bash
# deps.sh asks for what is needed and no more, once, and goes on where it was interrupted. TAP.
# No package is installed: the package manager is played by scripts, which write down what they are asked.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

# What is chosen for the make that runs this test is of no matter here.
unset MAKEFLAGS KERNELS WQ_ARCH WQ_KERNEL

# fake PROGRAM: the script comes on standard input.
fake() {
	{ printf '#!/bin/sh\necho "%s $*" >>%s\n' "$1" "$dir/calls"; cat; } >"$dir/bin/$1"
	chmod +x "$dir/bin/$1"
}
# A bare machine, root, with a network.
machine() { # [ARCHITECTURE]
	rm -rf "${dir:?}/bin" "$dir/calls"
	mkdir "$dir/bin"
	fake id <<<'echo 0'
	fake dpkg <<<"case \$1 in --print-architecture) echo ${1:-amd64} ;; esac"
	fake dpkg-query </dev/null
	fake apt-cache </dev/null
	fake uname <<<'case $1 in -m) echo x86_64 ;; *) echo no-kernel-of-debian ;; esac'
	fake apt-get <<<'case "$*" in *update) echo "Get:1 http://debian bookworm InRelease" ;; esac'
}
not_root() {
	fake id <<<'echo 1000'
	fake sudo
}
deps() { PATH=$dir/bin:$PATH kernel/vm/deps.sh "$@" >"$dir/out" 2>&1; }
fails() { ! deps "$@"; }
said() { grep -qE -- "$1" "$dir/out"; }
called() { grep -qE -- "$1" "$dir/calls"; }
times() { test "$(grep -cE -- "$2" "$dir/calls")" = "$1"; }
evidence() {
	cat "$dir/out"
	sed 's/^/called: /' "$dir/calls"
}

# --- the least that is needed ---

# asks GROUPS PACKAGES: on a bare machine.
asks() {
	local groups
	read -ra groups <<<"$1"
	machine
	deps "${groups[@]}" && called "^apt-get .* install --no-install-recommends $2\$"
}
check "wqtop, and so make replay" asks wqtop 'gcc make libc6-dev libncurses-dev'
check "the module" asks module 'gcc make libelf-dev'
check "the demo: each once" asks 'wqtop module vm' 'gcc make libc6-dev libncurses-dev libelf-dev qemu-system-x86'
check "their reasons are told" said '^  qemu-system-x86 +the virtual machine'
machine arm64
check "on arm64 the same, and QEMU of that" deps wqtop module vm
check "once" called 'install --no-install-recommends gcc make libc6-dev libncurses-dev libelf-dev qemu-system-arm$'
fetched() { PATH=$dir/bin:$PATH make -n deps | sed -n 's|.*kernel/vm/fetch\.sh \(.*[a-z0-9]\) *$|\1|p'; }
check "there the VM's kernel is of that, and nothing comes from elsewhere" test "$(fetched)" = "busybox linux-cloud-arm64"
refuses() { ! PATH=$dir/bin:$PATH make -n "${@:2}" >"$dir/out" 2>&1 && said "$1"; } # WORDS GOAL [VARIABLE=VALUE]
for word in WQ_ARCH=amd64 WQ_KERNEL=amd64; do
	check "there $word is refused" refuses "on this machine, arm64, nothing is built for amd64: take a kernel of arm64" demo $word
	check "before anything is installed" eval '! said "kernel/vm/deps.sh"'
done
check "WQ_ARCH=riscv64: one possibility is left" refuses 'leave out one of them, or take arm64\.' demo WQ_ARCH=riscv64
# shellcheck disable=SC2086 # a goal and variables
groups_of() { PATH=$dir/bin:$PATH make -n $1 MAKE=: | sed -n 's|.*kernel/vm/deps\.sh \(.*[a-z]\) *$|\1|p'; }
check "there make test compiles for nothing else" test "$(groups_of test)" = "wqtop module headers vm test lint deb"
for goal in bench test-debug; do
	check "there make $goal is refused" refuses "make $goal: on this machine, arm64, it cannot run: take one of amd64" $goal
	check "before anything is installed" eval '! said "kernel/vm/deps.sh"'
done
machine
check "a VM of arm64: compilers, the C library and QEMU of that" \
	asks cross 'gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-system-arm'
check "make replay wants only wqtop's" test "$(groups_of replay)" = "wqtop"
check "make demo wants no tests'" test "$(groups_of demo)" = "wqtop module vm"
check "make demo WQ_ARCH=arm64 wants those of the other architecture" \
	test "$(groups_of 'demo WQ_ARCH=arm64')" = "wqtop module vm cross"
check "make test, too" test "$(groups_of test)" = "wqtop module headers vm test lint deb cross"
check "but for KERNELS=usual" test "$(groups_of 'test KERNELS=usual')" = "wqtop module headers vm test lint deb"
machine
fake dpkg-query <<<'printf "installed gcc\ninstalled make\nhalf-configured libc6-dev\ninstalled libncurses-dev\n"'
check "what is installed is not asked for" deps wqtop
check "what is half installed is" called 'install --no-install-recommends libc6-dev$'
machine
fake dpkg-query <<<'printf "installed gcc\ninstalled make\ninstalled libc6-dev\ninstalled libncurses-dev\n"'
check "nothing is missing" deps wqtop
check "then nothing is done" times 0 '^(apt-get|sudo) '

# --- rights ---

machine
not_root <<<'shift; exec env "$@"'
check "not root: with sudo" deps wqtop
check "which apt-get is run by" called '^sudo env .* apt-get .* install '
administrator='an administrator can run: apt-get install --no-install-recommends gcc make libc6-dev libncurses-dev$'
machine
not_root <<<'echo "sudo: 3 incorrect password attempts" >&2; exit 1'
check "sudo refuses" fails wqtop
check "it is asked once" times 1 '^sudo '
check "tells what an administrator can do" said "$administrator"
machine
not_root <<<'exit 1'
check "the same where the headers are wanted as well" fails wqtop headers
check "once" times 1 '^sudo '
machine
not_root <<<''
rm "$dir/bin/sudo"
for program in awk cat cut env grep head mktemp rm sed sh tr; do
	ln -s "$(command -v $program)" "$dir/bin/"
done
no_sudo() { ! PATH=$dir/bin kernel/vm/deps.sh wqtop >"$dir/out" 2>&1; }
check "no sudo at all" no_sudo
check "the same is said" said "no sudo; $administrator"

# --- no network ---

# The real apt-get, with lists of its own, which finds a proxy where none is.
no_network() {
	machine
	fake apt-get <<-END
		exec $(command -v apt-get) -o Acquire::Retries=0 \\
			-o Acquire::http::Proxy=http://127.0.0.1:9 -o Acquire::https::Proxy=http://127.0.0.1:9 "\$@"
	END
}
no_network
cat >"$dir/apt.conf" <<END
Dir::Etc::SourceList "$dir/sources.list"; Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$dir/lists"; Dir::Cache "$dir/cache"; APT::Sandbox::User "";
END
echo 'deb http://mirror.invalid/debian stable main' >"$dir/sources.list"
mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
offline() { ! APT_CONFIG=$dir/apt.conf deps wqtop; }
check "no network" offline
check "one sentence: that, apt's reason, and what to do" \
	said "^deps: could not fetch Debian's package lists \(Failed to fetch http.*\): check the network, then run the same"
only_sentences() { test "$(grep -vcE '^(Debian packages|  [a-z0-9-]+ |fetching|deps: |fetch: )' "$dir/out")" = 0; }
check "and nothing more" only_sentences
machine
fake apt-get <<'END'
case "$*" in *update) echo "Get:1 http://debian"; echo "E: no Release file at http://elsewhere"; exit 100 ;; esac
END
check "one of two sources fails: that is no reason to stop" deps wqtop
check "the packages are installed" called '^apt-get .* install '
machine
fake apt-get <<<'case "$*" in *install*) exit 100 ;; esac'
check "installing fails" fails wqtop
check "the packages are named" said 'could not install: gcc make libc6-dev libncurses-dev: run the same command once more'

# --- interrupted ---

machine
mkfifo "$dir/installing"
fake apt-get <<END
case "\$*" in *install*) echo >$dir/installing; exec sleep 60 ;; esac
END
# A shell has what it starts in the background ignore SIGINT. Both get it, as from the terminal.
interrupt() { # COMMAND...
	PATH=$dir/bin:$PATH setsid env --default-signal=INT "$@" >"$dir/out" 2>&1 &
	local command=$!
	read -r <"$dir/installing"
	kill -INT -- "-$command"
	wait "$command"
	test $? = 130
}
check "Ctrl-C while packages are installed ends it" interrupt kernel/vm/deps.sh wqtop
check "tells that it goes on from there" said '^deps: interrupted; run the same command once more, and it goes on from there$'
machine
not_root <<<'exit 130'
check "Ctrl-C that only sudo's command hears" fails wqtop
check "the same is said" said '^deps: interrupted; run the same command once more'
machine
fake dpkg <<<'case $1 in --audit) echo "The following packages are only half installed" ;; esac'
check "the next run" deps wqtop
mended() {
	test "$(sed -nE 's/^(dpkg --configure|apt-get .*) (-a|libncurses-dev|--fix-broken).*/\2/p' "$dir/calls" | tr '\n' ' ')" = "$1"
}
check "first finishes what is half done" mended "-a --fix-broken libncurses-dev "
check "removing nothing" called 'install .*--fix-broken --no-remove$'
machine
fake dpkg <<<'case $1 in --audit) echo "half installed" ;; --configure) exit 1 ;; esac'
fake apt-get <<<'case "$*" in *install*) exit 100 ;; esac'
check "if that fails" fails wqtop
check "the command is named" said 'run as root: dpkg --configure -a && apt-get -f install$'

# --- not on Debian ---

# on ID: deps.sh and fetch.sh say where to go, in README's two lines, and ask nobody.
lines() { grep '^    ' "$1"; }
readme_lines() { sed -n '/^## Not on Debian/,/^## /p' README.md | grep '^    '; }
on() { # ID NAME SCRIPT ARGUMENT...
	machine
	[[ $1 == ubuntu ]] || fake dpkg <<<'exit 127' # it is not there
	: >"$dir/calls"
	mkdir -p "$dir/system/etc"
	printf 'PRETTY_NAME="%s"\nID=%s\nID_LIKE="debian"\n' "$2" "$1" >"$dir/system/etc/os-release"
	! WQ_ROOT=$dir/system PATH=$dir/bin:$PATH "${@:3}" >"$dir/out" 2>&1 && said ": this is ${2//[()]/.}, and it takes Debian\\." &&
		test "$(grep -c . "$dir/out")" = 3 && diff <(lines "$dir/out") <(readme_lines) && times 0 '^(apt-get|sudo) '
}
on_make() { # ID NAME GOAL...: make adds lines of its own
	on "$1" "$2" sh -c 'make "$@" 2>&1 | grep -v "^make" >&2; false' make "${@:3}"
}
check "README has two lines" test "$(readme_lines | wc -l)" = 2
mkdir -p "$dir/project/kernel"
cp -r kernel/vm "$dir/project/kernel/"
while read -r id name; do
	check "deps.sh on $name" on "$id" "$name" kernel/vm/deps.sh wqtop
	check "fetch.sh on $name" on "$id" "$name" "$dir/project/kernel/vm/fetch.sh" busybox
	check "make deps WQ_ARCH=arm64 on $name" on_make "$id" "$name" deps WQ_ARCH=arm64
done <<'END'
ubuntu Ubuntu 24.04.1 LTS
fedora Fedora Linux 41 (Workstation Edition)
arch Arch Linux
END
machine
fake dpkg-query <<<'printf "installed gcc\ninstalled make\ninstalled libc6-dev\ninstalled libncurses-dev\n"'
echo 'ID=ubuntu' >"$dir/system/etc/os-release"
check "where all is installed it does not matter" eval 'WQ_ROOT=$dir/system deps wqtop'
rm -r "$dir/system"
machine
check "nothing tells what system it is: the same lines" eval \
	'! WQ_ROOT=$dir/system deps wqtop && said "this is an unknown system" && diff <(lines "$dir/out") <(readme_lines)'

# --- what is downloaded and not installed ---

# fetch.sh has its cache beside itself.
fetch() { PATH=$dir/bin:$PATH "$dir/project/kernel/vm/fetch.sh" "$@" >"$dir/out" 2>&1; }
no_network
fetch_offline() { ! fetch busybox; }
check "fetch.sh: no network" fetch_offline
check "fetch.sh: that, apt's reason, and what to do" \
	said "^fetch: could not fetch Debian's package lists \(Failed to fetch http.*\): check the network, then run the same"
check "fetch.sh: and nothing more" only_sentences
check "fetch.sh: nothing is left" test ! -e "$dir/project/.cache/busybox"
machine
fake apt-get <<END
case "\$*" in *download*) echo >$dir/installing; exec sleep 60 ;; esac
END
check "fetch.sh: Ctrl-C ends it" interrupt "$dir/project/kernel/vm/fetch.sh" busybox
check "fetch.sh: tells that it goes on from there" said '^fetch: interrupted; run the same command once more'
check "fetch.sh: nothing half done is left" test "$(ls "$dir/project/.cache")" = apt

# Flavours differ in where their headers' common part is.
downloads() { # FLAVOUR COMMON-PACKAGE [KBUILD-PACKAGE]
	machine
	fake apt-get <<<'case "$*" in *update) : >"${APT_CONFIG%/*}/lists/Release" ;; esac'
	fake apt-cache <<-END
	case "\$*" in
	"depends linux-image-$1") echo "  Depends: linux-image-6.1.0-56-$1" ;;
	"depends linux-headers-6.1.0-56-$1") printf '  Depends: %s\n' $2 linux-kbuild-6.1 ;;
	esac
	END
	fetch "linux-$1"
	called "^apt-get .* download linux-image-6.1.0-56-$1 linux-headers-6.1.0-56-$1 $2 ${3:-linux-kbuild-6.1}$"
}
check "fetch.sh: a kernel with the common headers" downloads cloud-amd64 linux-headers-6.1.0-56-common
check "fetch.sh: a kernel of another architecture, with this machine's build tools" \
	downloads cloud-arm64 linux-headers-6.1.0-56-common linux-kbuild-6.1:amd64
check "fetch.sh: a real-time kernel with its own" downloads rt-amd64 linux-headers-6.1.0-56-common-rt
finish
