#!/bin/sh
# Each barrier, acquire, release, cmpxchg, test of an atomic and seqcount of the modules has a comment right before it that
# says what it pairs with. TAP.
cd "$(dirname "$0")/../.." || exit 1

# Right before: the word "pair" is at most eight lines above.
lonely=$(find kernel kernel/machine -maxdepth 1 -name '*.[ch]' ! -name '*.mod.c' -exec awk '
	FNR == 1 { told = -100 }
	/[Pp]air/ { told = FNR }
	/^ *\/\*|^[ \t]*\*/ { next }
	/smp_(mb|rmb|wmb|load_acquire|store_release)\(|atomic[0-9a-z_]*_(acquire|release|relaxed)\(|cmpxchg\(|_and_test\(|read_seqcount|write_seqcount_begin\(/ {
		if (FNR - told > 8) print FILENAME ":" FNR ": " $0
	}' {} +)
if [ -z "$lonely" ]; then
	echo "ok 1 - each says what it pairs with"
else
	echo "not ok 1 - each says what it pairs with"
	echo "$lonely" | sed 's/^/# /'
fi
echo "1..1"
