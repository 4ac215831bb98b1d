#!/bin/sh
# Downloads Debian packages and unpacks them, without installing them, into the cache: fetch.sh NAME...
#   busybox[-ARCH] busybox-static       -> .cache/busybox[-ARCH]/busybox
#   ncurses-ARCH libncurses-dev         -> .cache/ncurses-ARCH/usr/...
#   prometheus   prometheus and its node exporter -> .cache/prometheus/{prometheus,promtool,prometheus-node-exporter}
#   tops         htop, procps and the libraries that they name -> .cache/tops/usr/...
#   linux-FLAVOUR linux-image-FLAVOUR   -> .cache/linux-FLAVOUR/{vmlinuz,release,headers/}
#   linux-debug, linux-kcsan  kernels that find mistakes, see debug.config and kcsan.config, built from Debian's source:
#                a quarter of an hour for each
#   source-VERSION linux-source-VERSION -> .cache/source-VERSION
#   root-RELEASE[-ARCH] a small system of that release, with a compiler (for ARCH) -> .cache/root-RELEASE[-ARCH]
# FLAVOUR is whatever follows linux-image- in a package's name: cloud-amd64, 6.12-cloud-amd64,
# 6.1.0-56-cloud-amd64. With a release of Debian before it, bullseye_cloud-amd64, it is taken from that one.
# ARCH, or the end of FLAVOUR, may be another architecture than this machine's: apt gets a configuration for it, in the
# cache. The headers then come with this machine's build tools, and .cache/linux-FLAVOUR/cross names the compilers.
# A newer release's build tools may not run here: then .cache/linux-FLAVOUR/root is a system in which they do, see in_root.sh.
# Leaves alone what is in the cache already.
set -eu
export LC_ALL=C

vm=$(cd "$(dirname "$0")" && pwd)
fetch=$vm/fetch.sh
cache=${vm%/*/*}/.cache
compilers=aarch64-linux-gnu # of arm64, the one architecture that is built for elsewhere

die() { echo "fetch: $*" >&2; exit 1; }

interrupted() {
	echo "fetch: interrupted; run the same command once more, and it goes on from there" >&2
	exit 130
}

# Has apt use lists in the cache: the system's may be missing or stale, and updating them takes root.
# apt reads the file named in APT_CONFIG last.
use_lists() { # DIRECTORY [SETTING...]
	lists=$1${foreign:+-$foreign}
	shift
	mkdir -p "$lists/lists/partial" "$lists/archives/partial"
	if [ "$foreign" ]; then
		: >"$lists/status" # what is installed here are packages of this machine's architecture
		set -- "$@" "Dir::State::Status \"$lists/status\"" "APT::Architecture \"$foreign\"" \
			'#clear APT::Architectures' "APT::Architectures { \"$foreign\"; \"$native\"; }"
	fi
	printf '%s;\n' "Dir::State::Lists \"$lists/lists\"" "Dir::Cache \"$lists\"" \
		'APT::Sandbox::User "root"' "$@" >"$lists/apt.conf"
	export APT_CONFIG="$lists/apt.conf"
	echo "fetching Debian's package lists into .cache/"
	# Its status says little: one of many sources may fail, and it is 0 where nothing could be fetched.
	apt-get -qq update 2>"$lists/log" || true
	ls "$lists"/lists/*Release >/dev/null 2>&1 ||
		die "could not fetch Debian's package lists ($(sed -n 's/^[EW]: //p' "$lists/log" | head -n 1)):" \
			"check the network, then run the same command once more"
}

own_lists() { use_lists "$cache/apt"; }

# Writes the sources of another release than this system's into the cache, and says which file they are in.
sources_of_release() { # RELEASE
	mkdir -p "$cache/apt-$1"
	"$vm/sources.sh" "$1" >"$cache/apt-$1/sources.list" || exit
	echo "$cache/apt-$1/sources.list"
}

lists_of_release() { # RELEASE
	sources=$(sources_of_release "$1") || exit
	use_lists "$cache/apt-$1" "Dir::Etc::SourceList \"$sources\"" 'Dir::Etc::SourceParts "/dev/null"'
}

# Downloads packages into the current directory.
download() {
	echo "fetching $*"
	# As root, apt would drop its rights to a user who cannot write here, and warn.
	apt-get -qq -o APT::Sandbox::User=root download "$@" 2>apt.log && return
	rm -f ./*.deb
	[ -z "${APT_CONFIG:-}" ] || die "could not download $* ($(sed -n 's/^E: //p' apt.log | head -n 1))"
	own_lists
	apt-get -qq download "$@" || die "could not download $*"
}

is_known() { apt-cache show "$1" >/dev/null 2>&1; }

# Makes sure that apt knows a package: the system's lists may be missing.
ask_for() { # PACKAGE
	is_known "$1" || [ -n "${APT_CONFIG:-}" ] || own_lists
	is_known "$1" || die "Debian has no package $1 here"
}

# Prints the packages that a package depends on, if they begin with $2 and end with $3.
depends() { apt-cache depends "$1" | sed -n "s/^ *Depends: \($2.*$3\)\$/\1/p"; }

fetch_busybox() { # [ARCHITECTURE]
	[ -z "$foreign" ] || own_lists
	download busybox-static
	dpkg-deb -x busybox-static_*.deb unpacked
	mkdir tree
	mv unpacked/bin/busybox tree/ 2>/dev/null || mv unpacked/usr/bin/busybox tree/
}

# Installed, both would run as daemons. Of the packages only the programs.
fetch_prometheus() {
	ask_for prometheus
	promtool=
	! is_known promtool || promtool=promtool # from Debian 13 on it is a package of its own
	# shellcheck disable=SC2086 # a word, or none
	download prometheus prometheus-node-exporter $promtool
	for deb in ./*.deb; do
		dpkg-deb --fsys-tarfile "$deb" | tar -x ./usr/bin
	done
	mv usr/bin tree
}

# To link a wqtop that has it inside.
fetch_ncurses() {
	own_lists
	download libncurses-dev
	dpkg-deb -x libncurses-dev_*.deb tree
}

# For the bench, which runs them in the VM.
fetch_tops() {
	ask_for htop
	# shellcheck disable=SC2046 # a list of words
	download htop procps $( (depends htop lib '' && depends procps lib '') | sort -u)
	mkdir tree
	for deb in ./*.deb; do
		dpkg-deb -x "$deb" tree
	done
}

# A directory in which that release's compiler runs: its packages, unpacked and not configured, which takes no root.
fetch_root() { # RELEASE
	"$vm/in_root.sh" 2>/dev/null ||
		die "the build tools of $1 do not run here, and the kernel lets this user start no system in which they do: run it as root, in no container"
	command -v mmdebstrap >/dev/null || die "mmdebstrap is not there; run 'make deps' first"
	sources=$(sources_of_release "$1") || exit
	echo "fetching a small system of $1"
	mmdebstrap --quiet --mode=chrootless --variant=extract --include='?essential' \
		--include="gcc${foreign:+,gcc-$compilers},make,libc6-dev,libelf1t64,pahole,perl,mawk" "$1" tree "$sources"
	for directory in bin sbin lib lib64; do
		[ -e tree/$directory ] || ln -s usr/$directory tree/$directory
	done
	ln -s mawk tree/usr/bin/awk
}

fetch_linux() { # [RELEASE_]FLAVOUR
	case $1 in
	*_*)
		(lists_of_release "${1%%_*}" && fetch_flavour "${1#*_}")
		tools_run_here || link_root "${1%%_*}"
		;;
	*)
		[ -z "$foreign" ] || own_lists
		fetch_flavour "$1"
		;;
	esac
	[ -z "$foreign" ] || echo "$compilers-" >tree/cross
}

fetch_source() { # VERSION
	download "linux-source-$1"
	dpkg-deb --fsys-tarfile linux-source-*.deb | tar -xO "./usr/src/linux-source-$1.tar.xz" | tar -xJ
	mv "linux-source-$1" tree
}

build_kernel() { # NAME
	[ "$native" = amd64 ] || die "linux-$1: boot.config is for amd64, and this machine is $native"
	"$fetch" source-6.12
	echo "building a kernel; what make says is in .cache/linux-$1.log"
	"$vm/debug_kernel.sh" "$cache/source-6.12" "$1" tree >"$cache/linux-$1.log" 2>&1 ||
		die "it failed: $(tail -n 1 "$cache/linux-$1.log")"
}

tools_run_here() { ! find tree -name 'modpost*' -exec ldd {} + 2>&1 | grep -q 'GLIBC.*not found'; }

link_root() { # RELEASE
	root=root-${1%-backports}${foreign:+-$foreign}
	"$fetch" "$root"
	ln -s "../$root" tree/root
}

fetch_flavour() { # FLAVOUR
	ask_for "linux-image-$1"

	# linux-image-cloud-amd64 is an empty package that depends on the newest linux-image-VERSION-cloud-amd64.
	image=$(depends "linux-image-$1" 'linux-image-[0-9]' '' | head -n 1)
	release=${image:-linux-image-$1}
	release=${release#linux-image-}
	headers=linux-headers-$release
	kernel=$(depends "linux-image-$release" linux-binary- '') # from 6.19 on the image package only depends on it
	kernel=${kernel:-linux-image-$release}
	# shellcheck disable=SC2046 # a list of words
	download "$kernel" "$headers" $(depends "$headers" linux-headers- '-common.*') \
		$(depends "$headers" linux-kbuild- '' | sed "s/\$/${foreign:+:$native}/")

	# Of the image only the kernel: its modules are 100 MB, and the VM loads none but ours.
	mkdir tree
	dpkg-deb --fsys-tarfile "$kernel"_*.deb | tar -x --wildcards './*vmlinuz*'
	mv "boot/vmlinuz-$release" tree/vmlinuz 2>/dev/null || mv "usr/lib/modules/$release/vmlinuz" tree/vmlinuz ||
		die "$kernel has no kernel in it"
	for deb in linux-headers-*.deb linux-kbuild-*.deb; do
		dpkg-deb -x "$deb" tree
	done
	ln -s "usr/src/$headers" tree/headers
	# The headers' Makefile includes the common one by its installed path; kbuild always runs with -C there.
	sed -i 's|/usr/src/|../|' tree/headers/Makefile
	echo "$release" >tree/release
}

native=$("$vm/arch.sh")
for name; do
	[ ! -e "$cache/$name" ] || continue
	"$vm/container.sh" fetch >&2 || exit 1
	mkdir -p "$cache"
	work=$(mktemp -d "$cache/tmp.XXXXXX")
	trap 'rm -rf "$work"' EXIT
	trap 'exit 1' HUP TERM
	trap interrupted INT
	cd "$work"
	foreign=$("$vm/arch.sh" "$name")
	[ "$foreign" != "$native" ] || foreign=
	[ -z "$foreign" ] || [ "$foreign" = arm64 ] || die "$name: on this machine, $native, nothing is built for $foreign"
	case $name in
	busybox | "busybox-$foreign") fetch_busybox ;;
	"ncurses-$foreign") fetch_ncurses ;;
	prometheus) fetch_prometheus ;;
	tops) fetch_tops ;;
	root-*) fetch_root "$(basename "${name#root-}" "-$foreign")" ;;
	source-*) fetch_source "${name#source-}" ;;
	linux-debug | linux-kcsan) build_kernel "${name#linux-}" ;;
	linux-*) fetch_linux "${name#linux-}" ;;
	*) die "don't know how to fetch '$name'" ;;
	esac
	# Whole or not at all. When somebody else was faster, theirs is as good.
	mv -T tree "$cache/$name" 2>/dev/null || [ -e "$cache/$name" ]
	cd "$cache"
	rm -rf "$work"
done
