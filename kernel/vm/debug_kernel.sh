#!/bin/sh
# Builds a kernel that finds mistakes, as debug.config says, from the sources in SOURCE: debug_kernel.sh SOURCE OUT
# Result: OUT/{vmlinuz,release,headers/}
set -eu

config=$(cd "$(dirname "$0")" && pwd)/debug.config
mkdir -p "$2"
out=$(cd "$2" && pwd)
cd "$1"

make tinyconfig
scripts/kconfig/merge_config.sh -m .config "$config"
make olddefconfig
# The kernel's configuration silently drops an option if something that it depends on is missing.
dropped=$(grep '^CONFIG.*=y$' "$config" | grep -vxF -f .config | tr '\n' ' ') || true
if [ -n "$dropped" ]; then
	echo "debug_kernel.sh: this kernel cannot have $dropped" >&2
	exit 1
fi

make -j "$(nproc)" bzImage modules_prepare
cp vmlinux.symvers Module.symvers # `make modules` would write it, but nothing is built as a module
# shellcheck disable=SC2016 # the kernel's makefile knows where that is
make -s run-command KBUILD_RUN_COMMAND='$(srctree)/scripts/package/install-extmod-build '"$out/headers"
cp arch/x86/boot/bzImage "$out/vmlinuz"
make -s kernelrelease >"$out/release"
