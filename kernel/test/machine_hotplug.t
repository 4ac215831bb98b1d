#!/bin/bash
# CPUs come and go while workqueue_machine watches: TAP of VMs of 1 and 2 CPUs, or of so many as named, one after the other:
# machine_hotplug.t 8 takes some minutes. The VM's CPUs share a thread of QEMU, as in-vm-one-thread says.
set -u
export WQ_ACCEL=tcg,thread=single WQ_TIMEOUT=600
(($#)) || set -- 1 2
for cpus; do
	WQ_CPUS=$cpus WQ_CONSOLE=build/vm/machine_hotplug-$cpus.console.log kernel/vm/run.sh test guest/machine_hotplug.sh |
		sed -E "s/^((not )?ok )([0-9]+ - )/\1- $cpus CPUs: /; s/^1\.\..*/ended/"
done | awk -v runs=$# '
	/^ended$/ { ends++; next }
	/^(not )?ok / { n++ }
	{ print }
	END {
		print (ends == runs ? "" : "not ") "ok - each of them came to its end"
		print "1.." n + 1
	}'
