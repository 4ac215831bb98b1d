#!/bin/sh
# Copies what DKMS builds the modules from: sources.sh DIR. dkms.conf is not among it, as a package has its own way to it.
set -eu
umask 022

dir=$(realpath -m "$1")
cd "$(dirname "$0")/../.."
for source in kernel/Kbuild kernel/*.[ch] kernel/patterns/*.[ch] kernel/machine/Kbuild kernel/machine/*.[ch] common/*.[ch]; do
	case $source in *.mod.c) continue ;; esac # kbuild's, not ours
	install -D -m 644 "$source" "$dir/$source"
done
install -m 644 kernel/dkms/Kbuild "$dir/Kbuild"
