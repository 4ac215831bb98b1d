#!/bin/bash
# The headers that `make` takes in a tree whose cache has all kernels of `make test`.
set -u
cd "$(dirname "$0")/../.." || exit 1
. dashboard/test/tap.sh

usual=linux-cloud-$(kernel/vm/arch.sh)
mkdir -p "$dir/kernel"
cp kernel/Makefile "$dir/kernel/"
ln -s "$top/kernel/vm" "$dir/kernel/vm"
for kernel in linux-arm64 "$usual" linux-bullseye_cloud-amd64 linux-trixie-backports_cloud-amd64; do
	mkdir -p "$dir/.cache/$kernel/headers"
	touch "$dir/.cache/$kernel/headers/Makefile"
done

# takes PATTERN ARGUMENT...: make with these arguments.
takes() {
	taken=$(make -s -C "$dir/kernel" --eval 'taken: ; @echo $(KDIR)' taken "${@:2}")
	# shellcheck disable=SC2053 # a pattern
	[[ $taken == $1 ]]
}
evidence() { echo "$taken"; }

installed=(/lib/modules/*/build/Makefile)
if [[ -e ${installed[0]} ]]; then
	check "installed headers come first" takes '/lib/modules/*/build'
else
	check "without installed headers, those of the VM's usual kernel" takes "$dir/.cache/$usual/headers"
fi
check "KDIR names others" takes /elsewhere KDIR=/elsewhere
finish
