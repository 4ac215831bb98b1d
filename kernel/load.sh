#!/bin/sh
# Loads the module into the kernel of this machine, or says why that cannot be done, and what helps: load.sh MODULE.ko
# WQ_ROOT is the folder with /proc and /sys, for tests.
set -eu
export LC_ALL=C

module=$1
name=$(basename "$module" .ko)
root=${WQ_ROOT:-}
release=$(cat "$root/proc/sys/kernel/osrelease" 2>/dev/null || uname -r)
# shellcheck source=kernel/signatures.sh
. "${0%/*}/signatures.sh"

die() { echo "$*" >&2; exit 1; }
says() { # PATH PATTERN: a file of the kernel's
	grep -qs -- "$2" "$root$1"
}

# Each module has a target that loads it, and one that shows it in a VM.
case $name in
workqueue_machine) load='make machine' unload='sudo rmmod workqueue_machine' demo='WQTOP_FLAGS=--machine make demo' ;;
*) load='make load' unload='make unload' demo='make demo' ;;
esac
elsewhere="'$demo' loads it into a VM"

refuse_unsigned() {
	for made in "$root/lib/modules/$release/updates/dkms/$name.ko"*; do
		[ ! -e "$made" ] || die "$signed_only, and this $name.ko is not signed: not loaded.
DKMS has built one for this kernel: 'sudo modprobe $name' loads that"
	done
	die "$signed_only, and $name.ko is not signed: not loaded.
'make dkms-install' builds it signed, and says how this machine learns to trust the key.
Then 'sudo modprobe $name' loads it.
With a key that it trusts already: /lib/modules/$release/build/scripts/sign-file sha256 KEY CERTIFICATE $(realpath "$module")
$elsewhere"
}

refuse_key() {
	die "$signed_only, and it does not trust the key that has signed $name.ko: not loaded.
$(how_to_enrol CERTIFICATE), where CERTIFICATE is the key's
$elsewhere"
}

check_kernel() {
	! says "/sys/module/$name/initstate" live || die "$name is loaded already: '$unload' unloads it"
	! says /proc/sys/kernel/modules_disabled 1 ||
		die "this machine takes no module until it boots again (kernel.modules_disabled): $elsewhere"
	! kernel_wants_signatures || is_signed "$module" || refuse_unsigned
	built=$(grep -a -o 'vermagic=[^ ]*' "$module" | head -n 1)
	[ "$built" = "vermagic=$release" ] || die "$name.ko is built for Linux ${built#vermagic=}," \
		"this machine runs $release: not loaded. 'make deps' gets the headers for that if Debian has them;" \
		"$elsewhere"
}

# CAP_SYS_MODULE is the 17th bit: the lowest of the fifth digit from the end.
may_load() {
	! says /proc/self/status '^CapEff:' || says /proc/self/status '^CapEff:.*[13579bdf]....$'
}

check_user() {
	if [ "$(id -u)" -eq 0 ]; then
		may_load || die "this container may not load modules (CAP_SYS_MODULE): load $name on its host"
		return
	fi
	! says /proc/self/status '^NoNewPrivs:[[:blank:]]*1' ||
		die "sudo does not work in this session (no_new_privs): run '$load' in another one"
	command -v sudo >/dev/null || die "loading takes root, and there is no sudo: as root run: insmod $(realpath "$module")"
}

# Some reasons only the kernel knows.
explain() {
	case $1 in
	*"not in the sudoers"* | *"not allowed to execute"*)
		die "this user may not use sudo for that: as root run: insmod $(realpath "$module")" ;;
	*"Key was rejected"* | *"Required key"*)
		is_signed "$module" || refuse_unsigned
		refuse_key
		;;
	*"not permitted"*) die "the kernel does not let this user load modules (a container, lockdown): $elsewhere" ;;
	*"Invalid module format"* | *"Unknown symbol"*)
		die "$name.ko is built for another kernel: 'make clean' and '$load' build it again; 'sudo dmesg' says more" ;;
	esac
	exit 1
}

check_kernel
check_user
sudo=
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo $sudo insmod "$module"
complaint=$($sudo insmod "$module" 2>&1) || { echo "$complaint" >&2; explain "$complaint"; }
