#!/bin/sh
# Prints an initramfs with the files of a directory added: append.sh INITRAMFS DIR
# DIR has the layout of the VM; its files win over those of the same name.
set -eu

busybox=$(cd "$(dirname "$0")/../.." && pwd)/.cache/busybox/busybox
cat "$1"
cd "$2"
chmod -R a+rX . # whatever the user's umask is
find . | sort | "$busybox" cpio -o -H newc -R 0:0 2>/dev/null
