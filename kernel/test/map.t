#!/bin/sh
# kernel/README.md knows every file of the module, and no other.
cd "$(dirname "$0")/../.." || exit 1

named=$(sed -n '/^## Which file/,/^## What is counted/p' kernel/README.md | grep -oE '`[a-z_]+\.[ch]`' | tr -d '`' | sort)
# A header beside a .c file of its name needs no row.
there=$(for file in kernel/*.[ch]; do
	case $file in *.mod.c) continue ;; esac # kbuild's
	case $file in *.h) [ ! -e "${file%.h}.c" ] || continue ;; esac
	basename "$file"
done | sort)
if [ "$named" = "$there" ]; then
	echo "ok 1 - each file is in the table of kernel/README.md"
else
	echo "not ok 1 - each file is in the table of kernel/README.md"
	printf '# named: %s\n# there: %s\n' "$(echo "$named" | tr '\n' ' ')" "$(echo "$there" | tr '\n' ' ')"
fi
echo "1..1"
