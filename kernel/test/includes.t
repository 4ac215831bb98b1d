#!/bin/sh
# The module's files include each other without a circle: NAME.c and NAME.h count as one.
cd "$(dirname "$0")/../.." || exit 1

# Prints "USER USED" for each include of a file of the module.
includes() {
	for file in kernel/*.[ch] kernel/patterns/*.c common/*.[ch]; do
		case $file in *.mod.c) continue ;; esac # kbuild's
		user=$(basename "${file%.*}")
		sed -n 's/^#include "\(.*\)"$/\1/p' "$file" | while read -r used; do
			used=$(basename "${used%.*}")
			[ "$used" = "$user" ] || echo "$user $used"
		done
	done
}

if circles=$(includes | tsort 2>&1 >/dev/null); then
	echo "ok 1 - no file includes itself through others"
else
	echo "not ok 1 - no file includes itself through others"
	echo "$circles" | sed 's/^tsort: /# /'
fi
echo "1..1"
