#!/bin/bash
# Runs a command as on a newcomer's machine: bare.sh RELEASE COMMAND...
# Makes a bare Debian of that release, with make, git and ca-certificates, in a directory of its own.
# Clones this project's last commit into it and runs the command there.
# That system shares only the kernel and Debian's mirrors with this one.
# The command's build/ is in build/bare-RELEASE afterwards.
# bare.sh alone tells if such a system can be made here, and if not, why.
#
# Downloads are kept in $WQ_BARE_CACHE (~/.cache/wqtop), for a week.
set -eu
cd "$(dirname "$0")/../.."
top=$PWD
cache=${WQ_BARE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/wqtop}

die() {
	echo "bare: $*" >&2
	exit 1
}

possible() {
	[[ $(id -u) == 0 ]] || die "a bare Debian can be made by root only"
	unshare --mount --pid --fork true 2>/dev/null || die "a bare Debian cannot be made here: mounting is not allowed"
	command -v mmdebstrap >/dev/null || die "a bare Debian is made by mmdebstrap, which is not installed: kernel/vm/deps.sh bare"
}

# The release alone, whole or not at all.
make_base() {
	local new
	[[ -z $(find "$base" -maxdepth 0 -mtime -7 2>/dev/null) ]] || return 0
	mkdir -p "$cache"
	new=$(mktemp -d "$cache/new.XXXXXX")
	chmod 755 "$new"
	kernel/vm/sources.sh "$release" >"$new.list"
	mmdebstrap --quiet --mode=root --variant=minbase --include=make,git,ca-certificates "$release" "$new" "$new.list"
	rm -f "$new"/etc/apt/sources.list.d/*
	mv "$new.list" "$new/etc/apt/sources.list"
	# How this system reaches the mirrors.
	apt-config dump | grep -E '^Acquire::(.*Proxy|Check-)' >"$new/etc/apt/apt.conf.d/acquire" || true
	cp -L /etc/resolv.conf /etc/hosts "$new/etc/"
	rm -rf "$base" "$packages"
	mkdir -p "$packages"
	touch "$new"
	mv -T "$new" "$base"
}

clean_up() {
	mkdir -p build
	rm -rf "build/bare-$release"
	mv "$run/srv/wqtop/build" "build/bare-$release" 2>/dev/null || true
	rm -rf --one-file-system "$run"
}

possible
(($#)) || exit 0
release=$1
shift
base=$cache/$release packages=$cache/$release-packages

make_base
run=$(mktemp -d "$cache/run.XXXXXX")
trap clean_up EXIT
trap 'exit 1' HUP INT TERM
cp -a --reflink=auto "$base/." "$run/"
git clone -q --no-hardlinks "$top" "$run/srv/wqtop"

# Mounts and processes are in namespaces of their own and end with the command.
unshare --mount --pid --fork --kill-child bash -euc '
	run=$1 packages=$2
	shift 2
	# A root that is no mount cannot have namespaces below it: a test makes a bare system in this one.
	mount --bind "$run" "$run"
	mount -t proc proc "$run/proc"
	mount -t sysfs sysfs "$run/sys"
	mount --rbind /dev "$run/dev"
	mount -t devpts -o newinstance,ptmxmode=0666 devpts "$run/dev/pts"
	mount --bind "$packages" "$run/var/cache/apt/archives"
	exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
		TERM="${TERM:-dumb}" chroot "$run" sh -c "cd /srv/wqtop && exec \"\$@\"" sh "$@"' \
	bash "$run" "$packages" "$@"
