#!/bin/bash
# Tries other kernels than the VM's usual one: the module builds for them without a warning, and tests pass in them.
#   kernels.t                     the kernels and scripts of `make test`; every_kernel.sh has more
#   kernels.t KERNEL SCRIPT...    these scripts on that kernel; for KERNEL see fetch.sh
# SCRIPT@1 runs with one CPU, and a clock that counts its instructions.
set -u
cd "$(dirname "$0")/../.." || exit 1
. dashboard/test/tap.sh
. kernel/test/kernels.sh

# The terminal of a user, in the VM that was just built.
freezes() { # KERNEL
	WQ_KERNEL=$1 dashboard/test/screen/freeze.sh >"$log" 2>&1 && grep -q '^1\.\.[1-9]' "$log"
}

if (($#)); then
	build "$1"
	run "$@"
	finish
fi

# 5.10, 6.1, 6.12 and the newest, without this system's own kernel, on which all other tests run. Those between the oldest
# and the newest are built for only.
arch=$(kernel/vm/arch.sh)
usual=$(release "cloud-$arch") || exit 1
oldest=bullseye_cloud-$arch
newest=trixie-backports_cloud-$arch
between=()
[[ $usual == 6.1.* ]] || between+=("bookworm_cloud-$arch")
[[ $usual == 6.12.* ]] || between+=("bookworm_6.12-cloud-$arch")

# No more than two VMs at a time: beside more, tests of seconds miss what they look at.
build "$oldest"
begin "$oldest" verbs
for kernel in "$newest" "${between[@]}" "$arch"; do build "$kernel"; done
end "$oldest" verbs

# machine@1 has all points of machine, and the times as well.
begin "$newest" verbs
run "$newest" bh scenarios@1 machine@1
end "$newest" verbs

begin "$arch" freezable
run "$arch" suspend
end "$arch" freezable
if has_vm "$arch"; then
	check "$(release "$arch"): S f freezes and thaws" freezes "$arch"
else
	skip "S f freezes and thaws" "there is no VM with pm_test"
fi
finish
