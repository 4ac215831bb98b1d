#!/bin/bash
# Checks style and shell: clang-format and cppcheck on C, shellcheck on every shell script.
# Prints their complaints, and exits with 1 if there are any. check.sh looks for gcc's warnings and sparse's.
set -u
cd "$(dirname "$0")/../.." || exit

# The C files that agree with .clang-format. Not so dashboard's headers: clang-format cannot keep the comments of a struct,
# and the rows of a table, in columns of their own.
formatted=(kernel/*.[ch] kernel/machine/*.[ch] kernel/test/guest/*.[ch] kernel/test/{planted,crowd,culprit}/*.c
	kernel/test/bench/*.[ch] kernel/test/bench/bare/*.c common/*.[ch] common/test/*.c
	dashboard/*.c dashboard/*/*.c dashboard/test/*/*.c)
# wqtop shows these without the markers that end some lines ("=> started"), and so they are formatted.
patterns=(kernel/patterns/*.c)
# The folders for cppcheck, without tests. It knows too few of the kernel's macros to read the module.
checked=(common dashboard)

status=0

check_format() {
	local file
	for file in "${formatted[@]}"; do
		[[ $file != *.mod.c ]] || continue # kbuild's
		clang-format --dry-run -Werror "$file" || status=1
	done
	for file in "${patterns[@]}"; do
		sed 's|[[:blank:]]*/\* [^*]*=> [^*]*\*/$||' "$file" |
			clang-format --dry-run -Werror --assume-filename="$file" || status=1
	done
}

# Every shell script, by its first lines.
check_shell() {
	find . \( -name .git -o -name .cache -o -path ./build \) -prune -o -type f -size -256k -print0 |
		xargs -0 grep -lIZE '^#!/bin/(ba|da)?sh|^# shellcheck shell=' |
		xargs -0 shellcheck -x || status=1
}

# The suppressed remark, of newer versions, says no more than that the check is a usual one.
check_c() {
	cppcheck --quiet --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		--suppress=normalCheckLevelMaxBranches \
		-i common/test -i dashboard/test -I . -I common -I dashboard "${checked[@]}" || status=1
}

check_format
check_shell
check_c
exit $status
