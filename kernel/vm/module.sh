#!/bin/sh
# Builds the module in FOLDER against the kernel headers in HEADERS, in a directory of its own:
# module.sh FOLDER DIR HEADERS [MAKE ARGUMENT...]
# Result: DIR/FOLDER/*.ko. DIR lies in this project, for where the headers need a root directory of their own.
#
# kbuild puts its objects beside the sources, and there `make` builds for the host's kernel. So DIR gets links
# to the sources: what is edited is what is built, errors name a file that can be opened, and kbuild sees through links
# when it compares ages.
set -eu

vm=$(cd "$(dirname "$0")" && pwd)
top=${vm%/*/*}
folder=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)
headers=$(cd "$3" && pwd)
beside=$(dirname "$3") # what fetch.sh puts there
shift 3

cd "$top"
for source in "$folder/Kbuild" "$folder"/*.[ch] "$folder"/patterns/*.[ch] "${folder%/*}"/*.[ch] common/*.[ch]; do
	[ -e "$source" ] || continue
	case $source in *.mod.c) continue ;; esac # kbuild's, not ours
	mkdir -p "$dir/${source%/*}"
	ln -sf "$top/$source" "$dir/$source"
done

# Headers of a newer Debian come with tools that do not run here, and a system in which they do: see fetch.sh.
run=
[ ! -e "$beside/root" ] || run="$vm/in_root.sh $beside/root"
# Those of another architecture come with the name of its compilers.
cross=
[ ! -e "$beside/cross" ] || cross=$(cat "$beside/cross")

# BTF, type information for BPF, would ask for pahole or complain that it is missing; nobody reads it here.
# CC: some headers name the compiler of their release, which may be another than the one that is here.
$run make -C "$headers" M="$dir/$folder" CROSS_COMPILE="$cross" CC="${cross}gcc" \
	CONFIG_DEBUG_INFO_BTF_MODULES= "$@" modules
