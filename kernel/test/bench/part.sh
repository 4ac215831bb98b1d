#!/bin/sh
# Runs a part of the bench in a VM of its own: part.sh KERNEL PART [PARAMETER...], which run.sh describes
# PART is a script beside this one, without its ".sh". With "@N" behind it the VM has N CPUs, and its clock is that of this
# machine; else one CPU, and each instruction is one nanosecond.
# Its numbers go to build/bench/KERNEL/PART.numbers.
set -eu
cd "$(dirname "$0")/../../.."

kernel=$1 part=$2
shift 2
numbers=build/bench/$kernel/$part.numbers
export WQ_KERNEL="$kernel" WQ_INITRD="build/bench/$kernel/initramfs" WQ_CONSOLE="build/bench/$kernel/$part.log"
export WQ_ACCEL=tcg WQ_TIMEOUT=900

case $part in
*@*) export WQ_STEADY=0 WQ_CPUS="${part#*@}" ;;
*)
	# The clock is the counter of cycles, as on a real machine: others are dear in a VM.
	# lpj: the kernel need not find out how fast the machine is.
	export WQ_STEADY=1 WQ_SHIFT=0
	set -- tsc=reliable clocksource=tsc lpj=4000000 "$@"
	;;
esac
rm -f "$numbers"
kernel/vm/run.sh test "bench/${part%@*}.sh" "$@" >"$numbers.new"
mv "$numbers.new" "$numbers"
