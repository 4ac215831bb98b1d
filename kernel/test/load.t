#!/bin/bash
# make load says why the module cannot be loaded, and what helps; make machine leaves nothing behind. Nothing is loaded: insmod
# and the kernel are stand-ins. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

root=$dir/root
module=$dir/workqueue_demo.ko
mkdir -p "$root"/proc/{self,sys/kernel} "$root"/sys/{module/module/parameters,kernel/security} "$dir/bin"
evidence() { cat "$dir/out"; }
said() { grep -qE -- "$1" "$dir/out"; }

# --- stand-ins ---

well() { # everything is as it should be
	rm -rf "$root/sys/module/workqueue_demo"
	echo 6.1.0-56-amd64 >"$root/proc/sys/kernel/osrelease"
	echo 0 >"$root/proc/sys/kernel/modules_disabled"
	echo N >"$root/sys/module/module/parameters/sig_enforce"
	echo '[none] integrity confidentiality' >"$root/sys/kernel/security/lockdown"
	printf 'CapEff:\t000001ffffffffff\nNoNewPrivs:\t0\n' >"$root/proc/self/status"
	printf 'vermagic=6.1.0-56-amd64 SMP\0' >"$module"
	stand_in insmod "echo loaded \$1"
	stand_in id "echo 0"
	stand_in sudo "echo sudo; \"\$@\""
}
stand_in() { printf '#!/bin/sh\n%s\n' "$2" >"$dir/bin/$1"; chmod +x "$dir/bin/$1"; }
load() { WQ_ROOT=$root PATH=$dir/bin:$PATH kernel/load.sh "$module" >"$dir/out" 2>&1; }
refuses() { ! load && said "$1"; } # in one sentence, or what insmod said and one
insmod_says() { stand_in insmod "echo 'insmod: ERROR: could not insert module: $1' >&2; exit 1"; }

# --- it can be loaded ---

well
check "as root" load
check "the command is shown" said "^insmod $module"
stand_in id "echo 1000"
check "with sudo" load
check "the command is shown" said "^sudo insmod $module"
printf 'NoNewPrivs:\t0\nCapEff:\t0000000000000000\n' >"$root/proc/self/status"
check "sudo gives the capability" load
well
rm -r "$root/proc/self" "$root/sys/kernel/security"
check "where the kernel tells nothing" load
mkdir -p "$root/proc/self" "$root/sys/kernel/security"

# --- it cannot ---

well
mkdir -p "$root/sys/module/workqueue_demo" && echo live >"$root/sys/module/workqueue_demo/initstate"
check "it is loaded" refuses "^workqueue_demo is loaded already: 'make unload' unloads it$"
well
echo 1 >"$root/proc/sys/kernel/modules_disabled"
check "modules are disabled" refuses "no module until it boots again .kernel.modules_disabled.: 'make demo'"
for lockdown in 'none [integrity] confidentiality' 'none integrity [confidentiality]'; do
	well
	echo "$lockdown" >"$root/sys/kernel/security/lockdown"
	check "lockdown: $lockdown" refuses "signed modules only .Secure Boot, lockdown."
done
check "DKMS helps" said "^'make dkms-install' builds it signed"
check "and then modprobe" said "^Then 'sudo modprobe workqueue_demo' loads it\.\$"
check "so does a key that is trusted" said "/build/scripts/sign-file sha256 KEY CERTIFICATE $module\$"
check "so does a VM" said "^'make demo' loads it into a VM\$"
mkdir -p "$root/lib/modules/6.1.0-56-amd64/updates/dkms"
touch "$root/lib/modules/6.1.0-56-amd64/updates/dkms/workqueue_demo.ko.xz"
check "DKMS has built it" refuses "^DKMS has built one for this kernel: 'sudo modprobe workqueue_demo' loads that\$"
rm -r "${root:?}/lib"
well
echo Y >"$root/sys/module/module/parameters/sig_enforce"
check "signatures are enforced" refuses "signed modules only"
printf 'vermagic=6.1.0-56-amd64 SMP\0~Module signature appended~\n' >"$module"
check "a signed one is loaded" load
well
printf 'vermagic=6.1.0-55-amd64 SMP\0' >"$module"
check "another kernel" refuses "is built for Linux 6.1.0-55-amd64, this machine runs 6.1.0-56-amd64: not loaded. 'make deps'"
well
printf 'CapEff:\t00000000a80425fb\n' >"$root/proc/self/status"
check "root without CAP_SYS_MODULE" refuses "container may not load modules .CAP_SYS_MODULE.: load workqueue_demo on its host"
well
stand_in id "echo 1000"
printf 'CapEff:\t0000000000000000\nNoNewPrivs:\t1\n' >"$root/proc/self/status"
check "no new privileges" refuses "sudo does not work in this session"
well
stand_in id "echo 1000"
no_sudo() { # with the programs of load.sh, and no sudo
	rm "$dir/bin/sudo"
	for program in sh grep tail cat head uname basename realpath; do ln -sf "$(command -v "$program")" "$dir/bin/"; done
	! WQ_ROOT=$root PATH=$dir/bin "$BASH" -c 'exec kernel/load.sh "$1"' bash "$module" >"$dir/out" 2>&1 &&
		said "no sudo: as root run: insmod $module"
}
check "no sudo" no_sudo

# --- only insmod knows ---

for word in 'Key was rejected by service' 'Required key not available'; do
	well
	insmod_says "$word"
	check "$word" refuses 'is not signed: not loaded'
	printf 'vermagic=6.1.0-56-amd64 SMP\0~Module signature appended~\n' >"$module"
	check "$word, of a signed one" refuses 'does not trust the key that has signed workqueue_demo.ko: not loaded'
	check "what helps" said "^'sudo mokutil --import CERTIFICATE' enrols it: .*restart"
done
well
stand_in id "echo 1000"
for word in 'mickey is not in the sudoers file.' "Sorry, user mickey is not allowed to execute '/sbin/insmod' as root on keyhole."; do
	stand_in sudo "echo \"$word\" >&2; exit 1"
	check "$word" refuses "^this user may not use sudo for that: as root run: insmod $module\$"
done
well
insmod_says 'Operation not permitted'
check "Operation not permitted" refuses "let this user load modules .*'make demo'"
well
insmod_says 'Invalid module format'
check "Invalid module format" refuses "'make clean' and 'make load' build it again"
well
insmod_says 'Cannot allocate memory'
check "what nobody knows is told as insmod tells it" refuses 'Cannot allocate memory'

# --- make machine ---

machine=$root/proc/workqueue_machine
stand_in wqtop 'echo wqtop "$@"; exit 3'
watches() {
	WQ_ROOT=$root PATH=$dir/bin:$PATH kernel/machine.sh "$dir/workqueue_machine.ko" "$dir/bin/wqtop" >"$dir/out" 2>&1
}
ends() { # STATUS
	local status=0
	watches || status=$?
	((status == $1))
}
said_all() { # LINE...: these and no others
	printf '%s\n' "$@" | cmp -s - "$dir/out"
}
well
cp "$module" "$dir/workqueue_machine.ko"
stand_in insmod "echo 'attached_ns -' >$machine"
stand_in rmmod "rm $root/proc/\$1"
check "wqtop's status is that of make machine" ends 3
check "the module is loaded, and is gone after wqtop" said_all "insmod $dir/workqueue_machine.ko" 'wqtop --machine' \
	'rmmod workqueue_machine'
check "indeed" test ! -e "$machine"
stand_in insmod "echo 'attached_ns 5' >$machine"
watches
check "it stays while somebody else watches by it" said '^workqueue_machine stays, somebody watches'
watches
check "one that was loaded before is taken, and stays" said_all 'wqtop --machine'
check "indeed" test -e "$machine"
rm "$machine"
stand_in id "echo 1000"
stand_in insmod "echo 'attached_ns -' >$machine"
watches
check "with sudo, where that is needed" said_all "sudo insmod $dir/workqueue_machine.ko" sudo 'wqtop --machine' \
	'sudo rmmod workqueue_machine' sudo
echo 1 >"$root/proc/sys/kernel/modules_disabled"
check "where it cannot be loaded" ends 1
check "it says why, and how to see it in a VM" said "no module until it boots again .*: 'WQTOP_FLAGS=--machine make demo'"
mkdir -p "$root/sys/module/workqueue_machine" && echo live >"$root/sys/module/workqueue_machine/initstate"
check "loaded, and hidden from this /proc" ends 1
check "it names how to unload it" said "'sudo rmmod workqueue_machine' unloads it"

finish
