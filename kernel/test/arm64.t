#!/bin/bash
# Builds all for arm64 and runs it in VMs of that architecture, on a machine of another: on Linux 6.1 and on the newest. TAP.
# It does not show that memory is ordered as the module says: QEMU runs on this machine's CPUs, which reorder less.
set -u
cd "$(dirname "$0")/../.." || exit 1
[[ $(kernel/vm/arch.sh) != arm64 ]] || { echo "1..0 # SKIP this machine is arm64 itself: all other tests ran there"; exit; }
. dashboard/test/screen/terminal.sh
. kernel/test/kernels.sh
need aarch64-linux-gnu-gcc qemu-system-aarch64 sparse

usual=cloud-arm64
newest=trixie-backports_cloud-arm64
oldest=$usual
[[ $(release cloud-amd64) == 6.1.* ]] || oldest=bookworm_cloud-arm64

refuses() { # WORDS VARIABLE=VALUE...
	! make -n vm "${@:2}" >"$log" 2>&1 && grep -q "$1" "$log"
}
check "an architecture that is not the kernel's is refused" \
	refuses 'WQ_ARCH=arm64 does not go with WQ_KERNEL=cloud-amd64 here: leave out one' WQ_ARCH=arm64 WQ_KERNEL=cloud-amd64
check "so is one that nothing is built for" refuses 'WQ_ARCH=riscv64 does not go with .*take amd64 or arm64' WQ_ARCH=riscv64

for kernel in $oldest $newest; do build "$kernel" C=2 CF=-Wsparse-error; done
begin $newest verbs
run $oldest machine@1
end $newest verbs
run $newest scenarios@1

# As README has it.
if kernel/vm/fetch.sh linux-$usual >"$log" 2>&1; then
	evidence() { screen; }
	patience=60 # a VM boots, on a machine that may be busy
	open_terminal 80 24
	env -u WQ_KERNEL make vm WQ_ARCH=arm64 >"$log" 2>&1
	type_line 'env -u WQ_KERNEL make demo WQ_ARCH=arm64'
	check "make demo WQ_ARCH=arm64: wqtop over a kernel of that" shows '^wqtop .*Linux .*arm64 .*LIVE' 'periodic  stopped'
	keys i
	check "i: an item runs" shows '^> immediate: 1 accepted' '^i +>?system +([^ ]+ +){2}1 +0 +0 +0 +1 '
	keys q
	shows '^vm# ?$'
	type_line 'uname -m; exit'
	check "the VM is one of that architecture, and goes off" shows '^aarch64 *$' '^the VM is off *$'
else
	skip "make demo WQ_ARCH=arm64" "$(tail -n 1 "$log")"
fi
finish
