#!/bin/sh
# Runs make lint: style, shell scripts, C.
if output=$(make -s lint 2>&1); then
	echo "ok 1 - nothing for clang-format, shellcheck and cppcheck to complain of"
else
	echo "not ok 1 - nothing for clang-format, shellcheck and cppcheck to complain of"
	echo "$output" | sed 's/^/# /'
fi
echo "1..1"
