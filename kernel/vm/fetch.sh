#!/bin/sh
# Downloads Debian packages and unpacks them, without installing them, into the cache: fetch.sh NAME...
#   busybox      busybox-static         -> .cache/busybox/busybox
#   prometheus   prometheus and its node exporter -> .cache/prometheus/{prometheus,promtool,prometheus-node-exporter}
#   linux-FLAVOUR linux-image-FLAVOUR   -> .cache/linux-FLAVOUR/{vmlinuz,release,headers/}
# FLAVOUR is whatever follows linux-image- in a package's name: cloud-amd64, 6.12-cloud-amd64,
# 6.1.0-56-cloud-amd64. With a release of Debian before it, bullseye_cloud-amd64, it is taken from that one. Needs no root. What is in the cache already is left as it is.
set -eu
export LC_ALL=C

cache=$(cd "$(dirname "$0")/../.." && pwd)/.cache

die() { echo "fetch: $*" >&2; exit 1; }

# Has apt use lists in the cache: the system's may be missing or stale, and updating them takes root.
# apt reads the file named in APT_CONFIG last.
use_lists() { # DIRECTORY [SETTING...]
	lists=$1
	shift
	mkdir -p "$lists/lists/partial" "$lists/archives/partial"
	printf '%s;\n' "Dir::State::Lists \"$lists/lists\"" "Dir::Cache \"$lists\"" \
		'APT::Sandbox::User "root"' "$@" >"$lists/apt.conf"
	export APT_CONFIG="$lists/apt.conf"
	echo "fetching Debian's package lists into .cache/"
	apt-get -qq update || die "could not fetch Debian's package lists; is there a network?"
}

own_lists() { use_lists "$cache/apt"; }

# The same from the same mirrors, for another release than this system's.
lists_of_release() { # RELEASE
	mkdir -p "$cache/apt-$1"
	# shellcheck disable=SC2016 # apt's variables, not the shell's
	apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
		awk -v own="$(. /etc/os-release && echo "$VERSION_CODENAME")" -v other="$1" '
			{ sub("^" own, other, $2); print "deb", $1, $2, "main" }' |
		grep -v -- -backports | sort -u >"$cache/apt-$1/sources.list"
	[ -s "$cache/apt-$1/sources.list" ] || die "apt knows no mirror of Debian"
	use_lists "$cache/apt-$1" "Dir::Etc::SourceList \"$cache/apt-$1/sources.list\"" \
		'Dir::Etc::SourceParts "/dev/null"'
}

# Downloads packages into the current directory.
download() {
	echo "fetching $*"
	# As root, apt would drop its rights to a user who cannot write here, and warn.
	apt-get -qq -o APT::Sandbox::User=root download "$@" && return
	rm -f ./*.deb
	[ -z "${APT_CONFIG:-}" ] || die "could not download $*"
	own_lists
	apt-get -qq download "$@" || die "could not download $*"
}

# What a package depends on: the names that begin with $2 and end with $3.
depends() { apt-cache depends "$1" | sed -n "s/^ *Depends: \($2.*$3\)\$/\1/p"; }

fetch_busybox() {
	download busybox-static
	dpkg-deb -x busybox-static_*.deb unpacked
	mkdir tree
	mv unpacked/bin/busybox tree/ 2>/dev/null || mv unpacked/usr/bin/busybox tree/
}

# Installed, both would run as daemons. Of the packages only the programs.
fetch_prometheus() {
	download prometheus prometheus-node-exporter
	for deb in ./*.deb; do
		dpkg-deb --fsys-tarfile "$deb" | tar -x ./usr/bin
	done
	mv usr/bin tree
}

fetch_linux() { # [RELEASE_]FLAVOUR
	case $1 in
	*_*)
		(lists_of_release "${1%%_*}" && fetch_flavour "${1#*_}")
		return ;;
	esac
	fetch_flavour "$1"
}

fetch_flavour() { # FLAVOUR
	apt-cache show "linux-image-$1" >/dev/null 2>&1 || [ -n "${APT_CONFIG:-}" ] || own_lists
	apt-cache show "linux-image-$1" >/dev/null 2>&1 || die "Debian has no package linux-image-$1 here"

	# linux-image-cloud-amd64 is an empty package that depends on the newest linux-image-VERSION-cloud-amd64.
	image=$(depends "linux-image-$1" 'linux-image-[0-9]' '' | head -n 1)
	release=${image:-linux-image-$1}
	release=${release#linux-image-}
	headers=linux-headers-$release
	# shellcheck disable=SC2046 # a list of words
	download "linux-image-$release" "$headers" \
		$(depends "$headers" linux-headers- -common) $(depends "$headers" linux-kbuild- '')

	# Of the image only the kernel: its modules are 100 MB, and the VM loads none but ours.
	dpkg-deb --fsys-tarfile linux-image-*.deb | tar -x ./boot
	mkdir tree
	mv "boot/vmlinuz-$release" tree/vmlinuz || die "linux-image-$release has no kernel in it"
	for deb in linux-headers-*.deb linux-kbuild-*.deb; do
		dpkg-deb -x "$deb" tree
	done
	ln -s "usr/src/$headers" tree/headers
	# The headers' Makefile includes the common one by its installed path; kbuild always runs with -C there.
	sed -i 's|/usr/src/|../|' tree/headers/Makefile
	echo "$release" >tree/release
}

command -v apt-get >/dev/null || die "this needs Debian's apt-get"
for name; do
	[ ! -e "$cache/$name" ] || continue
	mkdir -p "$cache"
	work=$(mktemp -d "$cache/tmp.XXXXXX")
	trap 'rm -rf "$work"' EXIT
	trap 'exit 1' HUP INT TERM
	cd "$work"
	case $name in
	busybox) fetch_busybox ;;
	prometheus) fetch_prometheus ;;
	linux-*) fetch_linux "${name#linux-}" ;;
	*) die "don't know how to fetch '$name'" ;;
	esac
	# Whole or not at all. When somebody else was faster, theirs is as good.
	mv -T tree "$cache/$name" 2>/dev/null || [ -e "$cache/$name" ]
	cd "$cache"
	rm -rf "$work"
done
