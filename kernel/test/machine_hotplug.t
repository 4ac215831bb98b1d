#!/bin/bash
# CPUs come and go while workqueue_machine watches, in VMs of 1, 2 and 8 CPUs: TAP of all three, one after the other. The VM's
# CPUs share a thread of QEMU, as in-vm-one-thread says.
set -u
export WQ_ACCEL=tcg,thread=single WQ_TIMEOUT=600
for cpus in 1 2 8; do
	WQ_CPUS=$cpus WQ_CONSOLE=build/vm/machine_hotplug-$cpus.console.log kernel/vm/run.sh test guest/machine_hotplug.sh |
		sed -E "s/^((not )?ok )([0-9]+ - )/\1- $cpus CPUs: /; s/^1\.\..*/ended/"
done | awk '
	/^ended$/ { ends++; next }
	/^(not )?ok / { n++ }
	{ print }
	END {
		print (ends == 3 ? "" : "not ") "ok - each of the three came to its end"
		print "1.." n + 1
	}'
