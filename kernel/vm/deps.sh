#!/bin/sh
# Installs the Debian packages that a make target needs: deps.sh GROUP...
# Groups: wqtop module headers vm cross test lint bare dkms deb debug screenshots. Only the table below names packages.
# None of them adds a boot entry or starts a daemon.
# On other systems than Debian, container.sh tells where to go.
# The VM's kernel and busybox are not installed at all: fetch.sh unpacks them into the cache.
set -eu
export LC_ALL=C

exec 3>&2 # what is said here, also where the output of a command goes elsewhere
die() { echo "deps: $*" >&3; exit 1; }

qemu="qemu-system-x86"
[ "$(dpkg --print-architecture 2>/dev/null)" != arm64 ] || qemu="qemu-system-arm"

table() {
	cat <<-END
	wqtop,module,vm  gcc               compiles wqtop, the module, and tests in the VM
	wqtop,module     make              runs the build
	wqtop,vm         libc6-dev         the C library's headers
	wqtop            libncurses-dev    wqtop draws with ncurses
	module           libelf-dev        objtool, a part of every kernel module build, needs libelf
	vm               $qemu   the virtual machine
	cross            gcc-aarch64-linux-gnu compiles for arm64 on another machine
	cross            libc6-dev-arm64-cross the C library's headers there
	cross            qemu-system-arm   the virtual machine of arm64
	test             perl              prove, which runs the tests
	test             libcmocka-dev     unit tests
	test             libtext-csv-perl  reads the CSV that wqtop prints
	test             libxml2-utils     reads the pictures that wqtop writes
	test,screenshots tmux              holds the terminal in end-to-end tests, types the keys for pictures
	test             valgrind          counts the instructions of a refresh
	test             ncurses-term      descriptions of the terminals that are tried, with the next two
	test             kitty-terminfo    kitty's
	test             foot-terminfo     foot's
	test             sparse            static checks of the module
	test,bare        mmdebstrap        systems of other releases: for newer kernels' tools, and bare ones
	test             clang             fuzzers, with the next
	test             libclang-rt-dev   libFuzzer
	test             zsh               completions of wqtop for it
	lint             clang-format      checks the style of C
	lint             shellcheck        checks the shell scripts
	lint             cppcheck          checks C that runs in user space
	dkms             dkms              builds the modules for each kernel
	dkms             openssl           makes the key that DKMS signs them with
	deb              dpkg-dev          builds Debian packages, with the next
	deb              debhelper         the same
	deb              dh-dkms           has the modules' package register them with DKMS
	deb              lintian           looks for mistakes in packages
	debug            flex              the kernel's configuration, with the next
	debug            bison             the same
	debug            bc                the kernel's build
	debug            libssl-dev        the same
	debug            xz-utils          unpacks its source
	screenshots      xvfb              an X server without a screen
	screenshots      xterm             the terminal that is photographed
	screenshots      imagemagick       takes the picture
	screenshots      fonts-dejavu-core a font with all the glyphs
	END
}

# Prints the row of the running kernel's headers, if Debian has them.
# Leaves them out if they bring a kernel with them, as from Debian 13 on: that would add a boot entry.
# There the kernel is installed already, except in a container.
# Without these headers the module is built for the VM's kernel, whose headers fetch.sh unpacks.
headers() {
	release=$(uname -r)
	[ ! -e "/lib/modules/$release/build" ] || return 0
	case $release in *-"$(dpkg --print-architecture)") ;; *) return 0 ;; esac # a kernel of Debian's
	names=linux-headers-$release
	apt-cache show make >/dev/null 2>&1 || update || return 0
	if plan=$(apt-get --simulate --no-install-recommends install "$names" 2>/dev/null) &&
		! echo "$plan" | grep -q '^Inst linux-image'; then
		echo "headers $names to build the module for the running kernel"
	fi
}

interrupted() {
	echo "deps: interrupted; run the same command once more, and it goes on from there" >&3
	exit 130
}

ask_administrator() {
	die "installing takes root, which $1; an administrator can run:" \
		"apt-get install --no-install-recommends $names"
}

# Runs a command as root. DEBIAN_FRONTEND=noninteractive: it asks no question.
# sudo exits with 1 if it refuses (none of the commands here does), and with 130 if Ctrl-C reached the command alone.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		env DEBIAN_FRONTEND=noninteractive "$@"
		return
	fi
	command -v sudo >/dev/null || ask_administrator "you are not, and there is no sudo"
	status=0
	sudo env LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@" || status=$?
	case $status in
	1) ask_administrator "sudo did not give" ;;
	130) interrupted ;;
	esac
	return $status
}

# Fetches the package lists: a bare machine has none, and with stale ones downloads fail.
# Without Error-Mode apt-get reports success even if it could fetch nothing.
update() {
	echo "fetching Debian's package lists" >&3
	as_root apt-get -q -o APT::Update::Error-Mode=any update >"$log" 2>&1
}

# The packages can often be installed even if one of many sources fails, or somebody else is updating.
network_answers() { grep -Eq '^(Get|Hit):|Could not get lock' "$log"; }

install_packages() { # ARGUMENT...
	as_root apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

# 2>&1: while an installation is half done, dpkg refuses to tell anybody but root, and its complaint counts too.
was_interrupted() { [ -n "$(dpkg --audit 2>&1)" ]; }

# Finishes the earlier installation: apt-get refuses everything else before. The packages may be there even if it fails.
finish_interrupted() {
	echo "an installation was interrupted before: dpkg --configure -a finishes it"
	as_root dpkg --configure -a && install_packages --fix-broken --no-remove
}

# The rows, without their groups, whose packages are not installed.
missing() { # ROWS
	# shellcheck disable=SC2046 # a list of words
	installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' \
		$(echo "$1" | awk '{ print $2 }') 2>/dev/null | sed -n 's/^installed //p' || true)
	echo "$1" | awk -v installed=" $(echo "$installed" | tr '\n' ' ')" '
		NF && !index(installed, " " $2 " ") { sub(/^[^ ]+ +/, ""); print }'
}

provide() { # ROWS
	packages=$(missing "$1")
	[ -n "$packages" ] || return 0
	"${0%/*}/container.sh" deps >&3 || exit 1
	echo "Debian packages to install:"
	echo "$packages" | sed 's/^/  /'
	names=$(echo "$packages" | awk '{ printf "%s%s", sep, $1; sep = " " }')

	update || network_answers ||
		die "could not fetch Debian's package lists ($(sed -n 's/^E: //p' "$log" | head -n 1)):" \
			"check the network, then run the same command once more"
	! was_interrupted || finish_interrupted || true
	# shellcheck disable=SC2086 # a list of words
	install_packages $names ||
		die "could not install: $names: run the same command once more; if it fails again, run as root:" \
			"dpkg --configure -a && apt-get -f install"
}

groups=$*
for group; do
	case $group in
	wqtop | module | headers | vm | cross | test | lint | bare | dkms | deb | debug | screenshots) ;;
	*) die "no group '$group' (wqtop module headers vm cross test lint bare dkms deb debug screenshots)" ;;
	esac
done
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap interrupted INT
trap 'exit 1' HUP TERM

provide "$(table | awk -v groups=" $groups " '{
	count = split($1, group, ",")
	for (i = 1; i <= count; i++)
		if (index(groups, " " group[i] " ")) { print; next }
}')"
case " $groups " in
*" headers "*)
	rows=$(headers)
	provide "$rows"
	;;
esac
