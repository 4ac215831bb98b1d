#!/bin/sh
# Packs what the VM of the bench boots with: initramfs.sh OUT INITRAMFS BARE.ko METER
# That is what every VM boots with, the peers, and the program that measures.
set -eu

top=$(cd "$(dirname "$0")/../../.." && pwd)
out=$1 initramfs=$2 bare=$3 meter=$4

files=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$files" "$out.new"' EXIT
trap 'exit 1' HUP INT TERM

mkdir -p "$files/test/bench/bin"
cp "$bare" "$files/"
cp "$meter" "$files/test/bench/bin/meter"

# Debian's programs, whichever of /bin and /usr/bin they are in, with the libraries that they are linked to.
tops=$top/.cache/tops
mkdir -p "$files/usr/bin" "$files/usr/lib/$(gcc -print-multiarch)"
libraries=$(find "$tops" -name '*.so.*' -printf '%h:' | tr -d '\n')
for name in htop top slabtop watch; do
	program=$(find "$tops" -path "*bin/$name")
	cp "$program" "$files/usr/bin/$name"
	for library in $(LD_LIBRARY_PATH=$libraries ldd "$program" | grep -o '/[^ ]*'); do
		cp -L "$library" "$files/usr/lib/$(gcc -print-multiarch)"
	done
done
"$top/kernel/vm/append.sh" "$initramfs" "$files" >"$out.new"
mv "$out.new" "$out"
