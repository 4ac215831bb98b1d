#!/bin/sh
# What a build in the tree leaves there makes nothing of the VM stale: else tests that run beside each other would build it
# anew, each in the other's way.
cd "$(dirname "$0")/../.." || exit 1

[ -e kernel/line.o ] || { echo "1..0 # SKIP nothing is built in the tree: make"; exit; }
built=$(make -pn vm 2>/dev/null | grep -E '^build/vm/[^ ]*\.ko:' | grep -oE ' [^ ]+\.(o|ko|cmd|mod|mod\.c|order)\b')
if [ -z "$built" ]; then
	echo "ok 1 - the VM's modules are made of sources only"
else
	echo "not ok 1 - the VM's modules are made of sources only"
	echo "# and of:$built" | tr '\n' ' '
fi
modules=$(make -pn vm 2>/dev/null | grep -cE '^build/vm/[^ ]*\.ko: .*\.c ')
if [ "$modules" -ge 4 ]; then
	echo "ok 2 - four of them or more"
else
	echo "not ok 2 - four of them or more: $modules"
fi
echo 1..2
