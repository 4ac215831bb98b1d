#!/bin/sh
# Registers the modules with DKMS, which builds them for each kernel, or takes them back: dkms.sh install | remove
# Both take root; who is not root is asked by sudo.
# WQ_ROOT is the folder with /lib, /sys, /usr and /var, for tests.
set -eu
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
top=${here%/*/*}
root=${WQ_ROOT:-}
# shellcheck source=kernel/signatures.sh
. "$top/kernel/signatures.sh"

name=workqueue-demo
version=$(sed -n 's/^#define WQTOP_VERSION.*"\(.*\)"/\1/p' "$top/dashboard/options/options.h")
sources=$root/usr/src/$name-$version

die() { echo "$*" >&2; exit 1; }

# Also one whose installation has failed, or was interrupted: its files are there.
is_packaged() {
	status=$(dpkg-query -W -f '${db:Status-Status}' "$name-dkms" 2>/dev/null) || return
	case $status in not-installed | config-files) return 1 ;; esac
}
# dkms prints "NAME/VERSION: added" and "NAME/VERSION, KERNEL, ...: installed"; before 3.0 it was "NAME, VERSION".
registered_versions() { dkms status -m "$name" | sed -n "s|^${name}[/,] *\([^,: ]*\)[,:].*|\1|p" | sort -u; }
kernels_with_headers() { (cd "$root/lib/modules" && ls -d ./*/build/Makefile) 2>/dev/null | cut -d / -f 2 | sort -V; }

# All versions: modprobe has room for one.
remove() {
	versions=$(registered_versions)
	for registered in $versions; do
		[ "$registered" = "$version" ] || echo "version $registered of the modules is registered: DKMS removes it"
		dkms remove -m "$name" -v "$registered" --all
		rm -rf "$root/usr/src/$name-$registered"
	done
	rm -rf "$sources"
}

# DKMS takes Ubuntu's key there, elsewhere it makes one.
say_how_to_enrol() {
	for certificate in /var/lib/shim-signed/mok/MOK.der /var/lib/dkms/mok.pub; do
		[ -e "$root$certificate" ] || continue
		echo "$signed_only. DKMS has signed these with this machine's own key."
		echo "Unless that is enrolled already: $(how_to_enrol $certificate)."
		return
	done
	echo "$signed_only, and DKMS has no key to sign with."
	echo "Where openssl is installed it makes one, at the next 'make dkms-install'."
}

say_how_to_load() {
	! kernel_wants_signatures || say_how_to_enrol
	echo "'sudo modprobe workqueue_demo' loads the module, 'sudo modprobe workqueue_machine' the one of 'wqtop --machine'"
}

# Sets built and failed. One kernel that does not build stands in no other's way.
build() { # KERNEL...
	built='' failed=''
	for kernel; do
		status=0
		dkms install -m "$name" -v "$version" -k "$kernel" || status=$?
		case $status in
		0) built="$built $kernel" ;;
		77) ;; # dkms.conf leaves it out, and DKMS has said so
		*) failed="$failed $kernel" ;;
		esac
	done
}

# DKMS itself looks after each kernel that comes later.
install() {
	remove
	"$here/sources.sh" "$sources"
	sed "s/#MODULE_VERSION#/$version/" "$here/dkms.conf" >"$sources/dkms.conf"
	dkms add -m "$name" -v "$version"
	kernels=$(kernels_with_headers)
	# shellcheck disable=SC2086 # a list
	build $kernels
	[ "$kernels" ] || echo "no kernel here has its headers installed: DKMS builds the modules when one gets them"
	[ -z "$built" ] || say_how_to_load
	[ -z "$failed" ] || die "not built for$failed: DKMS has told where it has a log; 'make dkms-remove' takes all back"
}

case ${1:-} in
install | remove) ;;
*) die "usage: dkms.sh install | remove" ;;
esac
! is_packaged || die "the package $name-dkms has registered the modules: 'sudo apt-get remove $name-dkms' takes them back"
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || die "this takes root, and there is no sudo: as root run: make dkms-$1"
	exec sudo "$here/dkms.sh" "$1"
fi
command -v dkms >/dev/null || die "there is no dkms here, so nothing is registered: 'make dkms-install' installs it"
"$1"
