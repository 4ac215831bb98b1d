#!/bin/sh
# Loads the module into the kernel of this machine, or says why that cannot be done, and what helps: load.sh MODULE.ko
# WQ_ROOT is the folder with /proc and /sys, for tests.
set -eu
export LC_ALL=C

module=$1
name=$(basename "$module" .ko)
root=${WQ_ROOT:-}

die() { echo "$*" >&2; exit 1; }
says() { # PATH PATTERN: a file of the kernel's
	grep -qs -- "$2" "$root$1"
}

elsewhere="'make demo' loads it into a VM"
signature="this kernel takes signed modules only (Secure Boot, lockdown), and $name.ko is not signed: not loaded.
Sign it with a key that this machine trusts, or 'make demo' loads it into a VM"

check_kernel() {
	! says "/sys/module/$name/initstate" live || die "$name is loaded already: 'make unload' unloads it"
	! says /proc/sys/kernel/modules_disabled 1 ||
		die "this machine takes no module until it boots again (kernel.modules_disabled): $elsewhere"
	if says /sys/module/module/parameters/sig_enforce Y || says /sys/kernel/security/lockdown '\[[ic]'; then
		tail -c 28 "$module" | grep -qs 'Module signature appended' || die "$signature"
	fi
	release=$(cat "$root/proc/sys/kernel/osrelease" 2>/dev/null || uname -r)
	built=$(grep -a -o 'vermagic=[^ ]*' "$module" | head -n 1)
	[ "$built" = "vermagic=$release" ] || die "$name.ko is built for Linux ${built#vermagic=}," \
		"this machine runs $release: not loaded. 'make deps' gets the headers for that if Debian has them; 'make demo'" \
		"loads it into a VM"
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
		die "sudo does not work in this session (no_new_privs): run 'make load' in another one"
	command -v sudo >/dev/null || die "loading takes root, and there is no sudo: as root run: insmod $(realpath "$module")"
}

# Some reasons only the kernel knows.
explain() {
	case $1 in
	*[Kk]ey*) die "$signature" ;;
	*"not permitted"*) die "the kernel does not let this user load modules (a container, lockdown): $elsewhere" ;;
	*"Invalid module format"* | *"Unknown symbol"*)
		die "$name.ko is built for another kernel: 'make clean' and 'make load' build it again; 'sudo dmesg' says more" ;;
	esac
	exit 1
}

check_kernel
check_user
sudo=
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo $sudo insmod "$module"
complaint=$($sudo insmod "$module" 2>&1) || { echo "$complaint" >&2; explain "$complaint"; }
