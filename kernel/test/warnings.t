#!/bin/sh
# Compiles the module with all of kbuild's warnings and sparse.
if output=$(make -s check 2>&1); then
	echo "ok 1 - no warning of gcc at W=1 and none of sparse"
else
	echo "not ok 1 - no warning of gcc at W=1 and none of sparse"
	echo "$output" | sed 's/^/# /'
fi
echo "1..1"
