#!/bin/sh
# Installs the Debian packages that a make target needs: deps.sh GROUP...
# Groups: build headers vm test debug screenshots. This table is the only place where packages are named.
# Nothing in it adds a boot entry or starts a daemon: the VM's kernel and busybox are not
# installed at all, fetch.sh unpacks them into the cache.
set -eu
export LC_ALL=C

die() { echo "deps: $*" >&2; exit 1; }

table() {
	cat <<-END
	build       gcc               compiles the module and wqtop
	build       make              runs the build
	build       libc6-dev         the C library's headers
	build       libncurses-dev    wqtop draws with ncurses
	build       libelf-dev        objtool, a part of every kernel module build, needs libelf
	vm          qemu-system-x86   the virtual machine
	test        perl              prove, which runs the tests
	test        libcmocka-dev     unit tests
	test        libtext-csv-perl  reads the CSV that wqtop prints
	test        tmux              holds the terminal in end-to-end tests
	test        sparse            static checks of the module
	test        mmdebstrap        a system in which newer kernels' tools run
	test        clang             fuzzers, with the next
	test        libclang-rt-dev   libFuzzer
	test        zsh               completions of wqtop for it
	debug       flex              the kernel's configuration, with the next
	debug       bison             the same
	debug       bc                the kernel's build
	debug       libssl-dev        the same
	debug       xz-utils          unpacks its source
	screenshots xvfb              an X server without a screen
	screenshots xterm             the terminal that is photographed
	screenshots imagemagick       takes the picture
	screenshots fonts-dejavu-core a font with all the glyphs
	screenshots tmux              types the keys
	END
	headers
}

# The running kernel's headers, if Debian has them. Not if they bring a kernel with them (they do from Debian 13
# on, where that is the one running, and installed, unless this is a container): that would be a boot entry.
# Without them the module is built for the VM's kernel, whose headers fetch.sh unpacks.
headers() {
	case " $groups " in *" headers "*) ;; *) return 0 ;; esac
	release=$(uname -r)
	[ ! -e "/lib/modules/$release/build" ] || return 0
	case $release in *-"$(dpkg --print-architecture)") ;; *) return 0 ;; esac # a kernel of Debian's
	apt-cache show make >/dev/null 2>&1 || update
	if plan=$(apt-get --simulate --no-install-recommends install "linux-headers-$release" 2>/dev/null) &&
		! echo "$plan" | grep -q '^Inst linux-image'; then
		echo "headers linux-headers-$release to build the module for the running kernel"
	fi
}

# Packages are installed as root; DEBIAN_FRONTEND=noninteractive: nothing asks a question.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		env DEBIAN_FRONTEND=noninteractive "$@"
	elif command -v sudo >/dev/null; then
		sudo env DEBIAN_FRONTEND=noninteractive "$@"
	else
		die "installing takes root, and there is no sudo; as root, run: $0 $groups"
	fi
}

update() { as_root apt-get -q update >&2; }

# shellcheck disable=SC2086 # a list of words
install_packages() {
	as_root apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 \
		install --no-install-recommends $1
}

groups=$*
for group; do
	case $group in
	build | headers | vm | test | debug | screenshots) ;;
	*) die "no group '$group' (build headers vm test debug screenshots)" ;;
	esac
done
command -v apt-get >/dev/null ||
	die "this needs Debian's apt. On another system, see the table in kernel/vm/deps.sh for what is needed"

wanted=$(table | awk -v groups=" $groups " 'index(groups, " " $1 " ")')
# shellcheck disable=SC2046 # a list of words
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' \
	$(echo "$wanted" | awk '{print $2}') 2>/dev/null | sed -n 's/^installed //p' || true)
missing=$(echo "$wanted" | awk -v installed="$(echo "$installed" | tr '\n' ' ')" '
	!index(" " installed, " " $2 " ") && NF { sub(/^[a-z]+ +/, ""); print }')
[ -n "$missing" ] || exit 0

echo "Debian packages to install:"
echo "$missing" | sed 's/^/  /'
names=$(echo "$missing" | awk '{printf "%s ", $1}')

# A bare machine has no package lists, an old one has stale ones: its downloads fail.
# shellcheck disable=SC2086 # a list of words
apt-get -qq --simulate --no-install-recommends install $names >/dev/null 2>&1 || update
install_packages "$names" || { update && install_packages "$names"; } ||
	die "could not install: $names"
