#!/bin/bash
# make load says why the module cannot be loaded, and what helps. Nothing is loaded: insmod and the kernel are stand-ins. TAP.
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
check "what helps" said "Sign it with a key that this machine trusts, or 'make demo'"
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
	check "$word" refuses 'signed modules only'
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

finish
