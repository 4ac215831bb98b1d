#!/bin/sh
# Builds a kernel that finds mistakes, as boot.config and NAME.config say, from the sources in SOURCE:
# debug_kernel.sh SOURCE NAME OUT
# Result: OUT/{vmlinuz,release,headers/}. The sources stay as they are: two kernels are built from them.
set -eu

vm=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$1" && pwd)
configs="$vm/boot.config $vm/$2.config"
mkdir -p "$3"
out=$(cd "$3" && pwd)
build=$(mktemp -d "$out/build.XXXXXX")
trap 'rm -rf "$build"' EXIT
trap 'exit 1' HUP INT TERM
cd "$source"

kernel_make() { make -C "$source" O="$build" "$@"; }

kernel_make tinyconfig
# shellcheck disable=SC2086 # a list of files
scripts/kconfig/merge_config.sh -m -O "$build" "$build/.config" $configs
kernel_make olddefconfig
# The kernel's configuration silently drops an option if something that it depends on is missing.
# shellcheck disable=SC2086 # a list of files
dropped=$(grep -h '^CONFIG.*=[y0-9]*$' $configs | grep -vxF -f "$build/.config" | tr '\n' ' ') || true
if [ -n "$dropped" ]; then
	echo "debug_kernel.sh: this kernel cannot have $dropped" >&2
	exit 1
fi

kernel_make -j "$(nproc)" bzImage modules_prepare
cp "$build/vmlinux.symvers" "$build/Module.symvers" # `make modules` would write it, but nothing is built as a module
# shellcheck disable=SC2016 # the kernel's makefile knows where that is
kernel_make -s run-command KBUILD_RUN_COMMAND='$(srctree)/scripts/package/install-extmod-build '"$out/headers"
cp "$build/arch/x86/boot/bzImage" "$out/vmlinuz"
kernel_make -s --no-print-directory kernelrelease >"$out/release"
