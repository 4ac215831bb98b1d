#!/bin/sh
# Compiles the modules with all of kbuild's warnings and sparse, from scratch, in DIR, against the kernel headers
# in HEADERS: check.sh DIR HEADERS. Any warning about the modules' sources is a failure.
set -eu

dir=$1
log=$dir.log
rm -rf "$dir" "$log"
mkdir -p "$dir"
for folder in kernel kernel/machine; do
	"$(dirname "$0")/module.sh" $folder "$dir/$folder" "$2" W=1 C=2 CF=-Wsparse-error >>"$log" 2>&1 || {
		cat "$log" >&2
		exit 1
	}
done
if grep -E '(warning|error):' "$log" | grep -F "$dir/" >&2; then
	exit 1
fi
