#!/bin/sh
# kernel/README.md knows every file of the modules, and no other.
cd "$(dirname "$0")/../.." || exit 1

check() { # NUMBER HEADING FOLDER
	named=$(sed -n "/^## $2/,/^## /{/^| /p}" kernel/README.md | grep -oE '`[a-z_]+\.[ch]`' | tr -d '`' | sort)
	# A header beside a .c file of its name needs no row.
	there=$(for file in "$3"/*.[ch]; do
		case $file in *.mod.c) continue ;; esac # kbuild's
		case $file in *.h) [ ! -e "${file%.h}.c" ] || continue ;; esac
		basename "$file"
	done | sort)
	if [ "$named" = "$there" ]; then
		echo "ok $1 - each file of $3 is in its table of kernel/README.md"
	else
		echo "not ok $1 - each file of $3 is in its table of kernel/README.md"
		printf '# named: %s\n# there: %s\n' "$(echo "$named" | tr '\n' ' ')" "$(echo "$there" | tr '\n' ' ')"
	fi
}

check 1 "Which file" kernel
check 2 "The machine's module" kernel/machine
echo "1..2"
