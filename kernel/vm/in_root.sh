#!/bin/sh
# Runs a command in another system's directory, with this project at its own path: in_root.sh ROOT COMMAND...
# in_root.sh alone tells by its exit status if it can: root usually may, others where the kernel allows user namespaces.
set -eu

# The mounts are made in a namespace of their own, and end with it. In a chroot nothing can keep them from being seen in
# the outer one as well (--propagation private, the default, fails there): so they are taken away, too.
user=
[ "$(id -u)" -eq 0 ] || user="--user --map-root-user"
propagation=private
# shellcheck disable=SC2086 # words
unshare $user --mount true 2>/dev/null || propagation=unchanged
unshare="unshare $user --mount --propagation $propagation sh -euc"

if [ $# -eq 0 ]; then
	place=$(mktemp -d)
	trap 'rmdir "$place"' EXIT
	# shellcheck disable=SC2016 # the inner shell's variable
	$unshare 'mount --bind "$1" "$1" && umount "$1"' sh "$place"
	exit
fi

top=$(cd "$(dirname "$0")/../.." && pwd)
root=$(cd "$1" && pwd -P)
shift
mkdir -p "$root$top" "$root/proc" "$root/dev"
: >"$root/dev/null"

# shellcheck disable=SC2016 # the inner shell's variables
exec $unshare '
	root=$1 top=$2
	shift 2
	trap "umount \"\$root\$top\" \"\$root/dev/null\"; umount -l \"\$root/proc\"" EXIT
	trap "exit 1" HUP INT TERM
	mount --bind "$top" "$root$top"
	mount --bind /dev/null "$root/dev/null"
	mount --rbind /proc "$root/proc"
	mount --make-rslave "$root/proc"
	chroot "$root" "$@"' sh "$root" "$top" "$@"
