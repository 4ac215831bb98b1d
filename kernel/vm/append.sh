#!/bin/sh
# Prints an initramfs with more files behind what it has: append.sh INITRAMFS DIR. They lie in DIR as they will in the VM,
# and win over those of the same name.
set -eu

busybox=$(cd "$(dirname "$0")/../.." && pwd)/.cache/busybox/busybox
cat "$1"
cd "$2"
chmod -R a+rX . # whatever the user's umask is
find . | sort | "$busybox" cpio -o -H newc -R 0:0 2>/dev/null
