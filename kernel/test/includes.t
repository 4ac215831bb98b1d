#!/bin/sh
# The files of each module include each other without a circle: NAME.c and NAME.h count as one.
cd "$(dirname "$0")/../.." || exit 1

# Prints "USER USED" for each include in a module's FILEs.
includes() { # FILE...
	for file; do
		case $file in *.mod.c) continue ;; esac # kbuild's
		user=$(basename "${file%.*}")
		sed -n 's/^#include "\(.*\)"$/\1/p' "$file" | while read -r used; do
			used=$(basename "${used%.*}")
			[ "$used" = "$user" ] || echo "$user $used"
		done
	done
}

check() { # NUMBER MODULE FILE...
	name="$1 - $2: no file includes itself through others"
	shift 2
	if circles=$(includes "$@" | tsort 2>&1 >/dev/null); then
		echo "ok $name"
	else
		echo "not ok $name"
		echo "$circles" | sed 's/^tsort: /# /'
	fi
}

# Both have files of the same name.
check 1 workqueue_demo kernel/*.[ch] kernel/patterns/*.c common/*.[ch]
check 2 workqueue_machine kernel/machine/*.[ch]
echo "1..2"
